import { sql } from 'kysely'
import type { DutyKind } from '../../../shared/duties.ts'
import type { DocumentFacts } from '../../../shared/plan.ts'
import type { ReminderWay } from '../../../shared/reminders.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { type AnswerRow, ofAnswer } from './answers.repository.ts'
import { ownerName, wordsOf } from './assignments.repository.ts'

export type AnswerKey = { assignmentId: string; period: string }

/** An answer that may be reminded of, with the clause that asks for it. */
export type RemindableRow = AnswerRow & {
  unitPath: string
  givenFrom: string | null
  receivedFrom: string[]
  ended: boolean
  organisationId: string | null
  organisationName: string | null
  versionId: string
  kind: DutyKind
  section: string
  quote: string
  /** Of a part: who gave it. */
  giverName: string | null
}

const withClause = sql`
  ${ofAnswer}, a.unit_path::text, a.given_from::text, a.received_from::text[], a.ended, a.organisation_id,
    ${ownerName} as organisation_name, s.version_id, s.kind, f.section, ${wordsOf} as quote,
    case when s.given_by is not null then body_name(s.home_id, s.given_by) end as giver_name`
const joined = sql`
  join assignments s on s.home_id = a.home_id and s.id = a.assignment_id
  join facts f on f.home_id = s.home_id and f.version_id = s.version_id and f.id = s.fact_id
  left join organisations o on o.home_id = s.home_id and o.id = s.organisation_id`
const byOrganisation = sql`order by o.name collate "vi-x-icu", o.id, a.last_on, a.assignment_id, a.period`

/** Those of the programme that are among these, by organisation and day. */
export async function listRemindable(
  db: Db,
  { homeId, id }: { homeId: number; id: string },
  keys: readonly AnswerKey[],
): Promise<RemindableRow[]> {
  const { rows } = await sql<RemindableRow>`
    select ${withClause}
    from unnest(${keys.map(({ assignmentId }) => assignmentId)}::uuid[], ${keys.map(({ period }) => period)}::text[]) as k(assignment_id, period)
    join answers a on a.assignment_id = k.assignment_id and a.period = k.period ${joined}
    where a.home_id = ${homeId} and a.programme_id = ${id} ${byOrganisation}`.execute(db)
  return rows
}

/** How often somebody was reminded of these on the day: those of whom nobody was are left out. */
export async function countReminders(
  db: Db,
  homeId: number,
  keys: readonly AnswerKey[],
  on: Day,
): Promise<(AnswerKey & { times: number })[]> {
  const { rows } = await sql<AnswerKey & { times: number }>`
    select r.assignment_id, r.period, max(r.nth)::int as times
    from unnest(${keys.map(({ assignmentId }) => assignmentId)}::uuid[], ${keys.map(({ period }) => period)}::text[]) as k(assignment_id, period)
    join reminders r on r.assignment_id = k.assignment_id and r.period = k.period
    where r.home_id = ${homeId} and r.on_day = ${on} group by 1, 2`.execute(db)
  return rows
}

/** Whether something of a programme is sent to one of these organisations, or was given by one as a part. */
export async function awaitsSomething(db: Db, programmeId: string, organisations: readonly string[]): Promise<boolean> {
  if (organisations.length === 0) return false
  const bodies = sql`${[...organisations]}::bigint[]`
  const { rows } = await sql`
    (select from reports_sent_to_me() where programme_id = ${programmeId} and received_by && ${bodies} limit 1)
    union all
    (select from answers where programme_id = ${programmeId} and given_by = any(${bodies}) and not ended limit 1)`.execute(
    db,
  )
  return rows.length > 0
}

export type NewReminders = {
  homeId: number
  sendingId: string
  way: ReminderWay
  words: string | null
  answerBy: Day | null
  byPerson: string
  on: Day
  at: Date
  answers: readonly (AnswerKey & { nth: number })[]
}

/** They show to whom their answers do. Answers how many were new: of two at once one finds that the other was there. */
export async function insertReminders(db: Db, reminders: NewReminders): Promise<number> {
  const { homeId, sendingId, way, words, answerBy, byPerson, on, at, answers } = reminders
  const { numAffectedRows } = await sql`
    insert into reminders (home_id, assignment_id, period, on_day, nth, sending_id, programme_id, organisation_id, unit_path, audience,
      received_from, way, words, answer_by, by_person, at)
    select a.home_id, a.assignment_id, a.period, ${on}::date, k.nth, ${sendingId}::uuid, a.programme_id, a.organisation_id, a.unit_path,
      a.audience, array_remove(a.received_from || a.given_from, null), ${way}, ${words}, ${answerBy}::date, ${byPerson}::uuid, ${at}
    from unnest(${answers.map(({ assignmentId }) => assignmentId)}::uuid[], ${answers.map(({ period }) => period)}::text[],
      ${answers.map(({ nth }) => nth)}::smallint[]) as k(assignment_id, period, nth)
    join answers a on a.home_id = ${homeId} and a.assignment_id = k.assignment_id and a.period = k.period
    order by 2, 3
    on conflict on constraint reminders_pk do nothing`.execute(db)
  return Number(numAffectedRows)
}

export type ReminderRow = AnswerKey & {
  organisationId: string
  sendingId: string
  way: ReminderWay
  at: Date
  byPerson: string
  words: string | null
  answerBy: Day | null
}

const ofReminder = sql`r.assignment_id, r.period, r.organisation_id, r.sending_id, r.way, r.at, r.by_person, r.words, r.answer_by`

/** The last one of each of these answers of a programme. */
export async function listLastReminders(
  db: Db,
  { homeId, id }: { homeId: number; id: string },
  answers: readonly AnswerKey[],
): Promise<ReminderRow[]> {
  const { rows } = await sql<ReminderRow>`
    select distinct on (r.assignment_id, r.period) ${ofReminder}
    from unnest(${answers.map(({ assignmentId }) => assignmentId)}::uuid[], ${answers.map(({ period }) => period)}::text[]) as k(assignment_id, period)
    join reminders r on r.home_id = ${homeId} and r.assignment_id = k.assignment_id and r.period = k.period
    where r.programme_id = ${id}
    order by r.assignment_id, r.period, r.at desc, r.nth desc`.execute(db)
  return rows
}

/** All of an assignment, the last first. */
export async function listRemindersOf(db: Db, { homeId, id }: { homeId: number; id: string }): Promise<ReminderRow[]> {
  const { rows } = await sql<ReminderRow>`
    select ${ofReminder} from reminders r
    where r.home_id = ${homeId} and r.assignment_id = ${id} order by r.at desc, r.period, r.nth desc limit 500`.execute(
    db,
  )
  return rows
}

export type SentRow = RemindableRow & Pick<ReminderRow, 'words' | 'answerBy'> & { programmeId: string; on: Day }

/** The answers of which one sending reminded, by organisation and day; none where it is not there, or not for the actor. */
export async function listSending(db: Db, sendingId: string): Promise<SentRow[]> {
  const { rows } = await sql<SentRow>`
    select ${withClause}, r.words, r.answer_by, r.programme_id, r.on_day as on
    from reminders r
    join answers a on a.home_id = r.home_id and a.assignment_id = r.assignment_id and a.period = r.period ${joined}
    where r.sending_id = ${sendingId} and r.way = 'letter' ${byOrganisation}`.execute(db)
  return rows
}

/** What the documents of these versions say of themselves, in the order of the versions. */
export async function listDocumentFacts(
  db: Db,
  homeId: number,
  versionIds: readonly string[],
): Promise<Partial<DocumentFacts>[]> {
  const { rows } = await sql<{ body: Partial<DocumentFacts> | null }>`
    select f.body
    from unnest(${[...versionIds]}::uuid[]) with ordinality as v(id, place)
    left join facts f on f.home_id = ${homeId} and f.version_id = v.id and f.kind = 'document' and f.deleted_at is null
    order by v.place`.execute(db)
  return rows.map(({ body }) => body ?? {})
}
