import { STEPS, stateAfter } from '../../../rules/duties/index.ts'
import type { AssignmentPage, NewAct } from '../../../shared/duties.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { invalidRequest, notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { lockAnswer, updateAnswer } from './answers.repository.ts'
import { describeAssignment } from './assignment-page.service.ts'
import { getAssignmentRow } from './assignments.repository.ts'
import { actNotPossible, answerChanged, assignmentEnded } from './duties.problems.ts'
import { insertEvent } from './events.repository.ts'

/**
 * Does something with one answer of an assignment. Throws `answer-changed` where somebody did meanwhile, `act-not-possible`,
 * `assignment-ended`, and `invalid-request` where the act needs words that say why.
 */
export async function doAct(
  db: Db,
  clock: Clock,
  actor: Actor,
  assignmentId: string,
  { period, act, revision, words }: NewAct,
): Promise<AssignmentPage> {
  return inTransaction(db, actor, async (db) => {
    const assignment = await getAssignmentRow(db, assignmentId)
    const { side, needsReason } = STEPS[act]
    if (side === 'owner') requireAction(actor, 'duties.answer', assignment.unitPath)
    else requireAction(actor, 'duties.plan', assignment.programmePath)
    const day = today(clock)
    const answer = await lockAnswer(db, assignment, period)
    if (!answer) throw notFound('This answer')
    // Held, it can no more end meanwhile.
    const { endedOn } = await getAssignmentRow(db, assignmentId)
    if (endedOn !== null) throw assignmentEnded(endedOn)
    if (answer.revision !== revision) throw answerChanged(answer.revision)
    const state = stateAfter(answer.state, act)
    if (state === undefined) throw actNotPossible(act, answer.state)
    if (side === 'owner' && answer.opensOn > day) throw actNotPossible(act, 'ahead')
    if (needsReason && words === undefined) throw invalidRequest([{ pointer: '#/words', code: 'needed' }])
    await updateAnswer(db, answer, { state, submittedOn: act === 'submit' ? day : answer.submittedOn })
    await insertEvent(db, {
      id: newId(),
      homeId: assignment.homeId,
      assignmentId,
      period,
      act,
      stateBefore: answer.state,
      state,
      byPerson: actor.personId,
      at: clock.now(),
      words: words?.trim() ?? null,
    })
    await recordAudit(db, clock, actor, {
      homeId: assignment.homeId,
      unitPath: assignment.unitPath,
      action: 'duties.act',
      subject: `assignment:${assignmentId}`,
      detail: { act, period, state, programme: assignment.programmeId },
    })
    return describeAssignment(db, clock, actor, assignmentId)
  })
}
