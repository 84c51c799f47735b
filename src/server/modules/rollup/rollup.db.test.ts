import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import {
  insertDataSet,
  insertElement,
  insertForm,
  insertIndicator,
  insertProgramme,
  insertValues,
  type SomeFigure,
} from '../../../../tests/support/figures.ts'
import type { FigureSeries, MissingUnits, Rollup } from '../../../shared/rollup.ts'
import type { MergedUnits, UnitActs } from '../../../shared/units.ts'

const context = useApp()
type Place = { id: string; path: string; body: string }
let province: { homeId: number; unitId: string; path: string }
let communes: Place[]
let programmeId: string
let dataSetId: string
let counted: string
let asked: string
let indicator: string
const clients = {} as Record<'planner' | 'viewer' | 'commune' | 'reporter' | 'elsewhere', Client>

async function place(id: string): Promise<Place> {
  const { rows } = await sql<{ path: string; body: string }>`
    insert into organisations (home_id, unit_id, unit_path, published, kind, name, name_key, created_at)
    select ${province.homeId}, id, path, true, 'people-committee', 'UBND ' || id, 'ubnd ' || id, '2026-01-01' from units where id = ${id}
    returning unit_path::text as path, id::text as body`.execute(context.owner)
  return { id, ...(rows[0] as { path: string; body: string }) }
}
async function say(at: Place, figures: SomeFigure[], rest: { period?: string; state?: 'draft' | 'locked' } = {}) {
  const form = await insertForm(context.owner, province, { dataSetId, programmeId, organisationId: at.body, ...rest })
  await insertValues(context.owner, province, form, figures)
  return form
}

beforeAll(async () => {
  const home = await context.setUp('33')
  const { rows } = await sql<{ id: string; path: string; above: string }>`
    select u.id::text, u.path::text, p.path::text as above from units u join units p on p.id = u.parent_id
    where u.parent_id = ${home.unitId} and u.ended is null order by u.id limit 5`.execute(context.owner)
  province = { ...home, path: rows[0]?.above ?? '' }
  counted = await insertElement(context.owner, province, { name: 'Số người biết chữ' })
  asked = await insertElement(context.owner, province, { name: 'Số người từ 15 tuổi', dimensions: ['sex'] })
  indicator = await insertIndicator(context.owner, province, {
    numerator: [{ elementId: counted, category: '' }],
    denominator: [{ elementId: asked, category: '' }],
  })
  programmeId = await insertProgramme(context.owner, province)
  dataSetId = await insertDataSet(context.owner, province, { programmeId, elementIds: [counted, asked] })
  await sql`
    insert into target_bindings (home_id, programme_id, fact_id, unit_path, indicator_id)
    values (${province.homeId}, ${programmeId}, gen_random_uuid(), ${province.path}, ${indicator})`.execute(
    context.owner,
  )
  communes = []
  for (const { id } of rows) communes.push(await place(id))
  const [one, two, three, four, five] = communes as [Place, Place, Place, Place, Place]
  await say(
    one,
    [
      { elementId: counted, value: '90.5' },
      { elementId: asked, value: '100' },
      { elementId: asked, category: 'sex:female', value: '60' },
      { elementId: asked, category: 'sex:male', value: '40' },
    ],
    { state: 'locked' },
  )
  await say(two, [
    { elementId: counted, value: '10' },
    { elementId: asked, value: '100' },
  ])
  // Of three only what is divided by is known; of four nobody knows; five was not asked this after all.
  await say(three, [{ elementId: asked, value: '1000' }])
  await say(four, [
    { elementId: counted, mark: 'unknown' },
    { elementId: asked, mark: 'none' },
  ])
  await say(five, [
    { elementId: counted, mark: 'not-applicable' },
    { elementId: asked, mark: 'not-applicable' },
  ])
  clients.planner = await context.signIn({ role: 'planner', unitId: province.unitId })
  clients.viewer = await context.signIn({ role: 'viewer', unitId: '1' })
  clients.commune = await context.signIn({ role: 'viewer', unitId: one.id })
  const reach = { reach: 'organisation', organisationId: two.body } as const
  clients.reporter = await context.signIn({ role: 'reporter', unitId: two.id, ...reach })
  clients.elsewhere = await context.signIn({ role: 'viewer', unitId: (await context.setUp('01')).unitId })
})

const url = (unitId: string, level: string, more = '') =>
  `/api/rollup?programmeId=${programmeId}&period=2026&unitId=${unitId}&level=${level}${more}`
async function rollup(client: Client, unitId: string, level: string, more = ''): Promise<Rollup> {
  const answer = await client.get(url(unitId, level, more))
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

test('sums, coverage and ratios stand at every level, and ratios are of those that reported both', async () => {
  const ofProvince = await rollup(clients.planner, province.unitId, 'commune')
  expect(ofProvince.elements.map(({ name }) => name)).toEqual(['Số người biết chữ', 'Số người từ 15 tuổi'])
  expect(ofProvince.total.sums).toEqual([
    { value: '100.5', reported: 2, expected: 4, final: 1, unknown: 1, notApplicable: 1 },
    { value: '1200', reported: 4, expected: 4, final: 1, notApplicable: 1 },
  ])
  // (90.5 + 10) / (100 + 100); the thousand of who does not know the other is left out.
  expect(ofProvince.total.indicators).toEqual([
    { value: '50.25', numerator: '100.5', denominator: '200', reported: 2, expected: 4, final: 1 },
  ])
  const own = ofProvince.rows.find(({ unit }) => unit.id === communes[1]?.id)
  expect(own?.sums[0]).toEqual({ value: '10', reported: 1, expected: 1, final: 0 })
  const nation = await rollup(clients.viewer, '1', 'province')
  expect(nation.total.sums).toEqual(ofProvince.total.sums)
  expect(nation.rows.map(({ unit }) => unit.id)).toEqual([province.unitId])
  const alone = await rollup(clients.viewer, communes[0]?.id ?? '', 'commune')
  expect(alone.total.indicators[0]).toMatchObject({ value: '90.5' })
})

test('an indicator whose elements are asked of several levels is told once all below have reported, and not further down', async () => {
  const [one, two] = communes as [Place, Place]
  const population = await insertElement(context.owner, province, { name: 'Dân số', level: 1 })
  const learners = await insertElement(context.owner, province, { name: 'Số người học' })
  const share = await insertIndicator(context.owner, province, {
    numerator: [{ elementId: learners, category: '' }],
    denominator: [{ elementId: population, category: '' }],
  })
  const other = await insertProgramme(context.owner, province, 'Học tập thường xuyên')
  const set = (elementId: string, level: number) =>
    insertDataSet(context.owner, province, { programmeId: other, elementIds: [elementId], level })
  const [ofCommunes, ofProvince] = [await set(learners, 3), await set(population, 1)]
  await sql`
    insert into target_bindings (home_id, programme_id, fact_id, unit_path, indicator_id)
    values (${province.homeId}, ${other}, gen_random_uuid(), ${province.path}, ${share})`.execute(context.owner)
  const form = (dataSetId: string, at: Place) =>
    insertForm(context.owner, province, { dataSetId, programmeId: other, organisationId: at.body, period: '2025' })
  const whole = await form(ofProvince, await place(province.unitId))
  await insertValues(context.owner, province, whole, [{ elementId: population, value: '1000' }])
  const first = await form(ofCommunes, one)
  await insertValues(context.owner, province, first, [{ elementId: learners, value: '150' }])
  const second = await form(ofCommunes, two)
  const ask = async (unitId: string, level: string): Promise<Rollup> =>
    (await clients.viewer.get(`/api/rollup?programmeId=${other}&period=2025&unitId=${unitId}&level=${level}`)).json()
  const waiting = await ask(province.unitId, 'commune')
  expect(waiting.indicators).toMatchObject([{ id: share, finest: 'province' }])
  expect(waiting.total.indicators).toEqual([{ reported: 0, expected: 1, final: 0 }])
  await insertValues(context.owner, province, second, [{ elementId: learners, value: '50' }])
  const told = { value: '20', numerator: '200', denominator: '1000', reported: 1, expected: 1, final: 0 }
  const found = await ask(province.unitId, 'commune')
  expect(found.total.indicators).toEqual([told])
  expect(found.rows.flatMap(({ indicators }) => indicators[0]?.value ?? [])).toEqual([])
  const nation = await ask('1', 'province')
  expect([nation.total.indicators, nation.rows[0]?.indicators]).toEqual([[told], [told]])
  const series: FigureSeries = (
    await clients.viewer.get(`/api/rollup/series?unitId=1&indicatorId=${share}&from=2025&to=2025`)
  ).json()
  expect(series.points).toMatchObject([{ year: 2025, value: '20' }])
})

test('by a dimension each category is summed by itself', async () => {
  const { total } = await rollup(clients.planner, province.unitId, 'commune', '&by=sex')
  expect(total.sums[1]?.by).toEqual({
    'sex:female': { value: '60', reported: 1 },
    'sex:male': { value: '40', reported: 1 },
  })
  expect(total.sums[1]?.value).toBe('1200')
})

test('who sees what: by role and unit', async () => {
  const [one, two] = communes as [Place, Place]
  const table: [keyof typeof clients, string, string, number, string | undefined, boolean | undefined][] = [
    ['planner', province.unitId, 'commune', 200, '100.5', true],
    ['planner', '1', 'province', 200, '100.5', false],
    ['viewer', '1', 'province', 200, '100.5', true],
    ['commune', one.id, 'commune', 200, '90.5', true],
    ['commune', two.id, 'commune', 403, undefined, undefined],
    ['commune', province.unitId, 'commune', 200, '90.5', false],
    ['reporter', two.id, 'commune', 200, '10', false],
    ['reporter', one.id, 'commune', 403, undefined, undefined],
    ['elsewhere', province.unitId, 'commune', 403, undefined, undefined],
  ]
  for (const [who, unitId, level, status, value, whole] of table) {
    const query = `/api/rollup?elementIds=${counted}&period=2026&unitId=${unitId}&level=${level}`
    const answer = await clients[who].get(query)
    expect([who, unitId, answer.statusCode]).toEqual([who, unitId, status])
    if (status !== 200) continue
    const { total, whole: isWhole }: Rollup = answer.json()
    expect([who, unitId, total.sums[0]?.value, isWhole]).toEqual([who, unitId, value, whole])
  }
  const administrator = await context.administrator.get(url('1', 'province'))
  expect(administrator.statusCode).toBe(403)
})

test('who is missing is named, with why', async () => {
  const missing = async (elementId: string): Promise<MissingUnits> =>
    (
      await clients.planner.get(
        `/api/rollup/missing?elementId=${elementId}&period=2026&unitId=${province.unitId}&level=commune`,
      )
    ).json()
  const { units, next } = await missing(counted)
  expect(units.map(({ unit, mark }) => [unit.id, mark])).toEqual([
    [communes[2]?.id, null],
    [communes[3]?.id, 'unknown'],
  ])
  expect(next).toBeNull()
  expect((await missing(asked)).units).toEqual([])
})

test('what is asked wrongly is refused with the field named', async () => {
  const refusals = [
    ['level=province&unitId=', communes[0]?.id, 400, 'query/level'],
    ['level=commune&unitId=', '999999999', 404, undefined],
  ] as const
  for (const [start, id, status, pointer] of refusals) {
    const answer = await clients.viewer.get(`/api/rollup?period=2026&elementIds=${counted}&${start}${id}`)
    expect(answer.statusCode).toBe(status)
    expect(answer.json().errors?.[0]?.pointer).toBe(pointer)
  }
  expect((await clients.viewer.get('/api/rollup?period=2026&unitId=1&level=province')).statusCode).toBe(400)
  expect((await clients.viewer.get(`/api/rollup?period=26&unitId=1&level=province&elementIds=1`)).statusCode).toBe(400)
})

test('as a workbook and as plain text', async () => {
  const file = await clients.planner.get(
    `${url(province.unitId, 'commune').replace('/rollup?', '/rollup.csv?')}&lang=vi`,
  )
  expect(file.statusCode).toBe(200)
  expect(file.body.split('\r\n')[1]).toContain('100,5;2/4;1200;4/4;50,25;2/4')
  const sheet = await clients.planner.get(
    `${url(province.unitId, 'commune').replace('/rollup?', '/rollup.xlsx?')}&lang=vi`,
  )
  expect([sheet.statusCode, sheet.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
})

test('the figures of the 242 communes of former Thái Bình stand under the 65, and in all under Hưng Yên', async () => {
  const { rows } = await sql<{ id: string; ended: string }>`
    select u.id::text, u.ended from units u join unit_ancestors a on a.unit_id = u.id and a.level = 1
    join unit_versions v on v.unit_id = a.ancestor_id and v.code = '34' and v.during @> date '2025-06-30'
    where u.level = 3`.execute(context.owner)
  expect(rows).toHaveLength(242)
  for (const { id } of rows) await say(await place(id), [{ elementId: counted, value: '1' }], { period: '2024' })
  const ask = async (unitId: string, level: string, view: string): Promise<Rollup> =>
    (
      await clients.viewer.get(
        `/api/rollup?elementIds=${counted}&period=2024&unitId=${unitId}&level=${level}&view=${view}`,
      )
    ).json()
  const now = await ask(province.unitId, 'commune', 'now')
  expect(now.rows).toHaveLength(65)
  expect(now.total.sums[0]).toMatchObject({ value: '242', reported: 242, expected: 242 })
  const former = await ask('1', 'district', 'was')
  expect(former.rows).toHaveLength(8)
  const thaiBinh = (await ask('1', 'province', 'was')).rows
  expect(thaiBinh.map(({ unit, sums }) => [unit.name, sums[0]?.value])).toEqual([['Thái Bình', '242']])
  const ended = await ask(thaiBinh[0]?.unit.id ?? '', 'commune', 'now')
  expect(ended.rows).toHaveLength(65)
  expect(ended.total.sums[0]).toMatchObject({ value: '242', reported: 242, expected: 242 })
  const series: FigureSeries = (
    await clients.viewer.get(`/api/rollup/series?unitId=${province.unitId}&elementId=${counted}&from=2024&to=2026`)
  ).json()
  expect(series.points.map(({ year, value }) => [year, value])).toEqual([
    [2024, '242'],
    [2025, undefined],
    [2026, '100.5'],
  ])
  expect(series.breaks.map(({ on }) => on)).toEqual(['2025-07-01'])
})

test('merging two communes moves every level at once, and undoing moves it back', async () => {
  const [one, two, three] = communes as [Place, Place, Place]
  const merger = {
    unitIds: [one.id, two.id],
    keepsId: null,
    made: { code: null, kind: 'commune', name: 'Hợp Nhất' },
    on: '2026-11-20',
    legalBasis: 'Nghị quyết mẫu',
    dryRun: false,
  }
  const before = await rollup(clients.planner, province.unitId, 'commune')
  expect((await clients.planner.post('/api/unit-changes', merger)).statusCode).toBe(403)
  const dry = await context.administrator.post('/api/unit-changes', { ...merger, dryRun: true })
  expect(dry.json()).toMatchObject({ unitId: null })
  for (const [wrong, pointer, code] of [
    [{ unitIds: [one.id, '1'] }, '#/unitIds', 'not-living-siblings'],
    [{ on: '2026-04-30' }, '#/on', 'day-not-open'],
  ] as const) {
    const refused = await context.administrator.post('/api/unit-changes', { ...merger, ...wrong })
    expect([refused.statusCode, refused.json().errors?.[0]]).toMatchObject([422, { pointer, code }])
  }
  const answer = await context.administrator.post('/api/unit-changes', merger)
  expect(answer.statusCode, answer.body).toBe(200)
  const { unitId, actId }: MergedUnits = answer.json()
  const again = await context.administrator.post('/api/unit-changes', merger)
  expect(again.statusCode).toBe(422)

  const merged = await rollup(clients.planner, province.unitId, 'commune')
  expect(merged.total).toEqual(before.total)
  const row = merged.rows.find(({ unit }) => unit.id === unitId)
  expect(row?.sums[0]).toEqual({ value: '100.5', reported: 2, expected: 2, final: 1 })
  expect(row?.indicators[0]).toMatchObject({ value: '50.25' })
  expect(merged.rows.some(({ unit }) => unit.id === one.id)).toBe(false)
  expect(
    (await rollup(clients.planner, province.unitId, 'commune', '&view=was')).rows.map(({ unit }) => unit.id),
  ).toContain(one.id)
  expect((await rollup(clients.viewer, '1', 'province')).total.sums).toEqual(before.total.sums)
  const acts: UnitActs = (await context.administrator.get('/api/unit-changes')).json()
  expect(acts.acts[0]).toMatchObject({ id: actId, into: { id: unitId }, undoneAt: null })

  // While something lies at the new one it stays.
  const body = await place(unitId ?? '')
  const inUse = await context.administrator.post(`/api/unit-changes/${actId}/undo`)
  expect([inUse.statusCode, inUse.json().type]).toEqual([409, '/problems/unit-in-use'])
  await sql`delete from organisations where id = ${body.body}`.execute(context.owner)
  expect((await context.administrator.post(`/api/unit-changes/${actId}/undo`)).statusCode).toBe(204)
  expect(await rollup(clients.planner, province.unitId, 'commune')).toEqual(before)
  expect((await context.administrator.post(`/api/unit-changes/${actId}/undo`)).statusCode).toBe(404)
  expect(three.id).not.toBe(unitId)
})

test('of a split unit the figures lie in a range until somebody records the shares', async () => {
  const { rows } = await sql<{ id: string; first: string; second: string; above: string }>`
    select c.from_id::text as id, min(c.to_id)::text as first, max(c.to_id)::text as second, max(u.parent_id)::text as above
    from unit_changes c join units u on u.id = c.to_id where c.relation = 'part'
    group by c.from_id having count(*) = 2 and min(u.parent_id) = ${province.unitId} and max(u.parent_id) = ${province.unitId}
    order by 1 limit 1`.execute(context.owner)
  const split = rows[0] as (typeof rows)[number]
  await say(await place(split.id), [{ elementId: asked, value: '10' }], { period: '2023' })
  const cells = async () => {
    const answer = await clients.viewer.get(
      `/api/rollup?elementIds=${asked}&period=2023&unitId=${province.unitId}&level=commune`,
    )
    const { rows, total }: Rollup = answer.json()
    const of = (id: string) => rows.find(({ unit }) => unit.id === id)?.sums[0]
    return { first: of(split.first), second: of(split.second), total: total.sums[0]?.value }
  }
  expect(await cells()).toMatchObject({
    first: { least: '0', most: '10' },
    second: { least: '0', most: '10' },
    total: '10',
  })
  const share = (first: string | null, second: string | null) =>
    context.administrator.post(`/api/units/${split.id}/shares`, {
      shares: [
        { toId: split.first, share: first },
        { toId: split.second, share: second },
      ],
      dryRun: false,
    })
  expect((await share('0.3', '0.6')).json().type).toBe('/problems/shares-not-whole')
  expect((await share('0.3', null)).statusCode).toBe(200)
  expect(await cells()).toMatchObject({ first: { value: '3' }, second: { value: '7' }, total: '10' })
  expect((await share(null, null)).statusCode).toBe(200)
})
