import type { Db } from '../../platform/database.ts'

/** A code is right for its half minute and one on either side. */
const codeLifeMs = 2 * 60 * 1000

/** How a person can sign in; passkeys oldest first. */
export async function findFactors(db: Db, personId: string) {
  const { twoFactorEnabled } = await db
    .selectFrom('people')
    .select('twoFactorEnabled')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const accounts = await db
    .selectFrom('accounts')
    .select(['providerId', 'password'])
    .where('personId', '=', personId)
    .execute()
  const passkeys = await db
    .selectFrom('passkeys')
    .select(['id', 'name', 'createdAt'])
    .where('personId', '=', personId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return {
    codeApp: twoFactorEnabled,
    hasPassword: accounts.some(({ password }) => password !== null),
    providers: accounts.map(({ providerId }) => providerId).filter((id) => id !== 'credential'),
    passkeys,
  }
}

/** Of two who send a code at once, one gets it. Answers false where it was sent before and might still be right. */
export async function spendCode(db: Db, personId: string, codeHash: Buffer, at: Date): Promise<boolean> {
  await db
    .deleteFrom('spentCodes')
    .where('personId', '=', personId)
    .where('spentAt', '<', new Date(at.getTime() - codeLifeMs))
    .execute()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('spentCodes')
    .values({ personId, codeHash, spentAt: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function deletePasskey(db: Db, personId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('passkeys')
    .where('personId', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Takes every second factor from a person; the password stays. */
export async function deleteFactors(db: Db, personId: string): Promise<void> {
  await db.deleteFrom('twoFactors').where('personId', '=', personId).execute()
  await db.deleteFrom('spentCodes').where('personId', '=', personId).execute()
  await db.deleteFrom('passkeys').where('personId', '=', personId).execute()
  await db.updateTable('people').set({ twoFactorEnabled: false }).where('id', '=', personId).execute()
}

/** Whose account of a provider this is. */
export async function findLinkedPerson(db: Db, issuer: string, subject: string): Promise<string | undefined> {
  const account = await db
    .selectFrom('accounts')
    .select('personId')
    .where('providerId', '=', issuer)
    .where('accountId', '=', subject)
    .executeTakeFirst()
  return account?.personId
}

/** Answers false where the account is somebody's already. */
export async function insertLinkedAccount(
  db: Db,
  account: { id: string; personId: string; issuer: string; subject: string; at: Date },
): Promise<boolean> {
  const { id, personId, issuer, subject, at } = account
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('accounts')
    .values({ id, personId, providerId: issuer, accountId: subject, createdAt: at, updatedAt: at })
    .onConflict((conflict) => conflict.columns(['providerId', 'accountId']).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function deleteLinkedAccounts(db: Db, personId: string, issuer: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('accounts')
    .where('personId', '=', personId)
    .where('providerId', '=', issuer)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Somebody half signed in: whose it is, by the value that better-auth keeps for the cookie, among those for other cookies. */
export async function findHalfSession(db: Db, identifier: string, at: Date): Promise<string | undefined> {
  const row = await db
    .selectFrom('verifications')
    .select('value')
    .where('identifier', '=', identifier)
    .where('identifier', 'like', '2fa-%')
    .where('expiresAt', '>', at)
    .executeTakeFirst()
  return row?.value
}
