import type { InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import { insertReadDocument, smallPlan } from '../../../../tests/support/read-document.ts'
import type { IssuedServiceToken, NewServiceToken, ServiceToken } from '../../../shared/service-tokens.ts'
import { actorOf } from './index.ts'

const context = useApp()
const foreignOrigin = 'https://elsewhere.example'
let hungYen: string
let haNoi: string
let homeId: number
let commune: string
let issuer: Client
beforeAll(async () => {
  const home = await context.setUp('33')
  hungYen = home.unitId
  homeId = home.homeId
  haNoi = (await context.setUp('01')).unitId
  commune = await context.unitId('commune', '12826')
  issuer = await issuerAt(hungYen)
})

/** Whoever issues tokens there, and may plan there as well. */
async function issuerAt(unitId: string): Promise<Client> {
  const client = await context.signIn({ role: 'unit-administrator', unitId })
  await addRole(client, { role: 'planner', unitId })
  return client
}
async function addRole(to: Client, role: object): Promise<string> {
  const added = await context.administrator.post(`/api/people/${to.personId}/appointments`, role)
  expect(added.statusCode, added.body).toBe(201)
  return added.json().appointments.at(-1).id
}

const wanted = (given: Partial<NewServiceToken> = {}): NewServiceToken => ({
  name: 'Trang tin của tỉnh',
  role: 'viewer',
  unitId: hungYen,
  actions: ['programmes.read', 'documents.read'],
  ...given,
})
async function issued(given: Partial<NewServiceToken> = {}, by = issuer): Promise<IssuedServiceToken> {
  const response = await by.post('/api/service-tokens', wanted(given))
  expect(response.statusCode, response.body).toBe(201)
  return response.json()
}
const call = (token: string, options: InjectOptions) =>
  context.app.inject({ method: 'GET', ...options, headers: { authorization: `Bearer ${token}`, ...options.headers } })
const statusOf = async (token: string, url = '/api/programmes') => (await call(token, { url })).statusCode
const listed = async (id: string): Promise<ServiceToken | undefined> =>
  (await issuer.get('/api/service-tokens')).json().tokens.find((token: ServiceToken) => token.id === id)

test('a program with a token does what its role and its actions both allow, at its unit, and nothing else', async () => {
  const { token } = await issued({ role: 'planner', actions: ['documents.read', 'documents.upload'] })
  await insertReadDocument(context.owner, { homeId, unitId: hungYen }, smallPlan())
  const seen = (await call(token, { url: '/api/documents' })).json().documents
  expect(seen.length).toBeGreaterThan(0)
  expect(await statusOf(token, '/api/programmes')).toBe(403)
  const upload = await call(token, { method: 'POST', url: '/api/documents', payload: '' })
  expect(upload.statusCode).not.toBe(403)

  const elsewhere = await issued({ unitId: haNoi }, context.administrator)
  expect((await call(elsewhere.token, { url: '/api/documents' })).json().documents).toEqual([])
})

test('a token that only reads is told to the database as one who writes nothing', async () => {
  const { serviceToken } = await issued({ role: 'planner', actions: ['documents.read'] })
  const actor = await actorOf(context.db, context.clock, serviceToken.id)
  expect(actor).toMatchObject({ kind: 'token', writes: [] })
  expect(actor.scopes.length).toBeGreaterThan(0)
})

test('a token needs no page of ours, takes no cookie beside it, and is no way in to anything of a person', async () => {
  const { token } = await issued({ role: 'planner', actions: ['organisations.manage', 'organisations.read'] })
  const made = await call(token, {
    method: 'POST',
    url: '/api/organisations',
    payload: { name: 'Hội Khuyến học', kind: 'association', unitId: hungYen },
    headers: { origin: foreignOrigin },
  })
  expect(made.statusCode, made.body).toBe(201)
  // The cookie would be let in, the token is not: nothing falls back on it.
  const cookie = context.administrator.cookie
  const unknown = await call(`hh_${'x'.repeat(43)}`, { url: '/api/people', headers: { cookie } })
  expect(unknown.statusCode).toBe(401)
  expect((await call(token, { url: '/api/people', headers: { cookie } })).statusCode).toBe(403)
  const login = { email: 'quan-tri@mau.example', password: 'không phải' }
  const signIn = await call(token, {
    method: 'POST',
    url: '/api/session',
    payload: login,
    headers: { origin: foreignOrigin },
  })
  expect(signIn.json().type).toBe('/problems/foreign-origin')
  for (const url of ['/api/session', '/api/hand-overs']) {
    expect((await call(token, { url })).json().type, url).toBe('/problems/token-not-taken')
  }
  expect(await statusOf(token, `/api/units/${commune}`)).toBe(200)
})

test('unknown, ended, revoked and of an issuer who left: a token that does not hold is one and the same stranger', async () => {
  const leaving = await issuerAt(hungYen)
  const [ended, revoked, orphan] = [await issued({ until: '2026-11-22' }), await issued(), await issued({}, leaving)]
  for (const { token } of [ended, revoked, orphan]) expect(await statusOf(token)).toBe(200)
  context.clock.set('2026-11-21T16:59:00Z')
  expect(await statusOf(ended.token)).toBe(200)
  context.clock.set('2026-11-21T17:00:00Z')
  expect((await issuer.delete(`/api/service-tokens/${revoked.serviceToken.id}`)).statusCode).toBe(204)
  const role = (await leaving.get('/api/session')).json().appointments[0].id
  await context.administrator.delete(`/api/people/${leaving.personId}/appointments/${role}`)
  const answers = []
  for (const token of [ended.token, revoked.token, orphan.token, `hh_${'x'.repeat(43)}`, 'hh_short']) {
    const response = await call(token, { url: '/api/programmes' })
    const { requestId: _, ...problem } = response.json()
    answers.push(problem)
  }
  expect(answers[0]).toMatchObject({ status: 401, type: '/problems/not-signed-in' })
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(await listed(ended.serviceToken.id)).toMatchObject({ state: 'ended', lastUsedOn: '2026-11-21' })
  expect(await listed(revoked.serviceToken.id)).toMatchObject({ state: 'revoked' })
  expect(await listed(orphan.serviceToken.id)).toMatchObject({ state: 'unsupported' })
  expect((await issuer.delete(`/api/service-tokens/${revoked.serviceToken.id}`)).statusCode).toBe(404)
  context.clock.set('2026-11-20T02:00:00Z')
})

test('a program gets no right that whoever issues it does not hold there themselves', async () => {
  const administrator = await context.signIn({ role: 'unit-administrator', unitId: hungYen })
  expect((await administrator.get('/api/programmes')).statusCode).toBe(403)
  const planner = wanted({ role: 'planner', actions: ['organisations.read', 'programmes.read', 'programmes.publish'] })
  const refused = await administrator.post('/api/service-tokens', planner)
  expect(refused.json()).toMatchObject({
    status: 403,
    type: '/problems/beyond-own-rights',
    errors: [
      { pointer: '#/actions/1', code: 'not-held' },
      { pointer: '#/actions/2', code: 'not-held' },
    ],
  })
  // What they may do as an administrator they may pass on.
  await issued({ actions: ['organisations.read'] }, administrator)

  // At another unit than the token's, or on somebody's behalf, it is not theirs.
  await addRole(administrator, { role: 'viewer', unitId: commune })
  expect((await administrator.post('/api/service-tokens', wanted())).statusCode).toBe(403)
  await issued({ unitId: commune }, administrator)
  const away = await context.signIn({ role: 'planner', unitId: hungYen })
  await addRole(administrator, { role: 'reporter', unitId: hungYen, from: '2026-12-01' })
  const handed = await away.post('/api/hand-overs', {
    receiverId: administrator.personId,
    from: '2026-11-20',
    until: '2026-11-25',
  })
  expect(handed.statusCode, handed.body).toBe(201)
  expect((await administrator.get('/api/programmes')).statusCode).toBe(200)
  expect((await administrator.post('/api/service-tokens', wanted())).statusCode).toBe(403)

  // It does no more than they may at the moment it is used.
  const role = await addRole(administrator, { role: 'viewer', unitId: hungYen })
  const { token, serviceToken } = await issued({}, administrator)
  expect(await statusOf(token)).toBe(200)
  await context.administrator.delete(`/api/people/${administrator.personId}/appointments/${role}`)
  expect(await statusOf(token)).toBe(401)
  expect(await listed(serviceToken.id)).toMatchObject({ state: 'unsupported' })
})

test('a token is shown once: what is kept does not open anything', async () => {
  const { token, serviceToken } = await issued()
  expect(token).toMatch(/^hh_[\w-]{43}$/)
  const { rows } = await sql<{ row: string }>`
    select to_jsonb(t)::text as row from service_tokens t where id = ${serviceToken.id}`.execute(context.owner)
  expect(rows[0]?.row).not.toContain(token.slice(3))
  expect(JSON.stringify((await issuer.get('/api/service-tokens')).json())).not.toContain(token.slice(3))
})

test('nobody issues a token beyond what they may give, beyond its role, or beyond a year', async () => {
  const refusals: [Partial<NewServiceToken>, number, object?][] = [
    [{ unitId: haNoi }, 403],
    [{ unitId: '1' }, 403],
    [{ role: 'unit-administrator' as never }, 400, { pointer: '#/role', code: 'enum' }],
    [{ actions: ['programmes.publish'] }, 400, { pointer: '#/actions/0', code: 'not-of-role' }],
    [{ actions: ['people.manage'] }, 400, { pointer: '#/actions/0', code: 'not-of-role' }],
    [{ until: '2026-11-20' }, 400, { pointer: '#/until', code: 'past' }],
    [{ until: '2027-11-22' }, 400, { pointer: '#/until', code: 'too-long', params: { days: 366 } }],
    [{ reach: 'organisation' }, 400, { pointer: '#/organisationId', code: 'required' }],
  ]
  for (const [given, status, error] of refusals) {
    const response = await issuer.post('/api/service-tokens', wanted(given))
    expect(response.statusCode, response.body).toBe(status)
    if (error) expect(response.json().errors).toContainEqual(error)
  }
  expect((await issued()).serviceToken.until).toBe('2027-02-18')
  expect((await issued({ until: '2027-11-21' })).serviceToken.state).toBe('holds')
})

test('whoever looks after another unit neither sees nor revokes a token', async () => {
  const { serviceToken } = await issued()
  const below = await context.signIn({ role: 'unit-administrator', unitId: commune })
  const stranger = await context.signIn({ role: 'unit-administrator', unitId: haNoi })
  for (const other of [below, stranger]) {
    expect((await other.get('/api/service-tokens')).body).not.toContain(serviceToken.id)
    expect((await other.delete(`/api/service-tokens/${serviceToken.id}`)).statusCode).toBe(404)
  }
  const inspector = await context.signIn({ role: 'inspector', unitId: hungYen })
  expect((await inspector.get('/api/service-tokens')).body).toContain(serviceToken.id)
  expect((await inspector.delete(`/api/service-tokens/${serviceToken.id}`)).statusCode).toBe(403)
})

test('what a program did stands in the trail under its name', async () => {
  const { token, serviceToken } = await issued({
    name: 'Kho dữ liệu của Sở',
    role: 'planner',
    actions: ['organisations.manage', 'organisations.read'],
  })
  const payload = { name: 'Hội Cựu giáo chức', kind: 'association', unitId: hungYen }
  expect((await call(token, { method: 'POST', url: '/api/organisations', payload })).statusCode).toBe(201)
  const trail = await context.administrator.get(`/api/audit?person=${serviceToken.id}`)
  expect(trail.json().entries).toMatchObject([
    { action: 'organisations.add', actor: { id: serviceToken.id, name: 'Kho dữ liệu của Sở' } },
  ])
})

test('of a token that is revoked while it is used nothing is done afterwards', async () => {
  const { token, serviceToken } = await issued({
    role: 'planner',
    actions: ['organisations.manage', 'organisations.read'],
  })
  let stop = false
  const done: { at: number; status: number }[] = []
  const using = (async () => {
    for (let n = 0; !stop; n += 1) {
      const payload = { name: `Trung tâm học tập số ${n}`, kind: 'centre', unitId: commune }
      const at = performance.now()
      done.push({ at, status: (await call(token, { method: 'POST', url: '/api/organisations', payload })).statusCode })
    }
  })()
  while (done.length < 3) await new Promise((resolve) => setImmediate(resolve))
  expect((await issuer.delete(`/api/service-tokens/${serviceToken.id}`)).statusCode).toBe(204)
  const revokedAt = performance.now()
  while ((done.at(-1)?.at ?? 0) <= revokedAt) await new Promise((resolve) => setImmediate(resolve))
  stop = true
  await using
  expect(new Set(done.filter(({ at }) => at > revokedAt).map(({ status }) => status))).toEqual(new Set([401]))
  expect(done.filter(({ status }) => status !== 201 && status !== 401)).toEqual([])
})
