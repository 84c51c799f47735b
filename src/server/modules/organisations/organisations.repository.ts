import { type RawBuilder, sql } from 'kysely'
import { unitFullName } from '../../../rules/unit-names.ts'
import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type { Organisation, OrganisationKind, OrganisationState } from '../../../shared/organisations.ts'
import type { Day } from '../../../shared/schema.ts'
import type { UnitId, UnitKind } from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'
import { likeText } from '../../platform/like-text.ts'
import { notFound } from '../../platform/problems.ts'

/** `place` is where what is the organisation's own lies: below its unit, and above nothing of the unit. */
export type OrganisationRow = Organisation & {
  unitPath: string
  place: string
  homeId: number
  revision: number
  usualKey: string | null
}
type Row = Omit<OrganisationRow, 'unitName' | 'place'> & { unitKind: UnitKind; bareUnitName: string }

/** How o was called on the day, or on the day of its life nearest to it. */
export const nameOn = (on: Day) => sql`coalesce((
    select n.name from organisation_names n
    where n.home_id = o.home_id and n.organisation_id = o.id and n.form = 'full'
      and n.during @> least(greatest(${on}::date, coalesce(o.born, '-infinity')), coalesce(o.ended - 1, 'infinity'))
  ), o.name)`

/** For others that join organisations: how each is called on the day of the transaction, or on the day of its life nearest to it. */
export const organisationNameToday = sql<string | null>`coalesce((
    select n.name from organisation_names n
    where n.home_id = organisations.home_id and n.organisation_id = organisations.id and n.form = 'full'
      and n.during @> least(
        greatest(coalesce(nullif(current_setting('app.day', true), '')::date, 'infinity'), coalesce(organisations.born, '-infinity')),
        coalesce(organisations.ended - 1, 'infinity'))
  ), organisations.name)`

/** As it was called on the day; its unit as on the day of the transaction. */
const columns = (on: Day) => sql`
  o.id, o.home_id, o.unit_id, o.unit_path::text, o.kind, o.born, o.ended, o.revision, o.usual_key,
  ${nameOn(on)} as name,
  u.kind as unit_kind, u.name as bare_unit_name`

const toOrganisation = ({ unitKind, bareUnitName, ...row }: Row): OrganisationRow => ({
  ...row,
  place: `${row.unitPath}.0.${row.id}`,
  unitName: unitFullName(unitKind, bareUnitName),
})

/** What the wire may know of a row. */
export const shownOrganisation = ({
  id,
  name,
  kind,
  unitId,
  unitName,
  born,
  ended,
}: OrganisationRow): Organisation => ({
  id,
  name,
  kind,
  unitId,
  unitName,
  born,
  ended,
})

export type OrganisationSearch = {
  /** A part of any of its names. */
  words: string
  unitId: string | undefined
  /** Also of all units below it. */
  below: boolean
  kind: OrganisationKind | undefined
  on: Day
  state: OrganisationState
  after: { name: string; id: string } | undefined
  limit: number
}

/** Those that I may see, Vietnamese order. The last one's sorting name and id say where the next page begins. */
export async function listOrganisations(
  db: Db,
  { words, unitId, below, kind, on, state, after, limit }: OrganisationSearch,
): Promise<(OrganisationRow & { sortName: string })[]> {
  const key = foldVietnamese(words)
  const conditions: RawBuilder<unknown>[] = []
  if (key !== '') conditions.push(sql`' ' || o.name_key || o.search_key like ${`% ${likeText(key)}%`}`)
  if (unitId !== undefined)
    conditions.push(
      below ? sql`o.unit_path <@ (select path from units where id = ${unitId})` : sql`o.unit_id = ${unitId}`,
    )
  if (kind !== undefined) conditions.push(sql`o.kind = ${kind}`)
  if (state === 'living')
    conditions.push(sql`(o.born is null or o.born <= ${on}::date) and (o.ended is null or o.ended > ${on}::date)`)
  if (state === 'ended') conditions.push(sql`o.ended <= ${on}::date`)
  if (after)
    conditions.push(sql`(o.name collate "vi-x-icu", o.id) > (${after.name} collate "vi-x-icu", ${after.id}::bigint)`)
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``
  const { rows } = await sql<Row & { sortName: string }>`
    select o.name as sort_name, ${columns(on)}
    from (
      select o.* from organisations o ${where} order by o.name collate "vi-x-icu", o.id limit ${limit}
    ) o join latest_units u on u.id = o.unit_id
    order by o.name collate "vi-x-icu", o.id`.execute(db)
  return rows.map(({ sortName, ...row }) => ({ ...toOrganisation(row), sortName }))
}

/** The organisations of one unit with every folded name, to know a party of a plan by. */
export function listOrganisationsAt(
  db: Db,
  homeId: number,
  unitId: string,
): Promise<{ id: string; nameKey: string }[]> {
  return db
    .selectFrom('organisations')
    .innerJoin('organisationNames', (join) =>
      join
        .onRef('organisationNames.homeId', '=', 'organisations.homeId')
        .onRef('organisationNames.organisationId', '=', 'organisations.id'),
    )
    .select(['organisations.id', 'organisationNames.nameKey'])
    .where('organisations.homeId', '=', homeId)
    .where('organisations.unitId', '=', unitId)
    .execute()
}

/** As it is called on the day; without one as it is called last. Throws `not-found`. */
export async function getOrganisation(db: Db, id: string, on: Day = '2199-12-31'): Promise<OrganisationRow> {
  const { rows } = await sql<Row>`
    select ${columns(on)} from organisations o join latest_units u on u.id = o.unit_id where o.id = ${id}`.execute(db)
  if (!rows[0]) throw notFound('This organisation')
  return toOrganisation(rows[0])
}

/**
 * Until the end of the transaction nobody else changes organisations of the home: a name and a line are judged against all
 * others, and two who wait for each other's rows would both fail. Comes before any of their rows is locked.
 */
export async function holdOrganisations(db: Db, homeId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`organisations of ${homeId}`}, 0))`.execute(db)
}

/** Until the end of the transaction nobody else changes it; what names it still may. */
export async function lockOrganisation(db: Db, homeId: number, id: string): Promise<OrganisationRow> {
  await sql`select from organisations where home_id = ${homeId} and id = ${id} for no key update`.execute(db)
  return getOrganisation(db, id)
}

export type NewOrganisationRow = {
  homeId: number
  unitId: UnitId | string
  unitPath: string
  kind: OrganisationKind
  name: string
  born?: Day | null
  ended?: Day | null
  createdAt: Date
}

/** Throws on `organisations_name_once`. */
export async function insertOrganisation(db: Db, organisation: NewOrganisationRow): Promise<string> {
  const { homeId, unitPath, name } = organisation
  const nameKey = foldVietnamese(name)
  const { id } = await db
    .insertInto('organisations')
    .values({ ...organisation, nameKey, searchKey: ` ${nameKey}` })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('organisationNames')
    .values({ homeId, organisationId: id, unitPath, name, nameKey, form: 'full', during: '(,)' })
    .execute()
  return id
}

export async function deleteOrganisation(db: Db, homeId: number, id: string): Promise<void> {
  await db.deleteFrom('organisations').where('homeId', '=', homeId).where('id', '=', id).execute()
}

/** Whether something shows to one of the organisations because it names it, seen by me or not. */
export async function areInAudience(db: Db, homeId: number, ids: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ named: boolean }>`
    select organisation_in_audience(${homeId}, ${ids}::bigint[]) as named`.execute(db)
  return rows[0]?.named === true
}
