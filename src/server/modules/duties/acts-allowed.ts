import { actsIn, lastDayOf, RECEIVING_ACTS } from '../../../rules/duties/index.ts'
import type { AnswerAct } from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'
import { type Actor, mayAt } from '../../platform/actor.ts'
import type { AnswerRow } from './answers.repository.ts'
import type { AssignmentRow } from './assignments.repository.ts'

type Decided = Pick<AssignmentRow, 'programmePath' | 'givenFrom'>
/** Whether the actor says what becomes of what is handed in: whoever plans the programme, and of a part whoever gave it. */
export const mayDecide = (actor: Actor, { programmePath, givenFrom }: Decided): boolean =>
  mayAt(actor, 'duties.plan', programmePath) || (givenFrom !== null && mayAt(actor, 'duties.answer', givenFrom))

/** As which of the bodies to which a report is sent the actor receives it: the place of that body. */
export const findReceivingPlace = (
  actor: Actor,
  { receivedFrom }: Pick<AssignmentRow, 'receivedFrom'>,
): string | undefined => receivedFrom.find((place) => mayAt(actor, 'duties.answer', place))

/** What the actor may do with an answer as it stands. */
export function actsAllowed(
  actor: Actor,
  assignment: Decided & Pick<AssignmentRow, 'endedOn' | 'unitPath' | 'receivedFrom'>,
  answer: AnswerRow,
  day: Day,
): AnswerAct[] {
  if (assignment.endedOn !== null || answer.droppedOn !== null) return []
  const actable = { ...answer, lastDay: lastDayOf(answer), isAhead: answer.opensOn > day }
  const decides = mayDecide(actor, assignment)
  const receives = decides || findReceivingPlace(actor, assignment) !== undefined
  return [
    ...(mayAt(actor, 'duties.answer', assignment.unitPath) ? actsIn(actable, 'owner') : []),
    ...actsIn(actable, 'planner').filter((act) => decides || (receives && RECEIVING_ACTS.includes(act))),
  ]
}
