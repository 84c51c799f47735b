import type { Doubt } from '../../shared/certainty.ts'
import { LIMITS } from '../grammar/times.ts'
import type { DocumentReading, Reading } from '../reading.types.ts'

export function doubtsOfReport({ from, before, frequency, quote }: Reading['reports'][number]): Doubt[] {
  const doubts: Doubt[] = []
  if (from.length === 0) doubts.push('owner-not-named')
  if (frequency.includes('once') || frequency.includes('periodic')) doubts.push('frequency-guessed')
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

export function doubtsOfDocument({ kind, issuer, title, scope, number, issuedOn }: DocumentReading): Doubt[] {
  const doubts: Doubt[] = []
  if (kind === null || issuer === null || title === null || scope === null) doubts.push('document-incomplete')
  if (number === null || issuedOn === null) doubts.push('number-or-date-blank')
  return doubts
}
