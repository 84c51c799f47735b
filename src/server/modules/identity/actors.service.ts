import { type Actor, viewpointOf } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { type IssuedGrant, listGrants, listHeldGrants } from './people.repository.ts'
import { isSupportedBy } from './token-support.ts'

/** A person, or by its id a program with a service token, with what they may do on this day. */
export async function actorOf(db: Db, clock: Clock, id: string): Promise<Actor> {
  const day = today(clock)
  const given = await listGrants(db, id, day)
  const issuer = given.find(({ issuedBy }) => issuedBy !== null)?.issuedBy
  const grants = issuer && !(await isSupported(db, day, issuer, given)) ? [] : given
  return { personId: id, kind: issuer ? 'token' : 'person', grants, ...viewpointOf(grants), day }
}

/** A token does no more than whoever issued it may do and give at this moment; what a plan gave its organisation comes with that. */
async function isSupported(db: Db, day: string, issuer: string, given: readonly IssuedGrant[]): Promise<boolean> {
  const theirs = await listHeldGrants(db, issuer, day)
  return given.every(
    ({ role, unitPath, only }) => role === 'patron' || isSupportedBy(theirs, { unitPath, actions: only ?? [] }),
  )
}
