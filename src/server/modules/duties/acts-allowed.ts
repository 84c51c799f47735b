import { actsIn, lastDayOf } from '../../../rules/duties/index.ts'
import type { AnswerAct } from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'
import { type Actor, mayAt } from '../../platform/actor.ts'
import type { AnswerRow } from './answers.repository.ts'
import type { AssignmentRow } from './assignments.repository.ts'

/** What the actor may do with an answer as it stands. */
export function actsAllowed(
  actor: Actor,
  { endedOn, unitPath, programmePath }: Pick<AssignmentRow, 'endedOn' | 'unitPath' | 'programmePath'>,
  answer: AnswerRow,
  day: Day,
): AnswerAct[] {
  if (endedOn !== null || answer.droppedOn !== null) return []
  const actable = { ...answer, lastDay: lastDayOf(answer), isAhead: answer.opensOn > day }
  return [
    ...(mayAt(actor, 'duties.answer', unitPath) ? actsIn(actable, 'owner') : []),
    ...(mayAt(actor, 'duties.plan', programmePath) ? actsIn(actable, 'planner') : []),
  ]
}
