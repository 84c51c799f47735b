import { sql } from 'kysely'
import type { EvidenceKind } from '../../../shared/evidence.ts'
import type { CellKey } from '../../../shared/figures.ts'
import { type Db, KEPT } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import type { FormRecord, HeldForm } from './forms.repository.ts'

type OfForm = Pick<FormRecord, 'homeId' | 'id'>
export type FormEvidenceRow = CellKey & {
  id: string
  fileName: string
  kind: EvidenceKind
  byteSize: number
  addedBy: string
  addedAt: Date
}

const removed = sql`exists (
  select from form_events v where v.home_id = e.home_id and v.evidence_id = e.id and v.act = 'detach')`

/** What stands with the figures of a form, in the order in which it came. */
export async function listFormEvidence(db: Db, { homeId, id }: OfForm): Promise<Omit<FormEvidenceRow, 'kind'>[]> {
  const { rows } = await sql<Omit<FormEvidenceRow, 'kind'>>`
    ${KEPT} select e.id, e.element_id, e.category, e.file_name, e.byte_size, e.added_by, e.added_at from form_evidence e
    where e.home_id = ${homeId} and e.form_id = ${id} and not ${removed} order by e.id`.execute(db)
  return rows
}

/** Also where it was removed. Throws `not-found`. */
export async function getFormEvidence(
  db: Db,
  { homeId, id }: OfForm,
  evidenceId: string,
): Promise<FormEvidenceRow & { removed: boolean }> {
  const { rows } = await sql<FormEvidenceRow & { removed: boolean }>`
    select e.id, e.element_id, e.category, e.file_name, e.kind, e.byte_size, e.added_by, e.added_at, ${removed} as removed from form_evidence e
    where e.home_id = ${homeId} and e.form_id = ${id} and e.id = ${evidenceId}`.execute(db)
  if (!rows[0]) throw notFound('This file')
  return rows[0]
}

/** What stands with a form now: how many files, how large together, and which of a cell's has these bytes. */
export async function findStandingFiles(
  db: Db,
  { homeId, id }: OfForm,
  { elementId, category }: CellKey,
  sha256: Buffer,
): Promise<{ files: number; bytes: number; same: string | null }> {
  const { rows } = await sql<{ files: number; bytes: string; same: string | null }>`
    select count(*)::int as files, coalesce(sum(e.byte_size), 0)::bigint as bytes,
      max(e.id::text) filter (where e.sha256 = ${sha256} and e.element_id = ${elementId} and e.category = ${category}) as same
    from form_evidence e where e.home_id = ${homeId} and e.form_id = ${id} and not ${removed}`.execute(db)
  const [found] = rows
  return { files: found?.files ?? 0, bytes: Number(found?.bytes ?? 0), same: found?.same ?? null }
}

export async function insertFormEvidence(
  db: Db,
  { homeId, id: formId, unitPath }: Pick<HeldForm, 'homeId' | 'id' | 'unitPath'>,
  { bytes, sha256, ...row }: Omit<FormEvidenceRow, 'byteSize'> & { bytes: Buffer; sha256: Buffer },
): Promise<void> {
  await db
    .insertInto('formEvidence')
    .values({ ...row, homeId, formId, unitPath, sha256, byteSize: bytes.length })
    .execute()
  await db.insertInto('formEvidenceBytes').values({ homeId, evidenceId: row.id, unitPath, bytes }).execute()
}

export async function findFormEvidenceBytes(db: Db, homeId: number, id: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('formEvidenceBytes')
    .select('bytes')
    .where('homeId', '=', homeId)
    .where('evidenceId', '=', id)
    .executeTakeFirst()
  return row?.bytes
}

/** Of a file that came after the form was submitted last, if ever, nothing but its row is left. */
export async function deleteBytesNotSubmitted(db: Db, { homeId, id }: OfForm, evidenceId: string): Promise<void> {
  await sql`
    delete from form_evidence_bytes b using form_evidence e
    where b.home_id = ${homeId} and b.evidence_id = ${evidenceId} and e.home_id = b.home_id and e.id = b.evidence_id and e.form_id = ${id}
      and not exists (
        select from form_events v where v.home_id = e.home_id and v.form_id = e.form_id and v.act = 'submit' and v.at >= e.added_at)`.execute(
    db,
  )
}
