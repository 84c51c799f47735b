import { createHash, randomBytes } from 'node:crypto'
import type { OneTimeLink, UseOneTimeLink } from '../../../shared/people.ts'
import { NATION_ID } from '../../../shared/units.ts'
import { type Actor, consoleActor, mayAt } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { invalidRequest } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { cancelMailsTo } from '../mails/index.ts'
import type { Accounts } from './accounts.ts'
import { listHeldGrants, listRightPlaces } from './grants.repository.ts'
import { emailTaken, linkNotValid } from './identity.problems.ts'
import { deleteLinks, findUsableLink, insertLink, type LinkRow, takeLink } from './one-time-links.repository.ts'
import { recordOwn, wholeSystem } from './own-record.ts'
import { requireGoodPassword, requireStrength } from './passwords.service.ts'
import {
  countSystemAdministrators,
  deleteSessionsOf,
  findPersonByEmail,
  getPerson,
  insertAppointment,
  insertPerson,
  upsertPassword,
} from './people.repository.ts'

const dayMs = 24 * 60 * 60 * 1000

const hashOf = (token: string) => createHash('sha256').update(token).digest()

/** The token stands behind `#`, which browsers keep to themselves: no log of a server or a proxy shows it. */
export type IssuedLink = { path: string; expiresAt: Date }

/** A link with which a person sets a password; earlier ones end. Only its hash is kept. */
export async function issuePasswordLink(
  db: Db,
  clock: Clock,
  giver: Pick<Actor, 'personId'>,
  personId: string,
  way: 'by hand' | 'by mail' = 'by hand',
): Promise<IssuedLink> {
  // A letter that waits would bring a link that takes the place of this one.
  if (way === 'by hand') await cancelMailsTo(db, personId, clock.now(), 'password-link')
  return issueLink(db, clock, { purpose: 'set-password', personId, givenBy: giverOf(giver) }, 3 * dayMs)
}
const giverOf = ({ personId }: Pick<Actor, 'personId'>) => (personId === consoleActor.personId ? null : personId)

/** For somebody who has an account: the link tells them to sign in with it, and sets no password. */
export function issueSignInLink(
  db: Db,
  clock: Clock,
  giver: Pick<Actor, 'personId'>,
  personId: string,
): Promise<IssuedLink> {
  return issueLink(db, clock, { purpose: 'sign-in', personId, givenBy: giverOf(giver) }, 3 * dayMs)
}

/** While nobody administers the system: the link for whoever does first. Each start makes a new one. */
export async function firstAdministratorLink(db: Db, clock: Clock): Promise<IssuedLink | undefined> {
  return inTransaction(db, wholeSystem, async (db) => {
    if ((await countSystemAdministrators(db, today(clock))) > 0) return undefined
    return issueLink(db, clock, { purpose: 'first-administrator', personId: null, givenBy: null }, 7 * dayMs)
  })
}

async function issueLink(db: Db, clock: Clock, link: LinkRow, lifeMs: number): Promise<IssuedLink> {
  const token = randomBytes(24).toString('base64url')
  const createdAt = clock.now()
  const expiresAt = new Date(createdAt.getTime() + lifeMs)
  await deleteLinks(db, link)
  await insertLink(db, { ...link, tokenHash: hashOf(token), createdAt, expiresAt })
  return { path: `/link#${token}`, expiresAt }
}

/**
 * The first administrator is the one while there is none. And a link opens no role that whoever gave it could not take
 * away: they have seen it, and the person may have risen since. One that sets no password opens none.
 */
async function stillHolds(db: Db, clock: Clock, { purpose, personId, givenBy }: LinkRow): Promise<boolean> {
  if (purpose === 'sign-in') return true
  const day = today(clock)
  if (personId === null) return (await countSystemAdministrators(db, day)) === 0
  if (givenBy === null) return true
  const giver = { grants: await listHeldGrants(db, givenBy, day) }
  const places = await listRightPlaces(db, personId, day)
  return places.every((path) => mayAt(giver, 'people.manage', path))
}

/** What a link is for. Throws `link-not-valid`. */
export async function describeLink(db: Db, clock: Clock, token: string): Promise<OneTimeLink> {
  return inTransaction(db, wholeSystem, async (db) => {
    const link = await findUsableLink(db, hashOf(token), clock.now())
    if (!link || !(await stillHolds(db, clock, link))) throw linkNotValid()
    const person = link.personId === null ? null : await getPerson(db, link.personId)
    return { purpose: link.purpose, name: person?.name ?? null, email: person?.email ?? null }
  })
}

/** Sets the password; the first administrator becomes a person with it. Answers the e-mail to sign in with. */
export async function useLink(
  db: Db,
  accounts: Accounts,
  clock: Clock,
  { token, name, email, password }: UseOneTimeLink,
): Promise<string> {
  const { password: hasher } = await accounts.$context
  return inTransaction(db, wholeSystem, async (db) => {
    const at = clock.now()
    const link = await takeLink(db, hashOf(token), at)
    if (!link || !(await stillHolds(db, clock, link))) throw linkNotValid()
    if (link.personId !== null) {
      await requireGoodPassword(db, clock, link.personId, password)
      return setPassword(db, clock, link.personId, await hasher.hash(password))
    }
    if (name === undefined || email === undefined) {
      const missing = Object.entries({ name, email }).filter(([, value]) => value === undefined)
      throw invalidRequest(missing.map(([field]) => ({ pointer: `#/${field}`, code: 'required' })))
    }
    if (await findPersonByEmail(db, email)) throw emailTaken()
    await requireStrength(password, [name, email])
    const hash = await hasher.hash(password)
    const person = { id: newId(), name: name.trim(), email: email.toLowerCase() }
    await insertPerson(db, person, at)
    await upsertPassword(db, { id: newId(), personId: person.id, hash, at })
    await insertAppointment(db, {
      homeId: 0,
      id: newId(),
      personId: person.id,
      role: 'system-administrator',
      reach: 'subtree',
      unitId: NATION_ID,
      unitPath: NATION_ID,
      organisationId: null,
      fromDay: today(clock),
      createdAt: at,
    })
    const actor: Pick<Actor, 'personId'> = { personId: person.id }
    await recordAudit(db, clock, actor, {
      homeId: 0,
      unitPath: NATION_ID,
      action: 'people.first-administrator',
      subject: `person:${person.id}`,
    })
    return person.email
  })
}

async function setPassword(db: Db, clock: Clock, personId: string, hash: string): Promise<string> {
  const { email } = await getPerson(db, personId)
  await upsertPassword(db, { id: newId(), personId, hash, at: clock.now() })
  await deleteSessionsOf(db, personId)
  await recordOwn(db, clock, personId, 'people.set-password')
  return email
}
