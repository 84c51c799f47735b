import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiProblem, api, isAway, NetworkFailure } from './api.ts'

const fetched = vi.fn<typeof fetch>()
beforeEach(() => vi.stubGlobal('fetch', fetched))
afterEach(() => {
  vi.unstubAllGlobals()
  fetched.mockReset()
})

const answer = (status: number, body: object = {}) => new Response(JSON.stringify(body), { status })
const problem = (status: number) => answer(status, { type: '/problems/any', status, title: 'Any' })
const keysSent = () => fetched.mock.calls.map(([, init]) => new Headers(init?.headers).get('idempotency-key'))

test('a change goes out under one key until somebody has answered it, the next one under another', async () => {
  fetched
    .mockRejectedValueOnce(new TypeError('no line'))
    .mockResolvedValueOnce(problem(503))
    .mockResolvedValueOnce(answer(201))
    .mockResolvedValueOnce(answer(201))
  const add = () => api.post('/organisations', { name: 'Sở Mẫu' })
  await expect(add()).rejects.toThrow(NetworkFailure)
  await expect(add()).rejects.toThrow(ApiProblem)
  await add()
  await add()
  const [first, second, third, fourth] = keysSent()
  expect(first).toMatch(/^[0-9a-f-]{36}$/)
  expect([second, third]).toEqual([first, first])
  expect(fourth).not.toBe(first)
})

test('a refusal is an answer, another body another change, and reading needs no key', async () => {
  fetched.mockImplementation(async () => problem(409))
  for (const name of ['Một', 'Một', 'Hai']) await api.post('/organisations', { name }).catch(() => {})
  await api.get('/organisations').catch(() => {})
  const [first, second, third, fourth] = keysSent()
  expect(new Set([first, second, third]).size).toBe(3)
  expect(fourth).toBeNull()
})

test('what is away is told from what refuses', () => {
  const refused = (status: number) => new ApiProblem({ type: 'about:blank', status, title: '' })
  expect([new NetworkFailure(), refused(503)].map(isAway)).toEqual([true, true])
  expect([refused(500), refused(409), new Error('no')].map(isAway)).toEqual([false, false, false])
})
