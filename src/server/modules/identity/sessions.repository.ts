import type { Db } from '../../platform/database.ts'

/** Newest use first; those that have ended are not among them. */
export function listSessionsOf(db: Db, personId: string, { at, begunAfter }: { at: Date; begunAfter: Date }) {
  return db
    .selectFrom('sessions')
    .select(['id', 'createdAt', 'updatedAt', 'userAgent'])
    .where('personId', '=', personId)
    .where('expiresAt', '>', at)
    .where('createdAt', '>', begunAfter)
    .orderBy('updatedAt', 'desc')
    .orderBy('id')
    .execute()
}

export async function deleteSession(db: Db, personId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('sessions')
    .where('personId', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function deleteOtherSessions(db: Db, personId: string, keptId: string): Promise<void> {
  await db.deleteFrom('sessions').where('personId', '=', personId).where('id', '!=', keptId).execute()
}

/** What nobody can use any more, of this person. */
export async function deleteEndedSessions(
  db: Db,
  personId: string,
  { at, begunAfter }: { at: Date; begunAfter: Date },
): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('personId', '=', personId)
    .where((eb) => eb.or([eb('expiresAt', '<=', at), eb('createdAt', '<=', begunAfter)]))
    .execute()
}

export async function findSessionBegin(db: Db, id: string): Promise<Date | undefined> {
  const session = await db.selectFrom('sessions').select('createdAt').where('id', '=', id).executeTakeFirst()
  return session?.createdAt
}

export async function markSecondFactor(db: Db, id: string): Promise<void> {
  await db.updateTable('sessions').set({ secondFactor: true }).where('id', '=', id).execute()
}
