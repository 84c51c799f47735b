import type { InjectOptions } from 'fastify'
import { expect, test } from 'vitest'
import { useApp } from '../../tests/support/app.ts'
import type { App } from './app.ts'

const context = useApp()

/** How many of these are let through before the first 429. */
async function letThrough(app: App, options: InjectOptions, atMost = 700): Promise<number> {
  for (let n = 0; n < atMost; n += 1) {
    const { statusCode } = await app.inject(options)
    if (statusCode === 429) return n
  }
  return atMost
}

test('strangers and whoever asks for what is not there are slowed by address, and nobody who is known with them', async () => {
  const app = await context.appWith({ rateLimitFactor: 0.1 })
  const from = (remoteAddress: string) => ({ remoteAddress })
  const unknownToken = { authorization: `Bearer hh_${'x'.repeat(43)}` }
  expect(await letThrough(app, { url: '/api/programmes', ...from('10.0.0.1') })).toBe(60)
  // One count for all of it: without a session, with a token that does not hold, at no address at all.
  expect((await app.inject({ url: '/api/people', headers: unknownToken, ...from('10.0.0.1') })).statusCode).toBe(429)
  expect((await app.inject({ url: '/api/nowhere', ...from('10.0.0.1') })).statusCode).toBe(429)
  expect(await letThrough(app, { url: '/api/nowhere', ...from('10.0.0.2') })).toBe(60)
  expect(await letThrough(app, { url: '/api/people', headers: unknownToken, ...from('10.0.0.3') })).toBe(60)
  const known = { url: '/api/session', headers: { cookie: context.administrator.cookie }, ...from('10.0.0.1') }
  expect((await app.inject(known)).statusCode).toBe(200)
  expect((await app.inject({ url: '/health', ...from('10.0.0.1') })).statusCode).toBe(200)
  // Somebody known has a share of their own, wherever they ask from.
  expect(await letThrough(app, { ...known, ...from('10.0.0.4') })).toBe(59)
  expect((await app.inject({ ...known, ...from('10.0.0.5') })).statusCode).toBe(429)
  await app.close()
})
