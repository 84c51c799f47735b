import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import { tokenOf } from '../../../../tests/support/links.ts'
import { insertReadDocument, smallPlan } from '../../../../tests/support/read-document.ts'
import type { Organisation } from '../../../shared/organisations.ts'

const context = useApp()
const password = 'một mật khẩu dài'
let homeId: number
let hungYen: string
let haNoi: string
let commune: string
beforeAll(async () => {
  ;({ homeId, unitId: hungYen } = await context.setUp('33'))
  haNoi = (await context.setUp('01')).unitId
  commune = await context.unitId('commune', '12826')
})

const roleOf = async (who: Client): Promise<string> => (await who.get('/api/session')).json().appointments[0].id
const dismiss = async (who: Client, other: Client, appointmentId: string) =>
  who.delete(`/api/people/${other.personId}/appointments/${appointmentId}`)
const newPerson = (email: string, rest: object) => ({ name: 'Bà Mẫu', email, role: 'viewer', ...rest })
const useLink = (link: string) =>
  context.app.inject({ method: 'POST', url: '/api/links/use', payload: { token: tokenOf(link), password } })
async function organisationAt(unitId: string, name: string): Promise<Organisation> {
  const response = await context.administrator.post('/api/organisations', { name, unitId })
  expect(response.statusCode, response.body).toBe(201)
  return response.json()
}

test('a role that has ended keeps the day on which it did', async () => {
  const viewer = await context.signIn({ role: 'viewer', unitId: hungYen })
  const id = await roleOf(viewer)
  expect((await dismiss(context.administrator, viewer, id)).statusCode).toBe(204)
  context.clock.advance(40 * 24 * 60 * 60 * 1000)
  expect((await dismiss(context.administrator, viewer, id)).statusCode).toBe(404)
  context.clock.set('2026-11-20T02:00:00Z')
  const { rows } = await sql`select until_day from appointments where id = ${id}`.execute(context.owner)
  expect(rows).toEqual([{ untilDay: '2026-11-20' }])
})

test('nobody lets a person into an organisation above their own unit, or of another province', async () => {
  const department = await organisationAt(hungYen, 'Sở Giáo dục và Đào tạo')
  const foreign = await organisationAt(haNoi, 'Sở Giáo dục và Đào tạo')
  const administrator = await context.signIn({ role: 'unit-administrator', unitId: commune })
  const above = { unitId: commune, organisationId: department.id }
  expect((await administrator.post('/api/people', newPerson('len-so@mau.example', above))).statusCode).toBe(403)
  const own = { role: 'viewer', ...above }
  const url = `/api/people/${administrator.personId}/appointments`
  expect((await administrator.post(url, own)).statusCode).toBe(403)
  expect((await context.administrator.post(url, own)).statusCode).toBe(201)

  const elsewhere = newPerson('noi-khac@mau.example', { unitId: hungYen, organisationId: foreign.id })
  expect((await context.administrator.post('/api/people', elsewhere)).json()).toMatchObject({
    status: 400,
    errors: [{ pointer: '#/organisationId', code: 'other-home' }],
  })
})

test('a link opens no role that whoever gave it could not take away', async () => {
  const administrator = await context.signIn({ role: 'unit-administrator', unitId: hungYen })
  const added = await administrator.post('/api/people', newPerson('len-cao@mau.example', { unitId: hungYen }))
  const { link, person } = added.json()
  const risen = { role: 'planner', unitId: '1' }
  expect((await context.administrator.post(`/api/people/${person.id}/appointments`, risen)).statusCode).toBe(201)
  const looked = { method: 'POST', url: '/api/links/look', payload: { token: tokenOf(link) } } as const
  expect((await context.app.inject(looked)).statusCode).toBe(410)
  expect((await useLink(link)).statusCode).toBe(410)
  const newer = await context.administrator.post(`/api/people/${person.id}/link`)
  expect((await useLink(newer.json().link)).statusCode).toBe(200)
})

async function addRole(who: Client, role: object): Promise<void> {
  const added = await context.administrator.post(`/api/people/${who.personId}/appointments`, role)
  expect(added.statusCode, added.body).toBe(201)
}

test('who would act for an organisation above me, or will hold a role there, gets no link and no stand-in of mine', async () => {
  const department = await organisationAt(hungYen, 'Sở Nội vụ')
  const administrator = await context.signIn({ role: 'unit-administrator', unitId: commune })
  const colleague = await context.signIn({ role: 'viewer', unitId: commune })
  const beside = { role: 'planner', unitId: commune, organisationId: department.id } as const
  const speaks = await context.signIn(beside)
  const rises = await context.signIn({ role: 'viewer', unitId: commune })
  await addRole(rises, { role: 'planner', unitId: hungYen, from: '2026-12-01' })
  for (const { personId } of [speaks, rises]) {
    expect((await administrator.post(`/api/people/${personId}/link`)).statusCode).toBe(403)
    expect((await administrator.delete(`/api/people/${personId}/factors`)).statusCode).toBe(403)
  }
  const given = { receiverId: colleague.personId, from: '2026-11-23', until: '2026-11-30' }
  const url = `/api/people/${speaks.personId}/hand-overs`
  expect((await administrator.post(url, given)).statusCode).toBe(403)
  expect((await context.administrator.post(url, given)).statusCode).toBe(201)
  // Who stands in from Monday on will speak for it too.
  expect((await administrator.post(`/api/people/${colleague.personId}/link`)).statusCode).toBe(403)

  const { link, person } = (
    await administrator.post('/api/people', newPerson('noi-cho-so@mau.example', { unitId: commune }))
  ).json()
  await addRole({ personId: person.id } as Client, beside)
  expect((await useLink(link)).statusCode).toBe(410)
})

test('of two roles each shows what it shows where it holds, and nothing where only the other does', async () => {
  const { documentId } = await insertReadDocument(context.owner, { homeId, unitId: hungYen }, smallPlan())
  const above = await context.signIn({ role: 'viewer', unitId: hungYen })
  const seenBy = async (who: Client) => {
    const { people } = (await who.get('/api/people')).json()
    return people.some(({ id }: { id: string }) => id === above.personId)
  }
  const administrator = await context.signIn({ role: 'unit-administrator', unitId: commune })
  await addRole(administrator, { role: 'viewer', unitId: hungYen })
  expect(await seenBy(administrator)).toBe(false)
  expect((await administrator.get(`/api/documents/${documentId}`)).statusCode).toBe(200)

  const provincial = await context.signIn({ role: 'unit-administrator', unitId: hungYen })
  await addRole(provincial, { role: 'viewer', unitId: commune })
  expect(await seenBy(provincial)).toBe(true)
  expect((await provincial.get('/api/documents')).json().documents).toEqual([])
  expect((await provincial.get(`/api/documents/${documentId}`)).statusCode).toBe(404)

  const inspector = await context.signIn({ role: 'inspector', unitId: commune })
  await addRole(inspector, { role: 'viewer', unitId: hungYen })
  const { entries } = (await inspector.get('/api/audit')).json()
  expect(new Set(entries.map(({ unitId }: { unitId: string }) => unitId))).toEqual(new Set([commune]))
})

test('watching over a unit shows neither its people nor its trail to an inspector', async () => {
  const union = await organisationAt(hungYen, 'Hội Nông dân tỉnh')
  const watched = await context.administrator.post(`/api/organisations/${union.id}/patronages`, {
    unitId: commune,
    from: '2026-11-01',
  })
  expect(watched.statusCode, watched.body).toBe(200)
  await context.signIn({ role: 'viewer', unitId: commune })
  const inspector = await context.signIn({
    role: 'inspector',
    reach: 'organisation',
    unitId: hungYen,
    organisationId: union.id,
  })
  const { people } = (await inspector.get('/api/people')).json()
  expect(people.map(({ id }: { id: string }) => id)).toEqual([inspector.personId])
  const { entries } = (await inspector.get('/api/audit')).json()
  expect(entries.every(({ unitId }: { unitId: string }) => unitId === hungYen)).toBe(true)
})

test('what was given by one who was dismissed ends with them', async () => {
  const administrator = await context.signIn({ role: 'unit-administrator', unitId: hungYen })
  const added = await administrator.post('/api/people', newPerson('cho-doi@mau.example', { unitId: hungYen }))
  await dismiss(context.administrator, administrator, await roleOf(administrator))
  expect((await useLink(added.json().link)).statusCode).toBe(410)
})

test('that a link was renewed and a password set stands on the trail', async () => {
  const viewer = await context.signIn({ role: 'viewer', unitId: hungYen })
  const { link } = (await context.administrator.post(`/api/people/${viewer.personId}/link`)).json()
  await useLink(link)
  const { rows } = await sql<{ action: string; actor: string }>`
    select action, actor from audit_entries where subject = ${`person:${viewer.personId}`} order by id`.execute(
    context.owner,
  )
  expect(rows).toEqual([
    { action: 'people.appoint', actor: context.administrator.personId },
    { action: 'people.set-password', actor: viewer.personId },
    { action: 'people.renew-link', actor: context.administrator.personId },
    { action: 'people.set-password', actor: viewer.personId },
  ])
})

test('two administrators of the system who dismiss each other at once leave one', async () => {
  const other = await context.signIn({ role: 'system-administrator', unitId: '1' })
  const [mine, theirs] = [await roleOf(context.administrator), await roleOf(other)]
  // Both have ended the other's role, and wait here, when neither sees what the other did.
  const [one, two] = await context.owner.transaction().execute(async (db) => {
    await sql`select from sessions for update`.execute(db)
    const both = [dismiss(context.administrator, other, theirs), dismiss(other, context.administrator, mine)]
    await sleep(500)
    return both.map((answer) => answer.then(({ statusCode }) => statusCode))
  })
  expect([await one, await two].sort()).toEqual([204, 409])
  const { rows } = await sql`
    select from appointments where home_id = 0 and role = 'system-administrator' and until_day is null`.execute(
    context.owner,
  )
  expect(rows).toHaveLength(1)
})
