import type { YearValue } from '../../../rules/figures/progress.ts'
import { unitStateOf } from '../../../rules/overview/index.ts'
import { periodBefore } from '../../../rules/periods.ts'
import { compareVietnamese } from '../../../rules/vietnamese-text.ts'
import type { UnitCell, UnitTable } from '../../../shared/overview.ts'
import type { Day } from '../../../shared/schema.ts'
import type { TargetStand } from '../../../shared/target-progress.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { listChildren, listUnits, type UnitRecord } from '../units/index.ts'
import type { IndicatorMeta } from './catalogue.repository.ts'
import { sumIndicatorsByLevel } from './indicator-sums.ts'
import { aimOf, pointOf, readWorld, standOf, valuesOf, type World } from './progress-world.ts'
import { levelNumber, toUnit } from './rollup.service.ts'
import { measuredOf, toIndicatorCell } from './rollup-table.ts'
import { describeBreaks } from './series.service.ts'
import { type Ground, type IndicatorRow, listPathsOnGround } from './sums.repository.ts'

/**
 * The targets of a programme that are measured, with their years, and the units right below its unit, each held against them in the
 * year of the target's own figure and by the path of the whole. Within a transaction that reads figures. Throws `not-found`.
 */
export async function readUnitTable(
  db: Db,
  clock: Clock,
  actor: Actor,
  asked: { programmeId: string; until?: number | undefined },
): Promise<Omit<UnitTable, 'hasShapes'>> {
  const world = await readWorld(db, clock, actor, { ...asked, allYears: true })
  const stands = world.targets.map((target) => ({ target, stand: standOf(world, target) }))
  const measured = stands.filter(({ stand }) => stand.indicator !== null)
  const units = (await listUnitsOf(db, world.unit, today(clock))).sort((a, b) => compareVietnamese(a.name, b.name))
  const [first] = units
  const rows = first
    ? await sumBelow(
        db,
        world,
        levelNumber(first.level),
        measured.map(({ stand }) => stand),
      )
    : new Map()
  return {
    programmeId: world.programme.id,
    unit: toUnit(world.unit),
    whole: world.whole,
    year: world.lastYear,
    targets: measured.map(({ stand }) => {
      const indicator = world.indicators.get(stand.indicator?.id ?? '') as IndicatorMeta
      const points = valuesOf(world, indicator).map(({ year }) => pointOf(world, indicator, year))
      return { ...stand, points }
    }),
    breaks: await describeBreaks(db, world.unit, 'now', {
      from: `${Math.min(world.lastYear, ...world.rows.map(({ period }) => Number(period)))}-01-01`,
      to: `${world.lastYear}-12-31`,
    }),
    rows: units.map((unit) => ({
      unit: toUnit(unit),
      cells: measured.map(({ target, stand }): UnitCell => {
        const indicator = world.indicators.get(stand.indicator?.id ?? '') as IndicatorMeta
        const year = stand.year ?? world.lastYear
        const rowIn = (of: number) => rows.get(`${of} ${unit.id} ${indicator.id}`)
        const valueIn = (of: number): YearValue | null => {
          const row = rowIn(of)
          const found = row ? measuredOf(indicator, row) : null
          return found && { year: of, least: found.least, most: found.most }
        }
        const { final: _, numerator: __, denominator: ___, ...cell } = toIndicatorCell(indicator, rowIn(year))
        const aim = aimOf(world, target, indicator)
        return { state: unitStateOf(aim, stand.path, valueIn(year), valueIn(year - 1)), ...cell }
      }),
    })),
  }
}

/** Those right below it; of a unit that ended the communes of today that lie on its ground. */
async function listUnitsOf(db: Db, unit: UnitRecord, day: Day): Promise<UnitRecord[]> {
  if (unit.ended === null) return listChildren(db, unit.id, day)
  const ids = (await listPathsOnGround(db, unit.id)).map((path) => path.split('.').at(-1) ?? '')
  const units = await listUnits(db, [...new Set(ids)], day)
  return units.filter(({ level, ended }) => level === 'commune' && ended === null)
}

/** By year, unit and indicator: of the years of the targets' figures, each with the one before. */
async function sumBelow(
  db: Db,
  world: World,
  level: number,
  stands: readonly TargetStand[],
): Promise<Map<string, IndicatorRow>> {
  const ground: Ground = { unitId: world.unit.id, level, view: 'now' }
  const found = new Map<string, IndicatorRow>()
  for (const [year, its] of Map.groupBy(stands, (stand) => stand.year ?? world.lastYear)) {
    const indicators = [...new Set(its.flatMap(({ indicator }) => world.indicators.get(indicator?.id ?? '') ?? []))]
    const periods = [year - 1, year].map((each) => ({ period: String(each), before: periodBefore(String(each)) }))
    for (const row of await sumIndicatorsByLevel(db, ground, periods, indicators, world.levels))
      found.set(`${row.period} ${row.unitId} ${row.indicatorId}`, row)
  }
  return found
}
