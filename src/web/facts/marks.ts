export type Place = { start: number; end: number }
/** A piece of text under the same facts throughout; the innermost comes last. */
export type Segment<F extends Place> = Place & { facts: readonly F[]; begins: readonly F[] }

const length = ({ start, end }: Place) => end - start
const outermostFirst = (a: Place, b: Place) => length(b) - length(a) || a.start - b.start

/** Cuts the text from `within.start` to `within.end` wherever a fact begins or ends, and at `cuts`. */
export function segmentsOf<F extends Place>(
  within: Place,
  facts: readonly F[],
  cuts: readonly number[] = [],
): Segment<F>[] {
  const inside = facts.filter((fact) => fact.start < within.end && fact.end > within.start && fact.end > fact.start)
  const edges = new Set([within.start, within.end])
  for (const fact of inside) {
    edges.add(Math.max(fact.start, within.start))
    edges.add(Math.min(fact.end, within.end))
  }
  for (const cut of cuts) if (cut > within.start && cut < within.end) edges.add(cut)
  const places = [...edges].sort((a, b) => a - b)
  const waiting = [...inside].sort((a, b) => a.start - b.start)
  let next = 0
  let open: F[] = []
  const segments: Segment<F>[] = []
  for (const [index, start] of places.entries()) {
    const end = places[index + 1]
    if (end === undefined) break
    open = open.filter((fact) => fact.end > start)
    const begins: F[] = []
    for (let fact = waiting[next]; fact && fact.start <= start; fact = waiting[++next]) {
      open.push(fact)
      if (fact.start === start) begins.push(fact)
    }
    segments.push({ start, end, facts: [...open].sort(outermostFirst), begins: begins.sort(outermostFirst) })
  }
  return segments
}

/** The index of the last item that begins at or before `at`; items stand in order. */
export function indexAt(items: readonly { start: number }[], at: number): number {
  let low = 0
  let high = items.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((items[middle]?.start ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}

type Clauses = readonly (Place & { id: string })[]
export type FactsByClause<F> = ReadonlyMap<string, readonly F[]>

/** A fact stands on every clause that it touches. Lists that did not change are the ones of `before`. */
export function factsByClause<F extends Place>(
  clauses: Clauses,
  facts: readonly F[],
  before?: FactsByClause<F>,
): FactsByClause<F> {
  const byClause = new Map<string, F[]>()
  for (const fact of facts) {
    for (let index = indexAt(clauses, fact.start); index < clauses.length; index++) {
      const clause = clauses[index]
      if (!clause || clause.start >= fact.end) break
      if (clause.end <= fact.start) continue
      const list = byClause.get(clause.id)
      if (list) list.push(fact)
      else byClause.set(clause.id, [fact])
    }
  }
  if (!before) return byClause
  const same = (a: readonly F[], b: readonly F[]) =>
    a.length === b.length && a.every((fact, index) => fact === b[index])
  for (const [id, list] of byClause) {
    const old = before.get(id)
    if (old && same(old, list)) byClause.set(id, old as F[])
  }
  return byClause
}
