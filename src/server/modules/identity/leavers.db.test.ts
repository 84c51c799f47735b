import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import { tokenOf } from '../../../../tests/support/links.ts'
import type { NewRole } from '../../../shared/people.ts'

const context = useApp()
const password = 'Mật khẩu để thử 2026'
let hungYen: string
let haNoi: string
let commune: string
beforeAll(async () => {
  hungYen = (await context.setUp('33')).unitId
  haNoi = (await context.setUp('01')).unitId
  commune = await context.unitId('commune', '12826')
})

const end = (who: Client, personId: string) => who.post(`/api/people/${personId}/end`)
const emailOf = async (who: Client): Promise<string> => (await who.get('/api/session')).json().person.email
const give = (who: Client, role: NewRole) =>
  context.administrator.post(`/api/people/${who.personId}/appointments`, role)
const signIn = (email: string) =>
  context.app.inject({ method: 'POST', url: '/api/session', payload: { email, password } })

test('whoever leaves finds every door shut at once', async () => {
  const leaver = await context.signIn({ role: 'unit-administrator', unitId: hungYen })
  await give(leaver, { role: 'planner', unitId: hungYen })
  const colleague = await context.signIn({ role: 'viewer', unitId: hungYen })
  const email = await emailOf(leaver)
  const { token } = (
    await leaver.post('/api/service-tokens', {
      name: 'Trang tin',
      role: 'viewer',
      unitId: hungYen,
      actions: ['organisations.read'],
    })
  ).json()
  const byToken = () => context.app.inject({ url: '/api/organisations', headers: { authorization: `Bearer ${token}` } })
  const days = { from: '2026-11-20', until: '2026-12-01' }
  await leaver.post('/api/hand-overs', { receiverId: colleague.personId, ...days })
  await colleague.post('/api/hand-overs', { receiverId: leaver.personId, ...days })
  const { link } = (await context.administrator.post(`/api/people/${leaver.personId}/link`)).json()
  expect((await byToken()).statusCode).toBe(200)
  expect((await colleague.get('/api/session')).json().actsFor).toHaveLength(1)
  expect((await leaver.get('/api/session')).json().actsFor).toHaveLength(1)

  const ended = await end(context.administrator, leaver.personId)
  expect(ended.json()).toEqual({ ended: 2, kept: [], keptElsewhere: false })
  // What was handed over ends with its role; what was received, by itself.
  const { rows } = await sql`
    select subject from audit_entries where action = 'people.end-hand-over'`.execute(context.owner)
  expect(rows).toEqual([{ subject: `person:${colleague.personId}` }])

  expect((await leaver.get('/api/session')).statusCode).toBe(401)
  expect((await byToken()).statusCode).toBe(401)
  const used = { method: 'POST', url: '/api/links/use', payload: { token: tokenOf(link), password } } as const
  expect((await context.app.inject(used)).statusCode).toBe(410)
  expect((await colleague.get('/api/session')).json().actsFor).toEqual([])
  const again = await signIn(email)
  expect(again.json()).toMatchObject({ appointments: [], may: [], actsFor: [], homes: [] })
  const cookie = again.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  for (const url of ['/api/documents', '/api/programmes', '/api/people', '/api/organisations', '/api/audit']) {
    expect((await context.app.inject({ url, headers: { cookie } })).statusCode, url).toBe(403)
  }
  expect((await end(context.administrator, leaver.personId)).statusCode).toBe(404)
  // Whoever comes back gets none of it back.
  await give(leaver, { role: 'unit-administrator', unitId: hungYen })
  expect((await byToken()).statusCode).toBe(401)
  expect((await colleague.get('/api/session')).json().actsFor).toEqual([])
})

test('what is not mine to end stays and is told, and where I see nothing it is only said that there is more', async () => {
  const person = await context.signIn({ role: 'viewer', unitId: commune })
  await give(person, { role: 'viewer', unitId: haNoi })
  const administrator = await context.signIn({ role: 'unit-administrator', unitId: commune })
  expect((await end(administrator, person.personId)).json()).toEqual({ ended: 1, kept: [], keptElsewhere: true })
  expect((await end(administrator, person.personId)).statusCode).toBe(404)

  const seen = await context.signIn({ role: 'planner', unitId: commune })
  await give(seen, { role: 'viewer', unitId: hungYen })
  const both = await context.signIn({ role: 'unit-administrator', unitId: commune })
  await give(both, { role: 'inspector', unitId: hungYen })
  expect((await end(both, seen.personId)).json()).toMatchObject({
    ended: 1,
    kept: [{ role: 'viewer', unitId: hungYen }],
    keptElsewhere: false,
  })
  const inspector = await context.signIn({ role: 'inspector', unitId: hungYen })
  expect((await end(inspector, seen.personId)).statusCode).toBe(403)
})

test('the last who holds the whole system for good stays, however the end is asked for', async () => {
  const last = await end(context.administrator, context.administrator.personId)
  expect([last.statusCode, last.json().type]).toEqual([409, '/problems/last-administrator'])
  // One who holds it for some days only does not count.
  await context.signIn({ role: 'system-administrator', unitId: '1', until: '2026-12-01' })
  expect((await end(context.administrator, context.administrator.personId)).statusCode).toBe(409)
  expect((await context.administrator.get('/api/session')).statusCode).toBe(200)
})

test('two who end the same person at once: one does, the other is told that there is nobody', async () => {
  const person = await context.signIn({ role: 'viewer', unitId: hungYen })
  const other = await context.signIn({ role: 'unit-administrator', unitId: hungYen })
  const answers = await Promise.all([end(context.administrator, person.personId), end(other, person.personId)])
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404])
  const { rows } = await sql`
    select from audit_entries where action = 'people.end' and subject = ${`person:${person.personId}`}`.execute(
    context.owner,
  )
  expect(rows).toHaveLength(1)
})

test('a role with days holds from the first to before the last, and is refused where they cannot be', async () => {
  const person = await context.signIn({ role: 'viewer', unitId: hungYen })
  const role = { role: 'planner', unitId: hungYen } as const
  const may = async () => (await person.get('/api/session')).json().may.includes('documents.upload')
  const given = await give(person, { ...role, from: '2026-11-25', until: '2026-12-01' })
  expect(given.json().appointments).toMatchObject([{}, { role: 'planner', from: '2026-11-25', until: '2026-12-01' }])
  for (const [instant, holds] of [
    ['2026-11-24T16:59:59Z', false],
    ['2026-11-24T17:00:00Z', true],
    ['2026-11-30T16:59:59Z', true],
    ['2026-11-30T17:00:00Z', false],
  ] as const) {
    context.clock.set(instant)
    expect(await may(), instant).toBe(holds)
  }
  context.clock.set('2026-11-20T02:00:00Z')
  const past = await give(person, { ...role, from: '2026-11-19' })
  expect(past.json().errors).toEqual([{ pointer: '#/from', code: 'past' }])
  const backwards = await give(person, { ...role, from: '2026-11-25', until: '2026-11-25' })
  expect(backwards.json().errors).toEqual([{ pointer: '#/until', code: 'not-after-from' }])
})
