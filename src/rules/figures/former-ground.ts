import type { Day } from '../../shared/schema.ts'
import type { FoldWorld } from './fold-world.ts'

export type Lies = 'wholly' | 'partly' | 'none'

/**
 * Whether what a unit reports, for a period that ends on a day, lies on the ground that a unit had which ended: told by going through
 * all changes in their order, from the first day on. Of what was before it, whether all that it became did.
 */
export function formerGroundOf({ units, changes }: FoldWorld, rootId: string): (unitId: string, day: Day) => Lies {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const passed = changes.filter(({ fromId, toId }) => fromId !== toId)
  const into = Map.groupBy(passed, ({ toId }) => toId)
  const outOf = Map.groupBy(passed, ({ fromId }) => fromId)
  const below = Map.groupBy(units, ({ parentId }) => parentId)
  const own = new Set<string>()
  for (const { id } of units) {
    let at = byId.get(id)
    while (at !== undefined && at.id !== rootId) at = at.parentId === null ? undefined : byId.get(at.parentId)
    if (at) own.add(id)
  }

  /** Whose ground each unit was made of, from which day on. */
  const madeOf = new Map<string, { on: Day; of: Set<boolean> }[]>()
  const isMadeByChange = (id: string) => {
    const first = (into.get(id) ?? []).map(({ on }) => on).sort()[0]
    const born = byId.get(id)?.born ?? null
    return first !== undefined && born !== null && first <= born
  }
  for (const { id } of units)
    if (own.has(id) || !isMadeByChange(id)) madeOf.set(id, [{ on: '', of: new Set([own.has(id)]) }])
  const at = (id: string, before: Day) => madeOf.get(id)?.findLast(({ on }) => on < before)?.of ?? []
  const days = [...new Set(passed.map(({ on }) => on))].sort()
  for (const day of days) {
    const added = passed.filter(({ on, toId }) => on === day && !own.has(toId))
    for (const [toId, its] of Map.groupBy(added, (each) => each.toId)) {
      const of = new Set([...at(toId, day), ...its.flatMap(({ fromId }) => [...at(fromId, day)])])
      madeOf.set(toId, [...(madeOf.get(toId) ?? []), { on: day, of }])
    }
  }

  /** Of a unit before the former one: whether each way from it ends there. */
  function ends(id: string, found = new Set<boolean>()): Set<boolean> {
    if (own.has(id)) return found.add(true)
    const ended = byId.get(id)?.ended ?? null
    if (ended === null) return found.add(false)
    const told = (outOf.get(id) ?? []).map(({ toId }) => toId)
    const remaining = (below.get(id) ?? []).filter((each) => each.ended === null || each.ended >= ended)
    const next = told.length > 0 ? told : remaining.map((each) => each.id)
    if (next.length === 0) return found.add(false)
    for (const each of next) ends(each, found)
    return found
  }

  const told = (of: ReadonlySet<boolean>): Lies => (of.has(true) ? (of.has(false) ? 'partly' : 'wholly') : 'none')
  return (unitId, day) => {
    const its = madeOf.get(unitId) ?? []
    const part = told(its.findLast(({ on }) => on <= day)?.of ?? its[0]?.of ?? new Set())
    return part === 'none' ? told(ends(unitId)) : part
  }
}
