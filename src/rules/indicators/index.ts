import type { Indicator } from '../../shared/indicators.ts'
import { type Catalogue, matchesOf, wordsOf } from './catalogue.ts'
import { type Measure, measureOf, type TargetWords } from './grammar.ts'
import { phraseOf } from './phrases.ts'

export { type Catalogue, type CatalogueEntry, wordsOf } from './catalogue.ts'

/** A target as far as its indicator is read from it; `partOf` is the index of its whole among the others. */
export type MeasuredTarget = TargetWords & {
  milestone: number | null
  partOf: number | null
  /** The clause it stands in: what a target leaves out it takes from those beside it. */
  clause: string
  /** What stands over the clause, the nearest first. */
  headings: readonly string[]
}

/** What is longer is no name of a figure. */
const MOST_LETTERS = 1000

const GENERAL = /^(?:\P{L}*)mục tiêu (?:chung|tổng quát)(?!\p{L})/iu

/** What each target is measured by: one of the catalogue where the words fit, else by its own words, else nothing. */
export function proposeIndicators(targets: readonly MeasuredTarget[], catalogue: Catalogue): (Indicator | null)[] {
  const measures: (Measure | null)[] = []
  for (const [index, target] of targets.entries()) {
    const general = [...target.headings, target.quote].some((words) => GENERAL.test(words))
    measures.push(general ? null : measureOf(target, aroundOf(targets, index, measures)))
  }
  return measures.map((measure, index) => toIndicator(measure, targets[index]?.milestone ?? null, catalogue))
}

function aroundOf(targets: readonly MeasuredTarget[], index: number, measures: readonly (Measure | null)[]) {
  const target = targets[index] as MeasuredTarget
  const { headings, clause, partOf } = target
  const last = partOf ?? (targets[index - 1]?.clause === clause ? index - 1 : null)
  const next = targets[index + 1]
  const after =
    next?.clause === clause && next.unit === target.unit ? phraseOf(next.quote.replace(/^.*?%\s*/u, '')) : null
  return { headings, before: last === null ? null : (measures[last]?.phrase ?? null), after: after ?? null }
}

function toIndicator(measure: Measure | null, milestone: number | null, catalogue: Catalogue): Indicator | null {
  if (!measure) return null
  const { kind, numerator, denominator } = measure
  if (Math.max(numerator.length, denominator?.length ?? 0) > MOST_LETTERS) return null
  const [best] = measure.part ? [] : matchesOf(numerator, kind, milestone, catalogue)
  if (!best) return { entry: null, kind, numerator, denominator, source: 'grammar' }
  return { entry: best.entry.code, kind, ...wordsOf(best.entry, measure), source: 'catalogue' }
}
