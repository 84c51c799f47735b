import { sql } from 'kysely'
import { unitFullName } from '../../../rules/unit-names.ts'
import type { AccessRole, Appointment, Reach } from '../../../shared/people.ts'
import type { UnitKind } from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { organisationNameToday } from '../organisations/index.ts'

export type PersonRow = { id: string; name: string; email: string }

export async function getPerson(db: Db, id: string): Promise<PersonRow> {
  const person = await db.selectFrom('people').select(['id', 'name', 'email']).where('id', '=', id).executeTakeFirst()
  if (!person) throw notFound('This person')
  return person
}

export function findPersonByEmail(db: Db, email: string): Promise<PersonRow | undefined> {
  return db
    .selectFrom('people')
    .select(['id', 'name', 'email'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()
}

/** Names to show beside what people and programs did; whoever was erased is missing. */
export async function findPersonNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from actor_names(${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function insertPerson(db: Db, person: PersonRow, at: Date): Promise<void> {
  await db
    .insertInto('people')
    .values({ ...person, email: person.email.toLowerCase(), createdAt: at, updatedAt: at })
    .execute()
}

/** Answers false where somebody has the address; of two who add it at once, one does. */
export async function insertUnknownPerson(db: Db, person: PersonRow, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('people')
    .values({ ...person, createdAt: at, updatedAt: at })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Whose address it is; they are not erased until the transaction ends. Throws where they were just now. */
export async function holdPersonByEmail(db: Db, email: string): Promise<string> {
  const person = await db.selectFrom('people').select('id').where('email', '=', email).forUpdate().executeTakeFirst()
  if (!person) throw notFound('This person')
  return person.id
}

/** Sets the password (its hash). */
export async function upsertPassword(db: Db, account: { id: string; personId: string; hash: string; at: Date }) {
  const { id, personId, hash, at } = account
  await db
    .insertInto('accounts')
    .values({
      id,
      personId,
      accountId: personId,
      providerId: 'credential',
      password: hash,
      createdAt: at,
      updatedAt: at,
    })
    .onConflict((conflict) =>
      conflict.columns(['providerId', 'accountId']).doUpdateSet({ password: hash, updatedAt: at }),
    )
    .execute()
}

export async function findPasswordHash(db: Db, personId: string): Promise<string | undefined> {
  const account = await db
    .selectFrom('accounts')
    .select('password')
    .where('personId', '=', personId)
    .where('password', 'is not', null)
    .executeTakeFirst()
  return account?.password ?? undefined
}

export const hasPassword = async (db: Db, personId: string): Promise<boolean> =>
  (await findPasswordHash(db, personId)) !== undefined

export async function deleteSessionsOf(db: Db, personId: string): Promise<void> {
  await db.deleteFrom('sessions').where('personId', '=', personId).execute()
}

/** The people who have, had or will have a role that I may see; or the one of them with this id. */
export function listPeople(db: Db, id?: string) {
  return db
    .selectFrom('people')
    .select((eb) => [
      'people.id',
      'people.name',
      'people.email',
      'people.createdAt',
      eb
        .exists(
          eb
            .selectFrom('accounts')
            .select('accounts.id')
            .whereRef('accounts.personId', '=', 'people.id')
            .where('password', 'is not', null),
        )
        .as('hasPassword'),
    ])
    .where((eb) =>
      eb.exists(eb.selectFrom('appointments').select('id').whereRef('appointments.personId', '=', 'people.id')),
    )
    .$if(id !== undefined, (query) => query.where('people.id', '=', id ?? ''))
    .orderBy(sql`people.name collate "vi-x-icu"`)
    .orderBy('people.id')
    .execute()
}

type Held = Appointment & { personId: string }

/** The appointments of these people that I may see and that have not ended. */
export const listAppointmentsOf = (db: Db, personIds: readonly string[], day: string): Promise<Held[]> =>
  readAppointments(
    appointmentsOf(db, personIds)
      .where((eb) => eb.or([eb('untilDay', 'is', null), eb('untilDay', '>', day)]))
      .orderBy('appointments.createdAt'),
  )

/** Those that ended, the last first. */
export const listEndedAppointmentsOf = (db: Db, personIds: readonly string[], day: string): Promise<Held[]> =>
  readAppointments(
    appointmentsOf(db, personIds)
      .where('untilDay', '<=', day)
      .orderBy('untilDay', 'desc')
      .orderBy('appointments.createdAt', 'desc'),
  )

const appointmentsOf = (db: Db, personIds: readonly string[]) =>
  db
    .selectFrom('appointments')
    .innerJoin('latestUnits', 'latestUnits.id', 'appointments.unitId')
    .leftJoin('organisations', (join) =>
      join
        .onRef('organisations.homeId', '=', 'appointments.homeId')
        .onRef('organisations.id', '=', 'appointments.organisationId'),
    )
    .select([
      'appointments.personId',
      'appointments.id',
      'appointments.homeId',
      'appointments.role',
      'appointments.reach',
      'appointments.unitId',
      'latestUnits.kind',
      'latestUnits.name',
      'appointments.organisationId',
      organisationNameToday.as('organisationName'),
      'appointments.fromDay as from',
      'appointments.untilDay as until',
    ])
    .where(sql<boolean>`appointments.person_id = any (${[...personIds]}::uuid[])`)
    .$narrowType<{ role: AccessRole; reach: Reach; kind: UnitKind; name: string }>()

async function readAppointments(query: ReturnType<typeof appointmentsOf>): Promise<Held[]> {
  const rows = await query.execute()
  return rows.map(({ kind, name, ...row }) => ({ ...row, unitName: unitFullName(kind, name) }))
}

export type NewAppointment = {
  homeId: number
  id: string
  personId: string
  role: AccessRole
  reach: Reach
  unitId: string
  unitPath: string
  organisationId: string | null
  fromDay: string
  /** The first day on which it no longer holds. */
  untilDay?: string | null
  createdAt: Date
}

export async function insertAppointment(db: Db, appointment: NewAppointment): Promise<void> {
  await db.insertInto('appointments').values(appointment).execute()
}

export function findAppointment(db: Db, personId: string, id: string) {
  return db
    .selectFrom('appointments')
    .select(['homeId', 'id', 'role', 'unitId', 'unitPath'])
    .where('personId', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Answers false where it had ended before: when it did stays as it is. */
export async function endAppointment(db: Db, homeId: number, id: string, day: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('appointments')
    .set({ untilDay: sql`greatest(${day}::date, from_day)` })
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .where((eb) => eb.or([eb('untilDay', 'is', null), eb('untilDay', '>', day)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Until the end of the transaction nobody else takes the whole system from anyone. */
export async function holdSystemAdministrators(db: Db): Promise<void> {
  await sql`
    select from appointments where home_id = 0 and role = 'system-administrator' order by id for no key update`.execute(
    db,
  )
}

/** Where a person has a role that I may see and that has not ended; the first they were given. */
export function findRolePlace(
  db: Db,
  personId: string,
  day: string,
): Promise<{ homeId: number; unitPath: string } | undefined> {
  return db
    .selectFrom('appointments')
    .select(['homeId', 'unitPath'])
    .where('personId', '=', personId)
    .where((eb) => eb.or([eb('untilDay', 'is', null), eb('untilDay', '>', day)]))
    .orderBy('createdAt')
    .limit(1)
    .executeTakeFirst()
}

/** Every role of a person that I may see and that has not ended, those that will begin too. */
export function listOpenAppointments(db: Db, personId: string, day: string) {
  return db
    .selectFrom('appointments')
    .select(['homeId', 'id', 'role', 'reach', 'unitPath', 'organisationId', 'fromDay', 'untilDay'])
    .$narrowType<{ role: AccessRole; reach: Reach }>()
    .where('personId', '=', personId)
    .where((eb) => eb.or([eb('untilDay', 'is', null), eb('untilDay', '>', day)]))
    .orderBy('createdAt')
    .execute()
}

const holdsAll = (db: Db) =>
  db
    .selectFrom('appointments')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('homeId', '=', 0)
    .where('role', '=', 'system-administrator')

/** How many hold the whole system on a day and for good; whoever is taken away leaves at least one. */
export async function countLastingAdministrators(db: Db, day: string): Promise<number> {
  const { count } = await holdsAll(db)
    .where('fromDay', '<=', day)
    .where('untilDay', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** How many hold the whole system on a day, or will. */
export async function countSystemAdministrators(db: Db, day: string): Promise<number> {
  const { count } = await holdsAll(db)
    .where((eb) => eb.or([eb('untilDay', 'is', null), eb('untilDay', '>', day)]))
    .executeTakeFirstOrThrow()
  return Number(count)
}
