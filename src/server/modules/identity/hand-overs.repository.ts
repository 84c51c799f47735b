import { sql } from 'kysely'
import { unitFullName } from '../../../rules/unit-names.ts'
import type { HandOver } from '../../../shared/hand-overs.ts'
import type { AccessRole, Reach } from '../../../shared/people.ts'
import type { UnitKind } from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'
import { organisationNameToday } from '../organisations/index.ts'

export type NewHandOverRow = {
  homeId: number
  id: string
  appointmentId: string
  giverId: string
  receiverId: string
  unitPath: string
  fromDay: string
  untilDay: string
  createdBy: string
  createdAt: Date
}

/** Throws on `hand_overs_to_one_at_a_time`. */
export async function insertHandOver(db: Db, row: NewHandOverRow): Promise<void> {
  await db.insertInto('handOvers').values(row).execute()
}

export type HandOverRow = HandOver & { homeId: number; appointmentId: string; unitPath: string }

/** What a person gave or received and has not ended, while the role itself holds; the nearest first. */
export async function listHandOversOf(db: Db, personId: string, day: string): Promise<HandOverRow[]> {
  const rows = await handOvers(db)
    .where((eb) => eb.or([eb('handOvers.giverId', '=', personId), eb('handOvers.receiverId', '=', personId)]))
    .where('handOvers.untilDay', '>', day)
    .whereRef('handOvers.untilDay', '>', 'handOvers.fromDay')
    .where((eb) => eb.or([eb('appointments.untilDay', 'is', null), eb('appointments.untilDay', '>', day)]))
    .orderBy('handOvers.fromDay')
    .orderBy('handOvers.id')
    .execute()
  return rows.map(toHandOver)
}

/** One that has not ended. */
export async function findHandOver(db: Db, id: string, day: string): Promise<HandOverRow | undefined> {
  const row = await handOvers(db)
    .where('handOvers.id', '=', id)
    .where('handOvers.untilDay', '>', day)
    .whereRef('handOvers.untilDay', '>', 'handOvers.fromDay')
    .executeTakeFirst()
  return row && toHandOver(row)
}

const handOvers = (db: Db) =>
  db
    .selectFrom('handOvers')
    .innerJoin('appointments', (join) =>
      join
        .onRef('appointments.homeId', '=', 'handOvers.homeId')
        .onRef('appointments.id', '=', 'handOvers.appointmentId'),
    )
    .innerJoin('latestUnits', 'latestUnits.id', 'appointments.unitId')
    .leftJoin('organisations', (join) =>
      join
        .onRef('organisations.homeId', '=', 'appointments.homeId')
        .onRef('organisations.id', '=', 'appointments.organisationId'),
    )
    .innerJoin('people as giver', 'giver.id', 'handOvers.giverId')
    .innerJoin('people as receiver', 'receiver.id', 'handOvers.receiverId')
    .select([
      'handOvers.homeId',
      'handOvers.id',
      'handOvers.appointmentId',
      'handOvers.giverId',
      'giver.name as giverName',
      'handOvers.receiverId',
      'receiver.name as receiverName',
      'handOvers.unitPath',
      'handOvers.fromDay as from',
      'handOvers.untilDay as until',
      'appointments.role',
      'appointments.reach',
      'latestUnits.kind',
      'latestUnits.name as bareUnitName',
      organisationNameToday.as('organisationName'),
    ])
    .$narrowType<{ role: AccessRole; reach: Reach; kind: UnitKind; bareUnitName: string }>()

type Row = Awaited<ReturnType<ReturnType<typeof handOvers>['execute']>>[number]
const toHandOver = ({ giverId, giverName, receiverId, receiverName, kind, bareUnitName, ...row }: Row) => ({
  ...row,
  giver: { id: giverId, name: giverName },
  receiver: { id: receiverId, name: receiverName },
  unitName: unitFullName(kind, bareUnitName),
})

/** Ends one from a day on; one that has not begun never does. Answers false where it had ended before. */
export async function endHandOver(db: Db, homeId: number, id: string, day: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('handOvers')
    .set({ untilDay: sql`greatest(${day}::date, from_day)` })
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .where('untilDay', '>', day)
    .whereRef('untilDay', '>', 'fromDay')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type Handable = { homeId: number; unitPath: string; organisationId: string | null }

/**
 * Whoever holds a role of their own on a day at or below where one of these lies, or for the same organisation, in its home.
 * `q` is folded: without accents, in small letters.
 */
export async function listReceivers(
  db: Db,
  roles: readonly Handable[],
  giverId: string,
  day: string,
  wanted: { q: string; atMost: number } | { id: string },
) {
  if (roles.length === 0) return []
  const fits = sql.join(
    roles.map(
      ({ homeId, unitPath, organisationId }) =>
        sql`(a.home_id = ${homeId} and (a.unit_path <@ ${unitPath}::ltree or a.organisation_id = ${organisationId}))`,
    ),
    sql` or `,
  )
  const who =
    'id' in wanted
      ? sql`p.id = ${wanted.id}`
      : sql`unaccent(lower(p.name)) like ${`%${wanted.q.replaceAll(/[\\%_]/g, '\\$&')}%`}`
  const { rows } = await sql<{ id: string; name: string; role: AccessRole; kind: UnitKind; unitName: string }>`
    select * from (
      select distinct on (p.id) p.id, p.name, a.role, u.kind, u.name as unit_name
      from people p join appointments a on a.person_id = p.id join latest_units u on u.id = a.unit_id
      where p.id <> ${giverId} and ${who} and (${fits})
        and a.from_day <= ${day} and (a.until_day is null or a.until_day > ${day})
      order by p.id, a.created_at
    ) found order by name collate "vi-x-icu", id limit ${'id' in wanted ? 1 : wanted.atMost}`.execute(db)
  return rows.map(({ kind, unitName, ...row }) => ({ ...row, unitName: unitFullName(kind, unitName) }))
}
