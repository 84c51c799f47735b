import { sql } from 'kysely'
import { MAILED_NOTICES } from '../../../shared/notices.ts'
import type { Db } from '../../platform/database.ts'
import type { NoticeRow } from './notices.repository.ts'

export type ToMail = { personId: string; at: Date }

/** Who has something unseen since an instant that no letter tells of, and the newest of it; sent from where the caller writes. */
export async function listToMail(db: Db, after: Date): Promise<ToMail[]> {
  const { rows } = await sql<ToMail>`
    select person_id, max(at) as at from notices
    where at > ${after} and seen_at is null and taken_back_at is null and mail_id is null and kind = any(${[...MAILED_NOTICES]})
    group by person_id order by person_id`.execute(db)
  return rows
}

export type MailedNotice = Pick<NoticeRow, 'id' | 'kind' | 'subject' | 'params' | 'words' | 'byPerson' | 'at'>

/** What a letter tells a person of, the newest first; no other letter does. */
export async function takeForMail(db: Db, personId: string, mailId: string, since: Date): Promise<MailedNotice[]> {
  const { rows } = await sql<MailedNotice>`
    select id, kind, subject, params, words, by_person, at
    from take_notices(${personId}::uuid, ${mailId}::uuid, ${[...MAILED_NOTICES]}, ${since}) order by at desc, id desc`.execute(
    db,
  )
  return rows
}

/** Of a letter that was not sent: another one tells of it. */
export async function giveBackFromMail(db: Db, personId: string, mailId: string): Promise<void> {
  await sql`select give_notices_back(${personId}::uuid, ${mailId}::uuid)`.execute(db)
}
