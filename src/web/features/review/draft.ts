import { lacksOf } from '../../../rules/facts.ts'
import type { DocumentText } from '../../../shared/documents.ts'
import type { Edit, Fact, FactBody } from '../../../shared/facts.ts'
import { indexAt, type Place } from '../../facts/marks.ts'

/** What an edit does to the facts that are shown, told as their new state. */
export type Effect = { set: readonly Fact[]; gone: readonly string[] }
export type FindFact = (id: string) => Fact | undefined
export type Source = Pick<DocumentText, 'text' | 'clauses'>

type Index = { set: ReadonlyMap<string, Fact>; gone: ReadonlySet<string> }
const indexes = new WeakMap<Effect, Index>()

/** The fact as an effect leaves it; null: it takes it away; undefined: it says nothing of it. */
export function factIn(effect: Effect, id: string): Fact | null | undefined {
  let index = indexes.get(effect)
  if (!index) {
    index = { set: new Map(effect.set.map((fact) => [fact.id, fact])), gone: new Set(effect.gone) }
    indexes.set(effect, index)
  }
  return index.set.get(id) ?? (index.gone.has(id) ? null : undefined)
}

const inOrder = (a: Fact, b: Fact) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1)
export const sortFacts = (facts: Iterable<Fact>): Fact[] => [...facts].sort(inOrder)

/** The facts with these effects on top, in the order of the text. */
export function overlay(facts: readonly Fact[], effects: readonly Effect[]): readonly Fact[] {
  if (effects.length === 0) return facts
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  for (const { set, gone } of effects) {
    for (const id of gone) byId.delete(id)
    for (const fact of set) byId.set(fact.id, fact)
  }
  return sortFacts(byId.values())
}

function standing(source: Source, place: Place) {
  const clause = source.clauses[indexAt(source.clauses, place.start)]
  return {
    clauseId: clause?.id ?? '',
    section: clause?.section ?? '',
    ...place,
    quote: source.text.slice(place.start, place.end).replace(/\s+/g, ' ').trim(),
  }
}

/** What people made or changed the reader was not asked about. */
const unjudged = { certainty: null, doubts: [] }
const fresh = { rule: null, revision: 1, changed: false, ...unjudged }
const unconfirmed = { confirmedBy: null, confirmedAt: null }

type Context = { find: FindFact; source: Source; me: string; now: string }

function one(edit: Edit, { find, source, me, now }: Context): Effect {
  const confirmed = { confirmedBy: me, confirmedAt: now }
  if (edit.action === 'add') {
    const body = edit.body as FactBody
    const fact = {
      ...fresh,
      ...confirmed,
      ...standing(source, edit.place),
      id: edit.factId,
      kind: edit.kind,
      body,
      origin: 'added',
      lacks: lacksOf(edit.kind, body),
    } as Fact
    return { set: [fact], gone: [] }
  }
  if (edit.action === 'merge') {
    const facts = sortFacts(edit.facts.flatMap(({ factId }) => find(factId) ?? []))
    const [first] = facts
    const into = find(edit.into)
    if (!first || !into) return { set: [], gone: [] }
    const place = { start: first.start, end: Math.max(...facts.map(({ end }) => end)) }
    const at = { ...unconfirmed, ...standing(source, place), revision: into.revision + 1 }
    const merged: Fact = { ...into, ...at, origin: 'merged', changed: true, ...unjudged }
    return { set: [merged], gone: facts.map(({ id }) => id).filter((id) => id !== edit.into) }
  }
  const fact = find(edit.factId)
  if (!fact) return { set: [], gone: [] }
  const next = { ...fact, revision: fact.revision + 1 }
  switch (edit.action) {
    case 'change': {
      const body = edit.body as FactBody
      return {
        set: [{ ...next, ...confirmed, ...unjudged, body, changed: true, lacks: lacksOf(fact.kind, body) } as Fact],
        gone: [],
      }
    }
    case 'confirm':
      return { set: [{ ...next, ...confirmed }], gone: [] }
    case 'unconfirm':
      return { set: [{ ...next, ...unconfirmed }], gone: [] }
    case 'delete':
      return { set: [], gone: [fact.id] }
    case 'split': {
      const cut = { ...unconfirmed, origin: 'split' as const }
      const parts = edit.parts.map(({ factId, place }): Fact => {
        const at = standing(source, place)
        return factId === fact.id
          ? { ...next, ...cut, ...at, ...unjudged, changed: true }
          : { ...fact, ...fresh, ...cut, ...at, id: factId }
      })
      return { set: parts, gone: parts.some(({ id }) => id === fact.id) ? [] : [fact.id] }
    }
  }
}

export function effectOf(edits: readonly Edit[], context: Context): Effect {
  const set = new Map<string, Fact>()
  const gone = new Set<string>()
  const find = (id: string) => set.get(id) ?? (gone.has(id) ? undefined : context.find(id))
  for (const edit of edits) {
    const effect = one(edit, { ...context, find })
    for (const id of effect.gone) {
      gone.add(id)
      set.delete(id)
    }
    for (const fact of effect.set) {
      gone.delete(fact.id)
      set.set(fact.id, fact)
    }
  }
  return { set: [...set.values()], gone: [...gone] }
}

/** What leads back from `effect` to the facts as `find` still gives them. */
export function inverseOf({ set, gone }: Effect, find: FindFact): Effect {
  const back: Fact[] = []
  const away: string[] = []
  const revisions = new Map(set.map((fact) => [fact.id, fact.revision]))
  for (const id of [...set.map((fact) => fact.id), ...gone]) {
    const before = find(id)
    const revision = revisions.get(id) ?? before?.revision ?? 0
    if (before) back.push({ ...before, revision: revision + 1 })
    else away.push(id)
  }
  return { set: back, gone: away }
}

/** What the server said is newer than what stood here; a fact that came late and older is passed over. */
export function mergeChanges(
  facts: readonly Fact[],
  changes: { facts: readonly Fact[]; deleted: readonly string[] },
): readonly Fact[] {
  if (changes.facts.length === 0 && changes.deleted.length === 0) return facts
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  let changed = false
  for (const id of changes.deleted) changed = byId.delete(id) || changed
  for (const fact of changes.facts) {
    const known = byId.get(fact.id)
    if (known && known.revision >= fact.revision) continue
    byId.set(fact.id, fact)
    changed = true
  }
  return changed ? sortFacts(byId.values()) : facts
}
