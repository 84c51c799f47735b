import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { useApp } from '../../../../tests/support/app.ts'
import { insertDataSet, insertElement, insertProgramme } from '../../../../tests/support/figures.ts'
import { inTransaction } from '../../platform/database.ts'
import type { Term } from './sums.repository.ts'

// What indicators are made of is summed as it was summed first, when it was said in one plain statement.
const context = useApp()
const periods = ['2024', '2025', '2026', '2026-H1']

let home: { homeId: number; unitId: string; path: string }
let former: { id: string; path: string }
let terms: Term[]

beforeAll(async () => {
  const { homeId, unitId } = await context.setUp('33')
  const { owner } = context
  const { rows } = await sql<{ path: string }>`select path::text from units where id = ${unitId}`.execute(owner)
  home = { homeId, unitId, path: rows[0]?.path ?? '' }
  const found = await sql<{ id: string; path: string }>`
    select u.id::text, u.path::text from unit_changes c join units u on u.id = c.from_id where c.to_id = ${unitId} and u.level = 1 and u.ended is not null
    order by u.id desc limit 1`.execute(owner)
  former = found.rows[0] as typeof former
  const elements: string[] = []
  for (let index = 0; index < 6; index += 1) elements.push(await insertElement(owner, home))
  const [a = '', b = '', c = '', d = '', e = '', f = ''] = elements
  const programmeId = await insertProgramme(owner, home)
  const first = await insertDataSet(owner, home, { programmeId, elementIds: [a, b, c, f] })
  await sql`update data_set_elements set frequency = 'half-year' where element_id in (${a}, ${b})`.execute(owner)
  await sql`update data_set_elements set removed_by = gen_random_uuid() where element_id = ${f}`.execute(owner)
  // A second form of the same communes, so that some indicators are asked by two together.
  const second = await insertDataSet(owner, home, {
    programmeId: await insertProgramme(owner, home, 'Kế hoạch khác'),
    elementIds: [c, d, e],
  })
  await fill(first, second, elements)
  const of = (indicatorId: string, side: Term['side'], elementId: string, back = false): Term => ({
    ...{ indicatorId, side, elementId, category: '', back },
  })
  terms = [
    ...[of('1', 'n', a), of('1', 'd', b)],
    ...[of('2', 'n', a), of('2', 'n', c), of('2', 'd', d)],
    of('3', 'n', e),
    ...[of('4', 'n', b), of('4', 'd', b, true)],
    ...[of('5', 'n', f), of('5', 'd', c)],
  ]
  const text = readFileSync('migrations/20261210020000-sum-former-ground.sql', 'utf8')
  const before = text.slice(text.indexOf('create or replace function roll_up_indicators'))
  await sql.raw(before.replace('roll_up_indicators', 'roll_up_indicators_before')).execute(owner)
  await sql.raw('grant execute on function roll_up_indicators_before to hieuhoc_app').execute(owner)
})

/** Of communes of today and of before, some with one form and some with two, with figures, marks and holes that follow from their ids. */
async function fill(first: string, second: string, elements: readonly string[]): Promise<void> {
  const { owner } = context
  await owner.transaction().execute(async (db) => {
    await sql`set local session_replication_role = replica`.execute(db)
    await sql`
      insert into organisations (home_id, id, unit_id, unit_path, published, kind, name, name_key, created_at) overriding system value
      select ${home.homeId}, 7000000 + u.id, u.id, u.path, true, 'people-committee', 'Ủy ban nhân dân', 'uy ban', now()
      from units u where u.level = 3 and (u.path <@ ${home.path}::ltree or u.path <@ ${former.path}::ltree)
      on conflict do nothing`.execute(db)
    await sql`
      insert into forms (home_id, id, data_set_id, programme_id, organisation_id, unit_id, level, period, unit_path, opens_on, ended, state, submitted_on)
      select o.home_id, gen_random_uuid(), d.id, d.programme_id, o.id, o.unit_id, 3, p, o.unit_path, '2024-01-01', (o.unit_id + length(p)) % 11 = 0,
        'locked', '2026-11-01'
      from organisations o join units u on u.id = o.unit_id
      cross join unnest(${periods}::text[]) p
      join data_sets d on d.id = ${first}::uuid or (d.id = ${second}::uuid and o.unit_id % 3 > 0)
      where o.id > 7000000 and (u.ended is null) = (p >= '2026')`.execute(db)
    await sql`
      insert into data_values (home_id, period, unit_id, element_id, category, level, organisation_id, form_id, unit_path, value, mark, final)
      select distinct on (f.period, f.unit_id, e.id) f.home_id, f.period, f.unit_id, e.id, '', 3, f.organisation_id, f.id, f.unit_path,
        case when (f.unit_id * 7 + e.n * 13 + length(f.period)) % 9 > 2 then (f.unit_id * e.n) % 997 + 0.5 end,
        case (f.unit_id * 7 + e.n * 13 + length(f.period)) % 9 when 0 then 'none' when 1 then 'unknown' when 2 then 'not-applicable' end,
        f.unit_id % 2 = 0
      from forms f cross join unnest(${[...elements]}::bigint[]) with ordinality e(id, n)
      where (f.unit_id + e.n * 5) % 13 > 0`.execute(db)
  })
}

const read = async (name: string, scopes: readonly string[], unitId: string, level: number, now: boolean) =>
  inTransaction(context.db, { scopes, writes: [], parties: [] }, async (db) => {
    const asked = periods.map((period) => ({
      ...{ period, before: period.includes('H') ? '2025-H2' : String(Number(period) - 1) },
    }))
    const written = terms.map(({ indicatorId, side, elementId, category, back }) => ({
      ...{ indicator_id: indicatorId, side, element_id: elementId, category, back },
    }))
    const { rows } = await sql<Record<string, unknown>>`
      select period, unit_id::text, level, indicator_id::text, trim_scale(above_low)::text as above_low, trim_scale(above_high)::text as above_high,
        trim_scale(below_low)::text as below_low, trim_scale(below_high)::text as below_high, reported::int, expected::int, final::int
      from ${sql.raw(name)}(${unitId}, ${level}::smallint, ${JSON.stringify(asked)}::jsonb, ${JSON.stringify(written)}::jsonb, ${now})
      order by 1, 2, 3, 4`.execute(db)
    return rows
  })

test('whoever asks, of whatever unit, level and view, is told the same sums', async () => {
  const some = await sql<{ path: string }>`
    select path::text from units where level = 3 and path <@ ${home.path}::ltree order by id limit 5`.execute(
    context.owner,
  )
  const eyes: Record<string, string[]> = {
    nation: ['1'],
    province: [home.path, former.path],
    half: [home.path],
    communes: some.rows.map(({ path }) => path),
    nobody: [],
  }
  let told = 0
  for (const [name, scopes] of Object.entries(eyes))
    for (const [unitId, levels] of [
      ['1', [0, 1]],
      [home.unitId, [1, 3]],
      [former.id, [1, 3]],
    ] as const)
      for (const level of levels)
        for (const now of [true, false]) {
          const rows = await read('roll_up_indicators', scopes, unitId, level, now)
          const where = `${name} ${unitId} ${level} ${now}`
          expect({ where, rows }).toEqual({
            where,
            rows: await read('roll_up_indicators_before', scopes, unitId, level, now),
          })
          told += rows.filter(({ reported, expected }) => Number(reported) > 0 && reported !== expected).length
        }
  expect(told).toBeGreaterThan(100)
}, 120_000)
