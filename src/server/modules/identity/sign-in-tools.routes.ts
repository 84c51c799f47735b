import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { notSignedIn } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { tooManyRequests } from '../../platform/problems.ts'
import type { AccountsIn } from './accounts.ts'
import { deviceOf } from './device.ts'
import type { Own } from './second-factor.service.ts'
import { describeSession, findSession, tidySessions } from './session.service.ts'
import type { SignInSettings } from './sign-in-settings.ts'

export type SignInDeps = {
  db: Db
  accountsIn: AccountsIn
  clock: Clock
  settings: SignInSettings
  publicUrl: string
  rateFactor: number
}

/** All of a request that the engine of sessions sees: the rest says from where and with what somebody works. */
export const headersOf = ({ headers: { cookie, 'user-agent': agent } }: FastifyRequest): Headers =>
  new Headers({ ...(cookie === undefined ? {} : { cookie }), 'user-agent': encodeURI(deviceOf(agent)) })

/** Of a route for those who are signed in. */
export function ownOf(request: FastifyRequest): Own {
  if (!request.caller) throw notSignedIn()
  return { ...request.caller, headers: headersOf(request) }
}

export const setCookies = (reply: FastifyReply, cookies: readonly string[]): FastifyReply =>
  cookies.length === 0 ? reply : reply.header('set-cookie', [...cookies])

/** Answers the session that these cookies open. */
export async function sendSession(
  reply: FastifyReply,
  { db, accountsIn, clock, settings }: SignInDeps,
  cookies: readonly string[],
): Promise<FastifyReply> {
  // Of two of one name the browser keeps the later.
  const pairs = new Map(cookies.map((line) => (line.split(';')[0] ?? '').split(/=(.*)/s) as [string, string]))
  const cookie = [...pairs].map((pair) => pair.join('=')).join('; ')
  const caller = await findSession(db, accountsIn(db), clock, settings, new Headers({ cookie }))
  if (!caller) throw notSignedIn()
  reply.log.info({ person: caller.actor.personId }, 'signed in')
  await tidySessions(db, clock, settings, caller.actor.personId)
  return setCookies(reply, cookies).send(await describeSession(db, clock, caller))
}

/** Guessing is slowed twice: by the caller's address, and by the account, wherever its callers come from. */
export function throttles(app: FastifyInstance, rateFactor: number) {
  const byAddress = { rateLimit: { max: 60 * rateFactor, timeWindow: '1 minute' } }
  const limit = (max: number, timeWindow: string, keyOf: (request: FastifyRequest) => string) => {
    const check = app.createRateLimit({ max: max * rateFactor, timeWindow, keyGenerator: keyOf })
    return async (request: FastifyRequest) => {
      const attempts = await check(request)
      if (!attempts.isAllowed && attempts.isExceeded) throw tooManyRequests(attempts.ttlInSeconds)
    }
  }
  return { byAddress, limit }
}
