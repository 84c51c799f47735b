import { sql } from 'kysely'
import type { Told } from '../../../rules/telling/index.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'

export type TellingKind = 'due' | 'late-week' | 'late-programmes' | 'reminded' | 'told'
export type NewTelling = {
  homeId: number
  unitPath: string
  personId: string
  kind: TellingKind
  onDay: Day
  toldAt: Date
}
export type ToldAnswer = Told & { assignmentId: string; period: string; personId: string }

/**
 * Answers false where the person was told so for this day already; who is reminded by a person once more, or of whom
 * something more became, is told once more.
 */
export async function insertTelling(
  db: Db,
  { homeId, unitPath, personId, kind, onDay, toldAt }: NewTelling,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into tellings (home_id, unit_path, person_id, kind, on_day, told_at)
    values (${homeId}, ${unitPath}::ltree, ${personId}, ${kind}, ${onDay}, ${toldAt})
    on conflict on constraint tellings_pk do update set told_at = excluded.told_at, mail_id = null
      where tellings.kind in ('reminded', 'told') and tellings.told_at < excluded.told_at`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

/** Who was told what since a day. */
export async function listTellings(
  db: Db,
  homeId: number,
  since: Day,
): Promise<{ personId: string; kind: TellingKind; onDay: Day }[]> {
  const { rows } = await sql<{ personId: string; kind: TellingKind; onDay: Day }>`
    select person_id, kind, on_day from tellings where home_id = ${homeId} and on_day >= ${since}::date`.execute(db)
  return rows
}

/** What people were last told of these answers. */
export async function listToldAnswers(db: Db, homeId: number, assignmentIds: readonly string[]): Promise<ToldAnswer[]> {
  const { rows } = await sql<ToldAnswer>`
    select assignment_id, period, person_id, last_on, step from told_answers
    where home_id = ${homeId} and assignment_id = any (${[...new Set(assignmentIds)]}::uuid[])`.execute(db)
  return rows
}

/** Answers the steps of those that were told so only now; an answer that is gone meanwhile is left out. */
export async function noteToldAnswers(
  db: Db,
  homeId: number,
  personId: string,
  told: readonly Omit<ToldAnswer, 'personId'>[],
): Promise<number[]> {
  const records = told.map(({ assignmentId, period, lastOn, step }) => ({
    a: assignmentId,
    p: period,
    l: lastOn,
    s: step,
  }))
  const { rows } = await sql<{ step: number }>`
    insert into told_answers (home_id, assignment_id, period, person_id, unit_path, last_on, step)
    select a.home_id, a.assignment_id, a.period, ${personId}::uuid, a.unit_path, r.l, r.s
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(a uuid, p text, l date, s smallint)
    join answers a on a.home_id = ${homeId} and a.assignment_id = r.a and a.period = r.p
    on conflict on constraint told_answers_pk do update set last_on = excluded.last_on, step = excluded.step
      where told_answers.last_on <> excluded.last_on or excluded.step < told_answers.step
    returning step`.execute(db)
  return rows.map(({ step }) => step)
}

/** The most days before a last day that any office has set. */
export async function farthestDaysBefore(db: Db): Promise<number> {
  const { rows } = await sql<{ days: number }>`
    select coalesce(max(d), 0)::int as days from reminder_settings s cross join unnest(s.days_before) d`.execute(db)
  return rows[0]?.days ?? 0
}

export type Waiting = { personId: string; homeId: number; unitPath: string; lastAt: Date | null; byHand: boolean }

/** For whom something waits that was told after an instant, whether a person reminds of any of it, and when the last letter went. */
export async function listWaiting(db: Db, after: Date): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select distinct on (t.person_id) t.person_id, t.home_id, t.unit_path::text, t.kind = 'reminded' as by_hand,
      (select max(m.requested_at) from mails m where m.person_id = t.person_id and m.kind = 'notices' and m.state <> 'cancelled') as last_at
    from tellings t where t.mail_id is null and t.told_at > ${after} order by t.person_id, t.kind <> 'reminded', t.told_at`.execute(
    db,
  )
  return rows
}

/** Everything that waits for a person goes into this letter, beside what it has taken before. */
export async function takeTellings(
  db: Db,
  personId: string,
  mailId: string,
  after: Date,
): Promise<{ homeId: number; kind: TellingKind; onDay: Day }[]> {
  const { rows } = await sql<{ homeId: number; kind: TellingKind; onDay: Day }>`
    update tellings set mail_id = ${mailId}::uuid
    where person_id = ${personId} and (mail_id = ${mailId}::uuid or (mail_id is null and told_at > ${after}))
    returning home_id, kind, on_day`.execute(db)
  return rows
}

/** What a letter had taken waits again, for another one. */
export async function giveTellingsBack(db: Db, personId: string, mailId: string): Promise<void> {
  await sql`update tellings set mail_id = null where person_id = ${personId} and mail_id = ${mailId}::uuid`.execute(db)
}
