import Big from 'big.js'
import type { RolledIndicator } from '../../../shared/rollup.ts'
import { UNIT_LEVELS, type UnitLevel } from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'
import { listUnits } from '../units/index.ts'
import type { IndicatorMeta } from './catalogue.repository.ts'
import { termsOf } from './rollup-table.ts'
import { type Ground, type IndicatorRow, sumIndicators, type Term } from './sums.repository.ts'

/** Of which units' figures each element is summed. */
export type ElementLevels = ReadonlyMap<string, number>
type Periods = Parameters<typeof sumIndicators>[2]

const levelsOf = (indicator: IndicatorMeta, levels: ElementLevels): number[] =>
  [...new Set(termsOf(indicator).map(({ elementId }) => levels.get(elementId) ?? 0))].sort((a, b) => a - b)

/** The finest level of units of which an indicator is told, where not all of its elements are asked of the same; null: of any. */
export function finestLevel(indicator: IndicatorMeta, levels: ElementLevels): number | null {
  const [first = null, other] = levelsOf(indicator, levels)
  return other === undefined ? null : first
}

export function toRolledIndicator(indicator: IndicatorMeta, levels: ElementLevels): RolledIndicator {
  const { id, code, name, kind, measure } = indicator
  const finest = finestLevel(indicator, levels)
  return { id, code, name, kind, measure, finest: finest === null ? null : (UNIT_LEVELS[finest] as UnitLevel) }
}

/**
 * One row an indicator, unit and period, of the line of reporters that is summed. An indicator whose elements are asked of several
 * levels is told of a unit of the highest of these once all below it that were asked have reported, since half of the one over all of
 * the other says nothing; of units further down it is not told.
 */
export async function sumIndicatorsByLevel(
  db: Db,
  ground: Ground,
  periods: Periods,
  indicators: readonly IndicatorMeta[],
  levels: ElementLevels,
): Promise<IndicatorRow[]> {
  const plain = indicators.filter((indicator) => finestLevel(indicator, levels) === null)
  const rows = await sumIndicators(db, ground, periods, plain.flatMap(termsOf))
  const lineOf = new Map(plain.map((indicator) => [indicator.id, levelsOf(indicator, levels)[0]]))
  const found = rows.filter(({ indicatorId, level }) => lineOf.get(indicatorId) === level)
  for (const indicator of indicators) {
    const finest = finestLevel(indicator, levels)
    if (finest !== null && ground.level <= finest)
      found.push(...(await sumOverLevels(db, ground, periods, indicator, levels)))
  }
  return found
}

async function sumOverLevels(
  db: Db,
  ground: Ground,
  periods: Periods,
  indicator: IndicatorMeta,
  levels: ElementLevels,
): Promise<IndicatorRow[]> {
  const lines = levelsOf(indicator, levels)
  const [highest = 0] = lines
  // Each line by itself: what is asked of it, over those of it that reported all of that.
  const terms = termsOf(indicator).map(
    (term): Term => ({ ...term, indicatorId: String(levels.get(term.elementId) ?? 0) }),
  )
  const rows = await sumIndicators(db, { ...ground, level: highest }, periods, terms)
  const own = rows.filter(({ indicatorId, level }) => Number(indicatorId) === level)
  const told = [...Map.groupBy(own, ({ period, unitId }) => `${period} ${unitId}`).values()].map((its) =>
    addLines(indicator, lines, its),
  )
  return ground.level === highest ? told : addUnits(told, await placesOf(db, ground, told))
}

const add = (a: string | null, b: string | null) => new Big(a ?? 0).plus(b ?? 0).toFixed()

/** The lines of one unit and period as one: nothing of them where one is not whole. */
function addLines({ id }: IndicatorMeta, lines: readonly number[], its: readonly IndicatorRow[]): IndicatorRow {
  const of = its.find(({ level }) => level === lines[0])
  const [first] = its as [IndicatorRow]
  const { period, unitId } = first
  const isWhole = lines.every((line) => {
    const row = its.find(({ level }) => level === line)
    return row !== undefined && row.reported > 0 && row.reported >= row.expected
  })
  const sum = (part: (row: IndicatorRow) => string | null) =>
    isWhole ? its.reduce<string>((all, row) => add(all, part(row)), '0') : null
  return {
    ...{ period, unitId, level: lines[0] ?? 0, indicatorId: id },
    ...{ aboveLow: sum((row) => row.aboveLow), aboveHigh: sum((row) => row.aboveHigh) },
    ...{ belowLow: sum((row) => row.belowLow), belowHigh: sum((row) => row.belowHigh) },
    ...{ reported: isWhole ? (of?.reported ?? 0) : 0, expected: of?.expected ?? 1 },
    final: isWhole && its.every((row) => row.final >= row.reported) ? (of?.final ?? 0) : 0,
  }
}

/** In which unit of the ground's level each unit lies. */
async function placesOf(
  db: Db,
  { unitId, level }: Ground,
  rows: readonly IndicatorRow[],
): Promise<(id: string) => string> {
  const units = await listUnits(db, [...new Set(rows.map((row) => row.unitId)), unitId])
  const pathOf = new Map(units.map(({ id, path }) => [id as string, path.split('.')]))
  const isTop = (pathOf.get(unitId)?.length ?? 0) === level + 1
  return (id) => (isTop ? unitId : (pathOf.get(id)?.[level] ?? unitId))
}

function addUnits(rows: readonly IndicatorRow[], placeOf: (id: string) => string): IndicatorRow[] {
  const keyOf = ({ period, unitId }: IndicatorRow) => `${period} ${placeOf(unitId)}`
  return [...Map.groupBy(rows, keyOf).values()].map((its) => {
    const [first] = its as [IndicatorRow]
    const told = its.filter(({ reported }) => reported > 0)
    const sum = (part: (row: IndicatorRow) => string | null) =>
      told.length === 0 ? null : told.reduce<string>((all, row) => add(all, part(row)), '0')
    const count = (part: (row: IndicatorRow) => number) => its.reduce((all, row) => all + part(row), 0)
    return {
      ...first,
      unitId: placeOf(first.unitId),
      ...{ aboveLow: sum((row) => row.aboveLow), aboveHigh: sum((row) => row.aboveHigh) },
      ...{ belowLow: sum((row) => row.belowLow), belowHigh: sum((row) => row.belowHigh) },
      ...{ reported: count((row) => row.reported), expected: count((row) => row.expected) },
      final: count((row) => row.final),
    }
  })
}
