import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { type Client, testOrigin, useApp } from '../../../../tests/support/app.ts'
import { tokenOf } from '../../../../tests/support/links.ts'
import type { MySignIn } from '../../../shared/sessions.ts'
import { usualSignIn } from './sign-in-settings.ts'

const context = useApp({}, { signIn: usualSignIn })
const start = '2026-11-20T02:00:00Z'
const hour = 60 * 60 * 1000
const password = 'Mật khẩu để thử 2026'

let hungYen: string
let haNoi: string
beforeAll(async () => {
  hungYen = (await context.setUp('33')).unitId
  haNoi = (await context.setUp('01')).unitId
})

const mine = async (who: Client): Promise<MySignIn> => (await who.get('/api/me/sign-in')).json()
const isIn = async (who: Client) => (await who.get('/api/session')).statusCode === 200
const emailOf = async (who: Client): Promise<string> => (await who.get('/api/session')).json().person.email
async function enter(email: string, word: string, agent?: string): Promise<Client> {
  const response = await context.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email, password: word },
    headers: agent === undefined ? {} : { 'user-agent': agent },
  })
  expect(response.statusCode, response.body).toBe(200)
  return context.clientOf(response)
}

test('a session in use goes on, one that lies idle for twelve hours has ended', async () => {
  const user = await context.signIn({ role: 'viewer', unitId: hungYen })
  for (let hours = 0; hours < 40; hours += 8) {
    context.clock.advance(8 * hour)
    const response = await user.get('/api/session')
    expect(response.statusCode).toBe(200)
    // The browser too must keep it: the cookie is set anew.
    expect(response.cookies[0]).toMatchObject({ name: 'hieuhoc.session_token', maxAge: 12 * 3600 })
  }
  expect((await user.get('/api/session')).cookies).toEqual([])
  context.clock.advance(12 * hour - 1)
  expect(await isIn(user)).toBe(true)
  context.clock.advance(12 * hour + 1)
  expect(await isIn(user)).toBe(false)
  context.clock.set(start)
})

test('after seven days one signs in again, however much a session is used', async () => {
  const user = await context.signIn({ role: 'viewer', unitId: hungYen })
  for (let hours = 10; hours < 7 * 24; hours += 10) {
    context.clock.advance(10 * hour)
    expect(await isIn(user)).toBe(true)
  }
  context.clock.advance(8 * hour)
  expect(await isIn(user)).toBe(false)
  context.clock.set(start)
})

test('one sees one’s sessions by their device and nothing else, and ends one or all others', async () => {
  const user = await context.signIn({ role: 'viewer', unitId: hungYen })
  const email = await emailOf(user)
  context.clock.advance(hour)
  const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36'
  const other = await enter(email, password, agent)
  const third = await enter(email, password)
  const { sessions } = await mine(other)
  expect(sessions.map(({ browser, system, current, begunAt }) => ({ browser, system, current, begunAt }))).toEqual(
    expect.arrayContaining([
      { browser: 'Chrome', system: 'Windows', current: true, begunAt: '2026-11-20T03:00:00.000Z' },
      { browser: null, system: null, current: false, begunAt: '2026-11-20T03:00:00.000Z' },
      { browser: null, system: null, current: false, begunAt: '2026-11-20T02:00:00.000Z' },
    ]),
  )
  const kept = await context.owner.selectFrom('sessions').selectAll().where('personId', '=', user.personId).execute()
  expect(kept.map(({ userAgent, ipAddress }) => [userAgent, ipAddress ?? '']).sort()).toEqual([
    ['/', ''],
    ['/', ''],
    ['Chrome/Windows', ''],
  ])
  const first = sessions.find(({ begunAt }) => begunAt === '2026-11-20T02:00:00.000Z')
  expect((await other.delete(`/api/me/sessions/${first?.id}`)).statusCode).toBe(204)
  expect([await isIn(user), await isIn(other), await isIn(third)]).toEqual([false, true, true])
  expect((await other.delete('/api/me/sessions')).statusCode).toBe(204)
  expect([await isIn(other), await isIn(third)]).toEqual([true, false])
  context.clock.set(start)
})

test('nobody ends the session of somebody else', async () => {
  const user = await context.signIn({ role: 'viewer', unitId: hungYen })
  const [session] = (await mine(user)).sessions
  expect((await context.administrator.delete(`/api/me/sessions/${session?.id}`)).statusCode).toBe(404)
  expect(await isIn(user)).toBe(true)
})

test('a password is changed with the old one, and other sessions end', async () => {
  const user = await context.signIn({ role: 'viewer', unitId: hungYen })
  const email = await emailOf(user)
  const other = await enter(email, password)
  const change = (old: string, word: string) => user.post('/api/me/password', { old, password: word })
  expect((await change('không phải', 'ghế xanh bay qua cầu')).json().errors).toEqual([
    { pointer: '#/old', code: 'wrong-password' },
  ])
  expect((await change(password, 'matkhau2026')).json().errors).toEqual([
    { pointer: '#/password', code: 'common-password' },
  ])
  expect((await change(password, 'Hungyen@2026')).json().errors).toEqual([{ pointer: '#/password', code: 'own-words' }])
  expect(await isIn(other)).toBe(true)
  expect((await change(password, 'ghế xanh bay qua cầu')).statusCode).toBe(204)
  expect([await isIn(user), await isIn(other)]).toEqual([true, false])
  await enter(email, 'ghế xanh bay qua cầu')
})

test('whoever did not hear the answer to a change of their own account asks again, and is answered as then', async () => {
  const user = await context.signIn({ role: 'viewer', unitId: hungYen })
  const send = (url: string, payload: object, key: string) =>
    user.send({ method: 'POST', url, payload, headers: { 'idempotency-key': key } })
  const passwordKey = randomUUID()
  const change = () => send('/api/me/password', { old: password, password: 'ghế xanh bay qua cầu' }, passwordKey)
  // The second time the old password is the old one no more.
  expect([(await change()).statusCode, (await change()).statusCode]).toEqual([204, 204])

  const appKey = randomUUID()
  const begin = () => send('/api/me/code-app', { password: 'ghế xanh bay qua cầu' }, appKey)
  const [first, second] = [await begin(), await begin()]
  expect([first.statusCode, second.statusCode], first.body).toEqual([200, 200])
  expect(second.json().key).toBe(first.json().key)
})

test('a link takes no password that is easily guessed, says why, and stays good', async () => {
  const person = { name: 'Trần Văn Bảo', email: 'bao.tran@mau.example', role: 'viewer', unitId: haNoi }
  const { link } = (await context.administrator.post('/api/people', person)).json()
  const use = (word: string) =>
    context.app.inject({
      method: 'POST',
      url: '/api/links/use',
      payload: { token: tokenOf(link), password: word },
      headers: { origin: testOrigin },
    })
  for (const [word, code] of [
    ['1234567890', 'common-password'],
    ['TranVanBao1', 'own-words'],
    ['bbbbbbbbbbbbbb', 'pattern'],
  ] as const) {
    expect((await use(word)).json().errors, word).toEqual([{ pointer: '#/password', code }])
  }
  expect((await use('ghế xanh bay qua cầu')).statusCode).toBe(200)
})

test('what a password is worth is told before it is sent', async () => {
  const judge = async (payload: object) =>
    (await context.app.inject({ method: 'POST', url: '/api/passwords/judge', payload })).json()
  expect(await judge({ password: 'anhyeuem123' })).toEqual({ strength: 'refused', fault: 'common-password' })
  expect(await judge({ password: 'ghế xanh bay qua cầu' })).toEqual({ strength: 'strong', fault: null })
  expect(await judge({ password: 'lannguyen1985', name: 'Nguyễn Lan' })).toEqual({
    strength: 'refused',
    fault: 'own-words',
  })
})
