import type { AddedPerson, NewPerson, Person } from '../../../shared/people.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { brokenConstraint, type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { invalidRequest, notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { getHomeOf } from '../homes/index.ts'
import { getOrganisation } from '../organisations/index.ts'
import { getUnit, listGroundPaths } from '../units/index.ts'
import { emailTaken, lastAdministrator } from './identity.problems.ts'
import { type IssuedLink, issuePasswordLink } from './one-time-links.service.ts'
import {
  countSystemAdministrators,
  deleteSessionsOf,
  endAppointment,
  findAppointment,
  holdSystemAdministrators,
  insertAppointment,
  insertPerson,
  listAppointmentsOf,
  listGrants,
  listPeople,
} from './people.repository.ts'

export type NewRole = Pick<NewPerson, 'role' | 'unitId' | 'organisationId'>

/** Adds a person with a first role, and a link with which they set a password. Throws `email-taken`. */
export async function addPerson(
  db: Db,
  clock: Clock,
  actor: Actor,
  { name, email, ...role }: NewPerson,
  linkTo: (path: string) => string,
): Promise<AddedPerson> {
  try {
    return await inTransaction(db, actor, async (db) => {
      const id = await appointNew(db, clock, actor, { name, email, ...role })
      const link = await issuePasswordLink(db, clock, actor, id)
      return {
        person: await describePerson(db, clock, id),
        link: linkTo(link.path),
        linkExpiresAt: link.expiresAt.toISOString(),
      }
    })
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
  { name, email, ...role }: NewPerson,
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
  return inTransaction(db, actor, async (db) => {
    await describePerson(db, clock, personId)
    await appoint(db, clock, actor, personId, role)
    return describePerson(db, clock, personId)
  })
}

/** Gives a role at a unit of mine, in the caller's transaction. */
export async function appoint(db: Db, clock: Clock, actor: Actor, personId: string, role: NewRole): Promise<void> {
  const unit = await getUnit(db, role.unitId)
  requireAction(actor, 'people.manage', unit.path)
  const home = await getHomeOf(db, unit.path)
  if (role.organisationId !== undefined) await requireOrganisation(db, actor, home.id, role.organisationId)
  const id = newId()
  await insertAppointment(db, {
    homeId: home.id,
    id,
    personId,
    role: role.role,
    unitId: unit.id,
    unitPath: unit.path,
    scopes: await listGroundPaths(db, unit.id),
    organisationId: role.organisationId ?? null,
    fromDay: today(clock),
    createdAt: clock.now(),
  })
  await recordAudit(db, clock, actor, {
    homeId: home.id,
    unitPath: unit.path,
    action: 'people.appoint',
    subject: `person:${personId}`,
    detail: { appointment: id, role: role.role },
  })
}

/** What names an organisation shows to its people, so nobody lets people into one above them. */
async function requireOrganisation(db: Db, actor: Actor, homeId: number, id: string): Promise<void> {
  const organisation = await getOrganisation(db, id)
  requireAction(actor, 'people.manage', organisation.unitPath)
  if (organisation.homeId !== homeId) throw invalidRequest([{ pointer: '#/organisationId', code: 'other-home' }])
}

/** Everyone with a role at or below my units, Vietnamese order. */
export async function listPeopleOf(db: Db, clock: Clock, actor: Actor): Promise<Person[]> {
  return inTransaction(db, actor, async (db) => {
    const people = await listPeople(db)
    const appointments = await listAppointmentsOf(
      db,
      people.map(({ id }) => id),
      today(clock),
    )
    return people.map(({ createdAt, hasPassword, ...person }) => ({
      ...person,
      hasPassword: Boolean(hasPassword),
      createdAt: createdAt.toISOString(),
      appointments: appointments
        .filter(({ personId }) => personId === person.id)
        .map(({ personId: _, ...rest }) => rest),
    }))
  })
}

async function describePerson(db: Db, clock: Clock, personId: string): Promise<Person> {
  const [found] = await listPeople(db, personId)
  if (!found) throw notFound('This person')
  const appointments = await listAppointmentsOf(db, [personId], today(clock))
  return {
    ...found,
    hasPassword: Boolean(found.hasPassword),
    createdAt: found.createdAt.toISOString(),
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
    const holdsAll = appointment.homeId === 0 && appointment.role === 'administrator'
    // Two who take each other's role away at once would each see the other still there.
    if (holdsAll) await holdSystemAdministrators(db)
    if (!(await endAppointment(db, appointment.homeId, id, today(clock)))) throw notFound('This role')
    if (holdsAll && (await countSystemAdministrators(db, today(clock))) === 0) throw lastAdministrator()
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

/** A new link for someone who lost theirs or their password; the older one ends. */
export async function renewPasswordLink(db: Db, clock: Clock, actor: Actor, personId: string): Promise<IssuedLink> {
  return inTransaction(db, actor, async (db) => {
    const grants = await listGrants(db, personId, today(clock))
    const seen = await listAppointmentsOf(db, [personId], today(clock))
    if (seen.length === 0) throw notFound('This person')
    // Whoever sets the password of another could act as them, so every one of their roles must lie under mine, unseen ones too.
    for (const { unitPath } of grants) requireAction(actor, 'people.manage', unitPath)
    for (const { homeId, unitPath } of grants.slice(0, 1)) {
      const subject = `person:${personId}`
      await recordAudit(db, clock, actor, { homeId, unitPath, action: 'people.renew-link', subject })
    }
    return issuePasswordLink(db, clock, actor, personId)
  })
}
