import { sql } from 'kysely'
import { STEPS } from '../../../rules/duties/index.ts'
import { ANSWER_ACTS, type AnswerAct, type AnswerEventKind, type AnswerState } from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import type { AnswerChange } from './answers.repository.ts'

const OWNERS_ACTS = [...ANSWER_ACTS.filter((act) => STEPS[act].side === 'owner'), 'attach']

export type EventRow = {
  id: string
  period: string
  act: AnswerEventKind
  state: AnswerState
  byPerson: string
  at: Date
  words: string | null
  until: Day | null
  lateDays: number
  fileName: string | null
}

/** Everything that was done to the answers of an assignment, the last first. */
export async function listEvents(db: Db, { homeId, id }: { homeId: number; id: string }): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select a.id, a.period, a.act, a.state, a.by_person, a.at, a.words, a.until, a.late_days, e.file_name
    from answer_events a left join evidence e on e.home_id = a.home_id and e.id = a.evidence_id
    where a.home_id = ${homeId} and a.assignment_id = ${id} order by a.at desc, a.id desc limit 500`.execute(db)
  return rows
}

export type NewEvent = Omit<EventRow, 'fileName'> & {
  homeId: number
  assignmentId: string
  stateBefore: AnswerState
  before: Omit<AnswerChange, 'state'>
  /** Of the answer, after it. */
  revision: number
  batchId: string | null
  evidenceId: string | null
}

/** It shows to whom its answer does. */
export async function insertEvent(db: Db, event: NewEvent): Promise<void> {
  await sql`
    insert into answer_events (home_id, id, assignment_id, period, unit_path, audience, given_from, received_from, act, state_before, state, by_person, at, words,
      until, late_days, before, revision, batch_id, evidence_id)
    select a.home_id, ${event.id}::uuid, a.assignment_id, a.period, a.unit_path, a.audience, a.given_from, a.received_from, ${event.act}, ${event.stateBefore},
      ${event.state}, ${event.byPerson}::uuid, ${event.at}, ${event.words}, ${event.until}, ${event.lateDays},
      ${JSON.stringify(event.before)}::jsonb, ${event.revision}, ${event.batchId}, ${event.evidenceId}::uuid
    from answers a where a.home_id = ${event.homeId} and a.assignment_id = ${event.assignmentId} and a.period = ${event.period}`.execute(
    db,
  )
}

/** Who of the owner's side did something with an answer. */
export async function listOwnersOf(
  db: Db,
  { homeId, assignmentId, period }: { homeId: number; assignmentId: string; period: string },
): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select distinct by_person as person from answer_events
    where home_id = ${homeId} and assignment_id = ${assignmentId} and period = ${period} and act = any(${OWNERS_ACTS})`.execute(
    db,
  )
  return rows.map(({ person }) => person)
}

export type BatchEvent = Pick<NewEvent, 'assignmentId' | 'period' | 'stateBefore' | 'before' | 'revision' | 'at'> & {
  act: AnswerAct
}

/** What one person did in one go, in the order in which answers are held. */
export async function listBatch(db: Db, batchId: string, personId: string): Promise<BatchEvent[]> {
  const { rows } = await sql<BatchEvent>`
    select assignment_id, period, act, state_before, before, revision, at from answer_events
    where batch_id = ${batchId} and by_person = ${personId} and act <> 'undo' order by assignment_id, period`.execute(
    db,
  )
  return rows
}
