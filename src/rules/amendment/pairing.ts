import { numberKey } from '../links/existing.ts'
import { foldVietnamese } from '../vietnamese-text.ts'
import type { ComparedFact } from './fields.ts'
import { sameWords } from './fields.ts'

/** From which likeness on two facts are one that changed; of the only two left in one clause less is asked. */
const LEAST = 0.5
const LEAST_IN_PLACE = 0.25
/** What more facts than this say tells none of them apart. */
const MOST_BEARERS = 120
const MOST_CANDIDATES = 8
/** A text of fewer terms stands in others by chance. */
const LEAST_WITHIN = 8
/** What a common figure weighs in looking for candidates. */
const FIGURE = 50

type Weighed = { fact: ComparedFact; at: number; terms: Map<string, number>; weight: number; figures: string[] }

/** Which fact of the one side is which of the other, by place in the two lists. Facts are of one kind. */
export function pairFacts(older: readonly ComparedFact[], newer: readonly ComparedFact[]): [number, number][] {
  const pairs: [number, number][] = []
  const left = { older: new Set(older.keys()), newer: new Set(newer.keys()) }
  const take = (a: number, b: number) => {
    pairs.push([a, b])
    left.older.delete(a)
    left.newer.delete(b)
  }
  const folded = new Map([...older, ...newer].map((fact) => [fact, foldVietnamese(fact.quote)]))
  for (const keyOf of KEYS) pairAlike(older, newer, left, (fact) => keyOf(fact, folded.get(fact) ?? ''), take)
  for (const [a, b] of bestOf(older, newer, left, folded)) if (left.older.has(a) && left.newer.has(b)) take(a, b)
  pairOnlyOnes(older, newer, left, take)
  return pairs.sort(([a], [b]) => a - b)
}

/** From the surest to the least sure: an empty key pairs nothing. */
const KEYS: ((fact: ComparedFact, folded: string) => string)[] = [
  // A document speaks of itself once; a cited one is known by its number.
  (fact) => (fact.kind === 'document' ? 'document' : ''),
  (fact) => (fact.kind === 'citation' ? numberKey(String(fact.body.number ?? '')) : ''),
  (fact, folded) => `${fact.section} ${folded} ${JSON.stringify(fact.body)}`,
  (fact, folded) => `${fact.section} ${folded}`,
  (fact, folded) => `${folded} ${JSON.stringify(fact.body)}`,
  (_, folded) => folded,
]

type Left = { older: Set<number>; newer: Set<number> }
type Take = (a: number, b: number) => void

/** Of several with one key the first goes with the first, from the front where there are as many, else by nearness. */
function pairAlike(
  older: readonly ComparedFact[],
  newer: readonly ComparedFact[],
  left: Left,
  keyOf: (fact: ComparedFact) => string,
  take: Take,
): void {
  const byKey = new Map<string, { a: number[]; b: number[] }>()
  const entry = (fact: ComparedFact | undefined) => {
    const key = fact ? keyOf(fact) : ''
    if (key === '') return undefined
    const known = byKey.get(key) ?? { a: [], b: [] }
    byKey.set(key, known)
    return known
  }
  for (const at of left.older) entry(older[at])?.a.push(at)
  for (const at of left.newer) entry(newer[at])?.b.push(at)
  for (const { a, b } of byKey.values()) {
    for (let next = 0; next < Math.min(a.length, b.length); next += 1) take(a[next] ?? 0, b[next] ?? 0)
  }
}

const WORD = /[\p{L}\d]+/gu

/** Syllables and pairs of them, each once; figures are alike, since they are what amendments change. */
function termsOf(folded: string): Set<string> {
  const syllables = (folded.match(WORD) ?? []).map((word) => (/^\d/.test(word) ? '0' : word))
  const terms = new Set<string>(syllables)
  for (let at = 1; at < syllables.length; at += 1) terms.add(`${syllables[at - 1]} ${syllables[at]}`)
  return terms
}

/** A figure with the word before it, as it stands: by these too a fact is looked for where its words are common. */
function figuresOf(folded: string): string[] {
  const syllables = folded.match(WORD) ?? []
  return syllables.flatMap((word, at) => (/^\d/.test(word) ? [`${syllables[at - 1] ?? ''}=${word}`] : []))
}

/** The likeliest pairs first, as whole numbers, so that neither order of adding nor side decides. */
function bestOf(
  older: readonly ComparedFact[],
  newer: readonly ComparedFact[],
  left: Left,
  folded: ReadonlyMap<ComparedFact | undefined, string>,
): [number, number][] {
  const raw = (facts: readonly ComparedFact[], at: number) => termsOf(folded.get(facts[at]) ?? '')
  const olderTerms = new Map([...left.older].map((at) => [at, raw(older, at)]))
  const newerTerms = new Map([...left.newer].map((at) => [at, raw(newer, at)]))
  const bearers = new Map<string, number>()
  const bear = (term: string) => bearers.set(term, (bearers.get(term) ?? 0) + 1)
  for (const terms of [...olderTerms.values(), ...newerTerms.values()]) for (const term of terms) bear(term)
  const all = olderTerms.size + newerTerms.size
  const weightOf = (term: string) => Math.round(100 * (0.5 + Math.log2(1 + all / (bearers.get(term) ?? 1))))
  const weigh = (facts: readonly ComparedFact[], given: ReadonlyMap<number, Set<string>>): Weighed[] =>
    [...given].flatMap(([at, terms]) => {
      const fact = facts[at]
      if (!fact) return []
      const weighed = new Map([...terms].map((term) => [term, weightOf(term)]))
      const weight = [...weighed.values()].reduce((sum, each) => sum + each, 0)
      return [{ fact, at, terms: weighed, weight, figures: figuresOf(folded.get(fact) ?? '') }]
    })
  const one = weigh(older, olderTerms)
  const other = weigh(newer, newerTerms)
  for (const { figures } of [...one, ...other]) for (const figure of figures) bear(figure)
  const found = new Map<string, { a: number; b: number; score: number }>()
  for (const [from, to, swapped] of [
    [one, other, false],
    [other, one, true],
  ] as const) {
    const index = indexOf(to, bearers)
    for (const each of from) {
      const candidates = candidatesOf(each, to, index)
        .map((at) => ({ at, score: likeness(each, to[at] as Weighed) }))
        .filter(({ score }) => score >= 1000 * LEAST)
        .sort((x, y) => y.score - x.score || nearness(each.at, to[x.at]?.at) - nearness(each.at, to[y.at]?.at))
        .slice(0, MOST_CANDIDATES)
      for (const { at, score } of candidates) {
        const there = to[at]?.at ?? 0
        const [a, b] = swapped ? [there, each.at] : [each.at, there]
        found.set(`${a} ${b}`, { a, b, score })
      }
    }
  }
  // Ties by what both sides share: how far apart they stand, then how early.
  return [...found.values()]
    .sort((x, y) => y.score - x.score || nearness(x.a, x.b) - nearness(y.a, y.b) || x.a + x.b - (y.a + y.b))
    .map(({ a, b }): [number, number] => [a, b])
}

const nearness = (a: number, b: number | undefined) => Math.abs(a - (b ?? 0))

function indexOf(facts: readonly Weighed[], bearers: ReadonlyMap<string, number>): Map<string, number[]> {
  const index = new Map<string, number[]>()
  for (const [at, { terms, figures }] of facts.entries())
    for (const term of [...terms.keys(), ...figures]) {
      if ((bearers.get(term) ?? 0) > MOST_BEARERS) continue
      const list = index.get(term)
      if (list) list.push(at)
      else index.set(term, [at])
    }
  return index
}

/** Those that share the most of what few say. */
function candidatesOf(one: Weighed, others: readonly Weighed[], index: ReadonlyMap<string, number[]>): number[] {
  const shared = new Map<number, number>()
  for (const [term, weight] of [...one.terms, ...one.figures.map((figure): [string, number] => [figure, FIGURE])])
    for (const at of index.get(term) ?? []) shared.set(at, (shared.get(at) ?? 0) + weight)
  const wanted = [...shared].sort(
    ([x, a], [y, b]) => b - a || nearness(one.at, others[x]?.at) - nearness(one.at, others[y]?.at) || x - y,
  )
  return wanted.slice(0, 2 * MOST_CANDIDATES).map(([at]) => at)
}

/** 0 to 1000 and a little more: the share of words in common, and whether the clause bears the same number. */
function likeness(one: Weighed, other: Weighed): number {
  const [small, large] = one.terms.size <= other.terms.size ? [one, other] : [other, one]
  let shared = 0
  for (const [term, weight] of small.terms) if (large.terms.has(term)) shared += weight
  const total = one.weight + other.weight
  const words = total === 0 ? 0 : Math.round((2000 * shared) / total)
  const here = one.fact.section !== '' && one.fact.section === other.fact.section ? 60 : 0
  const sameYear = (one.fact.body.milestone ?? null) === (other.fact.body.milestone ?? null) ? 90 : 0
  const sameValue = one.fact.body.value === other.fact.body.value ? 20 : 0
  // A part of the other, as where a clause was split in two, is like it although the other says much more.
  const within =
    small.terms.size < LEAST_WITHIN ? 0 : Math.round((700 * shared) / Math.max(1, Math.min(one.weight, other.weight)))
  return Math.max(words, within) + here + sameYear + sameValue
}

/** In one clause one is left on each side: the clause was worded anew. */
function pairOnlyOnes(older: readonly ComparedFact[], newer: readonly ComparedFact[], left: Left, take: Take): void {
  const bySection = new Map<string, { a: number[]; b: number[] }>()
  const entry = (section: string) => {
    const known = bySection.get(section) ?? { a: [], b: [] }
    bySection.set(section, known)
    return known
  }
  for (const at of left.older) entry(older[at]?.section ?? '').a.push(at)
  for (const at of left.newer) entry(newer[at]?.section ?? '').b.push(at)
  for (const [section, { a, b }] of bySection) {
    const [one, other] = [older[a[0] ?? -1], newer[b[0] ?? -1]]
    if (section === '' || a.length !== 1 || b.length !== 1 || !one || !other) continue
    if (sameWords(one.quote, other.quote) || plainLikeness(one.quote, other.quote) >= LEAST_IN_PLACE)
      take(a[0] ?? 0, b[0] ?? 0)
  }
}

function plainLikeness(one: string, other: string): number {
  const [a, b] = [termsOf(foldVietnamese(one)), termsOf(foldVietnamese(other))]
  let shared = 0
  for (const term of a) if (b.has(term)) shared += 1
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size)
}
