import { APIError } from 'better-auth/api'
import { ACTIONS, type Session, type SignIn } from '../../../shared/people.ts'
import type { SessionCaller } from '../../platform/access.ts'
import { type Actor, mayAnywhere } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { listVisibleHomes } from '../homes/index.ts'
import type { Accounts } from './accounts.ts'
import { actorOf } from './actors.service.ts'
import { listStandingsIn } from './hand-overs.service.ts'
import { wrongPassword } from './identity.problems.ts'
import { getPerson, listAppointmentsOf } from './people.repository.ts'
import { deleteEndedSessions } from './sessions.repository.ts'
import type { SecondFactorRule, SignInSettings } from './sign-in-settings.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Sessions begun before this have ended, however much they are used. */
export const oldestBegin = (clock: Clock, { sessionDays }: SignInSettings): Date =>
  new Date(clock.now().getTime() - sessionDays * dayMs)

/** Whose session the cookies are, with what they may do on this day. A session in use goes on: its cookie is renewed. */
export async function findSession(
  db: Db,
  accounts: Accounts,
  clock: Clock,
  settings: SignInSettings,
  headers: Headers,
): Promise<SessionCaller | undefined> {
  const { headers: answer, response } = await accounts.api.getSession({ headers, returnHeaders: true })
  if (!response || response.session.createdAt <= oldestBegin(clock, settings)) return undefined
  const actor = await actorOf(db, clock, response.user.id)
  const { id, secondFactor } = response.session as typeof response.session & { secondFactor?: boolean | null }
  return {
    actor,
    sessionId: id,
    secondFactorWanted: !secondFactor && needsSecondFactor(settings.secondFactor, actor),
    cookies: answer.getSetCookie(),
  }
}

const administers = new Set(['system-administrator', 'unit-administrator'])

const needsSecondFactor = (rule: SecondFactorRule, { grants }: Actor): boolean =>
  rule === 'everyone' || (rule === 'administrators' && grants.some(({ role }) => administers.has(role)))

/** The cookies to set; with half a session the code of a second factor is still asked for. */
export type SignedIn = { cookies: string[]; half: boolean }

/**
 * Signs in with a password. Throws `wrong-password`, which does not tell whether the address is known.
 * `headers` hold a cookie and a device and nothing else: what they say is kept.
 */
export async function signIn(accounts: Accounts, { email, password }: SignIn, headers: Headers): Promise<SignedIn> {
  try {
    const { headers: answer, response } = await accounts.api.signInEmail({
      body: { email: email.toLowerCase(), password },
      headers,
      returnHeaders: true,
    })
    return { cookies: answer.getSetCookie(), half: 'twoFactorRedirect' in response }
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
export async function describeSession(
  db: Db,
  clock: Clock,
  { actor, secondFactorWanted }: Pick<SessionCaller, 'actor' | 'secondFactorWanted'>,
): Promise<Session> {
  const actsFor = await listStandingsIn(db, clock, actor)
  return inTransaction(db, actor, async (db) => {
    const person = await getPerson(db, actor.personId)
    return {
      person,
      appointments: await listAppointmentsOf(db, [actor.personId], today(clock)),
      may: ACTIONS.filter((action) => mayAnywhere(actor, action)),
      homes: await listVisibleHomes(db, actor),
      actsFor,
      secondFactorWanted,
    }
  })
}

/** Clears away what nobody can use any more, of somebody who begins anew. */
export async function tidySessions(db: Db, clock: Clock, settings: SignInSettings, personId: string): Promise<void> {
  await deleteEndedSessions(db, personId, { at: clock.now(), begunAfter: oldestBegin(clock, settings) })
}
