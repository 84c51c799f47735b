import { sql } from 'kysely'
import type { Deeds } from '../../../shared/personal-data.ts'
import type { UnitKind } from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'

/**
 * Every table whose rows belong to a person: the columns that the person is shown, and those that they are not, since they
 * would let somebody in or say nothing. A test holds this to the tables and columns that there are.
 */
export const personalTables: Record<string, { shown: readonly string[]; hidden: readonly string[] }> = {
  accounts: {
    shown: ['provider_id', 'scope', 'created_at', 'updated_at'],
    hidden: [
      'id',
      'person_id',
      'account_id',
      'access_token',
      'refresh_token',
      'id_token',
      'access_token_expires_at',
      'refresh_token_expires_at',
      'password',
    ],
  },
  appointments: {
    shown: ['home_id', 'role', 'reach', 'unit_id', 'organisation_id', 'from_day', 'until_day', 'created_at'],
    hidden: ['id', 'person_id', 'unit_path', 'published', 'audience'],
  },
  calendar_feeds: { shown: ['since', 'last_read_on'], hidden: ['id', 'person_id'] },
  hand_overs: {
    shown: ['home_id', 'giver_id', 'receiver_id', 'from_day', 'until_day', 'created_at'],
    hidden: ['id', 'appointment_id', 'unit_path', 'published', 'audience', 'created_by'],
  },
  letter_habits: {
    shown: ['mail', 'stopped', 'language', 'quiet_from', 'quiet_until', 'working_days_only'],
    hidden: ['person_id', 'revision'],
  },
  mails: {
    shown: ['kind', 'requested_at', 'state', 'tries', 'ended_at'],
    hidden: [
      'home_id',
      'id',
      'person_id',
      'unit_path',
      'published',
      'audience',
      'requested_by',
      'next_try_at',
      'problem',
    ],
  },
  notices: {
    shown: ['kind', 'subject', 'params', 'words', 'at', 'seen_at', 'taken_back_at'],
    hidden: ['id', 'person_id', 'sent_from', 'by_person', 'mail_id'],
  },
  one_time_links: {
    shown: ['purpose', 'created_at', 'expires_at', 'used_at'],
    hidden: ['token_hash', 'person_id', 'given_by'],
  },
  overview_visits: {
    shown: ['seen_on', 'seen_at', 'before_at'],
    hidden: ['person_id', 'programme_id', 'states', 'before_states'],
  },
  passkeys: {
    shown: ['name', 'device_type', 'backed_up', 'created_at'],
    hidden: ['id', 'person_id', 'public_key', 'credential_id', 'counter', 'transports', 'aaguid'],
  },
  saved_filters: { shown: ['name', 'view', 'filter'], hidden: ['id', 'person_id', 'programme_id'] },
  sessions: {
    shown: ['created_at', 'updated_at', 'expires_at', 'ip_address', 'user_agent', 'second_factor'],
    hidden: ['id', 'person_id', 'token'],
  },
  tellings: {
    shown: ['kind', 'on_day', 'told_at'],
    hidden: ['home_id', 'person_id', 'mail_id', 'unit_path', 'published', 'audience'],
  },
  told_answers: {
    shown: ['assignment_id', 'period', 'last_on', 'step'],
    hidden: ['home_id', 'person_id', 'unit_path', 'published', 'audience'],
  },
  spent_codes: { shown: ['spent_at'], hidden: ['person_id', 'code_hash'] },
  two_factors: { shown: ['verified'], hidden: ['id', 'person_id', 'secret', 'backup_codes'] },
}

/** The rows of one of these tables, as the person is shown them. */
export async function listRowsOf(db: Db, personId: string, table: string): Promise<Record<string, unknown>[]> {
  const columns = personalTables[table]?.shown ?? []
  const { rows } = await sql<{ found: Record<string, unknown>[] }>`
    select rows_of_person(${personId}, ${table}, ${[...columns]}::text[]) as found`.execute(db.withoutPlugins())
  return rows[0]?.found ?? []
}

export type EverHeld = {
  homeId: number
  role: string
  reach: string
  unitId: string
  unitPath: string
  organisationId: string | null
  from: string
  until: string | null
  kind: UnitKind
  unitName: string
}

/** Every role that somebody has, had or will have, in every home. */
export async function listRolesEver(db: Db, personId: string): Promise<EverHeld[]> {
  const { rows } = await sql<EverHeld>`
    select a.home_id as "homeId", a.role, a.reach, a.unit_id as "unitId", a.unit_path as "unitPath",
      a.organisation_id as "organisationId", a.from_day as "from", a.until_day as "until", u.kind, u.name as "unitName"
    from appointments_ever_of(${personId}) a join latest_units u on u.id = a.unit_id`.execute(db.withoutPlugins())
  return rows.map((row) => ({
    ...row,
    unitId: String(row.unitId),
    organisationId: row.organisationId && String(row.organisationId),
  }))
}

/** Where the person's id stands beside what they did. */
export async function listDeeds(db: Db, personId: string): Promise<Deeds[]> {
  const { rows } = await sql<{ named: string; did: string; times: string }>`
    select named, did, times from deeds_of(${personId})`.execute(db)
  return rows.map(({ named, did, times }) => ({ table: named, as: did, times: Number(times) }))
}

export type LookRow = { id: string; at: Date; actor: string | null; actor_name: string | null; action: string }

/** Who saw or changed what is kept about a person, newest first. */
export async function listLooks(
  db: Db,
  personId: string,
  before: { at: Date; id: string } | undefined,
  atMost: number,
): Promise<LookRow[]> {
  const { rows } = await sql<LookRow>`
    select id, at, actor, actor_name, action
    from looks_at_person(${personId}, ${before?.at ?? null}, ${before?.id ?? null}, ${atMost})`.execute(
    db.withoutPlugins(),
  )
  return rows
}

/** Nobody gives this person a role until the transaction ends. Undefined: there is no such person. */
export function holdPerson(db: Db, personId: string) {
  return db
    .selectFrom('people')
    .select(['id', 'name', 'email', 'createdAt', 'updatedAt'])
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
}

export function findPersonRow(db: Db, personId: string) {
  return db
    .selectFrom('people')
    .select(['id', 'name', 'email', 'createdAt', 'updatedAt'])
    .where('id', '=', personId)
    .executeTakeFirst()
}

/** Takes the person away with everything that belongs to them; what only names their id stays. */
export async function deletePerson(db: Db, { id, email }: { id: string; email: string }): Promise<void> {
  await db
    .deleteFrom('verifications')
    .where((eb) =>
      eb.or(
        [id, email].flatMap((text) => [
          sql<boolean>`strpos(identifier, ${text}) > 0`,
          sql<boolean>`strpos(value, ${text}) > 0`,
        ]),
      ),
    )
    .execute()
  await db.deleteFrom('people').where('id', '=', id).execute()
}
