import { sql } from 'kysely'
import type { SectionSource, SectionWants } from '../../../shared/outlines.ts'
import type { ReportBlock } from '../../../shared/report-blocks.ts'
import type { SectionState } from '../../../shared/reports.ts'
import type { Db } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'

type OfReport = { homeId: number; id: string }

/** A section without what was drafted in it. */
export type SectionHead = {
  key: string
  level: number
  title: string
  wants: SectionWants
  source: SectionSource | null
  prompt: string | null
  appendix: boolean
  writerId: string | null
  writerName: string | null
  writerPath: string | null
  state: SectionState
  showsDraft: boolean
  words: string
  revision: number
}
export type SectionRecord = SectionHead & { drafted: ReportBlock[] }

const ofHead = sql`
  s.key, s.level, s.title, s.wants, s.source, s.prompt, s.appendix, s.writer_id, body_name(s.home_id, s.writer_id) as writer_name,
  s.writer_path::text, s.state, s.shows_draft, s.words, s.revision`

/** In their order. */
export async function listSectionHeads(db: Db, { homeId, id }: OfReport): Promise<SectionHead[]> {
  const { rows } = await sql<SectionHead>`
    select ${ofHead} from report_sections s where s.home_id = ${homeId} and s.report_id = ${id} order by s.position`.execute(
    db,
  )
  return rows
}

/** The same with what was drafted. */
export async function listSections(db: Db, { homeId, id }: OfReport): Promise<SectionRecord[]> {
  const { rows } = await sql<SectionRecord>`
    select ${ofHead}, s.drafted from report_sections s where s.home_id = ${homeId} and s.report_id = ${id} order by s.position`.execute(
    db,
  )
  return rows
}

/** Throws `not-found`. */
export async function getSection(db: Db, { homeId, id }: OfReport, key: string): Promise<SectionRecord> {
  const { rows } = await sql<SectionRecord>`
    select ${ofHead}, s.drafted from report_sections s
    where s.home_id = ${homeId} and s.report_id = ${id} and s.key = ${key}`.execute(db)
  if (!rows[0]) throw notFound('This section')
  return rows[0]
}

/** Held until the end of the transaction, in one order; those that the caller may not write are passed over. */
export async function lockSections(db: Db, { homeId, id }: OfReport, keys?: readonly string[]): Promise<void> {
  await sql`
    select from report_sections where home_id = ${homeId} and report_id = ${id}
      ${keys === undefined ? sql`` : sql`and key = any(${[...keys]})`} order by key for no key update`.execute(db)
}

export type NewSection = Pick<
  SectionRecord,
  | 'key'
  | 'level'
  | 'title'
  | 'wants'
  | 'source'
  | 'prompt'
  | 'appendix'
  | 'writerId'
  | 'writerPath'
  | 'state'
  | 'drafted'
>

/** In the order in which they are given; they show to whom the report does. */
export async function insertSections(db: Db, { homeId, id }: OfReport, sections: readonly NewSection[]): Promise<void> {
  const rows = sections.map((each, position) => ({
    ...each,
    position,
    writer_id: each.writerId,
    writer_path: each.writerPath,
  }))
  await sql`
    insert into report_sections (home_id, report_id, key, unit_path, open_to, position, level, title, wants, source, prompt, appendix,
      writer_id, writer_path, state, drafted)
    select r.home_id, r.id, s.key, r.unit_path, r.open_to, s.position, s.level, s.title, s.wants, s.source, s.prompt, s.appendix,
      s.writer_id, s.writer_path, s.state, s.drafted
    from reports r, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s(key text, position integer, level smallint, title text,
      wants text, source text, prompt text, appendix boolean, writer_id bigint, writer_path ltree, state text, drafted jsonb)
    where r.home_id = ${homeId} and r.id = ${id}`.execute(db)
}

export type SectionChange = { state: SectionState; words?: string; showsDraft?: boolean }

/** Its revision goes on by one. */
export async function updateSection(
  db: Db,
  { homeId, id }: OfReport,
  { key, revision }: Pick<SectionHead, 'key' | 'revision'>,
  { state, words, showsDraft }: SectionChange,
): Promise<void> {
  await db
    .updateTable('reportSections')
    .set({
      state,
      ...(words === undefined ? {} : { words }),
      ...(showsDraft === undefined ? {} : { showsDraft }),
      revision: revision + 1,
    })
    .where('homeId', '=', homeId)
    .where('reportId', '=', id)
    .where('key', '=', key)
    .execute()
}

/** What the system wrote anew; words and revisions stay as they are. */
export async function updateDrafts(
  db: Db,
  { homeId, id }: OfReport,
  drafts: readonly { key: string; drafted: readonly ReportBlock[] }[],
): Promise<void> {
  await sql`
    update report_sections s set drafted = d.drafted
    from jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb) as d(key text, drafted jsonb)
    where s.home_id = ${homeId} and s.report_id = ${id} and s.key = d.key`.execute(db)
}
