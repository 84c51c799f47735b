import type { AmendmentSort as Sort } from '../../shared/amendment.ts'
import { FACT_KINDS } from '../../shared/documents.ts'
import { type ComparedFact, type FieldChange, fieldChanges } from './fields.ts'
import { pairFacts } from './pairing.ts'

export type FactChange<Fact extends ComparedFact = ComparedFact> =
  | { sort: 'added'; older: null; newer: Fact; fields: [] }
  | { sort: 'removed'; older: Fact; newer: null; fields: [] }
  | { sort: 'changed' | 'same'; older: Fact; newer: Fact; fields: FieldChange[] }

/** In the order of their text, whatever order they came in. */
const inOrder = (facts: readonly ComparedFact[]) =>
  facts.toSorted((a, b) => a.start - b.start || compare(a.quote, b.quote) || compare(keyOf(a), keyOf(b)))
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const keyOf = ({ section, body }: ComparedFact) => `${section} ${JSON.stringify(body)}`

/**
 * Every fact of either side in exactly one result: added, removed, changed with what changed of it, or the same.
 * `known` names pairs that stand already, older id → newer id. In the order of the newer text, what was removed where it
 * stood.
 */
export function compareFacts<Fact extends ComparedFact>(
  older: readonly Fact[],
  newer: readonly Fact[],
  known: ReadonlyMap<string, string> = new Map(),
): FactChange<Fact>[] {
  const pairs = new Map<Fact, Fact>()
  const byId = new Map(newer.map((fact) => [fact.id, fact]))
  for (const fact of older) {
    const other = byId.get(known.get(fact.id) ?? '')
    if (other && other.kind === fact.kind) pairs.set(fact, other)
  }
  const paired = new Set(pairs.values())
  for (const kind of FACT_KINDS) {
    const a = inOrder(older.filter((fact) => fact.kind === kind && !pairs.has(fact))) as Fact[]
    const b = inOrder(newer.filter((fact) => fact.kind === kind && !paired.has(fact))) as Fact[]
    for (const [one, other] of pairFacts(a, b)) pairs.set(a[one] as Fact, b[other] as Fact)
  }
  return told(older, newer, pairs)
}

function told<Fact extends ComparedFact>(
  older: readonly Fact[],
  newer: readonly Fact[],
  pairs: ReadonlyMap<Fact, Fact>,
): FactChange<Fact>[] {
  const olderOf = new Map([...pairs].map(([one, other]) => [other, one]))
  const newerIdOf = new Map([...pairs].map(([one, other]) => [one.id, other.id]))
  const wholeOf = (id: unknown, side: 'older' | 'newer') =>
    side === 'older' && typeof id === 'string' ? (newerIdOf.get(id) ?? `gone ${id}`) : id
  const changes = (inOrder(newer) as Fact[]).map((fact): FactChange<Fact> => {
    const before = olderOf.get(fact)
    if (!before) return { sort: 'added', older: null, newer: fact, fields: [] }
    const fields = fieldChanges(before, fact, wholeOf)
    return { sort: fields.length === 0 ? 'same' : 'changed', older: before, newer: fact, fields }
  })
  return withRemoved(changes, inOrder(older) as Fact[], pairs)
}

/** What was removed stands after what stood before it and is still there. */
function withRemoved<Fact extends ComparedFact>(
  changes: FactChange<Fact>[],
  older: readonly Fact[],
  pairs: ReadonlyMap<Fact, Fact>,
): FactChange<Fact>[] {
  const after = new Map<Fact | null, FactChange<Fact>[]>()
  let last: Fact | null = null
  for (const fact of older) {
    const stays = pairs.get(fact)
    if (stays) last = stays
    else {
      const list = after.get(last) ?? []
      list.push({ sort: 'removed', older: fact, newer: null, fields: [] })
      after.set(last, list)
    }
  }
  return [...(after.get(null) ?? []), ...changes.flatMap((change) => [change, ...(after.get(change.newer) ?? [])])]
}

export const countSorts = (changes: readonly { sort: Sort }[]): Record<Sort, number> => {
  const counts = { added: 0, changed: 0, removed: 0, same: 0 }
  for (const { sort } of changes) counts[sort] += 1
  return counts
}
