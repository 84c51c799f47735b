import { type Aim, pathOf, stateOf, type YearValue } from '../../../rules/figures/progress.ts'
import { periodBefore } from '../../../rules/periods.ts'
import type { SeriesPoint } from '../../../shared/rollup.ts'
import type { TargetStand } from '../../../shared/target-progress.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { getReadableProgramme, listTargetsInForce, type ProgrammeRow, type TargetInForce } from '../programmes/index.ts'
import { getUnit, type UnitRecord } from '../units/index.ts'
import { type Binding, listBindings, listSurveyElements } from './bindings.repository.ts'
import {
  type IndicatorMeta,
  listElementsNamed,
  listElementsOfProgramme,
  listIndicatorsNamed,
} from './catalogue.repository.ts'
import { type ElementLevels, sumIndicatorsByLevel, toRolledIndicator } from './indicator-sums.ts'
import { levelNumber, seesGround } from './rollup.service.ts'
import { measuredOf, termsOf, toIndicatorCell } from './rollup-table.ts'
import type { Ground, IndicatorRow } from './sums.repository.ts'

/** Of a programme without a horizon. */
const YEARS_BACK = 10
const MOST_YEARS = 30

export type World = {
  programme: ProgrammeRow
  unit: UnitRecord
  whole: boolean
  /** The last year whose figures count. */
  lastYear: number
  targets: TargetInForce[]
  bindings: Map<string, Binding>
  indicators: Map<string, IndicatorMeta>
  /** Of which units' figures an element is summed. */
  levels: Map<string, number>
  surveys: Set<string>
  /** At the unit. */
  rows: IndicatorRow[]
}

export type WorldAsked = {
  programmeId: string
  /** Told at this unit; without it at the programme's. */
  unitId?: string
  /** Figures of later years do not count; without it those of this year are the last. */
  until?: number | undefined
  /** Only what this target is measured by. */
  only?: string
  /** All years; else those that say how each target stands. */
  allYears?: true
}

/** The targets of what is in force with all that says how far they are. Throws `not-found`. */
export async function readWorld(
  db: Db,
  clock: Clock,
  actor: Actor,
  { programmeId, unitId, until, only, allYears }: WorldAsked,
): Promise<World> {
  const programme = await getReadableProgramme(db, actor, programmeId)
  const on = today(clock)
  const unit = await getUnit(db, unitId ?? programme.unitId)
  const whole = await seesGround(db, actor, unit, 'now')
  const targets = await listTargetsInForce(db, programme, on)
  const bindings = new Map((await listBindings(db, programme.homeId, programme.id)).map((each) => [each.factId, each]))
  const bound = (only === undefined ? targets.map(({ id }) => id) : [only]).flatMap(
    (id) => bindings.get(id)?.indicatorId ?? [],
  )
  const indicators = new Map((await listIndicatorsNamed(db, [...new Set(bound)])).map((each) => [each.id, each]))
  const terms = [...indicators.values()].flatMap(termsOf)
  const elementIds = [...new Set(terms.map(({ elementId }) => elementId))]
  const levels = new Map((await listElementsNamed(db, elementIds)).map(({ id, level }) => [id, level]))
  for (const { id, level } of await listElementsOfProgramme(db, programme.id)) levels.set(id, level)
  const lastYear = Math.min(until ?? Number.POSITIVE_INFINITY, Number(on.slice(0, 4)))
  const first = firstYear(programme, [...bindings.values()], lastYear)
  const known = { targets, bindings, indicators }
  const ground: Ground = { unitId: unit.id, level: levelNumber(unit.level), view: 'now' }
  const rows = await sumYears(db, ground, known, levels, { first, last: lastYear, all: allYears === true })
  const surveys = await listSurveyElements(db, elementIds)
  return { programme, unit, whole, lastYear, ...known, levels, surveys, rows }
}

/** Figures of earlier years say nothing of a programme. */
export function firstYear(
  { horizonFrom }: Pick<ProgrammeRow, 'horizonFrom'>,
  bindings: readonly Binding[],
  lastYear: number,
): number {
  const baselines = bindings.flatMap(({ baselineYear }) => baselineYear ?? [])
  return Math.max(lastYear - MOST_YEARS, Math.min(horizonFrom ?? lastYear - YEARS_BACK, lastYear, ...baselines))
}

type Known = Pick<World, 'targets' | 'bindings' | 'indicators'>
/** From the last year backwards, and no further than the targets need to be judged: most of them by the last year alone. */
async function sumYears(
  db: Db,
  ground: Ground,
  known: Known,
  levels: ElementLevels,
  { first, last, all }: { first: number; last: number; all: boolean },
): Promise<IndicatorRow[]> {
  const sum = (from: number, to: number, indicators: readonly IndicatorMeta[]) => {
    const years = Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
    const periods = years.map((period) => ({ period, before: periodBefore(period) }))
    return sumIndicatorsByLevel(db, ground, periods, indicators, levels)
  }
  let wanted = [...known.indicators.values()]
  if (all) return sum(first, last, wanted)
  const rows: IndicatorRow[] = []
  for (const [from, to] of [
    [last, last],
    [last - 1, last - 1],
    [first, last - 2],
  ] as const) {
    if (to < from || from < first || wanted.length === 0) continue
    rows.push(...(await sum(from, to, wanted)))
    wanted = wanted.filter((indicator) => !isSettled(known, indicator, rows))
  }
  return rows
}

/** Whether earlier figures say nothing more: where its path begins is known, and parity alone compares with the figure before. */
function isSettled({ targets, bindings }: Known, indicator: IndicatorMeta, rows: readonly IndicatorRow[]): boolean {
  const told = rows.filter((row) => row.indicatorId === indicator.id && measuredOf(indicator, row) !== null)
  const its = targets
    .flatMap(({ id }) => bindings.get(id) ?? [])
    .filter(({ indicatorId }) => indicatorId === indicator.id)
  const isEnough = told.length >= (indicator.kind === 'parity' ? 2 : 1)
  return isEnough && its.every(({ baseline, baselineYear }) => baseline !== null && baselineYear !== null)
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

export function standOf(world: World, target: TargetInForce): TargetStand {
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
  const year = now?.year ?? world.lastYear
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

/** What an indicator comes to in a year. */
export function pointOf(world: World, indicator: IndicatorMeta, year: number): SeriesPoint {
  const row = rowsOf(world, indicator).find(({ period }) => period === String(year))
  const { numerator: _, denominator: __, ...cell } = toIndicatorCell(indicator, row)
  return { year, ...cell }
}
