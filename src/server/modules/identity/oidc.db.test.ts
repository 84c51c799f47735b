import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, testOrigin, useApp } from '../../../../tests/support/app.ts'
import { startProvider, type TestProvider } from '../../../../tests/support/oidc-provider.ts'
import { codeAt } from '../../../../tests/support/one-time-codes.ts'
import type { App } from '../../app.ts'
import { usualSignIn } from './sign-in-settings.ts'

const context = useApp()
const password = 'Mật khẩu để thử 2026'
const callback = `${testOrigin}/api/sign-in/oidc/callback`

let provider: TestProvider
let app: App
let hungYen: string
const appWith = (oidc: { issuer: string; clientId: string; clientSecret: string; name: string }) =>
  context.appWith({ signIn: { ...usualSignIn, oidc } })
beforeAll(async () => {
  hungYen = (await context.setUp('33')).unitId
  provider = await startProvider(callback)
  app = await appWith({ ...provider, name: 'Cổng đăng nhập tỉnh' })
})
afterAll(async () => {
  await app?.close()
  await provider?.stop()
})

type Begun = { url: URL; cookie: string }
const cookieOf = (response: { cookies: { name: string; value: string }[] }) =>
  response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')

async function begin(next?: string): Promise<Begun> {
  const payload = next === undefined ? {} : { next }
  const response = await app.inject({ method: 'POST', url: '/api/sign-in/oidc', payload })
  expect(response.statusCode, response.body).toBe(200)
  return { url: new URL(response.json().url), cookie: cookieOf(response) }
}
const back = (at: URL, cookie: string) => app.inject({ url: `${at.pathname}${at.search}`, headers: { cookie } })
const whose = async (cookie: string) => (await app.inject({ url: '/api/session', headers: { cookie } })).json()

/** Somebody who is here, and as whom the provider knows them. */
async function invited(subject: string, verified = true) {
  const user = await context.signIn({ role: 'viewer', unitId: hungYen })
  const { email } = (await user.get('/api/session')).json().person as { email: string }
  provider.people.set(subject, { sub: subject, email: email.toUpperCase(), email_verified: verified })
  return { user, email }
}

test('the page before sign-in offers the provider by its name', async () => {
  expect((await app.inject('/api/sign-in/ways')).json()).toEqual({ provider: 'Cổng đăng nhập tỉnh' })
  expect((await context.app.inject('/api/sign-in/ways')).json()).toEqual({ provider: null })
})

test('somebody invited comes in by an e-mail that the provider has checked, and later by the account alone', async () => {
  const { email } = await invited('lan')
  const { url, cookie } = await begin('/documents?q=a')
  expect(url.searchParams.get('code_challenge_method')).toBe('S256')
  expect(url.searchParams.get('redirect_uri')).toBe(callback)
  const entered = await back(await provider.walk(url.href, 'lan'), cookie)
  expect([entered.statusCode, entered.headers.location]).toEqual([303, '/documents?q=a'])
  expect(await whose(cookieOf(entered))).toMatchObject({ person: { email } })

  provider.people.set('lan', { sub: 'lan' })
  const again = await begin()
  const second = await back(await provider.walk(again.url.href, 'lan'), again.cookie)
  expect(second.headers.location).toBe('/')
  expect(await whose(cookieOf(second))).toMatchObject({ person: { email } })
})

test('nobody leads a sign-in to another site', async () => {
  await invited('moi')
  for (const next of ['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example']) {
    const { url, cookie } = await begin(next)
    expect((await back(await provider.walk(url.href, 'moi'), cookie)).headers.location).toBe('/')
  }
})

const refused = async (subject: string) => {
  const { url, cookie } = await begin()
  const answer = await back(await provider.walk(url.href, subject), cookie)
  expect(answer.statusCode).toBe(303)
  expect(answer.cookies.filter(({ name, value }) => name.includes('session_token') && value !== '')).toEqual([])
  return answer.headers.location
}

test('whoever was not invited is told so, and is not added', async () => {
  provider.people.set('la', { sub: 'la', email: 'nguoi-la@mau.example', email_verified: true })
  expect(await refused('la')).toBe('/sign-in#not-invited')
  const rows = await context.owner
    .selectFrom('people')
    .select('id')
    .where('email', '=', 'nguoi-la@mau.example')
    .execute()
  expect(rows).toEqual([])
})

test('an e-mail that the provider has not checked opens nothing, nor does none', async () => {
  await invited('chua', false)
  expect(await refused('chua')).toBe('/sign-in#email-unverified')
  provider.people.set('khong', { sub: 'khong' })
  expect(await refused('khong')).toBe('/sign-in#email-unverified')
})

test('a state that is not ours, of another browser or used is refused', async () => {
  await invited('trang-thai')
  const { url, cookie } = await begin()
  const at = await provider.walk(url.href, 'trang-thai')
  const wrong = new URL(at)
  wrong.searchParams.set('state', 'x'.repeat(32))
  expect((await back(wrong, cookie)).headers.location).toBe('/sign-in#oidc-refused')
  const other = await begin()
  expect((await back(at, other.cookie)).headers.location).toBe('/sign-in#oidc-refused')
  expect((await back(at, '')).headers.location).toBe('/sign-in#oidc-refused')
  expect((await back(at, cookie)).headers.location).toBe('/')
  expect((await back(at, cookie)).headers.location).toBe('/sign-in#oidc-refused')
})

test('a code that was used, or that another request asked for, is refused', async () => {
  await invited('ma')
  const first = await begin()
  const at = await provider.walk(first.url.href, 'ma')
  expect((await back(at, first.cookie)).headers.location).toBe('/')
  const second = await begin()
  const replayed = new URL(at)
  replayed.searchParams.set('state', second.url.searchParams.get('state') ?? '')
  expect((await back(replayed, second.cookie)).headers.location).toBe('/sign-in#oidc-refused')
  // Fresh, but bound to the verifier of the request that it was made for.
  const third = await begin()
  const fourth = await begin()
  const stolen = await provider.walk(third.url.href, 'ma')
  stolen.searchParams.set('state', fourth.url.searchParams.get('state') ?? '')
  expect((await back(stolen, fourth.cookie)).headers.location).toBe('/sign-in#oidc-refused')
})

test('an ID token with another nonce, or that names another issuer, is refused', async () => {
  await invited('so')
  const { url, cookie } = await begin()
  url.searchParams.set('nonce', 'somebody-elses')
  expect((await back(await provider.walk(url.href, 'so'), cookie)).headers.location).toBe('/sign-in#oidc-refused')
  const again = await begin()
  const at = await provider.walk(again.url.href, 'so')
  at.searchParams.set('iss', 'https://elsewhere.example')
  expect((await back(at, again.cookie)).headers.location).toBe('/sign-in#oidc-refused')
})

test('who says no at the provider comes back to sign-in', async () => {
  const { url, cookie } = await begin()
  const at = new URL(callback)
  at.searchParams.set('state', url.searchParams.get('state') ?? '')
  at.searchParams.set('error', 'access_denied')
  expect((await back(at, cookie)).headers.location).toBe('/sign-in#oidc-refused')
})

test('ten minutes after one set out the way back is closed', async () => {
  await invited('cham')
  const { url, cookie } = await begin()
  const at = await provider.walk(url.href, 'cham')
  context.clock.advance(10 * 60 * 1000 + 1)
  expect((await back(at, cookie)).headers.location).toBe('/sign-in#oidc-refused')
  context.clock.set('2026-11-20T02:00:00Z')
})

test('a provider that is away, is another, or is configured wrongly is told plainly, and passwords go on', async () => {
  const { email } = await invited('xa')
  const gone = await startProvider(callback)
  await gone.stop()
  for (const oidc of [gone, { ...provider, issuer: `${provider.issuer}/` }]) {
    const away = await appWith({ ...oidc, name: 'Cổng' })
    const answer = await away.inject({ method: 'POST', url: '/api/sign-in/oidc', payload: {} })
    expect([answer.statusCode, answer.json().type]).toEqual([503, '/problems/oidc-unreachable'])
    const plain = await away.inject({ method: 'POST', url: '/api/session', payload: { email, password } })
    expect(plain.statusCode).toBe(200)
    await away.close()
  }
  const { url, cookie } = await begin()
  const wrongSecret = await appWith({ ...provider, clientSecret: 'không phải', name: 'Cổng' })
  const at = await provider.walk(url.href, 'xa')
  const answer = await wrongSecret.inject({ url: `${at.pathname}${at.search}`, headers: { cookie } })
  expect(answer.headers.location).toBe('/sign-in#oidc-refused')
  await wrongSecret.close()
})

test('who has a second factor is asked for it after the provider too', async () => {
  const { user, email } = await invited('ca-hai')
  const { key } = (await user.post('/api/me/code-app', { password })).json()
  await user.post('/api/me/code-app/confirm', { code: codeAt(key, context.clock.now()) })
  const { url, cookie } = await begin('/documents')
  const answer = await back(await provider.walk(url.href, 'ca-hai'), cookie)
  expect(answer.headers.location).toBe('/sign-in?next=%2Fdocuments#code')
  const half = cookieOf(answer)
  expect((await whose(half)).status).toBe(401)
  context.clock.advance(5 * 60 * 1000)
  const entered = await app.inject({
    method: 'POST',
    url: '/api/session/second-factor',
    headers: { cookie: half },
    payload: { code: codeAt(key, context.clock.now()) },
  })
  expect(entered.json()).toMatchObject({ person: { email } })
  context.clock.set('2026-11-20T02:00:00Z')
})

async function link(user: Client, subject: string) {
  const headers = { cookie: user.cookie }
  const begun = await app.inject({ method: 'POST', url: '/api/me/oidc', headers, payload: { password } })
  expect(begun.statusCode, begun.body).toBe(200)
  const at = await provider.walk(begun.json().url, subject)
  return (cookie: string) => back(at, `${cookie}; ${cookieOf(begun)}`)
}
const isLinked = async (user: Client) =>
  (await app.inject({ url: '/api/me/sign-in', headers: { cookie: user.cookie } })).json().provider.linked

test('one links an account oneself, with another e-mail too, and takes it away again', async () => {
  const { user, email } = await invited('khong-dung')
  provider.people.set('vneid', { sub: 'vneid' })
  const finish = await link(user, 'vneid')
  expect((await finish(user.cookie)).headers.location).toBe('/me/security')
  expect(await isLinked(user)).toBe(true)
  const { url, cookie } = await begin()
  const entered = await back(await provider.walk(url.href, 'vneid'), cookie)
  expect(await whose(cookieOf(entered))).toMatchObject({ person: { email } })
  const end = (payload: object) =>
    app.inject({ method: 'POST', url: '/api/me/oidc/end', headers: { cookie: user.cookie }, payload })
  expect((await end({})).json().type).toBe('/problems/confirm-identity')
  expect((await end({ password: 'không phải' })).json().errors).toEqual([
    { pointer: '#/password', code: 'wrong-password' },
  ])
  const gone = await end({ password })
  expect(gone.statusCode).toBe(204)
  expect(await refused('vneid')).toBe('/sign-in#email-unverified')
})

test('an account that signs somebody in is not linked to another, nor to whoever sits there meanwhile', async () => {
  const { user } = await invited('cua-a')
  const other = (await invited('cua-b')).user
  expect((await (await link(user, 'cua-a'))(user.cookie)).headers.location).toBe('/me/security')
  expect((await (await link(other, 'cua-a'))(other.cookie)).headers.location).toBe('/me/security#account-linked')
  for (const cookie of [other.cookie, '']) {
    const finish = await link(user, 'cua-c')
    expect((await finish(cookie)).headers.location).toBe('/me/security#oidc-refused')
  }
})

test('a provider that keeps its tokens short is asked for the e-mail', async () => {
  const short = await startProvider(callback, { longTokens: false })
  const shortApp = await appWith({ ...short, name: 'Cổng' })
  const { email } = await invited('ngan')
  short.people.set('ngan', { sub: 'ngan', email, email_verified: true })
  const begun = await shortApp.inject({ method: 'POST', url: '/api/sign-in/oidc', payload: {} })
  const at = await short.walk(begun.json().url, 'ngan')
  const entered = await shortApp.inject({ url: `${at.pathname}${at.search}`, headers: { cookie: cookieOf(begun) } })
  expect(entered.headers.location).toBe('/')
  expect(await whose(cookieOf(entered))).toMatchObject({ person: { email } })
  await shortApp.close()
  await short.stop()
})

test('without a password, one who signed in just now may link; later they sign in again first', async () => {
  const { user } = await invited('khong-mat-khau')
  await context.owner.deleteFrom('accounts').where('personId', '=', user.personId).execute()
  const ask = () => app.inject({ method: 'POST', url: '/api/me/oidc', headers: { cookie: user.cookie }, payload: {} })
  expect((await ask()).statusCode).toBe(200)
  context.clock.advance(11 * 60 * 1000)
  expect((await ask()).json().type).toBe('/problems/confirm-identity')
  context.clock.set('2026-11-20T02:00:00Z')
})
