import { type ActSide, RECEIVING_ACTS, STEPS } from '../../../rules/duties/index.ts'
import type { AnswerAct, AnswerEventKind } from '../../../shared/duties.ts'
import type { PartEventKind } from '../../../shared/parts.ts'
import type { Day } from '../../../shared/schema.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { tellPeople } from '../notices/index.ts'
import type { ActMade } from './acts.ts'
import { findReceivingPlace, mayDecide } from './acts-allowed.ts'
import { type AnswerRow, lockAnswer, updateAnswer } from './answers.repository.ts'
import { type AssignmentRow, getAssignmentRow } from './assignments.repository.ts'
import { assignmentEnded } from './duties.problems.ts'
import { insertEvent, listOwnersOf } from './events.repository.ts'
import { insertPartEvent } from './part-events.repository.ts'
import { tellOfArrival } from './report-arrivals.ts'

/** Throws `not-allowed` unless the actor stands on the side whose act it is. */
export function requireSide(actor: Actor, act: AnswerAct, assignment: AssignmentRow): void {
  if (STEPS[act].side === 'owner') requireAction(actor, 'duties.answer', assignment.unitPath)
  else if (!mayDecide(actor, assignment)) {
    const place = RECEIVING_ACTS.includes(act) ? findReceivingPlace(actor, assignment) : undefined
    if (place === undefined) requireAction(actor, 'duties.plan', assignment.programmePath)
    else requireAction(actor, 'duties.answer', place)
  }
}

/** From where the actor decides: of a part, the place of whoever gave it; as who receives a report, that of their body. */
function placeOfDeciding(actor: Actor, assignment: AssignmentRow): string | null {
  return mayDecide(actor, assignment) ? assignment.givenFrom : (findReceivingPlace(actor, assignment) ?? null)
}

/** Held, an answer can no more end meanwhile. Throws `not-found`, `assignment-ended`. */
export async function holdAnswer(
  db: Db,
  assignmentId: string,
  period: string,
): Promise<{ assignment: AssignmentRow; answer: AnswerRow }> {
  const answer = await lockAnswer(db, await getAssignmentRow(db, assignmentId), period)
  if (!answer) throw notFound('This answer')
  const assignment = await getAssignmentRow(db, assignmentId)
  if (assignment.endedOn !== null) throw assignmentEnded(assignment.endedOn)
  return { assignment, answer }
}

type Writing = {
  assignment: AssignmentRow
  answer: AnswerRow
  act: AnswerEventKind
  /** Whose act it is, or was that is taken back: what a planner does is told to the owner. */
  side: ActSide
  change: ActMade
  words: string | null
  until: Day | null
  batchId: string | null
  /** The file that was added or removed. */
  evidenceId?: string
}

const OF_PARTS: readonly AnswerEventKind[] = ['grant-extension', 'cancel', 'reopen']

/** That a part was taken back or its day was moved stands in the history of the duty of which it is one. */
async function keepInHistoryOfDuty(
  db: Db,
  clock: Clock,
  actor: Actor,
  { assignment, answer, act, change, words }: Pick<Writing, 'assignment' | 'answer' | 'act' | 'change' | 'words'>,
): Promise<void> {
  const undone =
    act === 'undo' &&
    (answer.extendedTo !== change.extendedTo || answer.state === 'cancelled' || change.state === 'cancelled')
  if (assignment.parentId === null || !(undone || OF_PARTS.includes(act))) return
  await insertPartEvent(db, {
    ...{ id: newId(), homeId: assignment.homeId, partId: assignment.id, act: act as PartEventKind, reason: words },
    ...{ byPerson: actor.personId, at: clock.now() },
  })
}

/** What was done to an answer that is held, with its history, in the caller's transaction. */
export async function writeAct(
  db: Db,
  clock: Clock,
  actor: Actor,
  { assignment, answer, act, side, change, words, until, batchId, evidenceId }: Writing,
): Promise<void> {
  const { homeId, id: assignmentId, unitPath, programmeId } = assignment
  const { period, submittedOn, extendedTo, askedUntil } = answer
  await updateAnswer(db, answer, change)
  await insertEvent(db, {
    id: newId(),
    homeId,
    assignmentId,
    period,
    act,
    stateBefore: answer.state,
    state: change.state,
    byPerson: actor.personId,
    at: clock.now(),
    words,
    until,
    lateDays: change.lateDays,
    before: { submittedOn, extendedTo, askedUntil },
    revision: answer.revision + 1,
    batchId,
    evidenceId: evidenceId ?? null,
  })
  const from = side === 'planner' ? placeOfDeciding(actor, assignment) : null
  if (side === 'planner')
    await tellPeople(db, clock, {
      sentFrom: from ?? assignment.programmePath,
      people: await listOwnersOf(db, answer),
      kind: 'answer-decided',
      subject: `assignment:${assignmentId}`,
      params: { act, period, quote: assignment.quote, ...(until === null ? {} : { until }) },
      words,
      byPerson: actor.personId,
    })
  await keepInHistoryOfDuty(db, clock, actor, { assignment, answer, act, change, words })
  await tellOfArrival(db, clock, actor, { assignment, answer, state: change.state })
  await recordAudit(db, clock, actor, {
    homeId,
    // Whoever gave a part or receives a report acts from their own place.
    unitPath: from ?? unitPath,
    action: 'duties.act',
    subject: `assignment:${assignmentId}`,
    detail: { act, period, state: change.state, programme: programmeId, ...(evidenceId && { evidence: evidenceId }) },
  })
}
