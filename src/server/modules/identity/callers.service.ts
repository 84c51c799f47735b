import type { Caller } from '../../platform/access.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { bearerOf } from '../../platform/security.ts'
import type { Accounts } from './accounts.ts'
import { findTokenActor } from './service-tokens.service.ts'
import { findSession } from './session.service.ts'
import type { SignInSettings } from './sign-in-settings.ts'

/** Whoever asks: the program whose token is sent, and without one the person of the session. */
export async function findCaller(
  db: Db,
  accounts: Accounts,
  clock: Clock,
  settings: SignInSettings,
  headers: Headers,
): Promise<Caller | undefined> {
  const token = bearerOf(headers)
  if (token === undefined) return findSession(db, accounts, clock, settings, headers)
  const actor = await findTokenActor(db, clock, token)
  return actor && { actor }
}
