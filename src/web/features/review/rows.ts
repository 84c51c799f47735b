import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type { Certainty } from '../../../shared/certainty.ts'
import { FACT_KINDS, type FactKind } from '../../../shared/documents.ts'
import type { Fact, Lack } from '../../../shared/facts.ts'
import { factTitle } from '../../facts/fact-words.ts'
import { CLASSES } from './certainty-words.ts'

/** What is shown of the facts; all of it stands in the address. */
export type Filter = {
  kind: FactKind | null
  unconfirmed: boolean
  lack: Lack | null
  query: string
  certainty: Certainty | null
}

export const NO_FILTER: Filter = {
  kind: null,
  unconfirmed: false,
  lack: null,
  query: '',
  certainty: null,
}

const folded = new WeakMap<Fact, string>()
/** A fact's words as they are searched; worked out once, since every edit makes a new fact. */
function searchText(fact: Fact): string {
  let text = folded.get(fact)
  if (text === undefined) {
    text = foldVietnamese(`${fact.section} ${factTitle(fact)} ${fact.quote} ${partiesOf(fact).join(' ')}`)
    folded.set(fact, text)
  }
  return text
}

export function partiesOf(fact: Fact): readonly string[] {
  if (fact.kind === 'duty') return [...fact.body.responsible, ...fact.body.with]
  if (fact.kind === 'report') return [...fact.body.from, ...fact.body.to, ...fact.body.onward]
  return []
}

/** Every party named so far, the most frequent first. */
export function knownParties(facts: readonly Fact[]): string[] {
  const counts = new Map<string, number>()
  for (const fact of facts) for (const party of partiesOf(fact)) counts.set(party, (counts.get(party) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([party]) => party)
}

/** `pinned` stays in sight whatever the filter says: somebody is at work on it. */
export function filterFacts(facts: readonly Fact[], filter: Filter, pinned?: string): readonly Fact[] {
  const words = foldVietnamese(filter.query).split(' ').filter(Boolean)
  const { kind, unconfirmed, lack, certainty } = filter
  if (kind === null && !unconfirmed && lack === null && certainty === null && words.length === 0) return facts
  return facts.filter((fact) => {
    if (fact.id === pinned) return true
    if (kind !== null && fact.kind !== kind) return false
    if (unconfirmed && fact.confirmedAt !== null) return false
    if (lack !== null && !fact.lacks.includes(lack)) return false
    if (certainty !== null && fact.certainty !== certainty) return false
    return words.length === 0 || words.every((word) => searchText(fact).includes(word))
  })
}

/** Each class in the order of the text; what has no class comes after what is to be looked at. */
export function doubtfulFirst(facts: readonly Fact[]): Fact[] {
  const rank = ({ certainty }: Fact) => (certainty === null ? 1.5 : CLASSES.indexOf(certainty))
  return facts.toSorted((a, b) => rank(a) - rank(b))
}

export const sureToConfirm = (facts: readonly Fact[]) =>
  facts.filter(({ certainty, confirmedAt }) => certainty === 'sure' && confirmedAt === null)

export type Section = { key: string; section: string; first: boolean; facts: readonly Fact[]; confirmed: number }
export type Row = { key: string; section: Section; fact: Fact | null }

/** Facts under the heading that they stand below; a heading that comes again begins another group. */
export function rowsOf(facts: readonly Fact[]): Row[] {
  const rows: Row[] = []
  let at = 0
  while (at < facts.length) {
    const section = facts[at]?.section ?? ''
    let end = at
    while (end < facts.length && facts[end]?.section === section) end++
    const inside = facts.slice(at, end)
    const group: Section = {
      key: `section ${inside[0]?.id}`,
      section,
      first: at === 0,
      facts: inside,
      confirmed: inside.filter(({ confirmedAt }) => confirmedAt !== null).length,
    }
    rows.push({ key: group.key, section: group, fact: null })
    for (const fact of inside) rows.push({ key: fact.id, section: group, fact })
    at = end
  }
  return rows
}

export type Tally = { total: number; confirmed: number }
export type Tallies = {
  all: Tally
  kinds: Record<FactKind, Tally>
  lacks: Partial<Record<Lack, number>>
  /** How many of each class wait to be confirmed; empty where the reader gave no classes. */
  classes: Partial<Record<Certainty, number>>
}

export function tally(facts: readonly Fact[]): Tallies {
  const kinds = Object.fromEntries(FACT_KINDS.map((kind) => [kind, { total: 0, confirmed: 0 }])) as Tallies['kinds']
  const all = { total: 0, confirmed: 0 }
  const lacks: Tallies['lacks'] = {}
  const classes: Tallies['classes'] = {}
  for (const { kind, confirmedAt, certainty, lacks: missing } of facts) {
    const confirmed = confirmedAt === null ? 0 : 1
    kinds[kind].total++
    kinds[kind].confirmed += confirmed
    all.total++
    all.confirmed += confirmed
    if (certainty !== null) classes[certainty] = (classes[certainty] ?? 0) + 1 - confirmed
    for (const lack of missing) lacks[lack] = (lacks[lack] ?? 0) + 1
  }
  return { all, kinds, lacks, classes }
}
