import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import { insertReadDocument, smallPlan } from '../../../../tests/support/read-document.ts'
import type { Organisation, OrganisationPage } from '../../../shared/organisations.ts'
import { listOrganisationsAsOf } from './index.ts'

const context = useApp()
let province: { homeId: number; unitId: string }
let commune: string
let planner: Client
let communePlanner: Client

beforeAll(async () => {
  province = await context.setUp('33')
  commune = await context.unitId('commune', '12826')
  planner = await context.signIn({ role: 'planner', unitId: province.unitId })
  communePlanner = await context.signIn({ role: 'planner', unitId: commune })
})

async function add(name: string, unitId = province.unitId, more: object = {}): Promise<Organisation> {
  const response = await planner.post('/api/organisations', { name, unitId, ...more })
  expect(response.statusCode, response.body).toBe(201)
  return response.json()
}
async function page(id: string, on?: string, client = planner): Promise<OrganisationPage> {
  const response = await client.get(`/api/organisations/${id}${on === undefined ? '' : `?on=${on}`}`)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
async function done(url: string, body?: object, client = planner): Promise<OrganisationPage> {
  const response = await client.post(`/api/organisations/${url}`, body)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
async function refused(url: string, body: object, client = planner) {
  const { statusCode, body: text } = await client.post(`/api/organisations/${url}`, body)
  const { type, errors } = JSON.parse(text)
  return { statusCode, type: type?.replace('/problems/', ''), ...(errors ? { errors } : {}) }
}
const undo = (stepId: string | undefined, client = planner) => client.post(`/api/organisation-steps/${stepId}/undo`)
const lastStep = ({ steps }: OrganisationPage) => steps.find(({ last }) => last)?.id
async function find(query: string, client = planner): Promise<string[]> {
  const response = await client.get(`/api/organisations?${query}`)
  expect(response.statusCode, response.body).toBe(200)
  return response.json().organisations.map(({ name }: Organisation) => name)
}

test('an organisation is called anew from a day, and was called otherwise before it', async () => {
  const { id } = await add('Sở Thử Tên')
  await done(`${id}/names`, { name: 'Sở Đổi Tên', form: 'full', from: '2026-03-01' })
  await done(`${id}/names`, { name: 'Sở TT', form: 'short', from: null })
  expect((await page(id, '2026-02-28')).organisation.name).toBe('Sở Thử Tên')
  expect((await page(id, '2026-03-01')).organisation.name).toBe('Sở Đổi Tên')
  for (const words of ['so thu ten', 'doi ten', 'so tt'])
    expect(await find(`q=${encodeURIComponent(words)}&unit=${province.unitId}`)).toContain('Sở Đổi Tên')
  expect(await refused(`${id}/names`, { name: 'Sở Lại Tên', form: 'full', from: '2026-03-01' })).toMatchObject({
    statusCode: 422,
    errors: [{ pointer: '#/from', code: 'same-day' }],
  })
  const [row] = (await listOrganisationsAsOf(context.owner, province.homeId, '2026-11-20')).filter(
    (one) => one.id === id,
  )
  expect(row?.names.map(({ name, form, from, until }) => [name, form, from, until])).toEqual([
    ['Sở Thử Tên', 'full', null, '2026-03-01'],
    ['Sở Đổi Tên', 'full', '2026-03-01', null],
    ['Sở TT', 'short', null, null],
  ])
})

test('a name between two others lasts until the later one begins', async () => {
  const { id } = await add('Hội Một')
  await done(`${id}/names`, { name: 'Hội Ba', form: 'full', from: '2026-06-01' })
  await done(`${id}/names`, { name: 'Hội Hai', form: 'full', from: '2026-02-01' })
  const names = await Promise.all(
    ['2026-01-31', '2026-02-01', '2026-06-01'].map(async (on) => (await page(id, on)).organisation.name),
  )
  expect(names).toEqual(['Hội Một', 'Hội Hai', 'Hội Ba'])
})

test('an organisation that ended passes its tasks to bodies that are there on that day, and to no others', async () => {
  const old = await add('Sở Sẽ Hết')
  const heir = await add('Sở Nhận Việc')
  const later = await add('Sở Sinh Sau', province.unitId, { born: '2026-09-01' })
  const to = (toId: string, task = '') => ({ toId, task, legalBasis: 'Nghị định 45/2025/NĐ-CP' })
  expect(
    await refused(`${old.id}/end`, { on: '2026-03-01', successors: [to(heir.id), to(later.id, 'khác')] }),
  ).toMatchObject({
    statusCode: 422,
    errors: [{ pointer: '#/successors/1/toId', code: 'not-there' }],
  })
  expect((await page(old.id)).organisation.ended).toBeNull()
  const ended = await done(`${old.id}/end`, { on: '2026-03-01', successors: [to(heir.id), to(heir.id, 'dạy nghề')] })
  expect(ended.organisation.ended).toBe('2026-03-01')
  expect(ended.successors.map(({ organisation, task, on }) => [organisation.name, task, on])).toEqual([
    ['Sở Nhận Việc', '', '2026-03-01'],
    ['Sở Nhận Việc', 'dạy nghề', '2026-03-01'],
  ])
  expect((await page(heir.id)).predecessors).toHaveLength(2)
  const list = (rest: string) => find(`q=so+se+het&${rest}`)
  expect(await list('state=living')).toEqual([])
  expect(await list('state=living&on=2026-02-28')).toEqual(['Sở Sẽ Hết'])
  expect(await list('state=ended')).toEqual(['Sở Sẽ Hết'])
  expect((await refused(`${old.id}/end`, { on: '2026-04-01', successors: [] })).statusCode).toBe(409)
})

test('two who end an organisation at once end it once', async () => {
  const { id } = await add('Sở Hai Người')
  const answers = await Promise.all(
    ['2026-03-01', '2026-04-01'].map((on) => planner.post(`/api/organisations/${id}/end`, { on, successors: [] })),
  )
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
})

test('whoever changes what was changed meanwhile is told so', async () => {
  const { id } = await add('Sở Cũ Mới')
  const { revision } = await page(id)
  const patch = (body: object) => planner.send({ method: 'PATCH', url: `/api/organisations/${id}`, payload: body })
  expect((await patch({ revision, kind: 'school' })).statusCode).toBe(200)
  const late = await patch({ revision, name: 'Sở Khác Hẳn' })
  expect([late.statusCode, late.json().type]).toEqual([409, '/problems/organisation-changed'])
  expect((await page(id)).organisation).toMatchObject({ name: 'Sở Cũ Mới', kind: 'school' })
})

test('the last step is taken back, and only the last', async () => {
  const { id } = await add('Hội Đầu')
  const renamed = await done(`${id}/names`, { name: 'Hội Giữa', form: 'full', from: '2026-02-01' })
  const patched = await planner.send({
    method: 'PATCH',
    url: `/api/organisations/${id}`,
    payload: { born: '2020-01-01', name: 'Hội Cuối' },
  })
  expect(patched.statusCode, patched.body).toBe(200)
  const early = await undo(lastStep(renamed))
  expect([early.statusCode, early.json().type]).toEqual([409, '/problems/organisation-changed'])
  expect((await undo(lastStep(patched.json()))).json()).toEqual({ organisationId: id })
  expect((await page(id)).organisation).toMatchObject({ name: 'Hội Giữa', born: null })
  expect((await undo(lastStep(patched.json()))).statusCode).toBe(409)
  expect((await undo(lastStep(renamed))).statusCode).toBe(200)
  const first = await page(id)
  expect(first.organisation.name).toBe('Hội Đầu')
  expect(first.names).toHaveLength(1)
  expect((await undo(lastStep(first))).json()).toEqual({ organisationId: null })
  expect((await planner.get(`/api/organisations/${id}`)).statusCode).toBe(404)
})

test('a removal is taken back with everything that stood of it', async () => {
  const parent = await add('Hội Trên')
  const { id } = await add('Hội Bị Xóa')
  await done(`${id}/names`, { name: 'HBX', form: 'short', from: null })
  const before = await done(`${id}/lines`, { parentId: parent.id, from: '2026-01-01' })
  expect((await planner.delete(`/api/organisations/${id}`)).statusCode).toBe(204)
  const { steps } = (await planner.get('/api/organisation-steps')).json()
  expect(steps[0]).toMatchObject({ action: 'remove', name: 'Hội Bị Xóa', organisationId: null, count: 1, last: true })
  expect((await undo(steps[0]?.id)).json()).toEqual({ organisationId: id })
  const after = await page(id)
  expect([after.organisation, after.names, after.parents]).toEqual([before.organisation, before.names, before.parents])
})

test('what anything names is ended and not removed', async () => {
  const guided = await add('Hội Xã Nào')
  const line = await add('Hội Tỉnh Nào')
  await done(`${guided.id}/lines`, { parentId: line.id, from: null })
  const heir = await add('Sở Được Giao')
  const old = await add('Sở Giao Lại')
  await done(`${old.id}/end`, { on: '2026-03-01', successors: [{ toId: heir.id, task: '', legalBasis: null }] })
  const held = await add('Sở Có Người')
  const person = await context.signIn({ role: 'viewer', unitId: province.unitId, organisationId: held.id })
  await sql`update appointments set until_day = '2026-11-20' where person_id = ${person.personId}`.execute(
    context.owner,
  )
  const named = await add('Sở Được Nêu')
  await sql`
    insert into programmes (home_id, id, unit_id, unit_path, name, created_by, created_at, published, audience)
    values (${province.homeId}, gen_random_uuid(), ${province.unitId}, '1', 'Thử', gen_random_uuid(), now(), true, ${[named.id]}::bigint[])`.execute(
    context.owner,
  )
  for (const [id, by] of [
    [line.id, 'lines'],
    [heir.id, 'successors'],
    [held.id, 'roles'],
    [named.id, 'duties'],
  ]) {
    const answer = await planner.delete(`/api/organisations/${id}`)
    expect([answer.statusCode, answer.json().type, answer.json().params]).toEqual([
      409,
      '/problems/organisation-in-use',
      { by },
    ])
    expect((await page(id ?? '')).organisation.ended).toBeNull()
  }
  expect((await done(`${held.id}/end`, { on: '2026-11-20', successors: [] })).organisation.ended).toBe('2026-11-20')
})

test('a line that bites its own tail is refused, and one to another province', async () => {
  const [above, below] = [await add('Hội Vòng Một'), await add('Hội Vòng Hai')]
  await done(`${below.id}/lines`, { parentId: above.id, from: null })
  const code = (pointer: string, code: string) => ({ statusCode: 422, errors: [{ pointer, code }] })
  expect(await refused(`${above.id}/lines`, { parentId: below.id, from: null })).toMatchObject(
    code('#/parentId', 'below-itself'),
  )
  expect(await refused(`${above.id}/lines`, { parentId: above.id, from: null })).toMatchObject(
    code('#/parentId', 'itself'),
  )
  expect(await refused(`${below.id}/lines`, { parentId: above.id, from: null })).toMatchObject(
    code('#/parentId', 'taken'),
  )
  const { unitId } = await context.setUp('01')
  const foreign = (await context.administrator.post('/api/organisations', { name: 'Hội Xa', unitId })).json()
  const asSystem = await refused(`${above.id}/lines`, { parentId: foreign.id, from: null }, context.administrator)
  expect(asSystem).toMatchObject(code('#/parentId', 'other-home'))
  expect((await refused(`${above.id}/lines`, { parentId: foreign.id, from: null })).statusCode).toBe(404)
})

test('whoever keeps the lower end sets its line; the upper end is not theirs to change', async () => {
  const above = await add('Hội Khuyến học thử')
  const below = (
    await communePlanner.post('/api/organisations', { name: 'Hội Khuyến học xã thử', unitId: commune })
  ).json()
  const set = await communePlanner.post(`/api/organisations/${below.id}/lines`, { parentId: above.id, from: null })
  expect(set.statusCode, set.body).toBe(200)
  expect((await refused(`${above.id}/lines`, { parentId: below.id, from: null }, communePlanner)).statusCode).toBe(403)
  const seen = await page(above.id, undefined, communePlanner)
  expect([seen.mayManage, seen.steps, seen.people]).toEqual([false, [], null])
  const sibling = await context.signIn({ role: 'planner', unitId: await context.unitId('commune', '12862') })
  expect((await sibling.get(`/api/organisations/${below.id}`)).statusCode).toBe(404)
})

/** Something unpublished that lies at an organisation's own place. */
async function placeAt(organisation: Organisation, path?: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into programmes (home_id, id, unit_id, unit_path, name, created_by, created_at)
    select home_id, gen_random_uuid(), unit_id, ${path === undefined ? sql`unit_path || '0' || id::text` : sql`${path}::ltree`}, 'Riêng', gen_random_uuid(), now()
    from organisations where id = ${organisation.id} returning id`.execute(context.owner)
  return rows[0]?.id ?? ''
}
const sees = async (client: Client, programme: string) => (await client.get('/api/programmes')).body.includes(programme)

test('an officer with the reach of a line sees what lies below in it, until the line ends', async () => {
  const above = await add('Hội Khuyến học dọc')
  const below = await add('Hội Khuyến học dọc dưới', commune)
  const officer = await context.signIn({
    role: 'reporter',
    reach: 'line',
    unitId: province.unitId,
    organisationId: above.id,
  })
  const own = await placeAt(below)
  expect(await sees(officer, own)).toBe(false)
  await done(`${below.id}/lines`, { parentId: above.id, from: '2026-11-20' })
  expect(await sees(officer, own)).toBe(true)
  await done(`${below.id}/lines/${above.id}/end`, { until: '2026-11-21' })
  expect(await sees(officer, own)).toBe(true)
  context.clock.set('2026-11-20T17:00:00Z')
  expect(await sees(officer, own)).toBe(false)
  context.clock.set('2026-11-20T02:00:00Z')
  expect((await planner.delete(`/api/organisations/${below.id}/lines/${above.id}`)).statusCode).toBe(204)
  expect(await sees(officer, own)).toBe(false)
})

test('patrons read at the unit from the first day to the last, and write nothing', async () => {
  const patron = await add('Sở Phụ Trách')
  const officer = await context.signIn({
    role: 'planner',
    reach: 'organisation',
    unitId: province.unitId,
    organisationId: patron.id,
  })
  const { rows } = await sql<{ path: string }>`select path::text from units where id = ${commune}`.execute(
    context.owner,
  )
  const watched = await placeAt(patron, rows[0]?.path)
  const given = await done(`${patron.id}/patronages`, { unitId: commune, from: '2026-11-21', until: '2026-12-01' })
  expect(given.patronages).toMatchObject([{ unitId: commune, from: '2026-11-21', until: '2026-12-01' }])
  const on = async (instant: string) => {
    context.clock.set(instant)
    return sees(officer, watched)
  }
  expect(await on('2026-11-20T16:59:59Z')).toBe(false)
  expect(await on('2026-11-20T17:00:00Z')).toBe(true)
  const written = await officer.post('/api/organisations', { name: 'Hội Lấn Sân', unitId: commune })
  expect(written.statusCode).toBe(403)
  expect(await on('2026-11-30T16:59:59Z')).toBe(true)
  expect(await on('2026-11-30T17:00:00Z')).toBe(false)
  context.clock.set('2026-11-20T02:00:00Z')

  const id = given.patronages[0]?.id
  const ended = await done(`${patron.id}/patronages/${id}/end`, { until: '2026-11-25' })
  expect(ended.patronages[0]?.until).toBe('2026-11-25')
  expect((await undo(lastStep(ended))).statusCode).toBe(200)
  expect((await page(patron.id)).patronages[0]?.until).toBe('2026-12-01')
  expect((await planner.delete(`/api/organisations/${patron.id}/patronages/${id}`)).statusCode).toBe(204)
  expect((await page(patron.id)).patronages).toEqual([])
})

test('patrons of a group read what is published where the plan says so, from day to day, and no draft', async () => {
  const sibling = await context.unitId('commune', '12862')
  const patron = await add('Hội Phụ Trách Nhóm', sibling)
  const officer = await context.signIn({
    role: 'viewer',
    reach: 'organisation',
    unitId: sibling,
    organisationId: patron.id,
  })
  const maker = await context.signIn({ role: 'planner', unitId: commune })
  const home = { homeId: province.homeId, unitId: commune }
  const { documentId, clauseIds } = await insertReadDocument(context.owner, home, smallPlan())
  const { id: version, programmeId } = (await maker.post('/api/drafts', { documentId, relation: 'starts' })).json() as {
    id: string
    programmeId: string
  }
  const group = { populationGroup: 'lao động nông thôn', clauseId: clauseIds[0], from: '2026-11-21' }
  const url = `/api/organisations/${patron.id}/patronages`
  // Reading is given away at the commune of the plan, so it is not for those of the organisation's own commune to say.
  const bySibling = await context.signIn({ role: 'planner', unitId: sibling })
  expect((await bySibling.post(url, group)).statusCode).toBe(404)
  const given = await done(`${patron.id}/patronages`, { ...group, until: '2026-12-01' })
  expect(given.patronages).toMatchObject([{ unitId: null, clauseId: clauseIds[0] }])

  const listed = async (): Promise<boolean> =>
    (await officer.get('/api/programmes')).json().programmes.some(({ id }: { id: string }) => id === programmeId)
  context.clock.set('2026-11-21T02:00:00Z')
  expect(await listed()).toBe(false)
  expect((await officer.get(`/api/programmes/${programmeId}`)).statusCode).toBe(404)
  expect((await maker.post(`/api/versions/${version}/publish`, { cursor: '0' })).statusCode).toBe(200)
  const on = (instant: string) => {
    context.clock.set(instant)
    return listed()
  }
  expect(await on('2026-11-20T16:59:59Z')).toBe(false)
  expect(await on('2026-11-20T17:00:00Z')).toBe(true)
  expect((await officer.get(`/api/programmes/${programmeId}`)).statusCode).toBe(200)
  expect((await officer.get(`/api/clauses/${clauseIds[0]}`)).statusCode).toBe(200)
  expect((await officer.get(`/api/documents/${documentId}`)).statusCode).toBe(200)
  expect(await on('2026-11-30T17:00:00Z')).toBe(false)
  context.clock.set('2026-11-20T02:00:00Z')
})

test('who is to watch over a unit is for those in charge of that unit to say', async () => {
  const patron = await add('Sở Muốn Xem')
  const group = await done(`${patron.id}/patronages`, { populationGroup: 'lao động nông thôn', from: '2026-01-01' })
  expect(group.patronages).toMatchObject([{ unitId: null, populationGroup: 'lao động nông thôn' }])
  expect(await refused(`${patron.id}/patronages`, { from: '2026-01-01' })).toMatchObject({ statusCode: 422 })
  const byCommune = await communePlanner.post(`/api/organisations/${patron.id}/patronages`, {
    unitId: commune,
    from: '2026-01-01',
  })
  expect(byCommune.statusCode, byCommune.body).toBe(200)
  const above = await communePlanner.post(`/api/organisations/${patron.id}/patronages`, {
    unitId: province.unitId,
    from: '2026-01-01',
  })
  expect(above.statusCode).toBe(403)
})

test('the list goes on where it stopped, in Vietnamese order, and every step stands on the trail', async () => {
  for (const name of ['Hội Ân Ba', 'Hội An Hai', 'Hội Ấn Bốn', 'Hội Ăn Một', 'Hội Bê']) await add(name, commune)
  const names: string[] = []
  let cursor = ''
  do {
    const response = await planner.get(`/api/organisations?unit=${commune}&q=hoi&limit=2${cursor}`)
    expect(response.statusCode, response.body).toBe(200)
    const { organisations, next } = response.json()
    names.push(...organisations.map(({ name }: Organisation) => name))
    cursor = next === null ? '' : `&cursor=${encodeURIComponent(next)}`
  } while (cursor !== '')
  const wanted = ['Hội An Hai', 'Hội Ăn Một', 'Hội Ân Ba', 'Hội Ấn Bốn', 'Hội Bê']
  expect(names.filter((name) => wanted.includes(name))).toEqual(wanted)
  expect((await planner.get('/api/organisations?cursor=x')).statusCode).toBe(400)
  const { rows } = await sql<{ action: string; step: string }>`
    select distinct action, detail ->> 'step' as step from audit_entries where action like 'organisations.%' order by 1, 2`.execute(
    context.owner,
  )
  expect(rows.map(({ action, step }) => [action, step])).toEqual(
    expect.arrayContaining([
      ['organisations.change', 'end'],
      ['organisations.undo', 'rename'],
      ['organisations.change', 'add-patronage'],
    ]),
  )
})
