import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import { tokenOf } from '../../../../tests/support/links.ts'
import type { Organisation } from '../../../shared/organisations.ts'

const context = useApp()
const password = 'một mật khẩu dài'
let hungYen: string
let haNoi: string
let commune: string
beforeAll(async () => {
  hungYen = (await context.setUp('33')).unitId
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
