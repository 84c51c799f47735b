import type { AddedPerson, NewPerson, NewRole, Person, Reach } from '../../../shared/people.ts'
import { NATION_ID } from '../../../shared/units.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { brokenConstraint, type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { type FieldError, invalidRequest, notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { getHomeOf } from '../homes/index.ts'
import { getOrganisation, type OrganisationRow } from '../organisations/index.ts'
import { getUnit } from '../units/index.ts'
import { emailTaken, lastAdministrator, ownRole } from './identity.problems.ts'
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
  listHeldGrants,
  listPeople,
} from './people.repository.ts'

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
  const unit = await getUnit(db, role.unitId)
  const home = await getHomeOf(db, unit.path)
  const organisation = role.organisationId === undefined ? undefined : await getOrganisation(db, role.organisationId)
  const reach = role.reach ?? 'subtree'
  const faults = roleFaults(role, reach, unit.id, home.id, organisation)
  if (faults.length > 0) throw invalidRequest(faults)
  const path = reach === 'subtree' || !organisation ? unit.path : organisation.place
  requireAction(actor, 'people.manage', path)
  // What names an organisation shows to its people, so nobody lets people into one that is not under them.
  if (organisation) requireAction(actor, 'people.manage', organisation.place)
  if (personId === actor.personId && !holdsSystem(actor)) throw ownRole()
  const id = newId()
  await insertAppointment(db, {
    homeId: home.id,
    id,
    personId,
    role: role.role,
    reach,
    unitId: unit.id,
    unitPath: path,
    organisationId: role.organisationId ?? null,
    fromDay: today(clock),
    createdAt: clock.now(),
  })
  await recordAudit(db, clock, actor, {
    homeId: home.id,
    unitPath: path,
    action: 'people.appoint',
    subject: `person:${personId}`,
    detail: { appointment: id, role: role.role, reach },
  })
}

const holdsSystem = (actor: Actor) => actor.grants.some(({ role }) => role === 'system-administrator')

function roleFaults(
  { role }: NewRole,
  reach: Reach,
  unitId: string,
  homeId: number,
  organisation: OrganisationRow | undefined,
): FieldError[] {
  const faults: FieldError[] = []
  if (role === 'system-administrator' && (unitId !== NATION_ID || reach !== 'subtree'))
    faults.push({ pointer: '#/role', code: 'only-nation' })
  if (reach !== 'subtree' && !organisation) faults.push({ pointer: '#/organisationId', code: 'required' })
  if (organisation && organisation.homeId !== homeId) faults.push({ pointer: '#/organisationId', code: 'other-home' })
  else if (reach !== 'subtree' && organisation && organisation.unitId !== unitId)
    faults.push({ pointer: '#/unitId', code: 'other-unit' })
  return faults
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
    const holdsAll = appointment.role === 'system-administrator'
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
    const grants = await listHeldGrants(db, personId, today(clock))
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
