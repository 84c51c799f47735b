import { sql } from 'kysely'
import type { AnswerAct, AnswerState } from '../../../shared/duties.ts'
import type { Db } from '../../platform/database.ts'

export type EventRow = {
  id: string
  period: string
  act: AnswerAct
  state: AnswerState
  byPerson: string
  at: Date
  words: string | null
}

/** Everything that was done to the answers of an assignment, the last first. */
export async function listEvents(db: Db, { homeId, id }: { homeId: number; id: string }): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select id, period, act, state, by_person, at, words from answer_events
    where home_id = ${homeId} and assignment_id = ${id} order by at desc, id desc limit 500`.execute(db)
  return rows
}

export type NewEvent = EventRow & { homeId: number; assignmentId: string; stateBefore: AnswerState }

/** It shows to whom its answer does. */
export async function insertEvent(db: Db, event: NewEvent): Promise<void> {
  await sql`
    insert into answer_events (home_id, id, assignment_id, period, unit_path, audience, act, state_before, state, by_person, at, words)
    select a.home_id, ${event.id}::uuid, a.assignment_id, a.period, a.unit_path, a.audience, ${event.act}, ${event.stateBefore},
      ${event.state}, ${event.byPerson}::uuid, ${event.at}, ${event.words}
    from answers a where a.home_id = ${event.homeId} and a.assignment_id = ${event.assignmentId} and a.period = ${event.period}`.execute(
    db,
  )
}
