import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { bearerOf } from '../../platform/security.ts'
import type { Accounts } from './accounts.ts'
import { findTokenActor } from './service-tokens.service.ts'
import { findActor } from './session.service.ts'

/** Whoever asks: the program whose token is sent, and without one the person of the session. */
export function findCaller(db: Db, accounts: Accounts, clock: Clock, headers: Headers): Promise<Actor | undefined> {
  const token = bearerOf(headers)
  return token === undefined ? findActor(db, accounts, clock, headers) : findTokenActor(db, clock, token)
}
