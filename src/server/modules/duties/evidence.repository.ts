import { sql } from 'kysely'
import type { EvidenceKind } from '../../../shared/evidence.ts'
import type { Db } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import type { AnswerRow } from './answers.repository.ts'

export type EvidenceRow = {
  id: string
  period: string
  fileName: string
  kind: EvidenceKind
  byteSize: number
  addedBy: string
  addedAt: Date
  removed: boolean
  /** Its bytes are there. */
  kept: boolean
}

const removed = sql`exists (
  select from answer_events v where v.home_id = e.home_id and v.evidence_id = e.id and v.act = 'detach')`
const ofEvidence = sql`
  e.id, e.period, e.file_name, e.kind, e.byte_size, e.added_by, e.added_at, ${removed} as removed, b.evidence_id is not null as kept`
const withBytes = sql`
  evidence e left join evidence_bytes b on b.home_id = e.home_id and b.evidence_id = e.id`

type OfAssignment = { homeId: number; id: string }

/** All that ever stood with the answers of an assignment, in the order in which it came. */
export async function listEvidence(db: Db, { homeId, id }: OfAssignment): Promise<EvidenceRow[]> {
  const { rows } = await sql<EvidenceRow>`
    select ${ofEvidence} from ${withBytes} where e.home_id = ${homeId} and e.assignment_id = ${id} order by e.id`.execute(
    db,
  )
  return rows
}

/** Throws `not-found`. */
export async function getEvidenceRow(db: Db, { homeId, id }: OfAssignment, evidenceId: string): Promise<EvidenceRow> {
  const { rows } = await sql<EvidenceRow>`
    select ${ofEvidence} from ${withBytes}
    where e.home_id = ${homeId} and e.assignment_id = ${id} and e.id = ${evidenceId}`.execute(db)
  if (!rows[0]) throw notFound('This file')
  return rows[0]
}

/** What stands with an answer now: how many files, and which of them has these bytes. */
export async function findStanding(
  db: Db,
  { homeId, assignmentId, period }: AnswerRow,
  sha256: Buffer,
): Promise<{ files: number; same: string | null }> {
  const { rows } = await sql<{ files: number; same: string | null }>`
    select count(*)::int as files, max(e.id::text) filter (where e.sha256 = ${sha256}) as same from evidence e
    where e.home_id = ${homeId} and e.assignment_id = ${assignmentId} and e.period = ${period} and not ${removed}`.execute(
    db,
  )
  return rows[0] ?? { files: 0, same: null }
}

/** How much stands with all answers of a duty, in the order in which it comes: it is counted. */
export async function holdStandingBytes(
  db: Db,
  { homeId, assignmentId }: Pick<AnswerRow, 'homeId' | 'assignmentId'>,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`evidence ${assignmentId}`}, 0))`.execute(db)
  const { rows } = await sql<{ bytes: string }>`
    select coalesce(sum(e.byte_size), 0)::bigint as bytes from evidence e
    where e.home_id = ${homeId} and e.assignment_id = ${assignmentId} and not ${removed}`.execute(db)
  return Number(rows[0]?.bytes ?? 0)
}

export type NewEvidence = Omit<EvidenceRow, 'period' | 'removed' | 'kept' | 'byteSize'> & {
  sha256: Buffer
  bytes: Buffer
}

/** The row with its bytes; it shows to whom its answer does. */
export async function insertEvidence(
  db: Db,
  { homeId, assignmentId, period }: AnswerRow,
  { id, sha256, fileName, kind, addedBy, addedAt, bytes }: NewEvidence,
): Promise<void> {
  await sql`
    insert into evidence (home_id, id, assignment_id, period, unit_path, audience, sha256, file_name, kind, byte_size, added_by, added_at)
    select a.home_id, ${id}::uuid, a.assignment_id, a.period, a.unit_path, a.audience, ${sha256}, ${fileName}, ${kind}, ${bytes.length},
      ${addedBy}::uuid, ${addedAt}
    from answers a where a.home_id = ${homeId} and a.assignment_id = ${assignmentId} and a.period = ${period}`.execute(
    db,
  )
  await sql`
    insert into evidence_bytes (home_id, evidence_id, unit_path, audience, bytes)
    select e.home_id, e.id, e.unit_path, e.audience, ${bytes} from evidence e where e.home_id = ${homeId} and e.id = ${id}`.execute(
    db,
  )
}

export async function findEvidenceBytes(db: Db, homeId: number, id: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from evidence_bytes where home_id = ${homeId} and evidence_id = ${id}`.execute(db)
  return rows[0]?.bytes
}

/** Of a file that was never handed in nothing but its row is left. */
export async function deleteBytesNotHandedIn(db: Db, homeId: number, id: string): Promise<void> {
  await sql`
    delete from evidence_bytes b using evidence e
    where b.home_id = ${homeId} and b.evidence_id = ${id} and e.home_id = b.home_id and e.id = b.evidence_id
      and not exists (
        select from answer_events v where v.home_id = e.home_id and v.assignment_id = e.assignment_id and v.period = e.period
          and v.act = 'submit' and v.at >= e.added_at)`.execute(db)
}
