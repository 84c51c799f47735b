import { sql } from 'kysely'
import type { AnswerState, DueSource } from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'

export type AnswerRow = {
  homeId: number
  assignmentId: string
  period: string
  opensOn: Day
  dueOn: Day | null
  source: DueSource
  extendedTo: Day | null
  state: AnswerState
  submittedOn: Day | null
  revision: number
  openedOn: Day
  askedUntil: Day | null
  /** The plan asks for it no more. */
  droppedOn: Day | null
}

/** Of answers as `a`. */
export const ofAnswer = sql`
  a.home_id, a.assignment_id, a.period, a.opens_on, a.due_on, a.source, a.extended_to, a.state, a.submitted_on, a.revision, a.opened_on,
  a.asked_until, a.dropped_on`

/** All answers of an assignment, by the days of the plan: an extension moves none of them to another place. */
export async function listAnswersOfAssignment(
  db: Db,
  { homeId, id }: { homeId: number; id: string },
): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select ${ofAnswer} from answers a
    where a.home_id = ${homeId} and a.assignment_id = ${id} order by a.due_on nulls last, a.period`.execute(db)
  return rows
}

/** The answer, held until the end of the transaction; undefined where there is none, or it is not the actor's to change. */
export async function lockAnswer(
  db: Db,
  { homeId, id }: { homeId: number; id: string },
  period: string,
): Promise<AnswerRow | undefined> {
  const { rows } = await sql<AnswerRow>`
    select ${ofAnswer} from answers a
    where a.home_id = ${homeId} and a.assignment_id = ${id} and a.period = ${period} for no key update`.execute(db)
  return rows[0]
}

export type AnswerChange = Pick<AnswerRow, 'state' | 'submittedOn' | 'extendedTo' | 'askedUntil'>

export async function updateAnswer(
  db: Db,
  { homeId, assignmentId, period, revision }: AnswerRow,
  { state, submittedOn, extendedTo, askedUntil }: AnswerChange,
): Promise<void> {
  await sql`
    update answers set state = ${state}, submitted_on = ${submittedOn}, extended_to = ${extendedTo}, asked_until = ${askedUntil},
      revision = ${revision + 1}
    where home_id = ${homeId} and assignment_id = ${assignmentId} and period = ${period}`.execute(db)
}
