import { type ComparedFact, sameField, sameWords } from './fields.ts'

/**
 * What a fact that people may have corrected says once it is amended: of what the reader saw change the new, of all else
 * what they left standing. `read` and `amended` are the reader's word on it before and after.
 */
export function carryOver<Amended extends ComparedFact>(
  stored: ComparedFact,
  read: ComparedFact,
  amended: Amended,
): Amended {
  const body: Record<string, unknown> = { ...stored.body }
  for (const field of new Set([...Object.keys(read.body), ...Object.keys(amended.body)])) {
    // Which target another is a part of is told by ids that mean nothing here.
    if (field !== 'partOf' && !sameField(read.body[field], amended.body[field])) body[field] = amended.body[field]
  }
  return { ...amended, quote: sameWords(read.quote, amended.quote) ? stored.quote : amended.quote, body }
}
