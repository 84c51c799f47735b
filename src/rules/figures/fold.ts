import Big from 'big.js'
import type { Mark } from '../../shared/figures.ts'
import type { Day } from '../../shared/schema.ts'

/** Territory as it is read from its rows: nothing here knows how the database works it out. */
export type FoldUnit = { id: string; parentId: string | null; level: number; ended: Day | null }
export type FoldChange = { fromId: string; toId: string; share: string | null }
export type FoldWorld = { units: readonly FoldUnit[]; changes: readonly FoldChange[] }

/** What a unit that was asked has said; no value and no mark: nothing. */
export type FoldEntry = { unitId: string; value: string | null; mark: Mark | null }
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

type Way = ShareRange & { toId: string }

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

  function waysOf(unit: FoldUnit): Way[] {
    const { ended } = unit
    if (ended === null) return []
    const told = outgoing.get(unit.id) ?? []
    const remaining = (below.get(unit.id) ?? []).filter((each) => each.ended === null || each.ended >= ended)
    const heirs = told.length > 0 ? told : remaining.map(({ id }) => ({ toId: id, share: null }))
    return heirs.map(({ toId, share }) => {
      if (heirs.length === 1) return { toId, least: all, most: all }
      return { toId, least: share === null ? none : new Big(share), most: share === null ? all : new Big(share) }
    })
  }

  function ancestorAt(unit: FoldUnit, level: number): FoldUnit | undefined {
    let at: FoldUnit | undefined = unit
    while (at !== undefined && at.level > level) at = at.parentId === null ? undefined : byId.get(at.parentId)
    return at?.level === level ? at : undefined
  }

  /** The units of today at the level on which some of the unit's figures may lie. */
  function targetsOf(unit: FoldUnit, level: number): Set<string> {
    const found = new Set<string>()
    const waiting = [unit]
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const ways = waysOf(at)
      for (const { toId } of ways) waiting.push(byId.get(toId) as FoldUnit)
      const top = ways.length === 0 ? ancestorAt(at, level) : undefined
      if (top?.ended === null) found.add(top.id)
    }
    return found
  }

  function shareIn(unit: FoldUnit, into: string, level: number, known: Map<string, ShareRange>): ShareRange {
    const before = known.get(unit.id)
    if (before) return before
    const ways = waysOf(unit)
    let share: ShareRange
    if (ways.length === 0) {
      const isThere = ancestorAt(unit, level)?.id === into
      share = { least: isThere ? all : none, most: isThere ? all : none }
    } else {
      const parts = ways.map((way) => ({ way, in: shareIn(byId.get(way.toId) as FoldUnit, into, level, known) }))
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
    known.set(unit.id, share)
    return share
  }

  /** For one unit: each unit of today at the level with the range of shares of the figures that may lie there. */
  return (unitId: string, level: number): Map<string, ShareRange> => {
    const unit = byId.get(unitId)
    if (!unit) return new Map()
    const shares = [...targetsOf(unit, level)].map((into) => [into, shareIn(unit, into, level, new Map())] as const)
    return new Map(shares.filter(([, { most }]) => most.gt(0)))
  }
}

/**
 * Sums of what units said, over the units of a level: as these were when it was said, or as they are now, where a figure of a
 * unit that was split lies in its heirs between a least and a most. For one element, period and line of reporters.
 */
export function foldFigures(
  world: FoldWorld,
  entries: readonly FoldEntry[],
  { view, level }: { view: FoldView; level: number },
): Map<string, FoldedSum> {
  const byId = new Map(world.units.map((unit) => [unit.id, unit]))
  const foldsAt = foldsOf(world)
  const sums = new Map<string, FoldedSum>()
  for (const { unitId, value, mark } of entries) {
    if (mark === 'not-applicable') continue
    const isReported = value !== null || mark === 'none'
    const figure = new Big(value ?? 0)
    for (const [into, { least, most }] of view === 'now' ? foldsAt(unitId, level) : was(byId, unitId, level)) {
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
