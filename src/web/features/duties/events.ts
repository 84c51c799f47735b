import type { AnswerEvent, AnswerOfDuty } from '../../../shared/assignment-page.ts'

export const newestFirst = <T extends Pick<AnswerEvent, 'at'>>(events: readonly T[]): T[] =>
  [...events].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))

/**
 * What was last said of an answer: what was handed in, or why it came back. Why somebody asks for more time is said while they
 * still ask.
 */
export const lastSaid = (
  events: readonly AnswerEvent[],
  { period, askedUntil }: Pick<AnswerOfDuty, 'period' | 'askedUntil'>,
): AnswerEvent | undefined =>
  newestFirst(events).find(
    (each) => each.period === period && each.words !== null && (each.act !== 'ask-extension' || askedUntil !== null),
  )

export const lastDone = (events: readonly AnswerEvent[], period: string): AnswerEvent | undefined =>
  newestFirst(events).find((each) => each.period === period)
