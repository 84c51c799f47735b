import { randomUUID } from 'node:crypto'
import Big from 'big.js'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../../tests/support/database.ts'
import { insertDataSet, insertElement, insertProgramme } from '../../../../tests/support/figures.ts'
import { EVER, type FoldEntry, foldFigures, foldsOf } from '../../../rules/figures/fold.ts'
import type { FoldChange, FoldUnit } from '../../../rules/figures/fold-world.ts'
import type { Mark } from '../../../shared/figures.ts'
import { inTransaction } from '../../platform/database.ts'
import { type Ground, sumElements } from './sums.repository.ts'

const context = useDatabase()
const PERIODS = ['2024', '2025', '2026'] as const
const FIRST = '2025-07-01'
const GIVEN = '2025-10-01'
const SECOND = '2026-03-01'
const nation = { homeId: 0, path: '1' }

type World = { units: (FoldUnit & { path: string })[]; changes: FoldChange[] }
type Figure = FoldEntry & { period: string; ended: boolean }

/**
 * Provinces that merge, districts that end, communes that merge, split with and without shares, and do so again a year later; communes
 * that live on and give a part away, and such as others are added to.
 */
function makeWorlds(count: number): World & { figures: Figure[] } {
  const [dice] = fc.sample(fc.array(fc.nat({ max: 999 }), { minLength: 20_000, maxLength: 20_000 }), {
    numRuns: 1,
    seed: 20_261_130,
  }) as [number[]]
  let thrown = 0
  const roll = (most: number) => (dice[thrown++ % dice.length] ?? 0) % most
  const pick = <T>(all: readonly T[]) => all[roll(all.length)] as T
  const units: World['units'] = [{ id: '1', parentId: null, level: 0, ended: null, path: '1', born: null }]
  const changes: World['changes'] = []
  let next = 5_000_000
  function addUnit(parent: World['units'][number], level: number, born: string | null = null) {
    const id = String(next++)
    const unit = { id, parentId: parent.id, level, ended: null, path: `${parent.path}.${id}`, born }
    units.push(unit)
    return unit
  }
  function pass(from: World['units'][number], into: World['units'], on: string) {
    from.ended = on
    const isShared = into.length > 1 && roll(2) === 0
    const parts = into.map(() => 1 + roll(9))
    const whole = parts.reduce((a, b) => a + b, 0)
    let given = 0
    for (const [index, to] of into.entries()) {
      const isLast = index === into.length - 1
      const share = isLast ? 100 - given : Math.max(1, Math.floor(((parts[index] ?? 1) * 90) / whole))
      given += share
      // The last of the shares may be left for whoever reads to work out.
      const isTold = isShared && !(isLast && roll(2) === 0)
      changes.push({ fromId: from.id, toId: to.id, on, share: isTold ? String(share / 100) : null })
    }
  }
  /** Of a unit that keeps the rest. */
  function give(from: World['units'][number], to: World['units'], on: string) {
    for (const into of new Set(to))
      changes.push({ fromId: from.id, toId: into.id, on, share: roll(2) === 0 ? String((1 + roll(40)) / 100) : null })
  }
  const top = units[0] as World['units'][number]
  for (let world = 0; world < count; world += 1) {
    const provinces = [addUnit(top, 1), addUnit(top, 1)]
    const old = provinces.flatMap((province) =>
      Array.from({ length: 2 }, () => addUnit(province, 2)).flatMap((district) =>
        Array.from({ length: 2 + roll(3) }, () => addUnit(district, 3)),
      ),
    )
    let owners = provinces
    if (roll(2) === 0) {
      const merged = addUnit(top, 1, FIRST)
      for (const province of provinces) pass(province, [merged], FIRST)
      owners = [merged]
    }
    for (const unit of units.filter(({ level, path }) => level === 2 && provinces.some((p) => path.startsWith(p.path))))
      unit.ended = FIRST
    const fresh = Array.from({ length: 3 + roll(3) }, () => addUnit(pick(owners), 3, FIRST))
    for (const commune of old) {
      const heirs = roll(3) === 0 ? [...new Set([pick(fresh), pick(fresh), pick(fresh)])] : [pick(fresh)]
      pass(commune, heirs, FIRST)
    }
    const later = Array.from({ length: 2 }, () => addUnit(pick(owners), 3, SECOND))
    const rest = fresh.filter(() => roll(3) > 0)
    for (const commune of fresh)
      if (!rest.includes(commune)) pass(commune, roll(2) === 0 ? later : [pick(later)], SECOND)
    for (const commune of rest.slice(1)) {
      const [first] = rest as [World['units'][number]]
      if (roll(2) === 0) give(commune, roll(3) === 0 ? [first, pick(later)] : [first], GIVEN)
      // The same day on which others come to it, or the day on which it is itself no more.
      if (roll(3) === 0) give(commune, [pick(later)], SECOND)
      else if (roll(4) === 0) pass(commune, [first], SECOND)
    }
  }
  const marks: (Mark | null)[] = ['none', 'unknown', 'not-applicable', null]
  const lives: Record<string, (unit: World['units'][number]) => boolean> = {
    2024: ({ born }) => born === null,
    2025: ({ born }) => born === null || born === FIRST,
    2026: ({ ended }) => ended === null || ended === SECOND,
  }
  const figures = PERIODS.flatMap((period) =>
    units
      .filter((unit) => unit.level === 3 && lives[period]?.(unit))
      .map(({ id }): Figure => {
        const hasValue = roll(5) > 0
        const value = hasValue ? String(new Big(roll(999)).times(roll(9) === 0 ? '-0.25' : '1.5')) : null
        return {
          unitId: id,
          period,
          day: `${period}-12-31`,
          value,
          mark: hasValue ? null : pick(marks),
          ended: roll(8) === 0,
        }
      }),
  )
  return { units, changes, figures }
}

let world: ReturnType<typeof makeWorlds>
let element: string

beforeAll(async () => {
  world = makeWorlds(12)
  const { owner } = context
  const made = world.units.filter(({ level }) => level > 0)
  for (const level of [1, 2, 3])
    await owner
      .insertInto('units')
      .values(made.filter((unit) => unit.level === level).map((unit) => ({ ...unit })))
      .execute()
  await owner
    .insertInto('unitChanges')
    .values(
      world.changes.map(({ on, fromId, toId, share }) => {
        const isEnd = world.units.find(({ id }) => id === fromId)?.ended === on
        const isWhole = isEnd && world.changes.filter((each) => each.fromId === fromId && each.on === on).length === 1
        return { fromId, toId, onDay: on, share, relation: isWhole ? 'whole' : 'part' }
      }),
    )
    .execute()
  await sql`select keep_unit_grounds(), keep_unit_folds()`.execute(owner)
  element = await insertElement(owner, nation)
  const programmeId = await insertProgramme(owner, nation)
  const dataSetId = await insertDataSet(owner, nation, { programmeId, elementIds: [element] })
  const other = await insertDataSet(owner, nation, {
    programmeId: await insertProgramme(owner, nation, 'Chương trình khác'),
    elementIds: [element],
  })
  await sql`
    insert into organisations (home_id, id, unit_id, unit_path, published, kind, name, name_key, created_at)
    overriding system value
    select 0, u.id, u.id, u.path, true, 'people-committee', 'Ủy ban nhân dân', 'uy ban', '2026-01-01' from units u
    where u.id >= 5000000 and u.level = 3`.execute(owner)
  // Two programmes ask for the same figure, which stands once.
  const forms = world.figures.flatMap((figure, index) =>
    (index % 3 === 0 ? [dataSetId, other] : [dataSetId]).map((set) => ({ ...figure, set, id: randomUUID() })),
  )
  await sql`
    insert into forms (home_id, id, data_set_id, programme_id, organisation_id, unit_id, level, period, unit_path, opens_on, ended)
    select 0, f.id, f.set, s.programme_id, u.id, u.id, 3, f.period, u.path || '0' || u.id::text, '2024-01-01', f.ended
    from jsonb_to_recordset(${JSON.stringify(forms)}::jsonb) as f(id uuid, set uuid, "unitId" bigint, period text, ended boolean)
    join units u on u.id = f."unitId" join data_sets s on s.id = f.set`.execute(owner)
  await sql`
    insert into data_values (home_id, period, unit_id, element_id, category, level, organisation_id, form_id, unit_path, value, mark)
    select distinct on (f.period, u.id) 0, f.period, u.id, ${element}::bigint, '', 3, u.id, f.id, u.path || '0' || u.id::text, f.value, f.mark
    from jsonb_to_recordset(${JSON.stringify(forms)}::jsonb) as f(id uuid, "unitId" bigint, period text, value numeric, mark text)
    join units u on u.id = f."unitId" where f.value is not null or f.mark is not null`.execute(owner)
})

const seeing = { scopes: ['1'], writes: [], parties: [] }
const rolledUp = (ground: Ground, period: string, scopes = seeing.scopes) =>
  inTransaction(context.db, { ...seeing, scopes }, (db) => sumElements(db, ground, period, [element]))

/** As the rules add it, from the raw entries. What a form asks no more counts as asked where it was reported. */
function folded(period: string, view: 'was' | 'now', level: number, root?: string) {
  const entries = world.figures
    .filter((each) => each.period === period)
    .filter(({ ended, value, mark }) => !ended || value !== null || mark === 'none')
  const sums = foldFigures(world, entries, { view, level, ...(root !== undefined && { root }) })
  return new Map(
    [...sums]
      .filter(([, { expected }]) => expected > 0)
      .map(([id, { least, most, reported, expected }]) => {
        const ends = reported > 0 ? [least.toFixed(), most.toFixed()] : [null, null]
        return [id, [...ends, reported, expected]] as const
      }),
  )
}
const trimmed = (value: string | null) => (value === null ? null : new Big(value).toFixed())

test.each(PERIODS.flatMap((period) => (['was', 'now'] as const).map((view) => ({ period, view }))))(
  'the sums of $period over the units as they were or are ($view) are those of the fold over the raw entries',
  async ({ period, view }) => {
    let seen = 0
    for (const level of [0, 1, 2, 3]) {
      const rows = await rolledUp({ unitId: '1', level, view }, period)
      const found = rows
        .filter(({ expected }) => expected > 0)
        .map(({ unitId, low, high, reported, expected }) => {
          const ends = reported > 0 ? [trimmed(low ?? '0'), trimmed(high ?? '0')] : [null, null]
          return [unitId, [...ends, reported, expected]] as const
        })
      expect(new Map(found)).toEqual(folded(period, view, level))
      seen += found.length
    }
    expect(seen).toBeGreaterThan(30)
  },
)

test('below one province the sums are those that stand for it among all', async () => {
  for (const view of ['was', 'now'] as const) {
    const all = await rolledUp({ unitId: '1', level: 3, view }, '2024')
    for (const province of world.units.filter(
      ({ level, ended }) => level === 1 && (view === 'was' || ended === null),
    )) {
      const below = world.units.filter(({ path }) => path.startsWith(`${province.path}.`)).map(({ id }) => id)
      const rows = await rolledUp({ unitId: province.id, level: 3, view }, '2024')
      const key = (row: { unitId: string }) => row.unitId
      expect(rows.toSorted((a, b) => key(a).localeCompare(key(b)))).toEqual(
        all.filter(({ unitId }) => below.includes(unitId)).toSorted((a, b) => key(a).localeCompare(key(b))),
      )
    }
  }
})

test('of a unit that ended the sums are of its own former ground alone, as the fold over the raw entries has it', async () => {
  let partly = 0
  const ended = world.units.filter((unit) => unit.level > 0 && unit.ended !== null)
  // Every province, of the others some.
  for (const former of ended.filter(({ level }, index) => level === 1 || index % 9 === 0))
    for (const period of PERIODS)
      for (const level of [former.level, 3]) {
        const rows = await rolledUp({ unitId: former.id, level, view: 'now' }, period)
        const found = rows
          .filter(({ expected }) => expected > 0)
          .map(({ unitId, low, high, reported, expected }) => {
            const ends = reported > 0 ? [trimmed(low ?? '0'), trimmed(high ?? '0')] : [null, null]
            return [unitId, [...ends, reported, expected]] as const
          })
        expect([former.id, new Map(found)]).toEqual([former.id, folded(period, 'now', level, former.id)])
        partly += found.filter(([, [low, high]]) => low !== high).length
      }
  expect(partly).toBeGreaterThan(20)
})

test('whatever is split, totals are conserved: each way to share out that the records allow lies in every range and makes the whole', () => {
  const folds = foldsOf(world)
  const byId = new Map(world.units.map((unit) => [unit.id, unit]))
  const living = world.units.filter(({ level, ended }) => level === 3 && ended === null)
  /** The next step after a day, of a unit that ends by it without what it keeps. */
  function waysOf(id: string, day: string): { toId: string; on: string; share: string | null }[] {
    const its = world.changes.filter(({ fromId }) => fromId === id)
    const ended = byId.get(id)?.ended ?? null
    const on = its
      .map((each) => each.on)
      .sort()
      .find((each) => each > day || each === ended)
    const told = its.filter((each) => each.on === on)
    return on === undefined || on === ended ? told : [...told, { toId: id, on, share: null }]
  }
  /** One way to share out: what is free goes in steps to whoever comes, the last takes the rest. */
  function share(id: string, day: string, amount: Big, dice: () => number, into: Map<string, Big>): void {
    const ways = waysOf(id, day)
    if (ways.length === 0) {
      into.set(id, (into.get(id) ?? new Big(0)).plus(amount))
      return
    }
    const told = ways.reduce((sum, way) => sum.plus(way.share ?? 0), new Big(0))
    let free = ways.length === 1 ? new Big(1) : new Big(1).minus(told)
    const open = ways.filter((way) => way.share === null || ways.length === 1)
    for (const way of ways) {
      let part = new Big(way.share ?? 0)
      if (open.includes(way)) {
        part = way === open.at(-1) ? free : free.times(dice()).div(10).round(6)
        free = free.minus(part)
      }
      share(way.toId, way.on, amount.times(part), dice, into)
    }
  }
  const splits = world.units.filter(({ id, level }) => level === 3 && waysOf(id, EVER).length > 0)
  fc.assert(
    fc.property(
      fc.constantFrom(...splits),
      fc.constantFrom(EVER, FIRST, GIVEN),
      fc.infiniteStream(fc.nat({ max: 10 })),
      ({ id }, day, dice) => {
        const into = new Map<string, Big>()
        share(id, day, new Big(1), () => dice.next().value ?? 0, into)
        const total = [...into.values()].reduce((sum, part) => sum.plus(part), new Big(0))
        expect(total.toFixed()).toBe('1')
        const ranges = folds.sharesOf(id, 3, day)
        for (const unit of living) {
          const part = into.get(unit.id) ?? new Big(0)
          const range = ranges.get(unit.id)
          expect(part.gte(range?.least ?? 0) && part.lte(range?.most ?? 0)).toBe(true)
        }
        for (const province of new Set(living.map(({ parentId }) => parentId as string))) {
          const inProvince = living
            .filter(({ parentId }) => parentId === province)
            .reduce((sum, unit) => sum.plus(into.get(unit.id) ?? 0), new Big(0))
          const range = folds.sharesOf(id, 1, day).get(province)
          expect(inProvince.gte(range?.least ?? 0) && inProvince.lte(range?.most ?? 0)).toBe(true)
        }
        expect(byId.has(id)).toBe(true)
      },
    ),
    { numRuns: 300 },
  )
})

test('whoever sees a part is told the sums of that part, as the plain rows show it under row-level security', async () => {
  const communes = world.units.filter(({ level }) => level === 3)
  const some = (of: readonly { path: string; id: string }[], at: number) =>
    of[at % of.length] as { path: string; id: string }
  const provinces = world.units.filter(({ level }) => level === 1)
  const viewpoints = [
    [],
    [some(provinces, 0).path],
    [some(provinces, 3).path, some(communes, 40).path],
    [some(communes, 7).path],
    // A body of a commune alone, and of one that reported in the same year elsewhere.
    [`${some(communes, 12).path}.0.${some(communes, 12).id}`],
    ['1.999'],
  ]
  for (const scopes of viewpoints)
    for (const level of [0, 1, 3])
      for (const period of PERIODS) {
        const rows = await rolledUp({ unitId: '1', level, view: 'was' }, period, scopes)
        const plain = await inTransaction(context.db, { ...seeing, scopes }, async (db) => {
          const found = await sql<{ unitId: string; sum: string | null; reported: number }>`
            select a.ancestor_id as unit_id, sum(v.value)::text as sum, (count(v.value) + count(*) filter (where v.mark = 'none'))::int as reported
            from data_values v join unit_ancestors a on a.unit_id = v.unit_id and a.level = ${level}
            where v.period = ${period} and v.element_id = ${element} and v.category = '' group by 1`.execute(db)
          return found.rows
        })
        const told = rows
          .filter(({ reported }) => reported > 0)
          .map(({ unitId, low, reported }) => ({ unitId, sum: low, reported }))
        const order = (a: { unitId: string }, b: { unitId: string }) => a.unitId.localeCompare(b.unitId)
        expect(told.toSorted(order)).toEqual(plain.filter(({ reported }) => reported > 0).toSorted(order))
      }
})
