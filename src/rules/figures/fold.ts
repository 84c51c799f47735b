import Big from 'big.js'
import type { Mark } from '../../shared/figures.ts'
import type { Day } from '../../shared/schema.ts'
import type { FoldUnit, FoldWorld } from './fold-world.ts'
import { formerGroundOf } from './former-ground.ts'

/** What a unit that was asked has said for a period that ends on a day; no value and no mark: nothing. */
export type FoldEntry = { unitId: string; day: Day; value: string | null; mark: Mark | null }
export type FoldView = 'was' | 'now'

/** Between which shares of a whole: 1 and 1 is all of it. */
export type ShareRange = { least: Big; most: Big }
export type FoldedSum = {
  least: Big
  most: Big
  /** Units of which there is a number, or nothing to count. */
  reported: number
  /** Units that were asked and to which it applies. */
  expected: number
}

const none = new Big(0)
const all = new Big(1)
const smaller = (a: Big, b: Big) => (a.lt(b) ? a : b)
const greater = (a: Big, b: Big) => (a.gt(b) ? a : b)

type Way = ShareRange & { toId: string; on: Day }
/** A unit as it was on a day. */
type Moment = { unit: FoldUnit; day: Day }
/** Before every day. */
export const EVER: Day = ''

/**
 * The range of sum(w × c) over all w with w between its least and most and sum(w) = 1, by the dual of that problem: its
 * value is that of the best price for one unit of w, and prices that count are those of the parts.
 */
function cheapest(parts: readonly { way: ShareRange; cost: Big }[]): Big {
  const valueAt = (price: Big) =>
    parts.reduce((sum, { way, cost }) => {
      const over = cost.minus(price)
      return sum.plus(over.times(over.gt(0) ? way.least : way.most))
    }, price)
  return parts.map(({ cost }) => valueAt(cost)).reduce(greater)
}

/** Walks down from a unit to the units of today: where its figures lie, each way through the changes weighed. */
export function foldsOf({ units, changes }: FoldWorld) {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const below = Map.groupBy(units, ({ parentId }) => parentId)
  const outgoing = Map.groupBy(
    changes.filter(({ fromId, toId }) => fromId !== toId),
    ({ fromId }) => fromId,
  )

  /** The days on which its ground went elsewhere, in order; of an ended unit nothing comes after the last. */
  function stepsOf(unit: FoldUnit): { on: Day; heirs: { toId: string; share: string | null }[]; isEnd: boolean }[] {
    const { id, ended } = unit
    const told = [...Map.groupBy(outgoing.get(id) ?? [], ({ on }) => on)].map(([on, heirs]) => ({ on, heirs }))
    const remaining = (below.get(id) ?? []).filter((each) => each.ended === null || each.ended >= (ended ?? EVER))
    const isTold = told.some(({ on }) => on >= (ended ?? EVER))
    const steps =
      ended === null || isTold || remaining.length === 0
        ? told
        : [...told, { on: ended, heirs: remaining.map((each) => ({ toId: each.id, share: null })) }]
    const sorted = steps.toSorted((a, b) => (a.on < b.on ? -1 : 1))
    return sorted.map((step, index) => ({ ...step, isEnd: ended !== null && index === sorted.length - 1 }))
  }

  function waysOf({ unit, day }: Moment): Way[] {
    const step = stepsOf(unit).find(({ on, isEnd }) => isEnd || on > day)
    if (step === undefined) return []
    const { on, isEnd } = step
    const heirs = isEnd ? step.heirs : [...step.heirs, { toId: unit.id, share: null }]
    return heirs.map(({ toId, share }) => {
      if (heirs.length === 1) return { toId, on, least: all, most: all }
      return { toId, on, least: share === null ? none : new Big(share), most: share === null ? all : new Big(share) }
    })
  }
  const after = ({ toId, on }: Way): Moment => ({ unit: byId.get(toId) as FoldUnit, day: on })

  function ancestorAt(unit: FoldUnit, level: number): FoldUnit | undefined {
    let at: FoldUnit | undefined = unit
    while (at !== undefined && at.level > level) at = at.parentId === null ? undefined : byId.get(at.parentId)
    return at?.level === level ? at : undefined
  }

  /** The units of today at the level on which some of the unit's figures may lie. */
  function targetsOf(start: Moment, level: number): Set<string> {
    const found = new Set<string>()
    const waiting = [start]
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const ways = waysOf(at)
      waiting.push(...ways.map(after))
      const top = ways.length === 0 ? ancestorAt(at.unit, level) : undefined
      if (top?.ended === null) found.add(top.id)
    }
    return found
  }

  function shareIn(at: Moment, into: string, level: number, known: Map<string, ShareRange>): ShareRange {
    const key = `${at.unit.id} ${at.day}`
    const before = known.get(key)
    if (before) return before
    const ways = waysOf(at)
    let share: ShareRange
    if (ways.length === 0) {
      const isThere = ancestorAt(at.unit, level)?.id === into
      share = { least: isThere ? all : none, most: isThere ? all : none }
    } else {
      const parts = ways.map((way) => ({ way, in: shareIn(after(way), into, level, known) }))
      const first = parts[0]?.in as ShareRange
      const isSame = parts.every(({ in: each }) => each.least.eq(first.least) && each.most.eq(first.most))
      share =
        isSame && first.least.eq(first.most)
          ? first
          : {
              least: cheapest(parts.map((part) => ({ way: part.way, cost: part.in.least }))),
              most: cheapest(parts.map((part) => ({ way: part.way, cost: part.in.most.neg() }))).neg(),
            }
    }
    known.set(key, share)
    return share
  }

  return {
    /** The first days from which what a unit reports lies elsewhere than before: `EVER` and those on which it gave a part away. */
    startsOf: (unitId: string): Day[] => {
      const unit = byId.get(unitId)
      return [EVER, ...(unit ? stepsOf(unit) : []).flatMap(({ on, isEnd }) => (isEnd ? [] : [on]))]
    },
    /** For figures of one unit and a period that ends on the day: each unit of today at the level with the range of their shares there. */
    sharesOf: (unitId: string, level: number, day: Day): Map<string, ShareRange> => {
      const unit = byId.get(unitId)
      if (!unit) return new Map()
      const start = { unit, day }
      const shares = [...targetsOf(start, level)].map((into) => [into, shareIn(start, into, level, new Map())] as const)
      return new Map(shares.filter(([, { most }]) => most.gt(0)))
    },
  }
}

/**
 * Sums of what units said, over the units of a level: as these were when it was said, or as they are now, where a figure of a
 * unit that was split lies in its heirs between a least and a most. For one element, period and line of reporters; with `root`,
 * a unit that ended, over its former ground alone.
 */
export function foldFigures(
  world: FoldWorld,
  entries: readonly FoldEntry[],
  { view, level, root }: { view: FoldView; level: number; root?: string },
): Map<string, FoldedSum> {
  const byId = new Map(world.units.map((unit) => [unit.id, unit]))
  const folds = foldsOf(world)
  const former = root === undefined ? undefined : byId.get(root)
  const lies = former === undefined ? undefined : formerGroundOf(world, former.id)
  function asNow(unitId: string, day: Day): Map<string, ShareRange> {
    const part = lies?.(unitId, day)
    if (part === 'none') return new Map()
    if (former?.level === level) return new Map([[former.id, { least: part === 'wholly' ? all : none, most: all }]])
    const shares = folds.sharesOf(unitId, level, day)
    return part === 'partly' ? new Map([...shares].map(([id, { most }]) => [id, { least: none, most }])) : shares
  }
  const sums = new Map<string, FoldedSum>()
  for (const { unitId, day, value, mark } of entries) {
    if (mark === 'not-applicable') continue
    const isReported = value !== null || mark === 'none'
    const figure = new Big(value ?? 0)
    for (const [into, { least, most }] of view === 'now' ? asNow(unitId, day) : was(byId, unitId, level)) {
      const sum = sums.get(into) ?? { least: none, most: none, reported: 0, expected: 0 }
      const ends = [figure.times(least), figure.times(most)] as const
      sums.set(into, {
        least: isReported ? sum.least.plus(smaller(...ends)) : sum.least,
        most: isReported ? sum.most.plus(greater(...ends)) : sum.most,
        reported: sum.reported + (isReported ? 1 : 0),
        expected: sum.expected + 1,
      })
    }
  }
  return sums
}

function was(byId: ReadonlyMap<string, FoldUnit>, unitId: string, level: number): Map<string, ShareRange> {
  let at = byId.get(unitId)
  while (at !== undefined && at.level > level) at = at.parentId === null ? undefined : byId.get(at.parentId)
  return at?.level === level ? new Map([[at.id, { least: all, most: all }]]) : new Map()
}
