import type { Letter, MailProblem } from '../../../shared/mails.ts'
import type { HandedLink } from '../../../shared/people.ts'
import { type Actor, mayAt, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { type Compose, hasNewerMail, type MailJobs, queueMail, type WaitingMail } from '../mails/index.ts'
import { actorOf } from './actors.service.ts'
import { listRightPlaces } from './grants.repository.ts'
import { issuePasswordLink } from './one-time-links.service.ts'
import { passwordLetter, roleLetter } from './password-letter.ts'
import { findRolePlace, getPerson, hasPassword } from './people.repository.ts'
import { holdPerson } from './personal-data.repository.ts'
import { requireWholePerson } from './whole-person.ts'

export type LinkWays = { linkTo: (path: string) => string; mails: MailJobs }

/** A new link for someone who lost theirs or their password; the older one ends. */
export async function renewPasswordLink(
  db: Db,
  clock: Clock,
  actor: Actor,
  { linkTo }: LinkWays,
  personId: string,
): Promise<HandedLink> {
  return inTransaction(db, actor, async (db) => {
    await requireWholePerson(db, clock, actor, personId, 'people.renew-link')
    const { path, expiresAt } = await issuePasswordLink(db, clock, actor, personId)
    return { link: linkTo(path), linkExpiresAt: expiresAt.toISOString() }
  })
}

/** The same by mail. Throws `mail-off`. */
export async function mailPasswordLink(
  db: Db,
  clock: Clock,
  actor: Actor,
  { mails }: LinkWays,
  personId: string,
): Promise<void> {
  await inTransaction(db, actor, (db) => renewByLetter(db, clock, actor, mails, personId))
  mails.wake()
}

/** A letter that was not sent is asked for anew, in the caller's transaction. Throws `mail-off`. */
export async function writeLetterAgain(
  db: Db,
  clock: Clock,
  actor: Actor,
  mails: MailJobs,
  { kind, personId, homeId, unitPath }: WaitingMail,
): Promise<void> {
  if (kind === 'password-link') return renewByLetter(db, clock, actor, mails, personId)
  requireAction(actor, 'people.manage', unitPath)
  await queueRoleLetter(db, clock, actor, mails, personId, { homeId, unitPath })
}

async function renewByLetter(db: Db, clock: Clock, actor: Actor, mails: MailJobs, personId: string): Promise<void> {
  await requireWholePerson(db, clock, actor, personId, 'people.renew-link')
  await queuePasswordLetter(db, clock, actor, mails, personId)
}

/** In the caller's transaction, by somebody who may give this person a link. Throws `mail-off`. */
export async function queuePasswordLetter(
  db: Db,
  clock: Clock,
  actor: Actor,
  mails: MailJobs,
  personId: string,
): Promise<void> {
  const place = await findRolePlace(db, personId, today(clock))
  if (!place) throw notFound('This person')
  const { homeId, unitPath } = place
  await queueMail(db, clock, actor, mails, { homeId, unitPath, kind: 'password-link', personId })
}

/** To somebody who has an account, that they were given a role at a place. Throws `mail-off`. */
export async function queueRoleLetter(
  db: Db,
  clock: Clock,
  actor: Actor,
  mails: MailJobs,
  personId: string,
  { homeId, unitPath }: { homeId: number; unitPath: string },
): Promise<void> {
  await queueMail(db, clock, actor, mails, { homeId, unitPath, kind: 'role-given', personId })
}

/** Writes the letter, one with a link with that of this moment, by the rights that whoever asked for it has then. */
export function composePasswordLetters(db: Db, clock: Clock, publicUrl: string): Compose {
  return async (mail) => {
    const { kind, personId, requestedBy, unitPath } = mail
    // The clock invites nobody.
    if (requestedBy === null) return { problem: 'rights-lost' }
    const actor = await actorOf(db, clock, requestedBy)
    return inTransaction(db, actor, async (db): Promise<{ letter: Letter } | { problem: MailProblem }> => {
      // Two letters at once are written one after the other, so that the newer one's link is the one that holds.
      await holdPerson(db, personId)
      if (await hasNewerMail(db, mail)) return { problem: 'replaced' }
      const elsewhere = kind === 'password-link' ? await listRightPlaces(db, personId, today(clock)) : []
      if (![unitPath, ...elsewhere].every((path) => mayAt(actor, 'people.manage', path)))
        return { problem: 'rights-lost' }
      const person = await getPerson(db, personId)
      if (kind === 'role-given') return { letter: roleLetter({ person, publicUrl }) }
      const invited = !(await hasPassword(db, personId))
      const { path, expiresAt } = await issuePasswordLink(db, clock, actor, personId, 'by mail')
      return { letter: passwordLetter({ person, link: `${publicUrl}${path}`, expiresAt, invited, publicUrl }) }
    })
  }
}
