import { sql } from 'kysely'
import type { ReportKind } from '../../../shared/outlines.ts'
import type { ReportState } from '../../../shared/reports.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'

export type ReportRecord = {
  homeId: number
  id: string
  programmeId: string
  programmeName: string
  programmePath: string
  organisationId: string
  organisationName: string
  /** Of its unit. */
  organisationUnitId: string
  unitPath: string
  openTo: string[]
  period: string
  kind: ReportKind
  subject: string
  assignmentId: string | null
  answerPeriod: string | null
  toParties: string[]
  /** The names of those; of none null. */
  sentTo: string | null
  receivedAt: string[]
  state: ReportState
  dueOn: Day | null
  sentOn: Day | null
  draftedAt: Date
  signedDocumentId: string | null
  revision: number
  madeBy: string
}

/** Of reports as `r`. */
export const selectReports = sql`
  select r.home_id, r.id, r.programme_id, g.name as programme_name, g.unit_path::text as programme_path, r.organisation_id,
    body_name(r.home_id, r.organisation_id) as organisation_name, subpath(r.unit_path, -3, 1)::text as organisation_unit_id, r.unit_path::text,
    r.open_to::text[], r.period, r.kind, r.subject, r.assignment_id, r.answer_period, r.to_parties,
    (select string_agg(body_name(r.home_id, p), ', ' order by p) from unnest(r.to_parties) p) as sent_to, r.received_at::text[], r.state,
    (select coalesce(a.extended_to, a.due_on) from answers a
      where a.home_id = r.home_id and a.assignment_id = r.assignment_id and a.period = r.answer_period) as due_on,
    r.sent_on, r.drafted_at, r.signed_document_id, r.revision, r.made_by
  from reports r join programmes g on g.home_id = r.home_id and g.id = r.programme_id`

/** Throws `not-found`. */
export async function getReportRecord(db: Db, id: string): Promise<ReportRecord> {
  const { rows } = await sql<ReportRecord>`${selectReports} where r.id = ${id}`.execute(db)
  if (!rows[0]) throw notFound('This report')
  return rows[0]
}

/** Held until the end of the transaction, where the caller may move it. Throws `not-found`. */
export async function lockReport(db: Db, { homeId, id }: Pick<ReportRecord, 'homeId' | 'id'>): Promise<void> {
  const { rows } = await sql`
    select from reports where home_id = ${homeId} and id = ${id} for no key update`.execute(db)
  if (rows.length === 0) throw notFound('This report')
}

export type NewReportRow = Pick<
  ReportRecord,
  | 'homeId'
  | 'id'
  | 'programmeId'
  | 'organisationId'
  | 'unitPath'
  | 'openTo'
  | 'period'
  | 'kind'
  | 'subject'
  | 'assignmentId'
  | 'answerPeriod'
  | 'toParties'
  | 'receivedAt'
  | 'draftedAt'
  | 'madeBy'
> & { outlineHome: number; outlineCode: string; outlineVersion: number; madeAt: Date }

export async function insertReport(db: Db, { openTo, receivedAt, toParties, ...row }: NewReportRow): Promise<void> {
  await db
    .insertInto('reports')
    .values({
      ...row,
      openTo: sql`${openTo}::ltree[]`,
      receivedAt: sql`${receivedAt}::ltree[]`,
      toParties: sql`${toParties}::bigint[]`,
    })
    .execute()
}

export type ReportChange = Partial<
  Pick<ReportRecord, 'state' | 'sentOn' | 'openTo' | 'subject' | 'draftedAt' | 'signedDocumentId'>
>

/** Its revision goes on by one. */
export async function updateReport(
  db: Db,
  { homeId, id, revision }: Pick<ReportRecord, 'homeId' | 'id' | 'revision'>,
  { openTo, ...change }: ReportChange,
): Promise<void> {
  await db
    .updateTable('reports')
    .set({
      ...change,
      ...(openTo === undefined ? {} : { openTo: sql`${openTo}::ltree[]` }),
      revision: revision + 1,
    })
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .execute()
}

export async function deleteReport(db: Db, { homeId, id }: Pick<ReportRecord, 'homeId' | 'id'>): Promise<void> {
  await db.deleteFrom('reports').where('homeId', '=', homeId).where('id', '=', id).execute()
}
