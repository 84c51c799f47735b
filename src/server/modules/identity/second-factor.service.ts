import { createHash } from 'node:crypto'
import { APIError } from 'better-auth/api'
import type { BackupCodes, ConfirmIdentity, ConfirmWithCode, NewCodeApp } from '../../../shared/sessions.ts'
import type { SessionCaller } from '../../platform/access.ts'
import { type Actor, notSignedIn } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import type { Accounts, AccountsIn } from './accounts.ts'
import { requireIdentity } from './confirm-identity.ts'
import { deleteFactors, findFactors, findHalfSession, spendCode } from './factors.repository.ts'
import { ownDeed, recordOwn, wholeSystem } from './own-record.ts'
import { deleteSessionsOf } from './people.repository.ts'
import { deleteOtherSessions } from './sessions.repository.ts'
import { secondFactorState, wrongCode } from './sign-in.problems.ts'
import { requireWholePerson } from './whole-person.ts'

export type FactorDeps = { db: Db; accountsIn: AccountsIn; clock: Clock }
/** Of whoever asks: their session, and its cookie and device as headers. */
export type Own = SessionCaller & { headers: Headers }

const sixDigits = /^\d{6}$/

/** Whose half a session is; better-auth checks the cookie's signature when the code comes. Throws `not-signed-in`. */
async function findHalf(db: Db, accounts: Accounts, clock: Clock, headers: Headers) {
  const { name } = (await accounts.$context).createAuthCookie('two_factor')
  const cookie = (headers.get('cookie') ?? '').split(/; */).find((pair) => pair.startsWith(`${name}=`)) ?? ''
  const [identifier = ''] = cookie.slice(name.length + 1).split('.')
  const personId = identifier && (await findHalfSession(db, identifier, clock.now()))
  if (!personId) throw notSignedIn()
  return { personId, cookie }
}

/** Whose code is awaited, so that guessing is slowed by account. Throws `not-signed-in`. */
export async function halfSignedIn({ db, accountsIn, clock }: FactorDeps, headers: Headers): Promise<string> {
  return (await findHalf(db, accountsIn(db), clock, headers)).personId
}

/**
 * Checks a code of the app or a backup code, and that it has not been used: within its minute a code that was looked
 * over the shoulder would open a second time. In the caller's transaction, so that a wrong one is not spent.
 */
async function takeCode(
  db: Db,
  accounts: Accounts,
  clock: Clock,
  personId: string,
  given: string,
  headers: Headers,
): Promise<string[]> {
  const code = given.replace(/\s/g, '').toLowerCase()
  const isOfApp = sixDigits.test(code)
  if (isOfApp) {
    const hash = createHash('sha256').update(code).digest()
    if (!(await spendCode(db, personId, hash, clock.now()))) throw wrongCode()
  }
  try {
    const call = { body: { code }, headers, returnHeaders: true } as const
    const { headers: answer } = isOfApp
      ? await accounts.api.verifyTOTP(call)
      : await accounts.api.verifyBackupCode(call)
    return answer.getSetCookie()
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) throw wrongCode()
    throw error
  }
}

/** The second half of signing in. Throws `not-signed-in`, or names the code as wrong. */
export async function enterCode(
  { db, accountsIn, clock }: FactorDeps,
  code: string,
  headers: Headers,
): Promise<string[]> {
  return inTransaction(db, wholeSystem, async (db) => {
    const accounts = accountsIn(db)
    const { personId, cookie } = await findHalf(db, accounts, clock, headers)
    // Alone: with a session beside it, the code would be held against whose session that is.
    const half = new Headers({ cookie, 'user-agent': headers.get('user-agent') ?? '' })
    return takeCode(db, accounts, clock, personId, code, half)
  })
}

/** Offers a key for an app; nothing is asked at sign-in before a code of it was confirmed. */
export async function beginCodeApp({ db, accountsIn, clock }: FactorDeps, own: Own, given: ConfirmIdentity) {
  return inTransaction(db, ownDeed(own.actor), async (db): Promise<NewCodeApp> => {
    const accounts = accountsIn(db)
    await requireIdentity(db, accounts, clock, own, given.password)
    const { codeApp } = await findFactors(db, own.actor.personId)
    if (codeApp) throw secondFactorState('The app is on already')
    const { totpURI } = await accounts.api.enableTwoFactor({ body: given, headers: own.headers })
    return { uri: totpURI, key: new URL(totpURI).searchParams.get('secret') ?? '' }
  })
}

/** From the first right code on, one is asked at each sign-in. Other sessions end; this one goes on under a new name. */
export async function confirmCodeApp(
  { db, accountsIn, clock }: FactorDeps,
  own: Own,
  code: string,
): Promise<BackupCodes & { cookies: string[] }> {
  const { personId } = own.actor
  return inTransaction(db, ownDeed(own.actor), async (db) => {
    const accounts = accountsIn(db)
    if ((await findFactors(db, personId)).codeApp) throw secondFactorState('The app is on already')
    if (!sixDigits.test(code.replace(/\s/g, ''))) throw wrongCode()
    await deleteOtherSessions(db, personId, own.sessionId)
    const cookies = await takeCode(db, accounts, clock, personId, code, own.headers)
    const { backupCodes } = await accounts.api.viewBackupCodes({ body: { userId: personId } })
    await recordOwn(db, clock, personId, 'people.code-app-on')
    return { backupCodes: backupCodes as string[], cookies }
  })
}

/** Ten new backup codes in place of the old ones. */
export async function renewBackupCodes({ db, accountsIn, clock }: FactorDeps, own: Own, given: ConfirmWithCode) {
  return inTransaction(db, ownDeed(own.actor), async (db): Promise<BackupCodes> => {
    const accounts = accountsIn(db)
    await confirmBoth(db, accounts, clock, own, given)
    const { backupCodes } = await accounts.api.generateBackupCodes({
      body: passwordOf(given),
      headers: own.headers,
    })
    await recordOwn(db, clock, own.actor.personId, 'people.backup-codes')
    return { backupCodes }
  })
}

export async function endCodeApp({ db, accountsIn, clock }: FactorDeps, own: Own, given: ConfirmWithCode) {
  return inTransaction(db, ownDeed(own.actor), async (db): Promise<string[]> => {
    const accounts = accountsIn(db)
    await confirmBoth(db, accounts, clock, own, given)
    const { headers } = await accounts.api.disableTwoFactor({
      body: passwordOf(given),
      headers: own.headers,
      returnHeaders: true,
    })
    await recordOwn(db, clock, own.actor.personId, 'people.code-app-off')
    return headers.getSetCookie()
  })
}

const passwordOf = ({ password }: ConfirmIdentity) => (password === undefined ? {} : { password })

async function confirmBoth(db: Db, accounts: Accounts, clock: Clock, own: Own, given: ConfirmWithCode): Promise<void> {
  await requireIdentity(db, accounts, clock, own, given.password)
  if (!(await findFactors(db, own.actor.personId)).codeApp) throw secondFactorState('The app is not on')
  await takeCode(db, accounts, clock, own.actor.personId, given.code, own.headers)
}

/**
 * For somebody who lost their telephone: app, backup codes and passkeys go, sessions end, the password stays. Under the
 * same condition as a new link. Throws `not-found`, `not-allowed`.
 */
export async function resetFactors(db: Db, clock: Clock, actor: Actor, personId: string): Promise<void> {
  await inTransaction(db, actor, async (db) => {
    await requireWholePerson(db, clock, actor, personId, 'people.reset-factors')
    await deleteFactors(db, personId)
    await deleteSessionsOf(db, personId)
  })
}
