import type { OneTimeLink } from '../../../shared/people.ts'
import type { Db } from '../../platform/database.ts'

export type LinkPurpose = { purpose: OneTimeLink['purpose']; personId: string | null }
export type LinkRow = LinkPurpose & { givenBy: string | null }

export async function insertLink(
  db: Db,
  link: LinkRow & { tokenHash: Buffer; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await db.insertInto('oneTimeLinks').values(link).execute()
}

/** Whoever leaves has no link left. */
export async function deleteLinksOf(db: Db, personId: string): Promise<void> {
  await db.deleteFrom('oneTimeLinks').where('personId', '=', personId).execute()
}

/** A newer link of the same kind for the same person makes the older ones void. */
export async function deleteLinks(db: Db, { purpose, personId }: LinkPurpose): Promise<void> {
  await db
    .deleteFrom('oneTimeLinks')
    .where('purpose', '=', purpose)
    .where((eb) => (personId === null ? eb('personId', 'is', null) : eb('personId', '=', personId)))
    .execute()
}

export async function findUsableLink(db: Db, tokenHash: Buffer, at: Date): Promise<LinkRow | undefined> {
  const link = await db
    .selectFrom('oneTimeLinks')
    .select(['purpose', 'personId', 'givenBy'])
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', at)
    .executeTakeFirst()
  return link as LinkRow | undefined
}

/** Of two who use a link at once, one gets it. One that only tells somebody to sign in opens nothing. */
export async function takeLink(db: Db, tokenHash: Buffer, at: Date): Promise<LinkRow | undefined> {
  const link = await db
    .updateTable('oneTimeLinks')
    .set({ usedAt: at })
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', at)
    .where('purpose', '!=', 'sign-in')
    .returning(['purpose', 'personId', 'givenBy'])
    .executeTakeFirst()
  return link as LinkRow | undefined
}
