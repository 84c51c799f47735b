import type { FastifyInstance } from 'fastify'
import type { Action } from '../../shared/people.ts'
import { type Actor, mayAnywhere, notAllowed, notSignedIn } from './actor.ts'

/** Who may call a route at all; at which unit is for its service to say. */
export type Access = 'public' | 'signed-in' | Action

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
  }
  interface FastifyRequest {
    /** The one who asks. Throws `not-signed-in` on a public route without a session. */
    readonly actor: Actor
    foundActor: Actor | undefined
  }
}

/**
 * Refuses at start any route that does not say who may call it, and at each request whoever may not.
 * `findActor` reads the session.
 */
export function guardRoutes(
  app: FastifyInstance,
  findActor: (headers: Headers) => Promise<Actor | undefined>,
): Map<string, Access> {
  const table = new Map<string, Access>()
  app.decorateRequest('foundActor', undefined)
  app.decorateRequest('actor', {
    getter() {
      if (this.foundActor === undefined) throw notSignedIn()
      return this.foundActor
    },
  })
  app.addHook('onRoute', ({ method, url, config }) => {
    if (!url.startsWith('/api/') || url.startsWith('/api/docs')) return
    const access = (config as { access?: Access } | undefined)?.access
    for (const name of [method].flat()) {
      if (name === 'HEAD' || name === 'OPTIONS') continue
      if (access === undefined) throw new Error(`${name} ${url} does not say who may call it`)
      table.set(`${name} ${url}`, access)
    }
  })
  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access
    if (access === undefined || access === 'public') return
    request.foundActor = await findActor(new Headers(request.headers as Record<string, string>))
    const actor = request.actor
    if (access !== 'signed-in' && !mayAnywhere(actor, access)) throw notAllowed(access)
  })
  return table
}
