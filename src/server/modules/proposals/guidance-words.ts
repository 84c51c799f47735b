import type { Guidance } from '../../../shared/proposals.ts'
import type { GuidanceRow } from './guidance.repository.ts'

export function toGuidance(row: GuidanceRow, names: ReadonlyMap<string, string>): Guidance {
  const { id, title, question, answer, section, quote, askedBy, answeredAt, publishedAt } = row
  return {
    id,
    title,
    question,
    answer,
    section,
    quote,
    askedBy,
    answeredBy: names.get(answeredAt) ?? '',
    publishedAt: publishedAt.toISOString(),
  }
}
