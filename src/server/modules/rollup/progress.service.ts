import { isPercent } from '../../../rules/figures/measure.ts'
import { milestoneOf, project, shortfall } from '../../../rules/figures/progress.ts'
import { periodBefore } from '../../../rules/periods.ts'
import type { ProgrammeProgress, TargetProgress, TargetStand } from '../../../shared/target-progress.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { listUnits } from '../units/index.ts'
import { type IndicatorMeta, listElementsNamed } from './catalogue.repository.ts'
import { finestLevel, sumIndicatorsByLevel } from './indicator-sums.ts'
import { aimOf, pointOf, readWorld, standOf, valuesOf, type World } from './progress-world.ts'
import { levelNumber, readingFigures, toUnit } from './rollup.service.ts'
import { termsOf, toIndicatorCell } from './rollup-table.ts'
import { describeBreaks } from './series.service.ts'
import type { Ground } from './sums.repository.ts'

const MOST_HELD_BACK = 20

/** All targets of what is in force of a programme, each with its figure, its path and its state; with figures of no later year than `until`. */
export async function getProgrammeProgress(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
  until?: number,
): Promise<ProgrammeProgress> {
  return readingFigures(db, actor, (db) => readProgress(db, clock, actor, { programmeId, until }))
}

/** The same within a transaction that reads figures, as it stood with the figures of a year and of those before. */
export async function readProgress(
  db: Db,
  clock: Clock,
  actor: Actor,
  asked: { programmeId: string; until?: number | undefined },
): Promise<ProgrammeProgress> {
  const world = await readWorld(db, clock, actor, asked)
  return {
    today: today(clock),
    programmeId: world.programme.id,
    programmeName: world.programme.name,
    unit: toUnit(world.unit),
    whole: world.whole,
    targets: world.targets.map((target) => standOf(world, target)),
  }
}

/** One target whole: its years, where they lead, and which units hold it back. Throws `not-found`. */
export async function getTargetProgress(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
  factId: string,
): Promise<TargetProgress> {
  return readingFigures(db, actor, async (db) => {
    const world = await readWorld(db, clock, actor, { programmeId, only: factId, allYears: true })
    const target = world.targets.find(({ id }) => id === factId)
    if (!target) throw notFound('This target')
    const stand = standOf(world, target)
    const indicator = world.indicators.get(stand.indicator?.id ?? '')
    const about = {
      programmeId,
      programmeName: world.programme.name,
      unit: toUnit(world.unit),
      whole: world.whole,
      target: stand,
    }
    if (!indicator)
      return {
        ...about,
        points: [],
        breaks: [],
        projection: null,
        holdingBack: [],
        heldBackBy: 0,
        missing: 0,
        elements: [],
      }
    const values = valuesOf(world, indicator)
    const years = values.map(({ year }) => year)
    const goal = milestoneOf(aimOf(world, target, indicator), stand.year ?? world.lastYear)
    const names = new Map(
      (
        await listElementsNamed(
          db,
          termsOf(indicator).map(({ elementId }) => elementId),
        )
      ).map(({ id, name }) => [id, name]),
    )
    const { numerator, denominator } = indicator
    const named = (below: boolean) => (cell: (typeof numerator)[number]) => ({
      ...cell,
      name: names.get(cell.elementId) ?? '',
      below,
    })
    return {
      ...about,
      points: years.map((year) => pointOf(world, indicator, year)),
      breaks: await describeBreaks(db, world.unit, 'now', {
        from: `${years[0] ?? world.lastYear}-01-01`,
        to: `${world.lastYear}-12-31`,
      }),
      projection: goal ? project(values, goal.year) : null,
      ...(await heldBack(db, world, indicator, goal, stand)),
      elements: [...numerator.map(named(false)), ...(denominator ?? []).map(named(true))],
    }
  })
}

/** Which units below lack most of what the target asks, in the year of its figure. */
async function heldBack(
  db: Db,
  world: World,
  indicator: IndicatorMeta,
  goal: ReturnType<typeof milestoneOf>,
  { year, now }: TargetStand,
): Promise<Pick<TargetProgress, 'holdingBack' | 'heldBackBy' | 'missing'>> {
  const missing = now ? now.expected - now.reported : 0
  const level = finestLevel(indicator, world.levels) ?? world.levels.get(indicator.numerator[0]?.elementId ?? '')
  if (goal === null || year === null || level === undefined || level <= levelNumber(world.unit.level))
    return { holdingBack: [], heldBackBy: 0, missing }
  const periods = [year - 1, year].map((each) => ({ period: String(each), before: periodBefore(String(each)) }))
  const ground: Ground = { unitId: world.unit.id, level, view: 'now' }
  const rows = await sumIndicatorsByLevel(db, ground, periods, [indicator], world.levels)
  const before = new Map(
    rows.filter(({ period }) => period === String(year - 1)).map((row) => [row.unitId, row.aboveLow]),
  )
  const lacking = rows
    .filter(({ period, reported }) => period === String(year) && reported > 0)
    .flatMap((row) => {
      const share = {
        above: row.aboveHigh ?? '0',
        below: row.belowLow,
        reported: row.reported,
        before: before.get(row.unitId) ?? null,
      }
      const lacks = shortfall({ kind: indicator.kind, isPercent: isPercent(indicator.measure) }, goal, share)
      return lacks === null ? [] : [{ row, lacks }]
    })
    .toSorted((a, b) => Number(b.lacks) - Number(a.lacks))
  const worst = lacking.slice(0, MOST_HELD_BACK)
  const units = new Map(
    (
      await listUnits(
        db,
        worst.map(({ row }) => row.unitId),
      )
    ).map((each) => [each.id as string, each]),
  )
  return {
    holdingBack: worst.flatMap(({ row, lacks }) => {
      const unit = units.get(row.unitId)
      return unit ? [{ unit: toUnit(unit), cell: toIndicatorCell(indicator, row), shortfall: lacks }] : []
    }),
    heldBackBy: lacking.length,
    missing,
  }
}
