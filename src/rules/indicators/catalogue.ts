import type { IndicatorKind } from '../../shared/indicators.ts'
import { foldVietnamese } from '../vietnamese-text.ts'
import type { Measure } from './grammar.ts'

/** One of data/indicators, with the words it is known by. */
export type CatalogueEntry = {
  code: string
  instrument: string
  kind: IndicatorKind
  numerator: string
  denominator: string | null
  /** What the nation measures, where a plan may name other units. */
  units?: string
  ended: string | null
  values: { year: number; value: number; upper?: number; certainty: string }[]
  terms: { any: string[]; points: number }[]
  least: number
  none: string[]
  note?: string
}
export type Catalogue = {
  instruments: { number: string; from: number; until: number }[]
  entries: CatalogueEntry[]
}

export type Match = { entry: CatalogueEntry; points: number; terms: string[] }

const holds = (text: string, term: string) => text.includes(` ${foldVietnamese(term)} `)
const readable = (text: string) => ` ${foldVietnamese(text.replace(/(\d{1,2})\s*(?:đến|–|-)\s*(\d{1,2})/g, '$1 $2'))} `

/**
 * The entries that these words fit in that year, the best first: by points, and of equals the later document. A rise is
 * one of whatever share the entry is.
 */
export function matchesOf(
  words: string,
  kind: IndicatorKind,
  year: number | null,
  { instruments, entries }: Catalogue,
): Match[] {
  if (year === null || kind === 'standing' || kind === 'parity' || kind === 'count' || kind === 'share-of-criteria')
    return []
  const inForce = new Map(
    instruments.filter(({ from, until }) => from <= year && year <= until).map((each) => [each.number, each]),
  )
  const text = readable(words)
  const matches = entries.flatMap((entry): Match[] => {
    if (!inForce.has(entry.instrument) || (kind !== 'rise' && entry.kind !== kind)) return []
    if (entry.none.some((term) => holds(text, term))) return []
    const found = entry.terms.flatMap(({ any, points }) => {
      const term = any.find((each) => holds(text, each))
      return term === undefined ? [] : [{ term, points }]
    })
    const points = found.reduce((sum, each) => sum + each.points, 0)
    return points < entry.least ? [] : [{ entry, points, terms: found.map(({ term }) => term) }]
  })
  const later = (match: Match) => inForce.get(match.entry.instrument)?.from ?? 0
  return matches.sort((a, b) => b.points - a.points || later(b) - later(a))
}

/** The entry in words, over the units that the plan names. */
export function wordsOf({ numerator, denominator, units = '' }: CatalogueEntry, measure: Measure | null) {
  const named = measure?.kind === 'share-of-units' ? measure.phrase?.noun : undefined
  const fill = (text: string) => text.replaceAll('{units}', named ?? units)
  return { numerator: fill(numerator), denominator: denominator === null ? null : fill(denominator) }
}
