import { sql } from 'kysely'
import type { RollupView } from '../../../shared/rollup.ts'
import type { Db } from '../../platform/database.ts'

/** Of the units of a level below a unit; `level` 0 is the nation. */
export type Ground = { unitId: string; level: number; view: RollupView }

export type SumRow = {
  unitId: string
  elementId: string
  /** Of the units that reported. */
  level: number
  category: string
  low: string | null
  high: string | null
  reported: number
  expected: number
  final: number
  unknown: number
  notApplicable: number
}

/** Sums as far as the transaction's scopes see them, in no order; where `dimension` is one, of its categories as well. */
export async function sumElements(
  db: Db,
  { unitId, level, view }: Ground,
  period: string,
  elementIds: readonly string[],
  dimension = '',
): Promise<SumRow[]> {
  // A row for each unit: of thousands of short rows the reading would take as long as the sums.
  const { rows } = await sql<{ unitId: string; cells: SumTuple[] }>`
    select unit_id, json_agg(json_build_array(element_id::text, level, category, low::text, high::text, reported, expected, final, unknown,
      not_applicable)) as cells
    from roll_up(${unitId}, ${level}::smallint, ${period}, ${[...elementIds]}::bigint[], ${dimension}, ${view === 'now'})
    group by unit_id`.execute(db)
  return rows.flatMap(({ unitId, cells }) =>
    cells.map(
      ([elementId, level, category, low, high, reported, expected, final, unknown, notApplicable]): SumRow => ({
        ...{ unitId, elementId, level, category, low, high, reported, expected, final, unknown, notApplicable },
      }),
    ),
  )
}
type SumTuple = [string, number, string, string | null, string | null, number, number, number, number, number]

/** One thing that an indicator adds up. */
export type Term = {
  indicatorId: string
  side: 'n' | 'd'
  elementId: string
  category: string
  /** Of the period before. */
  back: boolean
}
export type IndicatorRow = {
  period: string
  unitId: string
  level: number
  indicatorId: string
  aboveLow: string | null
  aboveHigh: string | null
  belowLow: string | null
  belowHigh: string | null
  reported: number
  expected: number
  final: number
}

/** What indicators are made of in periods, each with the one before it, over the units that reported all of it. */
export async function sumIndicators(
  db: Db,
  { unitId, level, view }: Ground,
  periods: readonly { period: string; before: string | null }[],
  terms: readonly Term[],
): Promise<IndicatorRow[]> {
  if (terms.length === 0 || periods.length === 0) return []
  const written = terms.map(({ indicatorId, side, elementId, category, back }) => ({
    ...{ indicator_id: indicatorId, side, element_id: elementId, category, back },
  }))
  const { rows } = await sql<IndicatorRow>`
    select period, unit_id, level, indicator_id, above_low, above_high, below_low, below_high, reported::int, expected::int, final::int
    from roll_up_indicators(${unitId}, ${level}::smallint, ${JSON.stringify(periods)}::jsonb, ${JSON.stringify(written)}::jsonb, ${view === 'now'})`.execute(
    db,
  )
  return rows
}

/** Whose figures are of the ground of a unit as units are now; of a unit that ended, of its own former ground. */
export async function listPathsOnGround(db: Db, unitId: string): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    select path::text from unnest(paths_on_ground(${unitId}::bigint)) as path`.execute(db)
  return rows.map(({ path }) => path)
}

/** Whether figures of split units lie in the ground, so that what is summed over its units is not what is summed over all of it. */
export async function hasSplits(db: Db, { unitId, level, view }: Ground): Promise<boolean> {
  if (view === 'was' || level < 3) return false
  const { rows } = await sql`
    select from unit_folds f join unit_ancestors a on a.unit_id = f.into_id
    where a.ancestor_id = ${unitId} and f.level = ${level} and f.least < 1 limit 1`.execute(db)
  return rows.length > 0
}
