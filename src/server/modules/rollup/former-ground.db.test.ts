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
} from '../../../../tests/support/figures.ts'
import type { FigureSeries, MissingUnits, Rollup, RollupChoices } from '../../../shared/rollup.ts'
import type { FigureUses } from '../../../shared/target-progress.ts'

// Hải Dương became a part of Hải Phòng: most communes of today lie in one of the two, three lie in both.
const context = useApp()
const unitsAt = { whole: '', beside: '', both: '', before: '' }
let province: { homeId: number; unitId: string; path: string }
let former: { id: string; path: string }
let element: string
let indicator: string
let ofFormer: string
const clients = {} as Record<'planner' | 'viewer' | 'whole' | 'beside', Client>

async function report(unitId: string, programmeId: string, dataSetId: string, value: string | null, period = '2026') {
  const { rows } = await sql<{ body: string }>`
    insert into organisations (home_id, unit_id, unit_path, published, kind, name, name_key, created_at)
    select ${province.homeId}, id, path, true, 'people-committee', 'UBND ' || id, 'ubnd ' || id, '2026-01-01' from units where id = ${unitId}
    returning id::text as body`.execute(context.owner)
  const organisationId = rows[0]?.body ?? ''
  const form = await insertForm(context.owner, province, { dataSetId, programmeId, organisationId, period })
  await insertValues(context.owner, province, form, value === null ? [] : [{ elementId: element, value }])
}

beforeAll(async () => {
  const home = await context.setUp('31')
  const one = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(context.owner)).rows[0] as T
  const path = await one(sql<{ path: string }>`select path::text from units where id = ${home.unitId}`)
  province = { ...home, ...path }
  former = await one(sql<{ id: string; path: string }>`
    select u.id::text, u.path::text from units u join unit_versions v on v.unit_id = u.id and v.level = 1 and v.code = '30'
    where v.during @> date '2025-06-30'`)
  // The origins of a commune of today, told by the plain rows.
  const { rows } = await sql<{ id: string; inside: boolean; outside: boolean }>`
    select c.to_id::text as id, bool_or(f.path <@ ${former.path}::ltree) as inside, bool_or(not f.path <@ ${former.path}::ltree) as outside
    from unit_changes c join units f on f.id = c.from_id join units u on u.id = c.to_id and u.level = 3 and u.parent_id = ${home.unitId}
    group by 1 order by 1`.execute(context.owner)
  unitsAt.whole = rows.find(({ inside, outside }) => inside && !outside)?.id ?? ''
  unitsAt.beside = rows.find(({ inside, outside }) => !inside && outside)?.id ?? ''
  unitsAt.both = rows.find(({ inside, outside }) => inside && outside)?.id ?? ''
  const before = await one(sql<{ id: string }>`
    select c.from_id::text as id from unit_changes c join units f on f.id = c.from_id
    where c.to_id = ${unitsAt.both} and f.path <@ ${former.path}::ltree and c.relation = 'whole' limit 1`)
  unitsAt.before = before.id
  element = await insertElement(context.owner, province, { name: 'Số người biết chữ' })
  const keeper = { homeId: province.homeId, path: former.path }
  indicator = await insertIndicator(context.owner, province, {
    numerator: [{ elementId: element, category: '' }],
    denominator: null,
  })
  ofFormer = await insertProgramme(context.owner, keeper, 'Kế hoạch của Hải Dương')
  await sql`
    insert into target_bindings (home_id, programme_id, fact_id, unit_path, indicator_id)
    values (${province.homeId}, ${ofFormer}, gen_random_uuid(), ${former.path}, ${indicator})`.execute(context.owner)
  const formerSet = await insertDataSet(context.owner, keeper, { programmeId: ofFormer, elementIds: [element] })
  const other = await insertProgramme(context.owner, province, 'Kế hoạch của Hải Phòng')
  const otherSet = await insertDataSet(context.owner, province, { programmeId: other, elementIds: [element] })
  await report(unitsAt.whole, ofFormer, formerSet, '100')
  await report(unitsAt.both, ofFormer, formerSet, '10')
  // Asked by the other plan alone, and on the other ground.
  await report(unitsAt.beside, other, otherSet, '5000')
  await report(unitsAt.before, ofFormer, formerSet, '7', '2024')
  clients.planner = await context.signIn({ role: 'planner', unitId: province.unitId })
  clients.viewer = await context.signIn({ role: 'viewer', unitId: '1' })
  clients.whole = await context.signIn({ role: 'viewer', unitId: unitsAt.whole as never })
  clients.beside = await context.signIn({ role: 'viewer', unitId: unitsAt.beside as never })
})

const get = async <T>(client: Client, path: string): Promise<T> => {
  const answer = await client.get(path)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const rollup = (client: Client, level: string, period = '2026') =>
  get<Rollup>(client, `/api/rollup?programmeId=${ofFormer}&period=${period}&unitId=${former.id}&level=${level}`)

test('a plan of a former province is summed over its own former ground, the rest of the province left out', async () => {
  const { unit } = await get<RollupChoices>(clients.planner, `/api/rollup/choices?programmeId=${ofFormer}`)
  expect(unit).toMatchObject({ id: former.id, name: 'Hải Dương' })
  const found = await rollup(clients.planner, 'commune')
  // Nobody knows what part of the ten lives where Hải Dương was.
  expect(found.total.sums).toEqual([{ least: '100', most: '110', reported: 2, expected: 2, final: 0 }])
  expect(found.total.indicators[0]).toMatchObject({ least: '100', most: '110', reported: 2, expected: 2 })
  expect(found.whole).toBe(true)
  const sums = new Map(found.rows.map((row) => [row.unit.id as string, row.sums[0]]))
  expect(sums.get(unitsAt.whole)).toMatchObject({ value: '100' })
  expect(sums.get(unitsAt.both)).toMatchObject({ least: '0', most: '10' })
  expect(sums.has(unitsAt.beside)).toBe(false)
  expect((await rollup(clients.planner, 'province')).total).toEqual(found.total)
  const ofProvince = await get<Rollup>(
    clients.planner,
    `/api/rollup?programmeId=${ofFormer}&period=2026&unitId=${province.unitId}&level=commune`,
  )
  expect(ofProvince.total.sums).toEqual([{ value: '5110', reported: 3, expected: 3, final: 0 }])
})

test('what was reported before lies there whole, and its years are one series', async () => {
  expect((await rollup(clients.planner, 'province', '2024')).total.sums[0]).toMatchObject({ value: '7' })
  const series = await get<FigureSeries>(
    clients.viewer,
    `/api/rollup/series?unitId=${former.id}&elementId=${element}&from=2024&to=2026`,
  )
  expect(series.points.map(({ year, value, least, most }) => [year, value ?? [least, most]])).toEqual([
    [2024, '7'],
    [2025, [undefined, undefined]],
    [2026, ['100', '110']],
  ])
})

test('who is missing, and which targets a figure is used for, go by that ground as well', async () => {
  const missing = await get<MissingUnits>(
    clients.planner,
    `/api/rollup/missing?elementId=${element}&period=2026&unitId=${former.id}&level=commune`,
  )
  expect(missing.units).toEqual([])
  const uses = await get<FigureUses>(
    clients.viewer,
    `/api/figure-uses?elementId=${element}&unitId=${unitsAt.whole}&period=2026`,
  )
  expect(uses.figures).toMatchObject([{ value: '100' }])
})

test('whoever sees a part of the former ground is told the sums of that part, who sees none is refused', async () => {
  const part = await rollup(clients.whole, 'commune')
  expect([part.whole, part.total.sums[0]?.value]).toEqual([false, '100'])
  const answer = await clients.beside.get(
    `/api/rollup?elementIds=${element}&period=2026&unitId=${former.id}&level=commune`,
  )
  expect(answer.statusCode).toBe(403)
})
