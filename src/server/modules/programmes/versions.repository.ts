import { sql } from 'kysely'
import { unitFullName } from '../../../rules/unit-names.ts'
import type { Corrections } from '../../../shared/programmes.ts'
import type { UnitKind } from '../../../shared/units.ts'
import { notAllowed } from '../../platform/actor.ts'
import type { Db } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'

export type VersionState = 'draft' | 'published' | 'superseded'

export type VersionRow = {
  homeId: number
  id: string
  programmeId: string
  programmeName: string
  documentId: string
  textId: string
  unitId: string
  unitPath: string
  unitName: string
  published: boolean
  number: number
  state: VersionState
  /** What a cursor counts. */
  editCount: number
  createdAt: Date
  publishedAt: Date | null
  publishedBy: string | null
}

type Selected = Omit<VersionRow, 'unitName'> & { unitKind: UnitKind; shortName: string }
const selectVersions = sql`
  select v.home_id, v.id, v.programme_id, p.name as programme_name, v.document_id, v.text_id, p.unit_id,
    v.unit_path::text, v.published, v.number, v.state, v.edit_count, v.created_at, v.published_at, v.published_by,
    u.kind as unit_kind, u.name as short_name
  from plan_versions v
  join programmes p on p.home_id = v.home_id and p.id = v.programme_id
  join latest_units u on u.id = p.unit_id`
const toVersion = ({ unitKind, shortName, ...row }: Selected): VersionRow => ({
  ...row,
  unitName: unitFullName(unitKind, shortName),
})

/** Throws `not-found`. */
export async function getVersionRow(db: Db, id: string): Promise<VersionRow> {
  const { rows } = await sql<Selected>`${selectVersions} where v.id = ${id}`.execute(db)
  if (!rows[0]) throw notFound('This version')
  return toVersion(rows[0])
}

/**
 * The version, held until the end of the transaction: edits of one version and its publishing come one after another.
 * Throws `not-found`, and `not-allowed` for who only reads there.
 */
export async function lockVersion(db: Db, id: string): Promise<VersionRow> {
  const { rows } = await sql`select from plan_versions where id = ${id} for no key update`.execute(db)
  const version = await getVersionRow(db, id)
  if (rows.length === 0) throw notAllowed('programmes.review')
  return version
}

export async function lockVersionsOf(db: Db, programmeId: string): Promise<void> {
  await sql`select from plan_versions where programme_id = ${programmeId} order by id for no key update`.execute(db)
}

export type DocumentVersion = Pick<VersionRow, 'id' | 'programmeId' | 'programmeName' | 'state' | 'number' | 'textId'>

/** Every version of a document that I may see, in any programme; the latest first. */
export function listVersionsOfDocument(db: Db, homeId: number, documentId: string): Promise<DocumentVersion[]> {
  return db
    .selectFrom('planVersions as v')
    .innerJoin('programmes as p', (join) => join.onRef('p.homeId', '=', 'v.homeId').onRef('p.id', '=', 'v.programmeId'))
    .select(['v.id', 'v.programmeId', 'p.name as programmeName', 'v.state', 'v.number', 'v.textId'])
    .where('v.homeId', '=', homeId)
    .where('v.documentId', '=', documentId)
    .orderBy('v.createdAt', 'desc')
    .orderBy('v.id', 'desc')
    .$narrowType<{ state: VersionState }>()
    .execute()
}

export type ProgrammeVersion = Pick<VersionRow, 'id' | 'documentId' | 'number' | 'state' | 'publishedAt'> & {
  corrections: Corrections | null
}

/** Every version of a programme that I may see, the latest first. */
export async function listVersionsOfProgramme(
  db: Db,
  homeId: number,
  programmeId: string,
): Promise<ProgrammeVersion[]> {
  const rows = await db
    .selectFrom('planVersions')
    .select(['id', 'documentId', 'number', 'state', 'publishedAt', 'corrections'])
    .where('homeId', '=', homeId)
    .where('programmeId', '=', programmeId)
    .orderBy('number', 'desc')
    .orderBy('id')
    .execute()
  return rows as unknown as ProgrammeVersion[]
}

/** The version to show for one of these texts: what is published, else a draft, else what was published before. */
export async function findVersionOfTexts(db: Db, textIds: readonly string[]): Promise<VersionRow | undefined> {
  const { rows } = await sql<Selected>`
    ${selectVersions} where v.text_id = any(${[...textIds]}::uuid[])
    order by array_position('{published,draft,superseded}', v.state), v.created_at desc, v.id limit 1`.execute(db)
  return rows[0] && toVersion(rows[0])
}

/** Until the end of the transaction nobody else opens a draft of this document. */
export async function holdDrafting(db: Db, documentId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`draft ${documentId}`}, 0))`.execute(db)
}

export type NewVersionRow = {
  homeId: number
  id: string
  programmeId: string
  documentId: string
  textId: string
  unitPath: string
  number: number
  basedOn: string | null
  createdBy: string
  createdAt: Date
}

export async function insertVersion(db: Db, version: NewVersionRow): Promise<void> {
  await db
    .insertInto('planVersions')
    .values({ ...version, state: 'draft' })
    .execute()
}

export async function deleteVersion(db: Db, homeId: number, id: string): Promise<void> {
  await db.deleteFrom('planVersions').where('homeId', '=', homeId).where('id', '=', id).execute()
}

export async function setEditCount(db: Db, homeId: number, id: string, editCount: number): Promise<void> {
  await db.updateTable('planVersions').set({ editCount }).where('homeId', '=', homeId).where('id', '=', id).execute()
}

export type Publication = { publishedBy: string; publishedAt: Date; corrections: Corrections }

/** Marks the version published, and what was published of the document before it superseded. */
export async function markPublished(db: Db, version: VersionRow, publication: Publication): Promise<void> {
  const { homeId, id, programmeId, documentId } = version
  await db
    .updateTable('planVersions')
    .set({ state: 'superseded' })
    .where('homeId', '=', homeId)
    .where('programmeId', '=', programmeId)
    .where('documentId', '=', documentId)
    .where('state', '=', 'published')
    .execute()
  const { corrections, ...rest } = publication
  await db
    .updateTable('planVersions')
    .set({ ...rest, state: 'published', published: true, corrections: JSON.stringify(corrections) })
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .execute()
}
