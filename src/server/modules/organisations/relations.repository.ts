import { sql } from 'kysely'
import { unitFullName } from '../../../rules/unit-names.ts'
import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type {
  NameForm,
  NewSuccessor,
  OrganisationLine,
  OrganisationPage,
  OrganisationSuccession,
  Patronage,
} from '../../../shared/organisations.ts'
import type { Day } from '../../../shared/schema.ts'
import type { UnitKind } from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'
import { nameOn } from './organisations.repository.ts'

/** An organisation of a home, with the path below which what is recorded of it lies. */
export type Holder = { homeId: number; id: string; unitPath: string }

type RefRow = { id: string; name: string; ended: Day | null; unitKind: UnitKind; unitName: string }
const toRef = ({ id, name, ended, unitKind, unitName }: RefRow) => ({
  id,
  name,
  ended,
  unitName: unitFullName(unitKind, unitName),
})
/** As it was called on the day, its unit as on the day of the transaction. */
const ref = (on: Day) => sql`o.id, ${nameOn(on)} as name, o.ended, u.kind as unit_kind, u.name as unit_name`

export async function listNames(db: Db, { homeId, id }: Holder): Promise<OrganisationPage['names']> {
  const { rows } = await sql<OrganisationPage['names'][number]>`
    select name, form, lower(during) as from, upper(during) as until from organisation_names
    where home_id = ${homeId} and organisation_id = ${id}
    order by form, lower(during) desc nulls last, name`.execute(db)
  return rows
}

type LineRow = RefRow & { from: Day | null; until: Day | null }
const toLine = ({ from, until, ...row }: LineRow): OrganisationLine => ({ organisation: toRef(row), from, until })

/** Lines that hold on the day. */
const holdsOn = (on: Day) =>
  sql`(l.from_day is null or l.from_day <= ${on}::date) and (l.until_day is null or l.until_day > ${on}::date)`

export async function listParentLines(db: Db, { homeId, id }: Holder, on: Day): Promise<OrganisationLine[]> {
  const { rows } = await sql<LineRow>`
    select ${ref(on)}, l.from_day as from, l.until_day as until
    from organisation_lines l
    join organisations o on o.home_id = l.home_id and o.id = l.parent_id join latest_units u on u.id = o.unit_id
    where l.home_id = ${homeId} and l.organisation_id = ${id} and ${holdsOn(on)}
    order by o.name collate "vi-x-icu", o.id`.execute(db)
  return rows.map(toLine)
}

export async function listChildLines(
  db: Db,
  { homeId, id }: Holder,
  on: Day,
  limit: number,
): Promise<OrganisationLine[]> {
  const { rows } = await sql<LineRow>`
    select ${ref(on)}, l.from_day as from, l.until_day as until
    from organisation_lines l
    join organisations o on o.home_id = l.home_id and o.id = l.organisation_id join latest_units u on u.id = o.unit_id
    where l.home_id = ${homeId} and l.parent_id = ${id} and ${holdsOn(on)}
    order by o.name collate "vi-x-icu", o.id limit ${limit}`.execute(db)
  return rows.map(toLine)
}

/** How many lines hold on other days. */
export async function countOtherLines(db: Db, { homeId, id }: Holder, on: Day): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from organisation_lines l
    where l.home_id = ${homeId} and (l.organisation_id = ${id} or l.parent_id = ${id}) and not (${holdsOn(on)})`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

type SuccessionRow = RefRow & { task: string; on: Day; legalBasis: string | null }
const toSuccession = ({ task, on, legalBasis, ...row }: SuccessionRow): OrganisationSuccession => ({
  organisation: toRef(row),
  task,
  on,
  legalBasis,
})

export async function listSuccessions(
  db: Db,
  { homeId, id }: Holder,
  side: 'successors' | 'predecessors',
  on: Day,
): Promise<OrganisationSuccession[]> {
  const [mine, other] = side === 'successors' ? (['from_id', 'to_id'] as const) : (['to_id', 'from_id'] as const)
  const { rows } = await sql<SuccessionRow>`
    select ${ref(on)}, s.task, s.on_day as on, s.legal_basis
    from organisation_successors s
    join organisations o on o.home_id = s.home_id and o.id = s.${sql.ref(other)} join latest_units u on u.id = o.unit_id
    where s.home_id = ${homeId} and s.${sql.ref(mine)} = ${id}
    order by s.on_day, s.task, o.name collate "vi-x-icu", o.id`.execute(db)
  return rows.map(toSuccession)
}

/** How many people hold a role beside it on the day, of those that I may see. */
export async function countMembers(db: Db, { homeId, id }: Holder, on: Day): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct person_id)::int as count from organisation_members
    where home_id = ${homeId} and organisation_id = ${id} and from_day <= ${on} and (until_day is null or until_day > ${on})`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** Closes the whole name that holds on the day and lets another begin. Answers false where one began on that very day. */
export async function insertFullName(db: Db, holder: Holder, name: string, from: Day): Promise<boolean> {
  const { homeId, id, unitPath } = holder
  const { rows } = await sql<{ until: Day | null }>`
    update organisation_names n set during = daterange(lower(old.during), ${from}::date)
    from organisation_names old
    where n.home_id = ${homeId} and n.organisation_id = ${id} and n.form = 'full' and n.during @> ${from}::date
      and lower(n.during) is distinct from ${from}::date
      and old.home_id = n.home_id and old.organisation_id = n.organisation_id and old.name_key = n.name_key and old.during = n.during
    returning upper(old.during) as until`.execute(db)
  if (!rows[0]) return false
  await sql`
    insert into organisation_names (home_id, organisation_id, name, name_key, form, during, unit_path)
    values (${homeId}, ${id}, ${name}, ${foldVietnamese(name)}, 'full', daterange(${from}::date, ${rows[0].until}::date), ${unitPath})`.execute(
    db,
  )
  return true
}

/** Throws on `organisation_names_pk`. */
export async function insertName(
  db: Db,
  { homeId, id, unitPath }: Holder,
  name: string,
  form: NameForm,
  from: Day | null,
): Promise<void> {
  await sql`
    insert into organisation_names (home_id, organisation_id, name, name_key, form, during, unit_path)
    values (${homeId}, ${id}, ${name}, ${foldVietnamese(name)}, ${form}, daterange(${from}::date, null), ${unitPath})`.execute(
    db,
  )
}

/** The last whole name was written wrongly from the start. */
export async function correctFullName(db: Db, { homeId, id }: Holder, name: string): Promise<void> {
  await sql`
    update organisation_names n set name = ${name}, name_key = ${foldVietnamese(name)}
    where home_id = ${homeId} and organisation_id = ${id} and form = 'full' and upper_inf(during)`.execute(db)
}

/** Answers false where it has no such short name. */
export async function deleteShortName(db: Db, { homeId, id }: Holder, name: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from organisation_names
    where home_id = ${homeId} and organisation_id = ${id} and form = 'short' and name = ${name}`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

/** Brings what an organisation is listed and found by into line with its names. Throws on `organisations_name_once`. */
export async function refreshNames(db: Db, { homeId, id }: Holder): Promise<void> {
  await sql`
    update organisations o set revision = revision + 1, name = coalesce(n.name, o.name),
      name_key = coalesce(n.name_key, o.name_key), search_key = coalesce(n.search_key, o.search_key)
    from (
      select (array_agg(name order by during desc) filter (where form = 'full'))[1] as name,
        (array_agg(name_key order by during desc) filter (where form = 'full'))[1] as name_key,
        string_agg(distinct ' ' || name_key, '') as search_key
      from organisation_names where home_id = ${homeId} and organisation_id = ${id}
    ) n
    where o.home_id = ${homeId} and o.id = ${id}`.execute(db)
}

/** Throws on `organisation_lines_pk`, `organisation_lines_of_another`. */
export async function insertLine(
  db: Db,
  { homeId, id, unitPath }: Holder,
  line: { parentId: string; from: Day | null },
): Promise<void> {
  await db
    .insertInto('organisationLines')
    .values({ homeId, organisationId: id, parentId: line.parentId, fromDay: line.from, unitPath })
    .execute()
}

/** Whether the one lies below the other in its line, on whatever day. */
export async function isBelowInLine(db: Db, homeId: number, id: string, above: string): Promise<boolean> {
  const { rows } = await sql`
    with recursive up(id) as (
      select ${id}::bigint
      union
      select l.parent_id from up join organisation_lines l on l.home_id = ${homeId} and l.organisation_id = up.id
    )
    select from up where id = ${above}::bigint`.execute(db)
  return rows.length > 0
}

/** Answers false where it has no such line. Throws on `organisation_lines_days_in_order`. */
export async function endLine(db: Db, { homeId, id }: Holder, parentId: string, until: Day): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('organisationLines')
    .set({ untilDay: until })
    .where('homeId', '=', homeId)
    .where('organisationId', '=', id)
    .where('parentId', '=', parentId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Answers false where it has no such line. */
export async function deleteLine(db: Db, { homeId, id }: Holder, parentId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('organisationLines')
    .where('homeId', '=', homeId)
    .where('organisationId', '=', id)
    .where('parentId', '=', parentId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Throws on `organisation_successors_pk`, `organisation_successors_of_another`. */
export async function insertSuccessor(
  db: Db,
  { homeId, id, unitPath }: Holder,
  { toId, task, legalBasis, on }: NewSuccessor & { on: Day },
): Promise<void> {
  await db
    .insertInto('organisationSuccessors')
    .values({ homeId, fromId: id, toId, task, onDay: on, legalBasis, unitPath })
    .execute()
}

/** Answers false where nobody took that task there. */
export async function deleteSuccessor(db: Db, { homeId, id }: Holder, toId: string, task: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('organisationSuccessors')
    .where('homeId', '=', homeId)
    .where('fromId', '=', id)
    .where('toId', '=', toId)
    .where('task', '=', task)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

type PatronageRow = Omit<Patronage, 'unitName'> & { unitKind: UnitKind | null; bareUnitName: string | null }

/** Those that I may see, the latest first. */
export async function listPatronages(db: Db, { homeId, id }: Holder): Promise<Patronage[]> {
  const { rows } = await sql<PatronageRow>`
    select p.id, p.unit_id, u.kind as unit_kind, u.name as bare_unit_name, p.population_group, p.clause_id,
      p.from_day as from, p.until_day as until
    from patronages p left join latest_units u on u.id = p.unit_id
    where p.home_id = ${homeId} and p.organisation_id = ${id} order by p.from_day desc, p.id`.execute(db)
  return rows.map(({ unitKind, bareUnitName, ...row }) => ({
    ...row,
    unitName: unitKind === null || bareUnitName === null ? null : unitFullName(unitKind, bareUnitName),
  }))
}

export type PatronageRecord = Holder & { organisationId: string; from: Day }

export async function findPatronage(db: Db, organisationId: string, id: string): Promise<PatronageRecord | undefined> {
  const { rows } = await sql<PatronageRecord>`
    select home_id, id, organisation_id, unit_path::text, from_day as from from patronages
    where organisation_id = ${organisationId} and id = ${id}`.execute(db)
  return rows[0]
}

export type NewPatronageRow = {
  homeId: number
  id: string
  organisationId: string
  unitId: string | null
  populationGroup: string | null
  clauseId: string | null
  fromDay: Day
  untilDay: Day | null
  unitPath: string
  createdBy: string
  createdAt: Date
}

export async function insertPatronage(db: Db, row: NewPatronageRow): Promise<void> {
  await db.insertInto('patronages').values(row).execute()
}

/** Throws on `patronages_days_in_order`. */
export async function endPatronage(db: Db, { homeId, id }: PatronageRecord, until: Day): Promise<void> {
  await db
    .updateTable('patronages')
    .set({ untilDay: until })
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .execute()
}

export async function deletePatronage(db: Db, { homeId, id }: PatronageRecord): Promise<void> {
  await db.deleteFrom('patronages').where('homeId', '=', homeId).where('id', '=', id).execute()
}
