import { beforeAll, expect, test } from 'vitest'
import { type Client, testOrigin, useApp } from '../../../../tests/support/app.ts'
import { tokenOf } from '../../../../tests/support/links.ts'
import { buildApp } from '../../app.ts'
import { actorOf, firstAdministratorLink } from './index.ts'

const context = useApp()
const password = 'một mật khẩu dài'

let hungYen: string
let haNoi: string
beforeAll(async () => {
  hungYen = (await context.setUp('33')).unitId
  haNoi = (await context.setUp('01')).unitId
})

const newPerson = (email: string, unitId: string, role = 'viewer') => ({ name: 'Bà Mẫu', email, role, unitId })
const look = (link: string) =>
  context.app.inject({ method: 'POST', url: '/api/links/look', payload: { token: tokenOf(link) } })
const use = (link: string, body: object) =>
  context.app.inject({ method: 'POST', url: '/api/links/use', payload: { token: tokenOf(link), ...body } })
const signIn = (email: string, word: string) =>
  context.app.inject({ method: 'POST', url: '/api/session', payload: { email, password: word } })

test('the first administrator holds the whole system, and no second first link is given', async () => {
  const session = (await context.administrator.get('/api/session')).json()
  expect(session.appointments).toMatchObject([{ role: 'system-administrator', unitId: '1', homeId: 0 }])
  expect(session.may).toContain('people.manage')
  expect(session.may).not.toContain('programmes.publish')
  expect(await firstAdministratorLink(context.db, context.clock)).toBeUndefined()
})

test('a planner of Hưng Yên sees the ground of the former Thái Bình, and no other province', async () => {
  const planner = await context.signIn({ role: 'planner', unitId: hungYen })
  const session = (await planner.get('/api/session')).json()
  expect(session.homes.map(({ name }: { name: string }) => name)).toEqual(['tỉnh Hưng Yên'])
  const { scopes } = await actorOf(context.db, context.clock, planner.personId)
  const former = await context.owner
    .selectFrom('latestUnits')
    .select('path')
    .where('level', '=', 1)
    .where('code', 'in', ['33', '34'])
    .execute()
  expect([...scopes].sort()).toEqual(former.map(({ path }) => path).sort())
})

test('setting up an ended province sets up the one now in charge of its ground, once', async () => {
  const konTum = await context.owner
    .selectFrom('latestUnits')
    .select('id')
    .where('level', '=', 1)
    .where('code', '=', '62')
    .executeTakeFirstOrThrow()
  const home = await context.administrator.post('/api/homes', { unitId: konTum.id, alsoPlanner: true })
  expect(home.json()).toMatchObject({ name: 'tỉnh Quảng Ngãi', sample: false })
  const again = await context.administrator.post('/api/homes', { unitId: konTum.id, alsoPlanner: true })
  expect([again.statusCode, again.json().type]).toEqual([409, '/problems/province-already-set-up'])
  const commune = await context.administrator.post('/api/homes', {
    unitId: await context.unitId('commune', '10441'),
    alsoPlanner: false,
  })
  expect([commune.statusCode, commune.json().type]).toEqual([422, '/problems/not-a-province'])
})

test('a link sets a password once, also when two use it at the same time', async () => {
  const added = (await context.administrator.post('/api/people', newPerson('mot-lan@mau.example', hungYen))).json()
  expect((await look(added.link)).json()).toMatchObject({ email: 'mot-lan@mau.example' })
  const answers = await Promise.all([1, 2, 3].map((n) => use(added.link, { password: `${password} ${n}` })))
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410, 410])
  expect((await look(added.link)).statusCode).toBe(410)
})

test('a link ends after three days, and when a newer one is given', async () => {
  const { link, person } = (
    await context.administrator.post('/api/people', newPerson('moi-hon@mau.example', hungYen))
  ).json()
  const newer = (await context.administrator.post(`/api/people/${person.id}/link`)).json()
  expect((await use(link, { password })).statusCode).toBe(410)
  context.clock.advance(3 * 24 * 60 * 60 * 1000 + 1)
  expect((await use(newer.link, { password })).statusCode).toBe(410)
  context.clock.set('2026-11-20T02:00:00Z')
  expect((await use(newer.link, { password })).statusCode).toBe(200)
})

test('a new password ends the sessions that the old one opened', async () => {
  const { link, person } = (
    await context.administrator.post('/api/people', newPerson('doi@mau.example', hungYen))
  ).json()
  const first = await use(link, { password })
  const cookie = first.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  const ask = () => context.app.inject({ url: '/api/session', headers: { cookie } })
  expect((await ask()).statusCode).toBe(200)
  const newer = (await context.administrator.post(`/api/people/${person.id}/link`)).json()
  await use(newer.link, { password: 'mật khẩu khác hẳn' })
  expect((await ask()).statusCode).toBe(401)
  expect((await signIn('doi@mau.example', password)).statusCode).toBe(401)
  expect((await signIn('DOI@mau.example', 'mật khẩu khác hẳn')).statusCode).toBe(200)
})

test('a wrong password and an unknown address answer alike', async () => {
  const wrong = await signIn('quan-tri@mau.example', 'không phải')
  const unknown = await signIn('khong-ai@mau.example', 'không phải')
  expect(wrong.statusCode).toBe(401)
  const { requestId: _, ...a } = wrong.json()
  const { requestId: __, ...b } = unknown.json()
  expect(a).toEqual(b)
})

test('a password shorter than ten letters is refused, and the link stays good', async () => {
  const { link } = (await context.administrator.post('/api/people', newPerson('ngan@mau.example', hungYen))).json()
  const short = await use(link, { password: '123456789' })
  expect(short.json()).toMatchObject({ status: 400, errors: [{ pointer: '#/password', code: 'minLength' }] })
  expect((await use(link, { password })).statusCode).toBe(200)
})

test('the same e-mail is one person, also with other capitals and at once, and holds a role once', async () => {
  const send = (email: string) => context.administrator.post('/api/people', newPerson(email, hungYen))
  const answers = await Promise.all(['trung@mau.example', 'TRUNG@mau.example'].map(send))
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
  const refused = answers.find(({ statusCode }) => statusCode === 409)
  expect(refused?.json().type).toBe('/problems/role-held')
})

test('a role that is given by two at once is held once; on other days, elsewhere or of another kind it is another', async () => {
  const person = await context.signIn({ role: 'reporter', unitId: hungYen })
  const other = await context.signIn({ role: 'unit-administrator', unitId: hungYen })
  const commune = await context.unitId('commune', '12826')
  const give = (who: Client, role: object) => who.post(`/api/people/${person.personId}/appointments`, role)
  const role = { role: 'viewer', unitId: commune, from: '2026-12-01', until: '2027-01-01' }
  const answers = await Promise.all(
    [context.administrator, other, context.administrator, other].map((who) => give(who, role)),
  )
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409])
  const within = await give(other, { ...role, from: '2026-12-31', until: '2027-02-01' })
  expect([within.statusCode, within.json().type]).toEqual([409, '/problems/role-held'])
  for (const more of [{ from: '2027-01-01', until: '2027-02-01' }, { role: 'planner' }, { unitId: hungYen }])
    expect((await give(other, { ...role, ...more })).statusCode, JSON.stringify(more)).toBe(201)
  const [{ id }] = (await person.get('/api/session')).json().appointments
  expect((await context.administrator.delete(`/api/people/${person.personId}/appointments/${id}`)).statusCode).toBe(204)
  expect((await give(other, { role: 'reporter', unitId: hungYen })).statusCode).toBe(201)
})

test('letters that hide or turn others round, and lines that break, are in no name', async () => {
  const names = ['Bà \u202EuẫM', 'Bà\nMẫu', 'Bà\u0007Mẫu', 'Bà\u200BMẫu', 'Bà\u2028Mẫu', '\u2066Bà\u2069', ' ']
  for (const name of names) {
    const person = await context.administrator.post('/api/people', { ...newPerson('ten@mau.example', hungYen), name })
    expect(person.json(), JSON.stringify(name)).toMatchObject({
      status: 400,
      errors: [{ pointer: '#/name', code: 'pattern' }],
    })
    const organisation = await context.administrator.post('/api/organisations', {
      name: `Sở ${name}x`,
      unitId: hungYen,
    })
    if (name.trim()) {
      expect(organisation.json(), JSON.stringify(name)).toMatchObject({
        status: 400,
        errors: [{ pointer: '#/name', code: 'pattern' }],
      })
    }
  }
  const plain = { ...newPerson('ten@mau.example', hungYen), name: 'H’ Yến Niê Kdăm (Đắk-Lắk)' }
  expect((await context.administrator.post('/api/people', plain)).statusCode).toBe(201)
})

test('an administrator of a province sees and appoints its people, and nobody of another or above', async () => {
  const administrator = await context.signIn({ role: 'unit-administrator', unitId: hungYen })
  const stranger = await context.signIn({ role: 'viewer', unitId: haNoi })
  const people = (await administrator.get('/api/people')).json().people as { id: string }[]
  expect(people.map(({ id }) => id)).toContain(administrator.personId)
  expect(people.map(({ id }) => id)).not.toContain(stranger.personId)
  expect(people.map(({ id }) => id)).not.toContain(context.administrator.personId)
  const commune = await context.unitId('commune', '12826')
  expect((await administrator.post('/api/people', newPerson('xa@mau.example', commune))).statusCode).toBe(201)
  for (const unitId of [haNoi, '1']) {
    const refused = await administrator.post(
      '/api/people',
      newPerson(`tren-${unitId}@mau.example`, unitId, 'unit-administrator'),
    )
    expect(refused.statusCode).toBe(403)
    const own = await administrator.post(`/api/people/${administrator.personId}/appointments`, {
      role: 'unit-administrator',
      unitId,
    })
    expect(own.statusCode).toBe(403)
  }
  expect((await administrator.post(`/api/people/${stranger.personId}/link`)).statusCode).toBe(404)
  const taken = await administrator.post(`/api/people/${stranger.personId}/appointments`, {
    role: 'viewer',
    unitId: hungYen,
  })
  expect(taken.statusCode).toBe(404)
})

test('nobody resets the password of one who also holds a role elsewhere', async () => {
  const administrator = await context.signIn({ role: 'unit-administrator', unitId: hungYen })
  const both = await context.signIn({ role: 'viewer', unitId: hungYen })
  await context.administrator.post(`/api/people/${both.personId}/appointments`, {
    role: 'system-administrator',
    unitId: '1',
  })
  expect((await administrator.post(`/api/people/${both.personId}/link`)).statusCode).toBe(403)
})

test('a role that is taken away ends at once, and the last administrator stays', async () => {
  const leaver = await context.signIn({ role: 'viewer', unitId: hungYen })
  const [appointment] = (await leaver.get('/api/session')).json().appointments
  expect((await leaver.get('/api/organisations')).statusCode).toBe(200)
  const removed = await context.administrator.delete(`/api/people/${leaver.personId}/appointments/${appointment.id}`)
  expect(removed.statusCode).toBe(204)
  expect((await leaver.get('/api/organisations')).statusCode).toBe(401)

  const own = (await context.administrator.get('/api/session')).json().appointments
  const system = own.find(({ homeId }: { homeId: number }) => homeId === 0)
  const others = await context.owner
    .selectFrom('appointments')
    .select(['id', 'personId'])
    .where('homeId', '=', 0)
    .where('id', '!=', system.id)
    .execute()
  for (const other of others)
    await context.administrator.delete(`/api/people/${other.personId}/appointments/${other.id}`)
  const last = await context.administrator.delete(
    `/api/people/${context.administrator.personId}/appointments/${system.id}`,
  )
  expect([last.statusCode, last.json().type]).toEqual([409, '/problems/last-administrator'])
})

test('guessing is slowed by account, and by the address it comes from', async () => {
  const throttled = await buildApp({
    db: context.db,
    readings: context.readings,
    backups: context.backups,
    clock: context.clock,
    sessionSecret: 'only-for-the-tests-0123456789abcdef',
    publicUrl: testOrigin,
  })
  const attempts = async (count: number, email: (n: number) => string, remoteAddress: (n: number) => string) => {
    const codes: number[] = []
    for (let n = 0; n < count; n++) {
      const payload = { email: email(n), password: 'x' }
      const answer = { method: 'POST', url: '/api/session', payload, remoteAddress: remoteAddress(n) } as const
      codes.push((await throttled.inject(answer)).statusCode)
    }
    return codes
  }
  const oneAccount = await attempts(
    12,
    () => 'a@mau.example',
    (n) => `10.0.0.${n}`,
  )
  expect(oneAccount).toEqual([...Array(10).fill(401), 429, 429])
  const oneAddress = await attempts(
    63,
    (n) => `a${n}@mau.example`,
    () => '10.0.1.1',
  )
  expect(oneAddress).toEqual([...Array(60).fill(401), 429, 429, 429])
  await throttled.close()
})

test('the cookie is for the server alone, and Secure where people come by https', async () => {
  const plain = (await signIn('quan-tri@mau.example', 'Mật khẩu để thử 2026')).headers['set-cookie']
  expect(String(plain)).toMatch(/HttpOnly/i)
  expect(String(plain)).toMatch(/SameSite=Lax/i)
  const secure = await context.appWith({ publicUrl: 'https://hieuhoc.example' })
  const answer = await secure.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email: 'quan-tri@mau.example', password: 'Mật khẩu để thử 2026' },
  })
  expect(String(answer.headers['set-cookie'])).toMatch(/Secure/)
  await secure.close()
})
