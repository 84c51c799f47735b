import { sql } from 'kysely'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'

export type FeedRow = { id: string; personId: string; since: Date; lastReadOn: Day | null }

export async function findFeedOf(db: Db, personId: string): Promise<FeedRow | undefined> {
  const { rows } = await sql<FeedRow>`
    select id, person_id, since, last_read_on from calendar_feeds where person_id = ${personId}`.execute(db)
  return rows[0]
}

export async function findFeed(db: Db, id: string): Promise<FeedRow | undefined> {
  const { rows } = await sql<FeedRow>`
    select id, person_id, since, last_read_on from calendar_feeds where id = ${id}`.execute(db)
  return rows[0]
}

/** One each: of two at once the second leaves the first. */
export async function insertFeed(db: Db, { id, personId, since }: Omit<FeedRow, 'lastReadOn'>): Promise<void> {
  await sql`
    insert into calendar_feeds (id, person_id, since) values (${id}, ${personId}, ${since})
    on conflict on constraint calendar_feeds_one_each do nothing`.execute(db)
}

export async function deleteFeedOf(db: Db, personId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from calendar_feeds where person_id = ${personId}`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

export async function noteRead(db: Db, id: string, on: Day): Promise<void> {
  await sql`
    update calendar_feeds set last_read_on = ${on}::date where id = ${id} and last_read_on is distinct from ${on}::date`.execute(
    db,
  )
}
