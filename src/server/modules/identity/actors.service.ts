import { type Actor, viewpointOf } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { type GrantsAndIssuers, heldOnly, listGrants } from './grants.repository.ts'
import { isSupportedBy } from './token-support.ts'

/** A person, or by its id a program with a service token, with what they may do on this day. */
export async function actorOf(db: Db, clock: Clock, id: string): Promise<Actor> {
  const day = today(clock)
  return actorWith(id, day, await listGrants(db, id, day))
}

/** The same, where it is known what they were given. */
export function actorWith(id: string, day: string, { given, issuers }: GrantsAndIssuers): Actor {
  const isToken = given.some(({ issuedBy }) => issuedBy !== null)
  const grants = isToken && !isSupported(given, issuers) ? [] : given
  return { personId: id, kind: isToken ? 'token' : 'person', grants, ...viewpointOf(grants), day }
}

/** A token does no more than whoever issued it may do and give at this moment; what a plan gave its organisation comes with that. */
function isSupported(given: GrantsAndIssuers['given'], issuers: GrantsAndIssuers['issuers']): boolean {
  const theirs = heldOnly(issuers)
  return given.every(
    ({ role, unitPath, only }) => role === 'patron' || isSupportedBy(theirs, { unitPath, actions: only ?? [] }),
  )
}
