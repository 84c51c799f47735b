import { ACCOUNT_MAIL_KINDS } from '../../../shared/mails.ts'
import type { NewPerson, NewRole, Person } from '../../../shared/people.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { brokenConstraint, type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { listLatestMails } from '../mails/index.ts'
import { endRoles } from './end-roles.ts'
import { ownRole, roleHeld } from './identity.problems.ts'
import {
  deleteSessionsOf,
  findAppointment,
  insertAppointment,
  insertPerson,
  listAppointmentsOf,
  listEndedAppointmentsOf,
  listPeople,
} from './people.repository.ts'
import { holdPerson } from './personal-data.repository.ts'
import { placeRole, type RolePlace } from './place-role.ts'

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

/** Gives a role at a unit of mine, in the caller's transaction; answers where it lies. Throws `role-held`, `own-role`. */
export async function appoint(db: Db, clock: Clock, actor: Actor, personId: string, role: NewRole): Promise<RolePlace> {
  const day = today(clock)
  const from = role.from ?? day
  const place = await placeRole(db, actor, role, day, [
    ...(from < day ? [{ pointer: '#/from', code: 'past' }] : []),
    ...(role.until !== undefined && role.until <= from ? [{ pointer: '#/until', code: 'not-after-from' }] : []),
  ])
  if (personId === actor.personId && !holdsSystem(actor)) throw ownRole()
  const id = newId()
  // Two who give the same role at once would otherwise wait for each other.
  await holdPerson(db, personId)
  try {
    await insertAppointment(db, {
      ...place,
      id,
      personId,
      role: role.role,
      fromDay: from,
      untilDay: role.until ?? null,
      createdAt: clock.now(),
    })
  } catch (error) {
    if (brokenConstraint(error) === 'appointments_once') throw roleHeld()
    throw error
  }
  const { homeId, unitPath, reach } = place
  const days = { ...(from > day ? { from } : {}), ...(role.until === undefined ? {} : { until: role.until }) }
  await recordAudit(db, clock, actor, {
    homeId,
    unitPath,
    action: 'people.appoint',
    subject: `person:${personId}`,
    detail: { appointment: id, role: role.role, reach, ...days },
  })
  return place
}

const holdsSystem = (actor: Actor) => actor.grants.some(({ role }) => role === 'system-administrator')

/** Everyone who has, had or will have a role at or below my units, Vietnamese order. */
export async function listPeopleOf(db: Db, clock: Clock, actor: Actor): Promise<Person[]> {
  return inTransaction(db, actor, async (db) => describePeople(db, clock, await listPeople(db)))
}

/** A person with the roles that I may see. Throws `not-found`. */
export const describePersonOf = (db: Db, clock: Clock, actor: Actor, personId: string): Promise<Person> =>
  inTransaction(db, actor, (db) => describePerson(db, clock, personId))

async function describePerson(db: Db, clock: Clock, personId: string): Promise<Person> {
  const [found] = await describePeople(db, clock, await listPeople(db, personId))
  if (!found) throw notFound('This person')
  return found
}

async function describePeople(db: Db, clock: Clock, people: Awaited<ReturnType<typeof listPeople>>): Promise<Person[]> {
  const ids = people.map(({ id }) => id)
  const held = Map.groupBy(await listAppointmentsOf(db, ids, today(clock)), ({ personId }) => personId)
  const ended = Map.groupBy(await listEndedAppointmentsOf(db, ids, today(clock)), ({ personId }) => personId)
  const mails = await listLatestMails(db, ids, ACCOUNT_MAIL_KINDS)
  const rolesIn = (roles: typeof held, id: string) => (roles.get(id) ?? []).map(({ personId: _, ...role }) => role)
  return people.map(({ createdAt, hasPassword, ...person }) => ({
    ...person,
    hasPassword: Boolean(hasPassword),
    createdAt: createdAt.toISOString(),
    mail: mails.get(person.id) ?? null,
    appointments: rolesIn(held, person.id),
    ended: rolesIn(ended, person.id),
  }))
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
