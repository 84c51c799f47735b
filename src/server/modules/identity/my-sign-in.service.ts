import type { ChangePassword, MySignIn } from '../../../shared/sessions.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problems.ts'
import { requireIdentity } from './confirm-identity.ts'
import { readDevice } from './device.ts'
import { findFactors } from './factors.repository.ts'
import { ownDeed, recordOwn } from './own-record.ts'
import { requireGoodPassword } from './passwords.service.ts'
import { upsertPassword } from './people.repository.ts'
import type { FactorDeps, Own } from './second-factor.service.ts'
import { oldestBegin } from './session.service.ts'
import { deleteOtherSessions, deleteSession, listSessionsOf } from './sessions.repository.ts'
import type { SignInSettings } from './sign-in-settings.ts'

export type MySignInDeps = FactorDeps & { settings: SignInSettings }

/** How I sign in, and where I am signed in. */
export async function describeMySignIn({ db, clock, settings }: MySignInDeps, own: Own): Promise<MySignIn> {
  const { personId } = own.actor
  const { idleHours, sessionDays, oidc } = settings
  const { providers, passkeys, ...factors } = await findFactors(db, personId)
  const life = { at: clock.now(), begunAfter: oldestBegin(clock, settings) }
  const sessions = await listSessionsOf(db, personId, life)
  return {
    ...factors,
    passkeys: passkeys.map(({ createdAt, ...passkey }) => ({ ...passkey, createdAt: createdAt.toISOString() })),
    provider: oidc ? { name: oidc.name, linked: providers.includes(oidc.issuer) } : null,
    secondFactorWanted: own.secondFactorWanted,
    idleHours,
    sessionDays,
    sessions: sessions.map(({ id, createdAt, updatedAt, userAgent }) => ({
      id,
      begunAt: createdAt.toISOString(),
      lastUsedAt: updatedAt.toISOString(),
      ...readDevice(userAgent),
      current: id === own.sessionId,
    })),
  }
}

/** Throws `not-found` for what is not mine. */
export async function endMySession({ db, clock }: MySignInDeps, { actor }: Own, id: string): Promise<void> {
  await inTransaction(db, ownDeed(actor), async (db) => {
    if (!(await deleteSession(db, actor.personId, id))) throw notFound('This session')
    await recordOwn(db, clock, actor.personId, 'people.end-session')
  })
}

export async function endMyOtherSessions({ db, clock }: MySignInDeps, { actor, sessionId }: Own): Promise<void> {
  await inTransaction(db, ownDeed(actor), async (db) => {
    await deleteOtherSessions(db, actor.personId, sessionId)
    await recordOwn(db, clock, actor.personId, 'people.end-sessions')
  })
}

/** Needs the old one; every other session ends. Throws by the field that is wrong. */
export async function changeMyPassword(deps: MySignInDeps, own: Own, { old, password }: ChangePassword): Promise<void> {
  const { db, accountsIn, clock } = deps
  const { personId } = own.actor
  await inTransaction(db, ownDeed(own.actor), async (db) => {
    const accounts = accountsIn(db)
    await requireIdentity(db, accounts, clock, own, old, 'old')
    await requireGoodPassword(db, clock, personId, password)
    const hash = await (await accounts.$context).password.hash(password)
    await upsertPassword(db, { id: newId(), personId, hash, at: clock.now() })
    await deleteOtherSessions(db, personId, own.sessionId)
    await recordOwn(db, clock, personId, 'people.set-password')
  })
}
