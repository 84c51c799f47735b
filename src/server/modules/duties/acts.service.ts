import { STEPS } from '../../../rules/duties/index.ts'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import type { ActsDone, NewAct, NewActs } from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { invalidRequest, notFound, Problem } from '../../platform/problems.ts'
import { holdAnswer, requireSide, writeAct } from './act-writing.service.ts'
import { makeOf } from './acts.ts'
import { describeAssignment } from './assignment-page.service.ts'
import { type AssignmentRow, getAssignmentRow } from './assignments.repository.ts'
import { answerChanged, batchTooOld } from './duties.problems.ts'
import { listBatch } from './events.repository.ts'
import { findPartsUntil } from './parts.repository.ts'

/**
 * Does something with one answer of an assignment. Throws `answer-changed` where somebody did meanwhile, `act-not-possible`,
 * `assignment-ended`, and `invalid-request` where the act needs words that say why, or a later day.
 */
export async function doAct(
  db: Db,
  clock: Clock,
  actor: Actor,
  assignmentId: string,
  act: NewAct,
): Promise<AssignmentPage> {
  return inTransaction(db, actor, async (db) => {
    await doOne(db, clock, actor, assignmentId, act, null)
    return describeAssignment(db, clock, actor, assignmentId)
  })
}

/** Does the same with many answers: each is done whole or stays as it was, and the answer says which. */
export async function doActs(
  db: Db,
  clock: Clock,
  actor: Actor,
  { batchId, answers, ...act }: NewActs,
): Promise<ActsDone> {
  return inTransaction(db, actor, async (db) => {
    const problems = await oneByOne(answers, ({ assignmentId, ...answer }) =>
      doOne(db, clock, actor, assignmentId, { ...act, ...answer }, batchId),
    )
    return { batchId, results: toResults(answers, problems) }
  })
}

const undoWithinMs = 24 * 60 * 60 * 1000

/**
 * Takes back what the actor did in one go within a day: each answer that nobody touched since is as it was before. Throws
 * `not-found` where they did nothing such, and `batch-too-old`.
 */
export async function undoActs(db: Db, clock: Clock, actor: Actor, batchId: string): Promise<ActsDone> {
  return inTransaction(db, actor, async (db) => {
    const events = await listBatch(db, batchId, actor.personId)
    const [first] = events
    if (!first) throw notFound('What was done')
    if (clock.now().getTime() - first.at.getTime() > undoWithinMs) throw batchTooOld()
    const problems = await oneByOne(events, async ({ assignmentId, period, act, revision, stateBefore, before }) => {
      requireSide(actor, act, await getAssignmentRow(db, assignmentId))
      const { assignment, answer } = await holdAnswer(db, assignmentId, period)
      if (answer.revision !== revision) throw answerChanged(answer.revision)
      const change = { ...before, state: stateBefore, lateDays: 0 }
      await writeAct(db, clock, actor, {
        assignment,
        answer,
        act: 'undo',
        side: STEPS[act].side,
        change,
        words: null,
        until: null,
        batchId,
      })
    })
    return { batchId, results: toResults(events, problems) }
  })
}

type Named = { assignmentId: string; period?: string }

/** In one order, so that two who do so at once wait for each other and not in a circle. */
export async function oneByOne<T extends Named>(
  all: readonly T[],
  work: (one: T) => Promise<void>,
): Promise<Map<T, string>> {
  const problems = new Map<T, string>()
  for (const one of all.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))) {
    try {
      await work(one)
    } catch (error) {
      // Refused before anything was written.
      if (!(error instanceof Problem)) throw error
      problems.set(one, error.kind.type)
    }
  }
  return problems
}
const keyOf = ({ assignmentId, period = '' }: Named) => `${assignmentId} ${period}`

const toResults = <T extends Required<Named>>(
  all: readonly T[],
  problems: ReadonlyMap<T, string>,
): ActsDone['results'] =>
  all.map((one) => ({ assignmentId: one.assignmentId, period: one.period, problem: problems.get(one) ?? null }))

/** A part is given no more time than its duty has. Throws `invalid-request`. */
async function checkPartsEnd(db: Db, { homeId, parentId }: AssignmentRow, extendedTo: Day | null): Promise<void> {
  if (parentId === null || extendedTo === null) return
  const until = await findPartsUntil(db, homeId, parentId)
  if (until !== null && extendedTo > until)
    throw invalidRequest([{ pointer: '#/until', code: 'after-duty', params: { until } }])
}

async function doOne(
  db: Db,
  clock: Clock,
  actor: Actor,
  assignmentId: string,
  { period, act, ...rest }: NewAct,
  batchId: string | null,
): Promise<void> {
  requireSide(actor, act, await getAssignmentRow(db, assignmentId))
  const { assignment, answer } = await holdAnswer(db, assignmentId, period)
  const change = makeOf(answer, { act, ...rest }, today(clock))
  await checkPartsEnd(db, assignment, change.extendedTo === answer.extendedTo ? null : change.extendedTo)
  const { words, until } = rest
  await writeAct(db, clock, actor, {
    assignment,
    answer,
    act,
    side: STEPS[act].side,
    change,
    words: words?.trim() ?? null,
    until: until ?? null,
    batchId,
  })
}
