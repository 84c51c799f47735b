import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import type { Organisation, OrganisationPage, UsualOrganisations } from '../../../shared/organisations.ts'
import { listOrganisationsAsOf } from './index.ts'

const context = useApp()
/** Bodies that a commune usually has. */
const ofCommune = 17
let province: { homeId: number; unitId: string }
let planner: Client

beforeAll(async () => {
  const unitId = await context.unitId('province', '33')
  const response = await context.administrator.post('/api/homes', { unitId, alsoPlanner: false })
  expect(response.statusCode, response.body).toBe(201)
  province = { homeId: response.json().id, unitId }
  planner = await context.signIn({ role: 'planner', unitId })
})

async function make(unitId: string, more: object = {}, client = planner): Promise<UsualOrganisations> {
  const response = await client.post(`/api/units/${unitId}/usual-organisations`, { dryRun: false, ...more })
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
async function at(unitId: string, q: string): Promise<Organisation[]> {
  const response = await planner.get(`/api/organisations?unit=${unitId}&q=${encodeURIComponent(q)}`)
  return response.json().organisations
}
const page = async (id: string | undefined): Promise<OrganisationPage> =>
  (await planner.get(`/api/organisations/${id}`)).json()
/** A unit that ended, by its code on the last day. */
async function former(level: number, code: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select unit_id as id from unit_versions where level = ${level} and code = ${code} and during @> date '2025-06-30'`.execute(
    context.owner,
  )
  return rows[0]?.id ?? ''
}
const count = async () => {
  const { rows } = await sql<{ all: string }>`
    select concat_ws(' ', (select count(*) from organisations), (select count(*) from organisation_names),
      (select count(*) from organisation_lines), (select count(*) from organisation_successors)) as all`.execute(
    context.owner,
  )
  return rows[0]?.all
}

test('a province that is set up has its usual bodies, and those that were on its ground before, as history', async () => {
  const thaiBinh = await former(1, '34')
  const [labour] = await at(thaiBinh, 'so ldtbxh')
  expect(labour).toMatchObject({
    name: 'Sở Lao động - Thương binh và Xã hội',
    ended: '2025-03-01',
    unitName: 'tỉnh Thái Bình',
  })
  expect(await at(province.unitId, 'lao dong thuong binh')).toEqual([])
  const { successors } = await page(labour?.id)
  expect(successors.map(({ organisation: { name, unitName }, task }) => [task, name, unitName])).toEqual(
    expect.arrayContaining([
      ['giáo dục nghề nghiệp', 'Sở Giáo dục và Đào tạo', 'tỉnh Thái Bình'],
      ['lao động, việc làm', 'Sở Nội vụ', 'tỉnh Thái Bình'],
    ]),
  )
  const [education] = await at(thaiBinh, 'so gd&dt')
  expect(education?.ended).toBe('2025-07-01')
  const heirs = (await page(education?.id)).successors
  expect(heirs).toMatchObject([
    {
      organisation: { name: 'Sở Giáo dục và Đào tạo', unitName: 'tỉnh Hưng Yên' },
      task: '',
      on: '2025-07-01',
      legalBasis: 'Nghị quyết 202/2025/QH15',
    },
  ])
  expect(await at(await former(2, '336'), 'uy ban nhan dan')).toMatchObject([{ ended: '2025-07-01' }])
})

test('whoever works for the department of today sees what lies at that of the former province', async () => {
  const thaiBinh = await former(1, '34')
  const [now] = await at(province.unitId, 'so gddt')
  const [then] = await at(thaiBinh, 'so gddt')
  const officer = await context.signIn({
    role: 'viewer',
    reach: 'organisation',
    unitId: province.unitId,
    organisationId: now?.id ?? '',
  })
  await sql`
    insert into programmes (home_id, id, unit_id, unit_path, name, created_by, created_at)
    select home_id, gen_random_uuid(), unit_id, unit_path || '0' || id::text, 'Việc cũ', gen_random_uuid(), now()
    from organisations where id = ${then?.id}`.execute(context.owner)
  expect((await officer.get('/api/programmes')).body).toContain('Việc cũ')
})

test('the communes of a province get theirs in one step, told before it is done, and once', async () => {
  const dry = await make(province.unitId, { dryRun: true, communes: true })
  expect([dry.units, dry.stepId]).toEqual([104, null])
  expect(dry.bodies.map(({ level, count }) => [level, count])).toEqual(
    Array.from({ length: ofCommune }, () => ['commune', 104]),
  )
  const before = await count()
  const done = await make(province.unitId, { communes: true })
  expect({ ...done, stepId: null }).toEqual(dry)
  expect(done.organisations).toBe(104 * ofCommune)
  const filled = await count()
  expect(filled).not.toBe(before)
  const again = await make(province.unitId, { communes: true })
  expect(again).toMatchObject({ organisations: 0, lines: 0, successors: 0, stepId: null })
  expect(again.standing).toBeGreaterThan(104 * ofCommune)
  expect(await count()).toBe(filled)

  const commune = await context.unitId('commune', '12826')
  const [association] = await at(commune, 'hoi khuyen hoc')
  expect((await page(association?.id)).parents).toMatchObject([
    { organisation: { unitName: 'tỉnh Hưng Yên' }, from: '2025-07-01', until: null },
  ])
  const [district] = await at(await former(2, '336'), 'phong gddt')
  const heirs = (await page(district?.id)).successors.map(({ organisation: { name } }) => name)
  expect(heirs).toContain('Sở Giáo dục và Đào tạo')
  expect(heirs.some((name) => name.startsWith('Phòng Văn hóa - Xã hội'))).toBe(true)

  expect((await planner.post(`/api/organisation-steps/${done.stepId}/undo`)).json()).toEqual({ organisationId: null })
  expect(await count()).toBe(before)
})

test('what an officer did to their bodies stays as they left it', async () => {
  const commune = await context.unitId('commune', '12862')
  const own = await planner.post('/api/organisations', {
    name: 'Trung tâm học tập cộng đồng xã',
    unitId: commune,
    kind: 'centre',
  })
  expect(own.statusCode).toBe(201)
  const { organisations, stepId } = await make(commune)
  expect(organisations).toBe(ofCommune - 1)
  const [association] = await at(commune, 'hoi khuyen hoc')
  const [station] = await at(commune, 'tram y te')
  const { parents } = await page(association?.id)
  await planner.delete(`/api/organisations/${association?.id}/lines/${parents[0]?.organisation.id}`)
  await planner.send({
    method: 'PATCH',
    url: `/api/organisations/${association?.id}`,
    payload: { name: 'Hội Khuyến học của chúng tôi', born: '2025-11-01' },
  })
  expect((await planner.delete(`/api/organisations/${station?.id}`)).statusCode).toBe(204)
  expect(await make(commune)).toMatchObject({ organisations: 0, lines: 0, stepId: null })
  expect(await page(association?.id)).toMatchObject({
    parents: [],
    organisation: { name: 'Hội Khuyến học của chúng tôi', born: '2025-11-01' },
  })
  expect(await at(commune, 'tram y te')).toEqual([])
  const undone = await planner.post(`/api/organisation-steps/${stepId}/undo`)
  expect([undone.statusCode, undone.json().type]).toEqual([409, '/problems/organisation-changed'])
})

test('two who make them at once make each once', async () => {
  const commune = await context.unitId('commune', '12205')
  const both = await Promise.all([make(commune), make(commune)])
  expect(both.map(({ stepId }) => stepId === null).sort()).toEqual([false, true])
  const { rows } = await sql<{ n: string; named: string }>`
    select count(*) as n, (select count(distinct organisation_id) from organisation_names n join organisations o on o.id = n.organisation_id
      where o.unit_id = ${commune}) as named
    from organisations where unit_id = ${commune}`.execute(context.owner)
  expect(rows).toEqual([{ n: String(ofCommune), named: String(ofCommune) }])
})

test('whoever keeps a commune makes those of the commune, and of no other', async () => {
  const mine = await context.unitId('commune', '12223')
  const keeper = await context.signIn({ role: 'planner', unitId: mine })
  expect((await make(mine, { communes: true }, keeper)).organisations).toBe(ofCommune)
  for (const unitId of [province.unitId, await context.unitId('commune', '12238')])
    expect((await keeper.post(`/api/units/${unitId}/usual-organisations`, { dryRun: true })).statusCode).toBe(403)
})

test('bodies that only some provinces have come where they are asked for, with who followed them', async () => {
  const { alsoPossible } = await make(province.unitId, { dryRun: true })
  const also = ['province-ethnic-affairs', 'province-ethnic-religious-affairs']
  expect(alsoPossible.map(({ key }) => key)).toEqual(expect.arrayContaining(also))
  await make(province.unitId, { also })
  const [board] = await at(await former(1, '34'), 'ban dan toc')
  expect((await page(board?.id)).successors).toMatchObject([
    { organisation: { name: 'Sở Dân tộc và Tôn giáo', unitName: 'tỉnh Thái Bình' } },
  ])
})

test('all of a home come with names, lines and heirs for whoever resolves the parties of a plan', async () => {
  const thaiBinh = await former(1, '34')
  const all = await listOrganisationsAsOf(context.owner, province.homeId, '2022-06-01')
  const labour = all.find(({ unitId, names }) => unitId === thaiBinh && names.some(({ name }) => name === 'Sở LĐTBXH'))
  expect(labour?.successors).toHaveLength(6)
  expect(all.some(({ born }) => born !== null && born > '2022-06-01')).toBe(false)
})
