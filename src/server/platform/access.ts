import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Action } from '../../shared/people.ts'
import {
  type Actor,
  actingFor,
  mayAnywhere,
  notSignedIn,
  refusalOf,
  secondFactorWanted,
  tokenNotTaken,
} from './actor.ts'

/**
 * Who may call a route at all; at which unit is for its service to say. `signed-in` is about the person who asks, so
 * programs with a token may not; `known` is for whoever has a session or a token; of several actions one is enough.
 */
export type Access = 'public' | 'signed-in' | 'known' | Action | readonly [Action, ...Action[]]

/** Whoever a request comes from, and what their session says beside it. */
export type SessionCaller = {
  actor: Actor
  sessionId: string
  /** Until a second factor is set up or used, the session opens only the routes that serve this. */
  secondFactorWanted: boolean
  /** To be set, because a session in use goes on. */
  cookies: readonly string[]
}
/** A session or, for programs, a token. */
export type Caller = SessionCaller | { actor: Actor }

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** Also for a session whose second factor is still wanted. */
    beforeSecondFactor?: boolean
  }
  interface FastifyRequest {
    /** The one who asks. Throws `not-signed-in` on a public route without a session. */
    readonly actor: Actor
    foundActor: Actor | undefined
    /** Of a session; a program has none. */
    caller: SessionCaller | undefined
  }
}

/**
 * Refuses at start any route that does not say who may call it, and at each request whoever may not.
 * `findCaller` reads the session or the token; `slowDown` throws where a stranger asks too often.
 */
export function guardRoutes(
  app: FastifyInstance,
  findCaller: (headers: Headers) => Promise<Caller | undefined>,
  slowDown: (request: FastifyRequest) => Promise<void>,
): Map<string, Access> {
  const table = new Map<string, Access>()
  app.decorateRequest('foundActor', undefined)
  app.decorateRequest('caller', undefined)
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
  app.addHook('onRequest', async (request, reply) => {
    const { access, beforeSecondFactor } = request.routeOptions.config
    if (access === 'public') return
    if (access === undefined) {
      if (leadsNowhere(request)) await slowDown(request)
      return
    }
    const caller = await findCaller(new Headers(request.headers as Record<string, string>))
    if (caller === undefined) await slowDown(request)
    request.foundActor = caller?.actor
    const actor = request.actor
    if (caller && 'sessionId' in caller) {
      request.caller = caller
      if (caller.cookies.length > 0) reply.header('set-cookie', [...caller.cookies])
      if (caller.secondFactorWanted && !beforeSecondFactor) throw secondFactorWanted()
    }
    if (access === 'known') return
    if (access !== 'signed-in') {
      const [action, ...others] = typeof access === 'string' ? [access] : access
      if (![action, ...others].some((each) => mayAnywhere(actor, each))) throw refusalOf(actor, action)
      // What is changed is asked for at its place by the service; what is read shows where it may be read.
      if (typeof access === 'string' && access.endsWith('.read')) request.foundActor = actingFor(actor, access)
    } else if (actor.kind === 'token') throw tokenNotTaken()
  })
  return table
}

/** Any other address shows the web client, which costs nothing. */
const leadsNowhere = ({ is404, url }: FastifyRequest) => is404 || /^\/api\/(?!docs)/.test(url)
