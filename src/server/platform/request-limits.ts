import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { tooManyRequests } from './problems.ts'

const perMinute = { max: 600, timeWindow: '1 minute' } as const

/**
 * Everyone who is known has a share of requests of their own, since a whole office shares one address. Answers what slows
 * strangers: whoever brings no session and no token that holds, or asks for what is not there, counts by address.
 */
export async function limitRequests(
  app: FastifyInstance,
  factor: number,
): Promise<(request: FastifyRequest) => Promise<void>> {
  const max = perMinute.max * factor
  await app.register(rateLimit, {
    ...perMinute,
    max,
    keyGenerator: (request) => request.foundActor?.personId ?? request.ip,
    // Files are cheap, and an office opens its first page at eight from one address.
    allowList: (request) => request.routeOptions.config?.access === undefined,
  })
  const count = app.createRateLimit({ ...perMinute, max, keyGenerator: ({ ip }) => `stranger ${ip}`, allowList: [] })
  return async (request) => {
    const asked = await count(request)
    if (!asked.isAllowed && asked.isExceeded) throw tooManyRequests(asked.ttlInSeconds)
  }
}
