import { sql } from 'kysely'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { wordsOf } from './assignments.repository.ts'
import { OPEN } from './standing.repository.ts'

/** Reminders by mail of what still waits for its organisation. */
const waiting = sql`
  reminders r join answers a on a.home_id = r.home_id and a.assignment_id = r.assignment_id and a.period = r.period
    and ${OPEN} and not a.ended
  where r.way = 'mail'`

export type RemindedByMail = { organisationId: string; onDay: Day; at: Date }

/** Of which organisations of a home somebody reminded by mail after an instant, and when the last time on each day. */
export async function listRemindedByMail(db: Db, homeId: number, after: Date): Promise<RemindedByMail[]> {
  const { rows } = await sql<RemindedByMail>`
    select r.organisation_id, r.on_day, max(r.at) as at from ${waiting} and r.home_id = ${homeId} and r.at > ${after}
    group by 1, 2 order by 1, 2`.execute(db)
  return rows
}

export type MailReminder = {
  sendingId: string
  byPerson: string
  onDay: Day
  words: string | null
  answerBy: Day | null
  assignmentId: string
  lastOn: Day
  quote: string
  organisationName: string | null
  programmeName: string
}

/** What organisations were reminded of by mail on these days: the last sending first, each with what is longest due first. */
export async function listMailReminders(
  db: Db,
  homeId: number,
  organisationIds: readonly string[],
  days: readonly Day[],
): Promise<MailReminder[]> {
  const { rows } = await sql<MailReminder>`
    select w.*, ${wordsOf} as quote, o.name as organisation_name, p.name as programme_name
    from (
      select r.home_id, r.sending_id, r.by_person, r.on_day, r.words, r.answer_by, r.at, r.assignment_id, r.period, a.last_on
      from ${waiting} and r.home_id = ${homeId} and r.organisation_id = any (${[...organisationIds]}::bigint[])
        and r.on_day = any (${[...days]}::date[])
    ) w
    join assignments s on s.home_id = w.home_id and s.id = w.assignment_id
    join programmes p on p.home_id = s.home_id and p.id = s.programme_id
    join facts f on f.home_id = s.home_id and f.version_id = s.version_id and f.id = s.fact_id
    left join organisations o on o.home_id = s.home_id and o.id = s.organisation_id
    order by w.at desc, w.sending_id, w.last_on, w.assignment_id, w.period`.execute(db)
  return rows
}
