import type { Doubt } from '../../shared/certainty.ts'
import { parseParties } from '../grammar/parties.ts'
import { LIMITS } from '../grammar/times.ts'
import { wordsOf } from '../grammar/words.ts'
import type { DocumentReading, Reading } from '../reading.types.ts'
import { looksOverrun } from './duty-doubts.ts'

const HOW_OFTEN = { annual: 1, semiannual: 2, quarterly: 4, monthly: 12, periodic: 0, once: 1 }
const RECEIVES = /(?<!\p{L})(?:báo cáo|gửi|trình|tham mưu|giúp|về|qua|cho|với)\s+/giu

/** Bodies that the clause names as receivers though the fact does not. */
function unreadReceivers({ quote, to, onward, from }: Reading['reports'][number]): boolean {
  const known = new Set([...to, ...onward, ...from])
  for (const match of quote.matchAll(RECEIVES)) {
    const rest = quote.slice(match.index + match[0].length, match.index + match[0].length + 200)
    const list = parseParties(rest, wordsOf(rest), 0)
    const first = list?.parties[0]
    if (first?.named && first.start === 0 && !known.has(first.name)) return true
  }
  return false
}

export function doubtsOfReport(report: Reading['reports'][number]): Doubt[] {
  const { from, to, onward, before, frequency, quote } = report
  const doubts: Doubt[] = []
  if (from.length === 0) doubts.push('owner-not-named')
  if (frequency.includes('once') || frequency.includes('periodic')) doubts.push('frequency-guessed')
  const times = frequency.reduce((sum, each) => sum + HOW_OFTEN[each], 0)
  if (before.length > 1 && times > 0 && before.length !== times && before.length !== frequency.length)
    doubts.push('frequency-guessed')
  if (unreadReceivers(report)) doubts.push('receiver-guessed')
  if ([...from, ...to, ...onward].some(looksOverrun)) doubts.push('name-overrun')
  if (before.length === 0 && new RegExp(LIMITS.source, 'iu').test(quote)) doubts.push('date-not-read')
  return doubts
}

export const doubtsOfReview = ({ year }: Reading['reviews'][number]): Doubt[] =>
  year === null ? ['year-not-named'] : []

export function doubtsOfCitation({ kind, rule, date, dates }: Reading['citations'][number]): Doubt[] {
  const doubts: Doubt[] = []
  if (kind === null || rule === 'citation.number') doubts.push('kind-not-named')
  if (date === null) doubts.push('date-not-named')
  if (dates) doubts.push('dates-differ')
  return doubts
}

export function doubtsOfDocument(document: DocumentReading): Doubt[] {
  const { kind, issuer, title, scope, number, issuedOn, horizon } = document
  const doubts: Doubt[] = []
  // A title of several years, of which the paper covers some.
  const years = new Set(title?.match(/(?<!\d)(?:19|20)\d\d(?!\d)/gu) ?? [])
  if (years.size > (horizon?.from && horizon.to && horizon.from !== horizon.to ? 2 : 1)) doubts.push('several-times')
  if (kind === null || issuer === null || title === null || scope === null) doubts.push('document-incomplete')
  if (number === null || issuedOn === null) doubts.push('number-or-date-blank')
  return doubts
}
