import { milestoneOf, pathAt, pathOf, project, type YearValue } from '../../../rules/figures/progress.ts'
import type { FactCell, MissingReason, TargetFact } from '../../../rules/reports/index.ts'
import type { IndicatorCell } from '../../../shared/rollup.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import type { TargetInForce } from '../programmes/index.ts'
import { getUnit } from '../units/index.ts'
import type { IndicatorMeta } from './catalogue.repository.ts'
import { sumIndicatorsByLevel } from './indicator-sums.ts'
import { aimOf, readWorld, rowsOf, valuesOf, type World } from './progress-world.ts'
import { levelNumber, readingFigures, seesGround, toUnit } from './rollup.service.ts'
import { termsOf, toIndicatorCell } from './rollup-table.ts'

export type ReportedTargets = {
  unit: { id: string; name: string }
  whole: boolean
  targets: TargetFact[]
}

type Above = { unitName: string; unitId: string; cellOf: (indicator: IndicatorMeta, year: number) => FactCell | null }

/**
 * The targets of a programme as a report on a year tells them, at one of its units: the figure of that year or the latest before it,
 * where the plan wants it to be, the year before, the unit above where the caller sees all of it, and where it leads.
 */
export async function readReportedTargets(
  db: Db,
  clock: Clock,
  actor: Actor,
  { programmeId, unitId, year }: { programmeId: string; unitId: string; year: number },
): Promise<ReportedTargets> {
  return readingFigures(db, actor, async (db) => {
    const world = await readWorld(db, clock, actor, { programmeId, unitId, allYears: true })
    const above = await readAbove(db, actor, world, year)
    const { id, fullName } = toUnit(world.unit)
    return {
      unit: { id, name: fullName },
      whole: world.whole,
      targets: world.targets.map((target) => factOf(world, target, year, above)),
    }
  })
}

async function readAbove(db: Db, actor: Actor, world: World, year: number): Promise<Above | null> {
  const { unit, indicators, levels } = world
  const parentId = unit.path.split('.').at(-2)
  if (parentId === undefined) return null
  const parent = await getUnit(db, parentId)
  if (!(await seesGround(db, actor, parent, 'now'))) return null
  const periods = [{ period: String(year), before: String(year - 1) }]
  const ground = { unitId: parent.id, level: levelNumber(parent.level), view: 'now' as const }
  const rows = await sumIndicatorsByLevel(db, ground, periods, [...indicators.values()], levels)
  return {
    unitName: toUnit(parent).fullName,
    unitId: parent.id,
    cellOf: (indicator, of) => {
      const row = rowsOf({ rows }, indicator).find(({ period }) => period === String(of))
      return row && row.reported > 0 ? factCell(toIndicatorCell(indicator, row)) : null
    },
  }
}

const factCell = ({ value, least, most, reported, expected }: IndicatorCell): FactCell => ({
  ...(value === undefined ? {} : { value }),
  ...(least === undefined ? {} : { least }),
  ...(most === undefined ? {} : { most }),
  reported,
  expected,
})

function factOf(world: World, target: TargetInForce, year: number, above: Above | null): TargetFact {
  const { id, section, quote, body } = target
  const { milestone, comparator, value, upper, unit } = body
  const said = { factId: id, section, quote, goal: { milestone, comparator, value, upper, unit } }
  const nothing = { now: null, before: null, path: null, parent: null, forecast: null }
  const indicator = world.indicators.get(world.bindings.get(id)?.indicatorId ?? '')
  if (!indicator) return { ...said, ...nothing, indicator: null, missing: 'no-indicator' }
  const named = { name: indicator.name, measure: indicator.measure }
  const points = valuesOf(world, indicator).filter((point) => point.year <= year)
  const now = points.at(-1)
  if (!now) return { ...said, ...nothing, indicator: named, missing: reasonOf(world, indicator, year) }
  const at = (point: YearValue | undefined) => {
    const row = point && rowsOf(world, indicator).find(({ period }) => period === String(point.year))
    return row && point ? { year: point.year, cell: factCell(toIndicatorCell(indicator, row)) } : null
  }
  const aim = aimOf(world, target, indicator)
  const wanted = pathAt(pathOf(aim, points), now.year)
  const parentCell = above?.cellOf(indicator, now.year) ?? null
  return {
    ...said,
    indicator: named,
    now: at(now),
    before: at(points.at(-2)),
    path: wanted === null || aim.milestones.length === 0 ? null : { year: now.year, value: wanted.toFixed() },
    parent:
      above && parentCell ? { unitName: above.unitName, unitId: above.unitId, year: now.year, cell: parentCell } : null,
    forecast: forecastOf(points, milestoneOf(aim, now.year)?.year ?? null, now.year),
    missing: null,
  }
}

function reasonOf(world: World, indicator: IndicatorMeta, year: number): MissingReason {
  if (termsOf(indicator).some(({ elementId }) => world.surveys.has(elementId))) return 'survey'
  const row = rowsOf(world, indicator).find(({ period }) => period === String(year))
  return row && row.expected > 0 ? 'none-reported' : 'not-asked'
}

function forecastOf(points: readonly YearValue[], goal: number | null, now: number): TargetFact['forecast'] {
  if (goal === null || goal <= now) return null
  const projected = project(points, goal)
  return projected && { year: goal, value: projected.value, least: projected.least, most: projected.most }
}
