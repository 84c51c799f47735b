import { createHash } from 'node:crypto'
import { isPossible, lastDayOf, stateAfter } from '../../../rules/duties/index.ts'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import { type Evidence, MOST_EVIDENCE, MOST_EVIDENCE_BYTES } from '../../../shared/evidence.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problems.ts'
import { cleanFileName, emptyFile, type ReadingJobs, refuseSecret } from '../documents/index.ts'
import { findPersonNames } from '../identity/index.ts'
import { holdAnswer, requireSide, writeAct } from './act-writing.service.ts'
import type { ActMade } from './acts.ts'
import { toEvidence } from './answer-words.ts'
import type { AnswerRow } from './answers.repository.ts'
import { describeAssignment } from './assignment-page.service.ts'
import { getAssignmentRow } from './assignments.repository.ts'
import { actNotPossible, evidenceFull, evidenceNotTaken, tooMuchEvidence } from './duties.problems.ts'
import {
  deleteBytesNotHandedIn,
  findEvidenceBytes,
  findStanding,
  getEvidenceRow,
  holdStandingBytes,
  insertEvidence,
} from './evidence.repository.ts'
import { evidenceKindOf, MEDIA_TYPES, nameAsKind } from './evidence-kinds.ts'

export type EvidenceDeps = { db: Db; clock: Clock; readings: ReadingJobs }
export type NewFile = { bytes: Buffer; fileName: string | undefined; period: string }

/** Asked before the bytes are. Throws `not-found`, `not-allowed`. */
export async function requireAnswering(db: Db, actor: Actor, assignmentId: string): Promise<void> {
  await inTransaction(db, actor, async (db) => requireSide(actor, 'note', await getAssignmentRow(db, assignmentId)))
}

/**
 * Keeps a file with an answer that is not handed in, or answers the one that has the same bytes. Throws `evidence-not-taken`,
 * `secret-document`, `too-much-evidence`, `evidence-full`, `act-not-possible` and `assignment-ended`.
 */
export async function attachEvidence(
  deps: EvidenceDeps,
  actor: Actor,
  assignmentId: string,
  { bytes, fileName, period }: NewFile,
): Promise<{ evidence: Evidence; alreadyHere: boolean }> {
  const { db, clock } = deps
  if (bytes.length === 0) throw emptyFile()
  const found = evidenceKindOf(bytes)
  if ('notTaken' in found) throw evidenceNotTaken(found.notTaken)
  const { homeId, unitPath } = await inTransaction(db, actor, (db) => getAssignmentRow(db, assignmentId))
  await refuseSecret(deps, actor, { homeId, unitPath, subject: `assignment:${assignmentId}` }, bytes)
  const sha256 = createHash('sha256').update(bytes).digest()
  return inTransaction(db, actor, async (db) => {
    requireSide(actor, 'note', await getAssignmentRow(db, assignmentId))
    const held = await holdAnswer(db, assignmentId, period)
    const { id, alreadyHere } = await keepEvidence(db, clock, actor, held, {
      bytes,
      fileName: nameAsKind(found.kind, cleanFileName(fileName)),
      kind: found.kind,
      sha256,
    })
    const row = await getEvidenceRow(db, held.assignment, id)
    return { evidence: toEvidence(row, await findPersonNames(db, [row.addedBy])), alreadyHere }
  })
}

type Held = Awaited<ReturnType<typeof holdAnswer>>
type KnownFile = { bytes: Buffer; fileName: string; kind: Evidence['kind']; sha256: Buffer }

/** Keeps a file of a known kind with an answer that is held, in the caller's transaction, or finds the one that has the same bytes. */
export async function keepEvidence(
  db: Db,
  clock: Clock,
  actor: Actor,
  { assignment, answer }: Held,
  { bytes, fileName, kind, sha256 }: KnownFile,
): Promise<{ id: string; alreadyHere: boolean }> {
  const change = changed(answer, 'attach', today(clock))
  const { files, same } = await findStanding(db, answer, sha256)
  if (same !== null) return { id: same, alreadyHere: true }
  if (files >= MOST_EVIDENCE) throw tooMuchEvidence()
  if ((await holdStandingBytes(db, answer)) + bytes.length > MOST_EVIDENCE_BYTES) throw evidenceFull()
  const id = newId()
  const by = { addedBy: actor.personId, addedAt: clock.now() }
  await insertEvidence(db, answer, { id, sha256, fileName, kind, ...by, bytes })
  await writeAct(db, clock, actor, {
    assignment,
    answer,
    act: 'attach',
    side: 'owner',
    change,
    words: null,
    until: null,
    batchId: null,
    evidenceId: id,
  })
  return { id, alreadyHere: false }
}

/** A file is added and removed as a word about the progress is written: while the answer is not handed in. */
function changed(answer: AnswerRow, act: 'attach' | 'detach', day: Day): ActMade {
  if (answer.droppedOn !== null) throw actNotPossible(act, 'dropped')
  const isAhead = answer.opensOn > day
  const state = stateAfter(answer.state, 'note')
  if (state === undefined || !isPossible({ ...answer, lastDay: lastDayOf(answer), isAhead }, 'note'))
    throw actNotPossible(act, isAhead ? 'ahead' : answer.state)
  const { submittedOn, extendedTo, askedUntil } = answer
  return { state, submittedOn, extendedTo, askedUntil, lateDays: 0 }
}

/** Takes a file from an answer that is not handed in; the history tells that it stood there. */
export async function detachEvidence(
  db: Db,
  clock: Clock,
  actor: Actor,
  assignmentId: string,
  evidenceId: string,
): Promise<AssignmentPage> {
  return inTransaction(db, actor, async (db) => {
    const row = await getAssignmentRow(db, assignmentId)
    requireSide(actor, 'note', row)
    const { period } = await getEvidenceRow(db, row, evidenceId)
    const { assignment, answer } = await holdAnswer(db, assignmentId, period)
    const change = changed(answer, 'detach', today(clock))
    const { removed } = await getEvidenceRow(db, row, evidenceId)
    if (!removed) {
      await deleteBytesNotHandedIn(db, row.homeId, evidenceId)
      await writeAct(db, clock, actor, {
        assignment,
        answer,
        act: 'detach',
        side: 'owner',
        change,
        words: null,
        until: null,
        batchId: null,
        evidenceId,
      })
    }
    return describeAssignment(db, clock, actor, assignmentId)
  })
}

/** For whoever sees the answer. Throws `not-found`. */
export async function getEvidenceFile(
  db: Db,
  actor: Actor,
  assignmentId: string,
  evidenceId: string,
): Promise<{ fileName: string; mediaType: string; bytes: Buffer }> {
  return inTransaction(db, actor, async (db) => {
    const assignment = await getAssignmentRow(db, assignmentId)
    const { fileName, kind } = await getEvidenceRow(db, assignment, evidenceId)
    const bytes = await findEvidenceBytes(db, assignment.homeId, evidenceId)
    if (!bytes) throw notFound('This file')
    return { fileName, mediaType: MEDIA_TYPES[kind], bytes }
  })
}
