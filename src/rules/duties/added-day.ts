import type { Day } from '../../shared/schema.ts'
import type { AskedAnswer } from './asked-answers.ts'

/** A day that a planner added to a duty without one, and since when. */
export type AddedDay = { dueOn: Day; since: Day }

/**
 * What a duty asks for to which its plan gives no day and a planner did: once by that day, and before it whatever had opened when the
 * day was added. `asked`: as without it.
 */
export function answersByAddedDay(
  asked: readonly AskedAnswer[],
  { dueOn, since }: AddedDay,
  openedOn: Day,
): AskedAnswer[] {
  const opened = asked.filter(({ period, opensOn }) => period !== '' && opensOn <= since)
  const opensOn = since > openedOn ? since : openedOn
  return [...opened, { period: '', opensOn, dueOn, source: 'planner' }]
}
