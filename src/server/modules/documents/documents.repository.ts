import { sql } from 'kysely'
import { unitFullName } from '../../../rules/unit-names.ts'
import type { Document } from '../../../shared/documents.ts'
import type { UnitKind } from '../../../shared/units.ts'
import { brokenConstraint, type Db } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import type { About, DocumentFormat } from './reading-result.ts'

export type DocumentRow = {
  homeId: number
  id: string
  unitId: string
  unitPath: string
  unitName: string
  fileName: string
  format: DocumentFormat
  byteSize: number
  uploadedBy: string
  uploadedAt: Date
  published: boolean
  audience: string[]
} & About

type Selected = Omit<DocumentRow, 'unitName' | keyof About> & {
  unitKind: UnitKind
  shortName: string
  about: About | null
}

const nothingKnown: About = { kind: null, number: null, title: null, issuedOn: null }

function toRow({ unitKind, shortName, about, ...row }: Selected): DocumentRow {
  return { ...row, unitName: unitFullName(unitKind, shortName), ...nothingKnown, ...about }
}

/** Documents that I may see, each with what its latest text says it is. */
const selectDocuments = sql`
  select d.home_id, d.id, d.unit_id, d.unit_path::text, d.file_name, d.format, d.byte_size, d.uploaded_by, d.uploaded_at,
    d.published, d.audience, u.kind as unit_kind, u.name as short_name, t.about
  from documents d
  join latest_units u on u.id = d.unit_id
  left join lateral (
    select about from document_texts t where t.home_id = d.home_id and t.document_id = d.id order by t.version desc limit 1
  ) t on true`

/** Newest first; those before `before` where a page ended there. Home by home, so that one need not wade through another's. */
export async function listNewestDocuments(
  db: Db,
  homeIds: readonly number[],
  limit: number,
  before: string | undefined,
): Promise<DocumentRow[]> {
  const { rows } = await sql<Selected>`${selectDocuments}
    where d.id in (select newest_documents(${homeIds}::integer[], ${before ?? null}::uuid, ${limit}))
    order by d.id desc`.execute(db)
  return rows.map(toRow)
}

/** In no order; those that are unknown or not mine are left out. */
export async function listDocumentRows(db: Db, ids: readonly string[]): Promise<DocumentRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Selected>`${selectDocuments} where d.id = any(${ids}::uuid[])`.execute(db)
  return rows.map(toRow)
}

export type NumberedDocument = { id: string; number: string; title: string | null }

/** Those of a home that I may see and that bear one of these numbers, in whatever case. */
export async function listDocumentsNumbered(
  db: Db,
  homeId: number,
  numbers: readonly string[],
): Promise<NumberedDocument[]> {
  if (numbers.length === 0) return []
  const { rows } = await sql<NumberedDocument>`
    select d.id, t.about ->> 'number' as number, t.about ->> 'title' as title
    from documents d
    join lateral (
      select about from document_texts t where t.home_id = d.home_id and t.document_id = d.id order by t.version desc limit 1
    ) t on true
    where d.home_id = ${homeId} and lower(t.about ->> 'number') = any(${numbers.map((number) => number.toLowerCase())}::text[])
    order by d.id limit 500`.execute(db)
  return rows
}

export async function findDocumentRow(db: Db, id: string): Promise<DocumentRow | undefined> {
  const [row] = await listDocumentRows(db, [id])
  return row
}

/** Throws `not-found`. */
export async function getDocumentRow(db: Db, id: string): Promise<DocumentRow> {
  const row = await findDocumentRow(db, id)
  if (!row) throw notFound('This document')
  return row
}

/** Until the end of the transaction nobody removes it; false where somebody did. For whoever may write there. */
export async function holdDocument(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`select from documents where id = ${id} for key share`.execute(db)
  return rows.length > 0
}

export async function findDocumentIdByHash(db: Db, homeId: number, sha256: Buffer): Promise<string | undefined> {
  const row = await db
    .selectFrom('documents')
    .select('id')
    .where('homeId', '=', homeId)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row?.id
}

export type NewDocument = {
  homeId: number
  id: string
  unitId: string
  unitPath: string
  sha256: Buffer
  fileName: string
  format: DocumentFormat
  uploadedBy: string
  uploadedAt: Date
}

/** The row with its bytes; answers false, and stores nothing, where the home has the same bytes already. */
export async function insertDocument(db: Db, document: NewDocument, bytes: Buffer): Promise<boolean> {
  const row = await db
    .insertInto('documents')
    .values({ ...document, byteSize: bytes.length })
    .onConflict((conflict) => conflict.constraint('documents_bytes_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  const { homeId, id: documentId, unitPath } = document
  await db.insertInto('documentFiles').values({ homeId, documentId, unitPath, bytes }).execute()
  return true
}

export async function findBytes(db: Db, homeId: number, documentId: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('documentFiles')
    .select('bytes')
    .where('homeId', '=', homeId)
    .where('documentId', '=', documentId)
    .executeTakeFirst()
  return row?.bytes
}

/** With its bytes, texts, clauses and readings. Throws what `isDocumentInUse` tells. */
export async function deleteDocument(db: Db, homeId: number, id: string): Promise<void> {
  await db.deleteFrom('documents').where('homeId', '=', homeId).where('id', '=', id).execute()
}

/** Whether a version or a programme stands on the document that was to be deleted. */
export function isDocumentInUse(error: unknown): boolean {
  const broken = brokenConstraint(error)
  return broken === 'plan_versions_text_fk' || broken === 'programme_documents_document_fk'
}

/** Shows the document, its bytes, texts and clauses to everyone below its unit and to these organisations. */
export async function publishDocument(
  db: Db,
  homeId: number,
  documentId: string,
  audience: readonly string[],
): Promise<void> {
  const shown = sql`published = true, audience = (
    select coalesce(array_agg(distinct party), '{}') from unnest(audience || ${audience}::bigint[]) party)`
  await sql`update documents set ${shown} where home_id = ${homeId} and id = ${documentId}`.execute(db)
  await sql`update document_files set ${shown} where home_id = ${homeId} and document_id = ${documentId}`.execute(db)
  await sql`update document_texts set ${shown} where home_id = ${homeId} and document_id = ${documentId}`.execute(db)
  await sql`update clauses set ${shown} where home_id = ${homeId} and text_id in (
    select id from document_texts where home_id = ${homeId} and document_id = ${documentId})`.execute(db)
}

/** Where documents stand in programmes, by document; only what is draft or in force. */
export async function listProgrammesOf(db: Db, ids: readonly string[]): Promise<Map<string, Document['programmes']>> {
  const programmes = new Map<string, Document['programmes']>()
  if (ids.length === 0) return programmes
  const { rows } = await sql<Document['programmes'][number] & { documentId: string }>`
    select document_id, programme_id as id, programme_name as name, version_id, version_state as state
    from document_programmes where document_id = any(${ids}::uuid[]) and version_state <> 'superseded'
    order by programme_name, version_id`.execute(db)
  for (const { documentId, ...programme } of rows) {
    programmes.set(documentId, [...(programmes.get(documentId) ?? []), programme])
  }
  return programmes
}
