import { type RawBuilder, sql } from 'kysely'
import type { GrantRole } from '../../../rules/permissions.ts'
import { unitFullName } from '../../../rules/unit-names.ts'
import { ACTIONS, type AccessRole, type Action, type Appointment, type Reach } from '../../../shared/people.ts'
import { NATION_ID, type UnitKind } from '../../../shared/units.ts'
import type { EndedPlace, Grant } from '../../platform/actor.ts'
import { type Db, KEPT } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { organisationNameToday } from '../organisations/index.ts'
import { listHeirs, listUnits } from '../units/index.ts'

type GrantRow = {
  is_issuer: boolean
  home_id: number
  appointment_id: string
  role: GrantRole
  reach: Reach
  unit_id: string
  unit_path: string
  scopes: string[]
  parties: string[]
  organisation_id: string | null
  handed_by: string | null
  only_actions: Action[] | null
  issued_by: string | null
  unit_ended: boolean
  body_ended: EndedPlace | null
}

/** What a person or a service token may do; of a token with whoever issued it. */
export type IssuedGrant = Grant & { issuedBy: string | null }

/** What a person or a service token may do on a day, and of a token what whoever issued it may; read before any scope is known. */
export type GrantsAndIssuers = { given: IssuedGrant[]; issuers: IssuedGrant[] }

export async function listGrants(db: Db, personId: string, day: string): Promise<GrantsAndIssuers> {
  const { rows } = await sql<GrantRow>`${KEPT} ${grantsOf(sql`${personId}::uuid`, day)}`.execute(db.withoutPlugins())
  return toGrants(db, rows, day)
}

export type TokenGrants = GrantsAndIssuers & { homeId: number; id: string; lastUsedOn: string | null }

/** Of the token with this hash, where it holds on the day. */
export async function findTokenGrants(db: Db, hash: Buffer, day: string): Promise<TokenGrants | undefined> {
  const { rows } = await sql<GrantRow & { last_used_on: string | null }>`
    ${KEPT} with token as materialized (select id, last_used_on from token_of(${hash}, ${day}))
    select g.*, t.last_used_on from token t cross join lateral (${grantsOf(sql`t.id`, day)}) g`.execute(
    db.withoutPlugins(),
  )
  const own = rows.find(({ is_issuer }) => !is_issuer)
  if (!own) return undefined
  return {
    homeId: own.home_id,
    id: own.appointment_id,
    lastUsedOn: own.last_used_on,
    ...(await toGrants(db, rows, day)),
  }
}

const grantsOf = (whose: RawBuilder<unknown>, day: string) => sql`
  with given as materialized (select * from grants_of(${whose}, ${day})), held as (
    select false as is_issuer, g.* from given g
    union all
    select true, g.* from (select distinct issued_by from given where issued_by is not null) i
    cross join lateral grants_of(i.issued_by, ${day}) g
  )
  select is_issuer, home_id, appointment_id, role, reach, unit_id, unit_path::text, scopes::text[], parties::text[], organisation_id,
    handed_by, only_actions, issued_by,
    coalesce((select u.ended <= ${day}::date from units u where u.id = g.unit_id), false) as unit_ended,
    case when g.reach <> 'subtree' then ended_body(g.home_id, g.organisation_id, ${day}) end as body_ended
  from held g`

async function toGrants(db: Db, rows: readonly GrantRow[], day: string): Promise<GrantsAndIssuers> {
  const ended = await endedUnits(db, rows, day)
  const toGrant = (row: GrantRow): IssuedGrant => ({
    homeId: row.home_id,
    appointmentId: row.appointment_id,
    role: row.role,
    reach: row.reach,
    unitId: row.unit_id,
    unitPath: row.unit_path,
    scopes: row.scopes,
    parties: row.parties,
    organisationId: row.organisation_id,
    onBehalfOf: row.handed_by,
    only: row.unit_ended || row.body_ended ? readingOnly(row.only_actions) : row.only_actions,
    ended: row.body_ended ?? ended.get(row.unit_id) ?? null,
    issuedBy: row.issued_by,
  })
  return {
    given: rows.filter(({ is_issuer }) => !is_issuer).map(toGrant),
    issuers: rows.filter(({ is_issuer }) => is_issuer).map(toGrant),
  }
}

/** History and nothing more. */
const readingOnly = (actions: readonly Action[] | null) => (actions ?? ACTIONS).filter((each) => each.endsWith('.read'))

async function endedUnits(db: Db, rows: readonly GrantRow[], day: string): Promise<Map<string, EndedPlace>> {
  const ids = [...new Set(rows.filter(({ unit_ended }) => unit_ended).map(({ unit_id }) => unit_id))]
  if (ids.length === 0) return new Map()
  const heirs = await listHeirs(db, ids, day)
  const units = await listUnits(db, ids, day)
  return new Map(
    units.map(({ id, fullName }) => [
      id as string,
      { place: fullName, inCharge: (heirs.get(id) ?? []).map((heir) => heir.fullName) },
    ]),
  )
}

/** Only what the person was given or holds for somebody, without what a plan gave their organisation. */
export const listHeldGrants = async (db: Db, personId: string, day: string): Promise<Grant[]> =>
  heldOnly((await listGrants(db, personId, day)).given)

/** Without what a plan gave their organisation. */
export const heldOnly = (grants: readonly IssuedGrant[]): IssuedGrant[] =>
  grants.filter(({ role }) => role !== 'patron')

/**
 * Every place at which a person has rights on a day or will have: of their own roles, of those that others handed over, and
 * of the organisations beside them. Of an organisation that I do not see, the nation.
 */
export async function listRightPlaces(db: Db, personId: string, day: string): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    with held as (
      select home_id, unit_path, organisation_id from appointments_ever_of(${personId})
      where until_day is null or until_day > ${day}
      union
      select home_id, unit_path, organisation_id from grants_of(${personId}, ${day}) where role <> 'patron'
      union
      select a.home_id, a.unit_path, a.organisation_id
      from jsonb_array_elements(rows_of_person(${personId}, 'hand_overs', '{giver_id,receiver_id,appointment_id,until_day}')) h
      cross join lateral appointments_ever_of((h ->> 'giver_id')::uuid) a
      where h ->> 'receiver_id' = ${personId} and (h ->> 'until_day')::date > ${day} and a.id = (h ->> 'appointment_id')::uuid
    )
    select unit_path::text as path from held
    union
    select coalesce(o.unit_path || '0' || o.id::text, ${NATION_ID})::text
    from held h left join organisations o on o.home_id = h.home_id and o.id = h.organisation_id
    where h.organisation_id is not null`.execute(db)
  return rows.map(({ path }) => path)
}

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
