import { sql } from 'kysely'
import { unitFullName } from '../../../rules/unit-names.ts'
import type { FactKind } from '../../../shared/documents.ts'
import type { DocumentRelation } from '../../../shared/programmes.ts'
import type { UnitKind } from '../../../shared/units.ts'
import { notAllowed } from '../../platform/actor.ts'
import type { Db } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'

export type ProgrammeRow = {
  homeId: number
  id: string
  name: string
  unitId: string
  unitPath: string
  unitName: string
  horizonFrom: number | null
  horizonTo: number | null
  published: boolean
  sample: boolean
  createdAt: Date
}

type Selected = Omit<ProgrammeRow, 'unitName'> & { unitKind: UnitKind; shortName: string }
const selectProgrammes = sql`
  select p.home_id, p.id, p.name, p.unit_id, p.unit_path::text, p.horizon_from, p.horizon_to, p.published, h.sample,
    p.created_at, u.kind as unit_kind, u.name as short_name
  from programmes p
  join homes h on h.id = p.home_id
  join latest_units u on u.id = p.unit_id`
const toProgramme = ({ unitKind, shortName, ...row }: Selected): ProgrammeRow => ({
  ...row,
  unitName: unitFullName(unitKind, shortName),
})

/** Those that I may see, by name. */
export async function listProgrammeRows(db: Db): Promise<ProgrammeRow[]> {
  const { rows } = await sql<Selected>`${selectProgrammes} order by p.name collate "vi-x-icu", p.id`.execute(db)
  return rows.map(toProgramme)
}

/** Those that are published, by name. */
export async function listPublishedNames(db: Db): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from programmes where published order by name collate "vi-x-icu", id`.execute(db)
  return rows
}

/** Throws `not-found`. */
export async function getProgrammeRow(db: Db, id: string): Promise<ProgrammeRow> {
  const { rows } = await sql<Selected>`${selectProgrammes} where p.id = ${id}`.execute(db)
  if (!rows[0]) throw notFound('This programme')
  return toProgramme(rows[0])
}

/** The programme, held until the end of the transaction. Throws `not-found`, and `not-allowed` for who only reads there. */
export async function lockProgramme(db: Db, id: string): Promise<ProgrammeRow> {
  const { rows } = await sql`select from programmes where id = ${id} for no key update`.execute(db)
  const programme = await getProgrammeRow(db, id)
  if (rows.length === 0) throw notAllowed('programmes.review')
  return programme
}

export type NewProgramme = {
  homeId: number
  id: string
  unitId: string
  unitPath: string
  name: string
  horizonFrom: number | null
  horizonTo: number | null
  createdBy: string
  createdAt: Date
}

export async function insertProgramme(db: Db, programme: NewProgramme): Promise<void> {
  await db.insertInto('programmes').values(programme).execute()
}

/** With its drafts; what was published makes the database refuse. */
export async function deleteProgramme(db: Db, homeId: number, id: string): Promise<void> {
  await db.deleteFrom('programmes').where('homeId', '=', homeId).where('id', '=', id).execute()
}

export type Relation = {
  documentId: string
  relation: DocumentRelation
  onDay: string
  untilDay: string | null
  ofDocumentId: string | null
}

export async function insertRelation(
  db: Db,
  programme: { homeId: number; id: string; unitPath: string },
  relation: Relation,
): Promise<void> {
  const { homeId, id: programmeId, unitPath } = programme
  await db
    .insertInto('programmeDocuments')
    .values({ homeId, programmeId, unitPath, ...relation })
    .execute()
}

export async function updateRelation(
  db: Db,
  programme: { homeId: number; id: string },
  { documentId, ...relation }: Relation,
): Promise<void> {
  await db
    .updateTable('programmeDocuments')
    .set(relation)
    .where('homeId', '=', programme.homeId)
    .where('programmeId', '=', programme.id)
    .where('documentId', '=', documentId)
    .execute()
}

export async function deleteRelation(
  db: Db,
  programme: { homeId: number; id: string },
  documentId: string,
): Promise<void> {
  await db
    .deleteFrom('programmeDocuments')
    .where('homeId', '=', programme.homeId)
    .where('programmeId', '=', programme.id)
    .where('documentId', '=', documentId)
    .execute()
}

/** By the day from which they count. */
export async function listRelations(db: Db, homeId: number, programmeId: string): Promise<Relation[]> {
  const rows = await db
    .selectFrom('programmeDocuments')
    .select(['documentId', 'relation', 'onDay', 'untilDay', 'ofDocumentId'])
    .where('homeId', '=', homeId)
    .where('programmeId', '=', programmeId)
    .orderBy('onDay')
    .orderBy('documentId')
    .execute()
  return rows as Relation[]
}

export type CountRow = {
  programmeId: string
  versionId: string
  state: 'draft' | 'published'
  kind: FactKind | null
  count: number
}

/** How many living facts of each kind the drafts and the published versions of these programmes hold. */
export async function listFactCounts(db: Db, programmeIds: readonly string[]): Promise<CountRow[]> {
  const { rows } = await sql<CountRow>`
    select v.programme_id, v.id as version_id, v.state, f.kind, count(f.id)::int as count
    from plan_versions v
    left join facts f on f.home_id = v.home_id and f.version_id = v.id and f.deleted_at is null
    where v.programme_id = any(${[...programmeIds]}::uuid[]) and v.state <> 'superseded'
    group by v.programme_id, v.id, v.state, v.created_at, f.kind
    order by v.created_at desc, v.id desc`.execute(db)
  return rows
}
