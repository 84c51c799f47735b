import { lastDayOf, stateAfter } from '../../../rules/duties/index.ts'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import type { ChangedPart } from '../../../shared/parts.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { invalidRequest } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { holdAnswer } from './act-writing.service.ts'
import { mayDecide } from './acts-allowed.ts'
import { describeAssignment } from './assignment-page.service.ts'
import { type AssignmentRow, getAssignmentRow } from './assignments.repository.ts'
import { actNotPossible, answerChanged, notAPart } from './duties.problems.ts'
import { insertPartEvent } from './part-events.repository.ts'
import { tellPart } from './part-notices.ts'
import { findPartsUntil, updatePart } from './parts.repository.ts'
import { dayFaults } from './parts.service.ts'

/**
 * Says anew what a part of a duty is and by when: whoever gave it, and who plans the programme. Its owner is told, and the history of
 * the duty keeps it. Throws `not-a-part`, `not-allowed`, `answer-changed`, `act-not-possible` once it is handed in, `assignment-ended`, and
 * `invalid-request` for a day that has passed or lies after the last day of the duty.
 */
export async function changePart(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  { revision, words: said, dueOn }: ChangedPart,
): Promise<AssignmentPage> {
  return inTransaction(db, actor, async (db) => {
    requireGiver(actor, await getAssignmentRow(db, id))
    const { assignment, answer } = await holdAnswer(db, id, '')
    const { parentId, givenFrom } = requireGiver(actor, assignment)
    if (answer.revision !== revision) throw answerChanged(answer.revision)
    // As long as more time could be granted.
    if (stateAfter(answer.state, 'grant-extension') === undefined) throw actNotPossible('change', answer.state)
    const words = said.trim().normalize('NFC')
    const isMoved = dueOn !== lastDayOf(answer)
    const until = await findPartsUntil(db, assignment.homeId, parentId)
    const faults = isMoved ? dayFaults('#/dueOn', dueOn, { on: today(clock), until }) : []
    if (faults.length > 0) throw invalidRequest(faults)
    if (isMoved || words !== assignment.quote) {
      const { homeId } = assignment
      await updatePart(db, assignment, { words, dueOn, revision })
      await insertPartEvent(db, {
        ...{ id: newId(), homeId, partId: id, act: 'change', reason: null },
        ...{ byPerson: actor.personId, at: clock.now() },
      })
      await tellPart(db, clock, actor, {
        ...{ kind: 'part-changed', homeId, sentFrom: givenFrom, partId: id },
        ...{ giver: assignment.givenBy, owner: assignment.organisationId ?? '', words, dueOn },
      })
      await recordAudit(db, clock, actor, {
        homeId,
        unitPath: givenFrom,
        action: 'duties.part',
        subject: `assignment:${parentId}`,
        detail: { part: id, changed: true, dueOn, programme: assignment.programmeId },
      })
    }
    return describeAssignment(db, clock, actor, id)
  })
}

/** Throws `not-a-part`, `not-allowed`. */
function requireGiver(actor: Actor, assignment: AssignmentRow): { parentId: string; givenFrom: string } {
  const { parentId, givenFrom } = assignment
  if (parentId === null || givenFrom === null) {
    requireAction(actor, 'duties.answer', assignment.unitPath)
    throw notAPart()
  }
  if (!mayDecide(actor, assignment)) requireAction(actor, 'duties.answer', givenFrom)
  return { parentId, givenFrom }
}
