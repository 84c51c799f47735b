import type { Log } from './log.ts'

/** Work that is looked for again and again. */
export type Rounds = {
  /** Looks now; where a look is under way that one is waited for. */
  look(): Promise<void>
  /** Begins no further look, and waits for the one under way. */
  stop(): Promise<void>
}

/**
 * Looks for work at once, without anybody waiting for it, and then every so often: one look at a time. A look that fails is told by
 * these words, and the next one comes all the same. Long work asks `isStopping` between its parts.
 */
export function startRounds(
  everyMs: number,
  work: (isStopping: () => boolean) => Promise<void>,
  { log, failed }: { log: Log; failed: string },
): Rounds {
  let stopping = false
  let underWay: Promise<void> | undefined
  const look = () => {
    underWay ??= work(() => stopping).finally(() => {
      underWay = undefined
    })
    return underWay
  }
  const lookInTurn = () => {
    look().catch((error: unknown) => log.error({ err: error }, failed))
  }
  lookInTurn()
  const timer = setInterval(lookInTurn, everyMs).unref()
  return {
    look,
    async stop() {
      stopping = true
      clearInterval(timer)
      await underWay?.catch(() => {})
    },
  }
}
