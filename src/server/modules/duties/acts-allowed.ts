import { actsIn, lastDayOf } from '../../../rules/duties/index.ts'
import type { AnswerAct } from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'
import { type Actor, mayAt } from '../../platform/actor.ts'
import type { AnswerRow } from './answers.repository.ts'
import type { AssignmentRow } from './assignments.repository.ts'

type Decided = Pick<AssignmentRow, 'programmePath' | 'givenFrom'>
/** Whether the actor says what becomes of what is handed in: whoever plans the programme, and of a part whoever gave it. */
export const mayDecide = (actor: Actor, { programmePath, givenFrom }: Decided): boolean =>
  mayAt(actor, 'duties.plan', programmePath) || (givenFrom !== null && mayAt(actor, 'duties.answer', givenFrom))

/** What the actor may do with an answer as it stands. */
export function actsAllowed(
  actor: Actor,
  assignment: Decided & Pick<AssignmentRow, 'endedOn' | 'unitPath'>,
  answer: AnswerRow,
  day: Day,
): AnswerAct[] {
  if (assignment.endedOn !== null || answer.droppedOn !== null) return []
  const actable = { ...answer, lastDay: lastDayOf(answer), isAhead: answer.opensOn > day }
  return [
    ...(mayAt(actor, 'duties.answer', assignment.unitPath) ? actsIn(actable, 'owner') : []),
    ...(mayDecide(actor, assignment) ? actsIn(actable, 'planner') : []),
  ]
}
