import { APIError } from 'better-auth/api'
import { actionsOf } from '../../../rules/permissions.ts'
import type { Session, SignIn } from '../../../shared/people.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { listVisibleHomes } from '../homes/index.ts'
import type { Accounts } from './accounts.ts'
import { actorOf } from './actors.service.ts'
import { listStandingsIn } from './hand-overs.service.ts'
import { wrongPassword } from './identity.problems.ts'
import { getPerson, listAppointmentsOf } from './people.repository.ts'

/** The actor of a session, with what they may do on this day. */
export async function findActor(
  db: Db,
  accounts: Accounts,
  clock: Clock,
  headers: Headers,
): Promise<Actor | undefined> {
  const session = await accounts.api.getSession({ headers })
  return session ? actorOf(db, clock, session.user.id) : undefined
}

/** Signs in; answers the cookies to set. Throws `wrong-password`, which does not tell whether the address is known. */
export async function signIn(accounts: Accounts, credentials: SignIn): Promise<string[]> {
  try {
    const { headers: answer } = await accounts.api.signInEmail({
      body: { email: credentials.email.toLowerCase(), password: credentials.password },
      // Not the caller's: with them a session would keep from where and with what somebody works.
      headers: new Headers(),
      returnHeaders: true,
    })
    return answer.getSetCookie()
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) throw wrongPassword()
    throw error
  }
}

export async function signOut(accounts: Accounts, headers: Headers): Promise<string[]> {
  const { headers: answer } = await accounts.api.signOut({ headers, returnHeaders: true })
  return answer.getSetCookie()
}

/** Who I am and what I may do anywhere. */
export async function describeSession(db: Db, clock: Clock, actor: Actor): Promise<Session> {
  const actsFor = await listStandingsIn(db, clock, actor)
  return inTransaction(db, actor, async (db) => {
    const person = await getPerson(db, actor.personId)
    return {
      person,
      appointments: await listAppointmentsOf(db, [actor.personId], today(clock)),
      may: actionsOf(actor.grants.map((grant) => grant.role)),
      homes: await listVisibleHomes(db, actor),
      actsFor,
    }
  })
}
