import Big from 'big.js'
import type { IndicatorKind } from '../../shared/indicators.ts'
import type { Target } from '../../shared/plan.ts'
import type { ProgressState } from '../../shared/target-progress.ts'
import { writeDecimal } from './measure.ts'

// How far a target is: the rules that `figures.stateRule.<kind>` states in one sentence each.

export type Milestone = { year: number; value: string | null; upper: string | null }
export type Aim = {
  kind: IndicatorKind
  comparator: Target['comparator']
  /** Of the target and of the others of the programme with its indicator. */
  milestones: readonly Milestone[]
  baseline: { year: number; value: string } | null
}
/** A year's value; where figures of split units are in it between which it lies. */
export type YearValue = { year: number; least: string; most: string }

/** UNESCO's gender parity index counts as parity between these. */
const PARITY = { least: '0.97', most: '1.03' } as const
/** The part of the path by which one may fall short and only be at risk; for a rise, of the target. */
const TOLERANCE = '0.1'

const inOrder = (milestones: readonly Milestone[]) => milestones.toSorted((a, b) => a.year - b.year)

/** The milestone that a year works towards; of a later year the last. */
export function milestoneOf({ milestones }: Pick<Aim, 'milestones'>, year: number): Milestone | null {
  const sorted = inOrder(milestones)
  return sorted.find((each) => each.year >= year) ?? sorted.at(-1) ?? null
}

/**
 * Straight from where it began to each milestone: where nothing is said, from the first year of which there is a figure that is known
 * for sure, else from the first of all.
 */
export function pathOf({ baseline, milestones }: Aim, points: readonly YearValue[]): { year: number; value: string }[] {
  const goals = inOrder(milestones).flatMap(({ year, value }) => (value === null ? [] : [{ year, value }]))
  const sorted = points.toSorted((a, b) => a.year - b.year)
  const first = sorted.find(({ least, most }) => least === most) ?? sorted[0]
  const start = baseline ?? (first ? { year: first.year, value: first.least } : null)
  return start === null ? goals : [start, ...goals.filter(({ year }) => year > start.year)]
}

/** Where the path is in a year; before its first point and after its last as there. Null where there is no path. */
export function pathAt(path: readonly { year: number; value: string }[], year: number): Big | null {
  const after = path.find((each) => each.year >= year)
  const before = path.findLast((each) => each.year <= year)
  if (!after || !before) {
    const end = after ?? before
    return end ? new Big(end.value) : null
  }
  if (after.year === before.year) return new Big(after.value)
  const slope = new Big(after.value).minus(before.value).div(after.year - before.year)
  return slope.times(year - before.year).plus(before.value)
}

/** Of a range the end counts that speaks against it; where one end is off track and the other is not even at risk, it says nothing yet. */
export function stateOf(aim: Aim, now: YearValue | null, points: readonly YearValue[]): ProgressState {
  const worst = stateAtWorst(aim, now, points)
  if (!now || worst !== 'off-track' || now.least === now.most) return worst
  const best = stateAtWorst(aim, { ...now, least: now.most }, points)
  return best === 'on-track' || best === 'met' ? 'no-data' : worst
}

function stateAtWorst(aim: Aim, now: YearValue | null, points: readonly YearValue[]): ProgressState {
  const goal = now && milestoneOf(aim, now.year)
  if (!now || !goal) return 'no-data'
  const before = points.filter(({ year }) => year < now.year).toSorted((a, b) => b.year - a.year)[0] ?? null
  if (isReached(aim, goal, now, before)) return 'met'
  if (now.year > goal.year) return 'off-track'
  switch (aim.kind) {
    case 'standing':
      return now.year < goal.year ? 'on-track' : 'at-risk'
    case 'rise':
      return stateOfRise(goal, now)
    case 'parity':
      return stateOfParity(goal, now, before)
    default:
      return stateOnPath(pathOf(aim, points), now)
  }
}

function isReached(
  { kind, comparator, baseline }: Aim,
  goal: Milestone,
  now: YearValue,
  before: YearValue | null,
): boolean {
  const least = new Big(now.least)
  if (kind === 'parity') return distance(goal, now).eq(0)
  switch (comparator) {
    case 'above':
      return goal.value !== null && least.gt(goal.value)
    case 'between':
      return goal.value !== null && least.gte(goal.value) && (goal.upper === null || new Big(now.most).lte(goal.upper))
    case 'maintain': {
      const kept = goal.value ?? baseline?.value ?? before?.least
      return kept !== undefined && least.gte(kept)
    }
    case 'increase': {
      if (goal.value !== null) return least.gte(goal.value)
      const from = kind === 'rise' ? '0' : (baseline?.value ?? before?.most)
      return from !== undefined && least.gt(from)
    }
    default:
      return least.gte(goal.value ?? (kind === 'standing' ? '1' : Number.MAX_SAFE_INTEGER))
  }
}

function stateOnPath(path: readonly { year: number; value: string }[], now: YearValue): ProgressState {
  const due = pathAt(path, now.year)
  if (due === null) return 'off-track'
  const least = new Big(now.least)
  // Where no earlier figure says from where it goes, the path is the figure itself and says nothing.
  const isStart = path[0]?.year === now.year && path.length > 1
  if (!isStart && least.gte(due)) return 'on-track'
  const goal = new Big(path.at(-1)?.value ?? 0)
  const asked = isStart ? goal : due
  return least.gte(asked.minus(asked.abs().times(TOLERANCE))) ? 'at-risk' : 'off-track'
}

function stateOfRise({ value }: Milestone, now: YearValue): ProgressState {
  const least = new Big(now.least)
  const asked = new Big(value ?? 0)
  if (least.gte(asked.minus(asked.abs().times(TOLERANCE)))) return 'on-track'
  return least.gt(0) ? 'at-risk' : 'off-track'
}

/** How far a ratio between groups is from parity, at its worse end. */
function distance({ value, upper }: Milestone, { least, most }: YearValue): Big {
  const [low, high] = [new Big(value ?? PARITY.least), new Big(upper ?? PARITY.most)]
  const under = low.minus(least)
  const over = new Big(most).minus(high)
  const worse = under.gt(over) ? under : over
  return worse.gt(0) ? worse : new Big(0)
}

function stateOfParity(goal: Milestone, now: YearValue, before: YearValue | null): ProgressState {
  if (before === null) return 'at-risk'
  const [is, was] = [distance(goal, now), distance(goal, before)]
  return is.lt(was) ? 'on-track' : is.eq(was) ? 'at-risk' : 'off-track'
}

/** Student's t, 95 % on both sides, by degrees of freedom from 1 on; beyond the last it is near enough 2. */
const T95 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086,
]
/** With fewer years a line says nothing. */
export const YEARS_TO_PROJECT = 4

export type Projection = { year: number; value: string; least: string; most: string }

/**
 * Where the years so far lead by a year: the line of least squares through them, and between which a new value lies in 95 of 100
 * cases if they scatter about it as before. Null with fewer than four years. Of a range its middle counts.
 */
export function project(points: readonly YearValue[], year: number): Projection | null {
  const count = points.length
  if (count < YEARS_TO_PROJECT) return null
  const values = points.map(({ year: x, least, most }) => ({ x, y: new Big(least).plus(most).div(2) }))
  const meanX = new Big(values.reduce((sum, { x }) => sum + x, 0)).div(count)
  const meanY = values.reduce((sum, { y }) => sum.plus(y), new Big(0)).div(count)
  const add = (part: (each: { x: number; y: Big }) => Big) =>
    values.reduce((sum, each) => sum.plus(part(each)), new Big(0))
  const spreadX = add(({ x }) => new Big(x).minus(meanX).pow(2))
  const slope = add(({ x, y }) => new Big(x).minus(meanX).times(y.minus(meanY))).div(spreadX)
  const at = (x: number) => meanY.plus(slope.times(new Big(x).minus(meanX)))
  const left = add(({ x, y }) => y.minus(at(x)).pow(2)).div(count - 2)
  const wider = new Big(1).plus(new Big(1).div(count)).plus(new Big(year).minus(meanX).pow(2).div(spreadX))
  const spread = left
    .times(wider)
    .sqrt()
    .times(T95[count - 3] ?? 2)
  const value = at(year)
  return {
    year,
    value: writeDecimal(value),
    least: writeDecimal(value.minus(spread)),
    most: writeDecimal(value.plus(spread)),
  }
}

/** What one unit below adds to an indicator. */
export type UnitShare = { above: string; below: string | null; reported: number; before: string | null }

/**
 * By how much a unit stays behind what the target asks, in what the numerator counts; null where it does not. Of a count it is what
 * the unit lost since the period before.
 */
export function shortfall(
  { kind, isPercent }: { kind: IndicatorKind; isPercent: boolean },
  goal: Milestone,
  unit: UnitShare,
): string | null {
  const above = new Big(unit.above)
  const lacking = ((): Big | null => {
    switch (kind) {
      case 'ratio':
        if (unit.below === null || goal.value === null) return null
        return new Big(goal.value)
          .div(isPercent ? 100 : 1)
          .times(unit.below)
          .minus(above)
      case 'share-of-units':
      case 'standing':
        return new Big(unit.reported).minus(above)
      case 'share-of-criteria':
        return unit.below === null ? null : new Big(unit.below).minus(above)
      case 'parity':
        return unit.below === null ? null : new Big(unit.below).minus(above).abs()
      case 'rise':
        return unit.below === null ? null : new Big(unit.below).minus(above)
      case 'count':
        return unit.before === null ? null : new Big(unit.before).minus(above)
    }
  })()
  return lacking?.gt(0) ? writeDecimal(lacking) : null
}
