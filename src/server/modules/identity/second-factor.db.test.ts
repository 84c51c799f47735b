import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import { codeAt } from '../../../../tests/support/one-time-codes.ts'
import type { MySignIn } from '../../../shared/sessions.ts'
import { usualSignIn } from './sign-in-settings.ts'

const context = useApp({}, { signIn: usualSignIn })
const password = 'Mật khẩu để thử 2026'
const minute = 60 * 1000

let hungYen: string
beforeAll(async () => {
  hungYen = (await context.setUp('33')).unitId
})

const mine = async (who: Client): Promise<MySignIn> => (await who.get('/api/me/sign-in')).json()
const emailOf = async (who: Client): Promise<string> => (await who.get('/api/session')).json().person.email
const codeOf = (key: string, later = 0) => codeAt(key, new Date(context.clock.now().getTime() + later))

async function half(email: string): Promise<Client> {
  const payload = { email, password }
  const response = await context.app.inject({ method: 'POST', url: '/api/session', payload })
  expect([response.statusCode, response.json()]).toEqual([202, { wanted: 'second-factor' }])
  return context.clientOf(response)
}
const enter = (who: Client, code: string) => who.post('/api/session/second-factor', { code })

/** Somebody whose app is on, and what they wrote down. */
async function withApp() {
  const user = await context.signIn({ role: 'viewer', unitId: hungYen })
  const email = await emailOf(user)
  const { key, uri } = (await user.post('/api/me/code-app', { password })).json()
  expect(uri).toMatch(/^otpauth:\/\/totp\/Hi/)
  const confirmed = await user.post('/api/me/code-app/confirm', { code: codeOf(key) })
  expect(confirmed.statusCode, confirmed.body).toBe(200)
  const { backupCodes } = confirmed.json() as { backupCodes: string[] }
  context.clock.advance(5 * minute)
  return { user, email, key: key as string, backupCodes }
}

test('an app is on from its first right code, which ends other sessions', async () => {
  const user = await context.signIn({ role: 'viewer', unitId: hungYen })
  const email = await emailOf(user)
  const other = context.clientOf(
    await context.app.inject({ method: 'POST', url: '/api/session', payload: { email, password } }),
  )
  expect((await user.post('/api/me/code-app', {})).json().type).toBe('/problems/confirm-identity')
  expect((await user.post('/api/me/code-app', { password: 'không phải' })).json().errors).toEqual([
    { pointer: '#/password', code: 'wrong-password' },
  ])
  const { key } = (await user.post('/api/me/code-app', { password })).json()
  expect((await mine(user)).codeApp).toBe(false)
  expect((await user.post('/api/me/code-app/confirm', { code: '000000' })).json().errors).toEqual([
    { pointer: '#/code', code: 'wrong-code' },
  ])
  const before = user.cookie
  const confirmed = await user.post('/api/me/code-app/confirm', { code: codeOf(key) })
  expect(confirmed.json().backupCodes).toHaveLength(10)
  expect(user.cookie).not.toBe(before)
  expect((await mine(user)).codeApp).toBe(true)
  expect((await other.get('/api/session')).statusCode).toBe(401)
  expect((await user.post('/api/me/code-app', { password })).json().type).toBe('/problems/second-factor-state')
})

test('with an app the password opens half a session, which opens nothing', async () => {
  const { email, key } = await withApp()
  const guest = await half(email)
  for (const url of ['/api/session', '/api/programmes', '/api/me/sign-in'])
    expect((await guest.get(url)).statusCode, url).toBe(401)
  expect((await enter(guest, '123456')).json().errors).toEqual([{ pointer: '#/code', code: 'wrong-code' }])
  expect((await enter(guest, codeOf(key))).json()).toMatchObject({ person: { email } })
  expect((await guest.get('/api/session')).statusCode).toBe(200)
})

test('half a session ends after ten minutes', async () => {
  const { email, key } = await withApp()
  const guest = await half(email)
  context.clock.advance(10 * minute + 1)
  expect((await enter(guest, codeOf(key))).statusCode).toBe(401)
})

test('half a session of one, with the session of another beside it, is still of that one', async () => {
  const { email, key } = await withApp()
  const other = await context.signIn({ role: 'viewer', unitId: hungYen })
  const guest = await half(email)
  const headers = { cookie: `${other.cookie}; ${guest.cookie}` }
  const answer = await guest.send({
    method: 'POST',
    url: '/api/session/second-factor',
    payload: { code: codeOf(key) },
    headers,
  })
  expect(answer.json()).toMatchObject({ person: { email } })
})

test('a code is right for its half minute and one on either side, and opens once', async () => {
  const { email, key } = await withApp()
  for (const late of [-2 * minute, 2 * minute])
    expect((await enter(await half(email), codeOf(key, late))).statusCode, String(late)).toBe(400)
  const code = codeOf(key)
  const guests = [await half(email), await half(email), await half(email)]
  const answers = await Promise.all(guests.map((guest) => enter(guest, code)))
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 400, 400])
  expect((await enter(await half(email), code)).statusCode).toBe(400)
  expect((await enter(await half(email), codeOf(key, 30_000))).statusCode).toBe(200)
})

test('a backup code opens once, in place of the app', async () => {
  const { email, backupCodes } = await withApp()
  const [first = '', second = ''] = backupCodes
  const guests = [await half(email), await half(email)]
  const answers = await Promise.all(guests.map((guest) => enter(guest, first)))
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 400])
  expect((await enter(await half(email), first)).statusCode).toBe(400)
  expect((await enter(await half(email), second)).statusCode).toBe(200)
})

test('new backup codes take the place of the old, and the app is turned off, with password and code', async () => {
  const { user, email, key, backupCodes } = await withApp()
  const renewed = await user.post('/api/me/code-app/backup-codes', { password, code: codeOf(key) })
  expect(renewed.json().backupCodes).toHaveLength(10)
  expect((await enter(await half(email), backupCodes[0] ?? '')).statusCode).toBe(400)
  context.clock.advance(5 * minute)
  const end = (given: object) => user.post('/api/me/code-app/end', given)
  expect((await end({ code: codeOf(key) })).json().type).toBe('/problems/confirm-identity')
  expect((await end({ password, code: '000000' })).statusCode).toBe(400)
  expect((await end({ password, code: codeOf(key) })).statusCode).toBe(204)
  expect((await mine(user)).codeApp).toBe(false)
  const plain = await context.app.inject({ method: 'POST', url: '/api/session', payload: { email, password } })
  expect(plain.statusCode).toBe(200)
})

test('neither key nor backup codes are readable in the database', async () => {
  const { user, key, backupCodes } = await withApp()
  const row = await context.owner
    .selectFrom('twoFactors')
    .selectAll()
    .where('personId', '=', user.personId)
    .executeTakeFirstOrThrow()
  const text = JSON.stringify(row)
  expect(text).not.toContain(key)
  for (const code of backupCodes) expect(text).not.toContain(code)
})

test('an administrator above resets a second factor, on the trail; nobody else does', async () => {
  const { user, email } = await withApp()
  const administrator = await context.signIn({ role: 'unit-administrator', unitId: hungYen })
  const stranger = await context.signIn({
    role: 'unit-administrator',
    unitId: (await context.setUp('01')).unitId,
  })
  expect((await stranger.delete(`/api/people/${user.personId}/factors`)).statusCode).toBe(404)
  expect((await user.get('/api/session')).statusCode).toBe(200)
  expect((await administrator.delete(`/api/people/${user.personId}/factors`)).statusCode).toBe(204)
  expect((await user.get('/api/session')).statusCode).toBe(401)
  const plain = await context.app.inject({ method: 'POST', url: '/api/session', payload: { email, password } })
  expect(plain.statusCode).toBe(200)
  const entry = await context.owner
    .selectFrom('auditEntries')
    .select(['actor'])
    .where('action', '=', 'people.reset-factors')
    .where('subject', '=', `person:${user.personId}`)
    .executeTakeFirst()
  expect(entry?.actor).toBe(administrator.personId)
})

test('guessing codes is slowed by account, from wherever and with however many half sessions', async () => {
  const { email } = await withApp()
  const throttled = await context.appWith({ rateLimitFactor: 1 })
  const codes: number[] = []
  for (let n = 0; n < 12; n++) {
    const guest = await half(email)
    const answer = await throttled.inject({
      method: 'POST',
      url: '/api/session/second-factor',
      payload: { code: '000000' },
      headers: { cookie: guest.cookie },
      remoteAddress: `10.0.2.${n}`,
    })
    codes.push(answer.statusCode)
  }
  expect(codes).toEqual([...Array(10).fill(400), 429, 429])
  await throttled.close()
})

test('where administrators need a second factor, theirs opens nothing but its own setting up before', async () => {
  const app = await context.appWith({ signIn: { ...usualSignIn, secondFactor: 'administrators' } })
  const at = (who: Client, method: 'GET' | 'POST', url: string, payload?: object) =>
    app.inject({ method, url, headers: { cookie: who.cookie }, ...(payload ? { payload } : {}) })
  const administrator = await context.signIn({ role: 'unit-administrator', unitId: hungYen })
  const viewer = await context.signIn({ role: 'viewer', unitId: hungYen })
  expect((await at(viewer, 'GET', '/api/programmes')).statusCode).toBe(200)
  const refused = await at(administrator, 'GET', '/api/people')
  expect([refused.statusCode, refused.json().type]).toEqual([403, '/problems/second-factor-wanted'])
  expect((await at(administrator, 'GET', '/api/session')).json()).toMatchObject({ secondFactorWanted: true })
  const { key } = (await at(administrator, 'POST', '/api/me/code-app', { password })).json()
  const confirmed = await at(administrator, 'POST', '/api/me/code-app/confirm', { code: codeOf(key) })
  const entered = context.clientOf(confirmed)
  expect((await at(entered, 'GET', '/api/people')).statusCode).toBe(200)
  expect((await at(entered, 'GET', '/api/session')).json()).toMatchObject({ secondFactorWanted: false })
  await app.close()
})

test('whoever administers sets their own ways in as anybody does, by saying who they are', async () => {
  const own = `/api/people/${context.administrator.personId}`
  const answers = [
    await context.administrator.post(`${own}/link`),
    await context.administrator.delete(`${own}/factors`),
  ]
  expect(answers.map((answer) => answer.json().type)).toEqual(answers.map(() => '/problems/confirm-identity'))
})

test('a passkey is taken away by whoever says again who they are', async () => {
  const user = await context.signIn({ role: 'viewer', unitId: hungYen })
  const id = randomUUID()
  await sql`
    insert into passkeys (id, person_id, name, public_key, credential_id, counter, device_type, backed_up, created_at)
    values (${id}, ${user.personId}, 'Máy ở cơ quan', 'x', ${id}, 0, 'singleDevice', false, ${context.clock.now()})`.execute(
    context.owner,
  )
  const end = (given: object) => user.post(`/api/me/passkeys/${id}/end`, given)
  expect((await end({})).json().type).toBe('/problems/confirm-identity')
  expect((await end({ password: 'không phải' })).json().errors).toEqual([
    { pointer: '#/password', code: 'wrong-password' },
  ])
  expect((await mine(user)).passkeys).toHaveLength(1)
  expect((await end({ password })).statusCode).toBe(204)
  expect((await mine(user)).passkeys).toEqual([])
  expect((await end({ password })).statusCode).toBe(404)
})

test('what a browser was asked for a passkey is not half a session', async () => {
  const { cookie } = await half((await withApp()).email)
  const asked = await context.app.inject({ method: 'POST', url: '/api/sign-in/passkey/options' })
  const name = cookie.split('=')[0]
  for (const { value } of asked.cookies) {
    const entered = await context.app.inject({
      method: 'POST',
      url: '/api/session/second-factor',
      headers: { cookie: `${name}=${value}` },
      payload: { code: '123456' },
    })
    expect(entered.statusCode, entered.body).toBe(401)
  }
})
