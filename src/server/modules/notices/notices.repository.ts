import { sql } from 'kysely'
import type { NoticeKind, NoticeParams, NoticesQuery } from '../../../shared/notices.ts'
import type { Db } from '../../platform/database.ts'

export type NoticeRow = {
  id: string
  kind: NoticeKind
  subject: string
  params: NoticeParams
  words: string | null
  byPerson: string | null
  at: Date
  seenAt: Date | null
  takenBackAt: Date | null
}
export type NewNotice = Omit<NoticeRow, 'id' | 'seenAt' | 'takenBackAt'> & {
  sentFrom: string
  people: readonly string[]
}

/** One for each person; ids are given in the order of the people. What waits to be seen as it is stays one (`notices_waiting_once`). */
export async function insertNotices(db: Db, ids: readonly string[], notice: NewNotice): Promise<void> {
  const { people, sentFrom, kind, subject, params, words, byPerson, at } = notice
  await sql`
    insert into notices (id, person_id, sent_from, kind, subject, params, words, by_person, at)
    select id, person, ${sentFrom}::ltree, ${kind}, ${subject ?? null}, ${JSON.stringify(params)}::jsonb, ${words}, ${byPerson}::uuid, ${at}
    from unnest(${[...ids]}::uuid[], ${[...people]}::uuid[]) as of_each(id, person) on conflict do nothing`.execute(db)
}

/** Newest first. */
export async function listNotices(
  db: Db,
  personId: string,
  { unseen = false, before, limit }: NoticesQuery,
): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select id, kind, subject, params, words, by_person, at, seen_at, taken_back_at from notices
    where person_id = ${personId} ${unseen ? sql`and seen_at is null and taken_back_at is null` : sql``} ${before ? sql`and id < ${before}::uuid` : sql``}
    order by id desc limit ${limit}`.execute(db)
  return rows
}

export async function countUnseen(db: Db, personId: string, most: number): Promise<number> {
  const { rows } = await sql<{ unseen: number }>`
    select count(*)::int as unseen from (select from notices where person_id = ${personId} and seen_at is null and taken_back_at is null limit ${most}) n`.execute(
    db,
  )
  return rows[0]?.unseen ?? 0
}

export async function markSeen(db: Db, personId: string, upTo: string, at: Date): Promise<void> {
  await sql`
    update notices set seen_at = ${at} where person_id = ${personId} and seen_at is null and id <= ${upTo}::uuid`.execute(
    db,
  )
}

/** Those of a kind about a subject, or sent to a person. */
export type ToTakeBack = {
  kind: NoticeKind
  subject?: string
  toPerson?: string
  /** What they say among the rest. */
  params: NoticeParams
}

/** Of those that were sent from where the caller writes. */
export async function markTakenBack(db: Db, { kind, subject, toPerson, params }: ToTakeBack, at: Date): Promise<void> {
  await sql`
    select take_notices_back(${kind}, ${subject ?? null}, ${JSON.stringify(params)}::jsonb, ${toPerson ?? null}::uuid, ${at})`.execute(
    db,
  )
}

export type Told = {
  subject: string
  organisationId: string | null
  people: number
  seen: number
  lastSeenAt: Date | null
}

/**
 * How many were told about these, for each organisation that a notice names, and how many of them saw it: of what this person sent,
 * or what was sent from below these places.
 */
export async function listTold(
  db: Db,
  by: string,
  from: readonly string[],
  subjects: readonly string[],
): Promise<Told[]> {
  if (subjects.length === 0) return []
  const { rows } = await sql<Told>`
    select subject, params ->> 'organisationId' as organisation_id, count(*)::int as people, count(seen_at)::int as seen,
      max(seen_at) as last_seen_at
    from notices
    where subject = any (${[...subjects]}) and (by_person = ${by}::uuid or sent_from <@ ${[...from]}::ltree[])
    group by 1, 2`.execute(db)
  return rows
}
