import type { AddedPerson, NewPerson, NewRole, Person } from '../../../shared/people.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { brokenConstraint, type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { listLatestMails, type MailJobs } from '../mails/index.ts'
import { endRoles } from './end-roles.ts'
import { emailTaken, ownRole } from './identity.problems.ts'
import { issuePasswordLink } from './one-time-links.service.ts'
import { queuePasswordLetter } from './password-letters.service.ts'
import {
  deleteSessionsOf,
  findAppointment,
  insertAppointment,
  insertPerson,
  listAppointmentsOf,
  listPeople,
} from './people.repository.ts'
import { placeRole } from './place-role.ts'

/** Adds a person with a first role, and a link with which they set a password. Throws `email-taken`, `mail-off`. */
export async function addPerson(
  db: Db,
  clock: Clock,
  actor: Actor,
  { by = 'link', ...person }: NewPerson,
  { linkTo, mails }: { linkTo: (path: string) => string; mails: MailJobs },
): Promise<AddedPerson> {
  try {
    const added = await inTransaction(db, actor, async (db) => {
      const id = await appointNew(db, clock, actor, person)
      if (by === 'mail') await queuePasswordLetter(db, clock, actor, mails, id)
      const link = by === 'link' ? await issuePasswordLink(db, clock, actor, id) : undefined
      return {
        person: await describePerson(db, clock, id),
        link: link ? linkTo(link.path) : null,
        linkExpiresAt: link?.expiresAt.toISOString() ?? null,
      }
    })
    mails.wake()
    return added
  } catch (error) {
    if (brokenConstraint(error) === 'people_email_once') throw emailTaken()
    throw error
  }
}

/** A new person with a first role, who cannot sign in yet; in the caller's transaction. */
export async function appointNew(
  db: Db,
  clock: Clock,
  actor: Actor,
  { name, email, ...role }: Omit<NewPerson, 'by'>,
): Promise<string> {
  const id = newId()
  await insertPerson(db, { id, name: name.trim(), email: email.toLowerCase() }, clock.now())
  await appoint(db, clock, actor, id, role)
  return id
}

/** Gives a person who is here one more role. */
export async function addAppointment(
  db: Db,
  clock: Clock,
  actor: Actor,
  personId: string,
  role: NewRole,
): Promise<Person> {
  try {
    return await inTransaction(db, actor, async (db) => {
      await describePerson(db, clock, personId)
      await appoint(db, clock, actor, personId, role)
      return describePerson(db, clock, personId)
    })
  } catch (error) {
    // Erased meanwhile.
    if (brokenConstraint(error) === 'appointments_person_id_fkey') throw notFound('This person')
    throw error
  }
}

/** Gives a role at a unit of mine, in the caller's transaction. */
export async function appoint(db: Db, clock: Clock, actor: Actor, personId: string, role: NewRole): Promise<void> {
  const day = today(clock)
  const from = role.from ?? day
  const place = await placeRole(db, actor, role, day, [
    ...(from < day ? [{ pointer: '#/from', code: 'past' }] : []),
    ...(role.until !== undefined && role.until <= from ? [{ pointer: '#/until', code: 'not-after-from' }] : []),
  ])
  if (personId === actor.personId && !holdsSystem(actor)) throw ownRole()
  const id = newId()
  await insertAppointment(db, {
    ...place,
    id,
    personId,
    role: role.role,
    fromDay: from,
    untilDay: role.until ?? null,
    createdAt: clock.now(),
  })
  const { homeId, unitPath, reach } = place
  const days = { ...(from > day ? { from } : {}), ...(role.until === undefined ? {} : { until: role.until }) }
  await recordAudit(db, clock, actor, {
    homeId,
    unitPath,
    action: 'people.appoint',
    subject: `person:${personId}`,
    detail: { appointment: id, role: role.role, reach, ...days },
  })
}

const holdsSystem = (actor: Actor) => actor.grants.some(({ role }) => role === 'system-administrator')

/** Everyone with a role at or below my units, Vietnamese order. */
export async function listPeopleOf(db: Db, clock: Clock, actor: Actor): Promise<Person[]> {
  return inTransaction(db, actor, async (db) => {
    const people = await listPeople(db)
    const appointments = await listAppointmentsOf(
      db,
      people.map(({ id }) => id),
      today(clock),
    )
    const mails = await listLatestMails(
      db,
      people.map(({ id }) => id),
    )
    const roles = Map.groupBy(appointments, ({ personId }) => personId)
    return people.map(({ createdAt, hasPassword, ...person }) => ({
      ...person,
      hasPassword: Boolean(hasPassword),
      createdAt: createdAt.toISOString(),
      mail: mails.get(person.id) ?? null,
      appointments: (roles.get(person.id) ?? []).map(({ personId: _, ...rest }) => rest),
    }))
  })
}

/** A person with the roles that I may see. Throws `not-found`. */
export const describePersonOf = (db: Db, clock: Clock, actor: Actor, personId: string): Promise<Person> =>
  inTransaction(db, actor, (db) => describePerson(db, clock, personId))

async function describePerson(db: Db, clock: Clock, personId: string): Promise<Person> {
  const [found] = await listPeople(db, personId)
  if (!found) throw notFound('This person')
  const appointments = await listAppointmentsOf(db, [personId], today(clock))
  return {
    ...found,
    hasPassword: Boolean(found.hasPassword),
    createdAt: found.createdAt.toISOString(),
    mail: (await listLatestMails(db, [personId])).get(personId) ?? null,
    appointments: appointments.map(({ personId: _, ...rest }) => rest),
  }
}

/** Takes a role away from today on, and with it every session of that person. */
export async function removeAppointment(
  db: Db,
  clock: Clock,
  actor: Actor,
  personId: string,
  id: string,
): Promise<void> {
  await inTransaction(db, actor, async (db) => {
    const appointment = await findAppointment(db, personId, id)
    if (!appointment) throw notFound('This role')
    requireAction(actor, 'people.manage', appointment.unitPath)
    await endRoles(db, clock, [appointment])
    await deleteSessionsOf(db, personId)
    await recordAudit(db, clock, actor, {
      homeId: appointment.homeId,
      unitPath: appointment.unitPath,
      action: 'people.dismiss',
      subject: `person:${personId}`,
      detail: { appointment: id },
    })
  })
}
