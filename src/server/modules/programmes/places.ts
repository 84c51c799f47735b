import type { Clause } from '../../../shared/documents.ts'

/** A text and its clauses in reading order. */
export type SourceText = { text: string; clauses: readonly Pick<Clause, 'id' | 'section' | 'start' | 'end'>[] }
export type Place = { start: number; end: number }
export type Standing = Place & { clauseId: string; section: string; quote: string }

const longestQuote = 20_000
/** With the spaces that a quote leaves out; what is longer is not even looked at. */
const longestPlace = 5 * longestQuote

/** Words as they are quoted: in one line. */
export const quoteOf = (text: string, { start, end }: Place): string =>
  text.slice(start, end).replace(/\s+/g, ' ').trim()

/** What stands at a place of a text: the clause in which it begins and its words, or why nothing can stand there. */
export function standingAt({ text, clauses }: SourceText, place: Place): Standing | string {
  const { start, end } = place
  if (end > text.length) return 'beyond-the-text'
  if (start >= end) return 'before-start'
  if (end - start > longestPlace) return 'too-long'
  const quote = quoteOf(text, place)
  if (quote === '') return 'no-words'
  if (!quote.isWellFormed()) return 'cuts-a-letter'
  if (quote.length > longestQuote) return 'too-long'
  const clause = clauses.findLast((each) => each.start <= start) ?? clauses[0]
  return clause ? { start, end, clauseId: clause.id, section: clause.section, quote } : 'no-clause'
}
