import { lazyRouteComponent } from '@tanstack/react-router'

/**
 * A page whose code comes when it is opened. Where it does not come the page says so and stays: the router by itself would load
 * everything anew, and without a connection lose what is there (`newer-build.ts` does it where a newer build is the reason).
 */
export const lazyPage = <Module extends Record<string, unknown>, Name extends keyof Module>(
  load: () => Promise<Module>,
  name: Name,
) => lazyRouteComponent(() => load().catch(notTheRoutersOwn), name)

/** It knows by the first words of the error that code did not come. */
function notTheRoutersOwn(error: unknown): never {
  throw error instanceof Error ? new Error(`A page did not come: ${error.message}`, { cause: error }) : error
}
