import { isPercent } from '../../../rules/figures/measure.ts'
import {
  type Aim,
  milestoneOf,
  pathOf,
  project,
  shortfall,
  stateOf,
  type YearValue,
} from '../../../rules/figures/progress.ts'
import { periodBefore } from '../../../rules/periods.ts'
import type { SeriesPoint } from '../../../shared/rollup.ts'
import type { ProgrammeProgress, TargetProgress, TargetStand } from '../../../shared/target-progress.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { getReadableProgramme, listTargetsInForce, type ProgrammeRow, type TargetInForce } from '../programmes/index.ts'
import { getUnit, listUnits, type UnitRecord } from '../units/index.ts'
import { type Binding, listBindings, listSurveyElements } from './bindings.repository.ts'
import {
  type IndicatorMeta,
  listElementsNamed,
  listElementsOfProgramme,
  listIndicatorsNamed,
} from './catalogue.repository.ts'
import { finestLevel, sumIndicatorsByLevel, toRolledIndicator } from './indicator-sums.ts'
import { levelNumber, readingFigures, seesGround, toUnit } from './rollup.service.ts'
import { measuredOf, termsOf, toIndicatorCell } from './rollup-table.ts'
import { describeBreaks } from './series.service.ts'
import type { Ground, IndicatorRow } from './sums.repository.ts'

const MOST_HELD_BACK = 20
/** Of a programme without a horizon. */
const YEARS_BACK = 10
const MOST_YEARS = 30

export type World = {
  programme: ProgrammeRow
  unit: UnitRecord
  whole: boolean
  thisYear: number
  targets: TargetInForce[]
  bindings: Map<string, Binding>
  indicators: Map<string, IndicatorMeta>
  /** Of which units' figures an element is summed. */
  levels: Map<string, number>
  surveys: Set<string>
  /** At the unit, of all years. */
  rows: IndicatorRow[]
}

/** The targets of what is in force with all that says how far they are, at the programme's unit or at another. */
export async function readWorld(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
  unitId?: string,
): Promise<World> {
  const programme = await getReadableProgramme(db, actor, programmeId)
  const on = today(clock)
  const unit = await getUnit(db, unitId ?? programme.unitId)
  const whole = await seesGround(db, actor, unit, 'now')
  const targets = await listTargetsInForce(db, programme, on)
  const bindings = new Map((await listBindings(db, programme.homeId, programme.id)).map((each) => [each.factId, each]))
  const used = targets.flatMap(({ id }) => bindings.get(id)?.indicatorId ?? [])
  const indicators = new Map((await listIndicatorsNamed(db, [...new Set(used)])).map((each) => [each.id, each]))
  const terms = [...indicators.values()].flatMap(termsOf)
  const elementIds = [...new Set(terms.map(({ elementId }) => elementId))]
  const levels = new Map((await listElementsNamed(db, elementIds)).map(({ id, level }) => [id, level]))
  for (const { id, level } of await listElementsOfProgramme(db, programme.id)) levels.set(id, level)
  const thisYear = Number(on.slice(0, 4))
  const first = Math.max(
    thisYear - MOST_YEARS,
    Math.min(
      programme.horizonFrom ?? thisYear - YEARS_BACK,
      ...[...bindings.values()].flatMap(({ baselineYear }) => baselineYear ?? []),
    ),
  )
  const periods = Array.from({ length: Math.max(1, thisYear - first + 1) }, (_, index) => String(first + index)).map(
    (period) => ({ period, before: periodBefore(period) }),
  )
  const ground: Ground = { unitId: unit.id, level: levelNumber(unit.level), view: 'now' }
  const rows = await sumIndicatorsByLevel(db, ground, periods, [...indicators.values()], levels)
  const surveys = await listSurveyElements(db, elementIds)
  return { programme, unit, whole, thisYear, targets, bindings, indicators, levels, surveys, rows }
}

/** The rows of an indicator. */
export const rowsOf = ({ rows }: Pick<World, 'rows'>, indicator: IndicatorMeta) =>
  rows.filter(({ indicatorId }) => indicatorId === indicator.id)

export function valuesOf(world: World, indicator: IndicatorMeta): YearValue[] {
  return rowsOf(world, indicator)
    .flatMap((row) => {
      const found = measuredOf(indicator, row)
      return found ? [{ year: Number(row.period), least: found.least, most: found.most }] : []
    })
    .toSorted((a, b) => a.year - b.year)
}

const textOf = (value: number | null) => (value === null ? null : String(value))

export function aimOf({ targets, bindings }: World, target: TargetInForce, indicator: IndicatorMeta): Aim {
  const binding = bindings.get(target.id)
  const goals = targets.filter(({ id }) => bindings.get(id)?.indicatorId === indicator.id)
  // Its own milestone stands for its year; of those of others with the same year nothing is taken.
  const others = goals.filter(({ id, body }) => id !== target.id && body.milestone !== target.body.milestone)
  const milestones = [target, ...others].flatMap(({ body: { milestone, value, upper } }) =>
    milestone === null ? [] : [{ year: milestone, value: textOf(value), upper: textOf(upper) }],
  )
  const { baseline = null, baselineYear = null } = binding ?? {}
  return {
    kind: indicator.kind,
    comparator: target.body.comparator,
    milestones,
    baseline: baseline === null || baselineYear === null ? null : { year: baselineYear, value: baseline },
  }
}

function standOf(world: World, target: TargetInForce): TargetStand {
  const { id, versionId, clauseId, section, quote, body } = target
  const { milestone, comparator, value, upper, unit } = body
  const said = { factId: id, versionId, clauseId, section, quote, milestone, comparator, value, upper, unit }
  const indicator = world.indicators.get(world.bindings.get(id)?.indicatorId ?? '')
  if (!indicator)
    return {
      ...said,
      indicator: null,
      wantsSurvey: false,
      baseline: null,
      state: 'no-data',
      year: null,
      now: null,
      path: [],
    }
  const aim = aimOf(world, target, indicator)
  const points = valuesOf(world, indicator)
  const now = points.at(-1) ?? null
  const year = now?.year ?? world.thisYear
  const row = rowsOf(world, indicator).find(({ period }) => period === String(year))
  return {
    ...said,
    indicator: toRolledIndicator(indicator, world.levels),
    wantsSurvey: termsOf(indicator).some(({ elementId }) => world.surveys.has(elementId)),
    baseline: aim.baseline,
    state: stateOf(aim, now, points),
    year,
    now: toIndicatorCell(indicator, row),
    path: pathOf(aim, points),
  }
}

/** All targets of what is in force of a programme, each with its figure, its path and its state. */
export async function getProgrammeProgress(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
): Promise<ProgrammeProgress> {
  return readingFigures(db, actor, async (db) => {
    const world = await readWorld(db, clock, actor, programmeId)
    return {
      today: today(clock),
      programmeId,
      programmeName: world.programme.name,
      unit: toUnit(world.unit),
      whole: world.whole,
      targets: world.targets.map((target) => standOf(world, target)),
    }
  })
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
    const world = await readWorld(db, clock, actor, programmeId)
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
    const goal = milestoneOf(aimOf(world, target, indicator), stand.year ?? world.thisYear)
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
        from: `${years[0] ?? world.thisYear}-01-01`,
        to: `${world.thisYear}-12-31`,
      }),
      projection: goal ? project(values, goal.year) : null,
      ...(await heldBack(db, world, indicator, goal, stand)),
      elements: [...numerator.map(named(false)), ...(denominator ?? []).map(named(true))],
    }
  })
}

function pointOf(world: World, indicator: IndicatorMeta, year: number): SeriesPoint {
  const row = rowsOf(world, indicator).find(({ period }) => period === String(year))
  const { numerator: _, denominator: __, ...cell } = toIndicatorCell(indicator, row)
  return { year, ...cell }
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
