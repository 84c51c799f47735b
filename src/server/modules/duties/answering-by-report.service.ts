import { createHash } from 'node:crypto'
import { stateAfter } from '../../../rules/duties/index.ts'
import type { AnswerAct } from '../../../shared/duties.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { holdAnswer, requireSide, writeAct } from './act-writing.service.ts'
import { makeOf } from './acts.ts'
import { findReceivingPlace, mayDecide } from './acts-allowed.ts'
import { getAssignmentRow } from './assignments.repository.ts'
import { keepEvidence } from './evidence.service.ts'

type OfAnswer = { assignmentId: string; period: string }
export type ReportFile = { bytes: Buffer; fileName: string }

/**
 * Answers a reporting duty with its report as evidence, in the caller's transaction. What was handed in or accepted otherwise is left as
 * it is. Throws what evidence and acts throw.
 */
export async function answerWithReport(
  db: Db,
  clock: Clock,
  actor: Actor,
  { assignmentId, period }: OfAnswer,
  { bytes, fileName, words }: ReportFile & { words: string },
): Promise<void> {
  requireSide(actor, 'submit', await getAssignmentRow(db, assignmentId))
  const held = await holdAnswer(db, assignmentId, period)
  if (stateAfter(held.answer.state, 'submit') === undefined) return
  await keepEvidence(db, clock, actor, held, {
    bytes,
    fileName,
    kind: 'docx',
    sha256: createHash('sha256').update(bytes).digest(),
  })
  await act(db, clock, actor, { assignmentId, period }, 'submit', words)
}

/** Does with the answer what was done with its report, where it still can be and the actor decides on it: nothing else is changed. */
export async function decideWithReport(
  db: Db,
  clock: Clock,
  actor: Actor,
  of: OfAnswer,
  what: Extract<AnswerAct, 'accept' | 'return' | 'withdraw'>,
  words: string | null,
): Promise<void> {
  const { assignment, answer } = await holdAnswer(db, of.assignmentId, of.period)
  if (stateAfter(answer.state, what) === undefined) return
  const mayDo = mayDecide(actor, assignment) || findReceivingPlace(actor, assignment) !== undefined
  if (what !== 'withdraw' && !mayDo) return
  await act(db, clock, actor, of, what, words)
}

async function act(
  db: Db,
  clock: Clock,
  actor: Actor,
  { assignmentId, period }: OfAnswer,
  what: Extract<AnswerAct, 'submit' | 'accept' | 'return' | 'withdraw'>,
  words: string | null,
): Promise<void> {
  const { assignment, answer } = await holdAnswer(db, assignmentId, period)
  const change = makeOf(
    answer,
    { act: what, revision: answer.revision, ...(words === null ? {} : { words }) },
    today(clock),
  )
  await writeAct(db, clock, actor, {
    ...{ assignment, answer, act: what, change, words, until: null, batchId: null },
    side: what === 'accept' || what === 'return' ? 'planner' : 'owner',
  })
}
