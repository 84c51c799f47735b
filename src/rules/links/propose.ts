import type { Condition } from '../../shared/links.ts'
import { WHOLE_PLAN } from '../../shared/links.ts'
import { foldVietnamese } from '../vietnamese-text.ts'
import { schemesIn } from './schemes.ts'
import { isMatter, joinWords, type Terms, termsOf, weightsOf } from './terms.ts'
import { CONDITION_WORDS } from './words.ts'

export type LinkTarget = { id: string; quote: string; headings: readonly string[] }
export type LinkDuty = {
  id: string
  quote: string
  headings: readonly string[]
  responsible: readonly string[]
  with: readonly string[]
}
export type ProposedLink = {
  relation: 'serves' | 'condition' | 'carried-by'
  factId: string
  toId: string
  score: number
  words: string[]
}

/** A duty that names nobody is a measure: somebody has to carry it. */
export const isMeasure = ({ responsible }: Pick<LinkDuty, 'responsible'>) => responsible.length === 0

export function conditionOf(quote: string): Condition | null {
  for (const condition of ['funding', 'inspection', 'communication', 'management'] as const)
    if (CONDITION_WORDS[condition].test(quote)) return condition
  return null
}

/** From which score on something is proposed; set by looking at the development plans. */
export const LEAST = { serves: 0.4, 'carried-by': 0.4 } as const
const MOST_CARRIERS = 3
const MOST_SERVING = 8
/** What is shared must weigh as much as a matter of which few speak; in a short plan every word is common. */
const enoughIn = (texts: number) => 1.2 * Math.log(texts + 1)

type Spoken = { id: string; own: Terms; over: Terms }
type Weigh = { of: (term: string) => number; enough: number }

/** Which duty serves which target, which is a condition for all, and who carries what names nobody. */
export function proposeLinks(targets: readonly LinkTarget[], duties: readonly LinkDuty[]): ProposedLink[] {
  const spokenTargets = targets.map(
    ({ id, quote, headings }): Spoken => ({ id, own: termsOf(quote), over: overOf(headings, []) }),
  )
  const spokenDuties = duties.map(({ id, quote, headings, responsible, with: others }): Spoken => {
    const names = [...responsible, ...others]
    return { id, own: termsOf(quote, names), over: isMeasure({ responsible }) ? overOf(headings, names) : new Map() }
  })
  const spoken = [...spokenTargets, ...spokenDuties].map(({ own }) => own)
  const weigh: Weigh = { of: weightsOf(spoken), enough: enoughIn(spoken.length) }
  const paying = new Set(duties.flatMap(({ id, quote }) => (conditionOf(quote) === 'funding' ? [id] : [])))
  const mayServe = spokenDuties.filter(({ id }) => !paying.has(id))
  const serving = spokenTargets.flatMap((target) => servedBy(target, mayServe, weigh))
  const serves = new Set(serving.map(({ factId }) => factId))
  const conditions = duties.flatMap(({ id, quote }): ProposedLink[] => {
    const condition = serves.has(id) ? null : conditionOf(quote)
    if (condition === null) return []
    const said = CONDITION_WORDS[condition].exec(quote)?.[0] ?? ''
    return [{ relation: 'condition', factId: id, toId: WHOLE_PLAN, score: 0.5, words: [said] }]
  })
  return [...serving, ...conditions, ...carriedBy(duties, spokenDuties, weigh)]
}

const overOf = (headings: readonly string[], names: readonly string[]): Terms =>
  new Map(headings.slice(0, 2).flatMap((heading) => [...termsOf(heading, names)]))

const sum = (terms: Iterable<string>, weigh: Weigh) => {
  let total = 0
  for (const term of terms) total += weigh.of(term)
  return total
}

/** How much of the one is spoken of in the other, and in which words there. */
function overlap(one: Spoken, other: Spoken, weigh: Weigh): { score: number; words: string[] } {
  const shared: string[] = []
  let weight = 0
  let matters = 0
  for (const term of one.own.keys()) {
    if (!other.own.has(term) && !other.over.has(term)) continue
    shared.push(other.own.get(term) ?? other.over.get(term) ?? '')
    weight += weigh.of(term) * (other.own.has(term) ? 1 : 0.6)
    if (isMatter(term)) matters += 1
  }
  for (const term of one.over.keys()) {
    if (one.own.has(term) || !other.own.has(term)) continue
    shared.push(other.own.get(term) ?? '')
    weight += weigh.of(term) * 0.6
  }
  if (weight === 0 || (matters === 0 && shared.length < 2)) return { score: 0, words: [] }
  const whole = sum(one.own.keys(), weigh)
  // Of a long text even a tenth is much; of a short one it may be chance.
  const share = weight / Math.max(weight, Math.sqrt(whole * Math.max(weigh.enough, weight)))
  return { score: Math.min(1, share * Math.min(1, weight / weigh.enough)), words: joinWords(shared) }
}

const round = (score: number) => Math.round(score * 100) / 100

function servedBy(target: Spoken, duties: readonly Spoken[], weigh: Weigh): ProposedLink[] {
  const found = duties.flatMap((duty): ProposedLink[] => {
    const { score, words } = overlap(target, duty, weigh)
    return score < LEAST.serves
      ? []
      : [{ relation: 'serves', factId: duty.id, toId: target.id, score: round(score), words }]
  })
  return found.sort((a, b) => b.score - a.score).slice(0, MOST_SERVING)
}

function carriedBy(duties: readonly LinkDuty[], spoken: readonly Spoken[], weigh: Weigh): ProposedLink[] {
  const schemes = duties.map(({ quote }) => schemesIn(quote))
  const carriers = duties.flatMap((duty, index) => (isMeasure(duty) ? [] : [index]))
  return duties.flatMap((duty, at): ProposedLink[] => {
    if (!isMeasure(duty)) return []
    const measure = spoken[at] as Spoken
    const found = carriers.flatMap((index): ProposedLink[] => {
      const toId = duties[index]?.id ?? ''
      const common = schemes[at]?.find((name) =>
        schemes[index]?.some((other) => foldVietnamese(other) === foldVietnamese(name)),
      )
      if (common !== undefined) return [{ relation: 'carried-by', factId: duty.id, toId, score: 1, words: [common] }]
      const { score, words } = overlap(measure, spoken[index] as Spoken, weigh)
      return score < LEAST['carried-by']
        ? []
        : [{ relation: 'carried-by', factId: duty.id, toId, score: round(score), words }]
    })
    return found.sort((a, b) => b.score - a.score).slice(0, MOST_CARRIERS)
  })
}
