import { type RawBuilder, sql } from 'kysely'
import { MOST_REPORTS_COUNTED, REPORT_VIEWS, type ReportsQuery, type ReportView } from '../../../shared/reports.ts'
import type { Db } from '../../platform/database.ts'
import { type ReportRecord, selectReports } from './reports.repository.ts'

/** Whoever looks: where they read, for which organisations they answer and from where, and where they plan. */
export type Looking = {
  scopes: readonly string[]
  answering: readonly string[]
  planning: readonly string[]
  parties: readonly string[]
}
export type ReportListRow = ReportRecord & { asked: number; handedIn: number; taken: number; myParts: number }

const paths = (all: readonly string[]) => sql`${[...all]}::ltree[]`
const ids = (all: readonly string[]) => sql`${[...all]}::bigint[]`

/** As the walls of the table say, said once more. */
const isShown = ({ scopes }: Looking) => sql`(r.unit_path <@ ${paths(scopes)} or r.open_to && ${paths(scopes)})`

/** It is my organisation's, or made where a role of mine holds the unit whole. */
const isMine = ({ parties, answering }: Looking) =>
  sql`(r.organisation_id = any(${ids(parties)}) or subpath(r.unit_path, 0, -2) = any(${paths(answering)}))`

/** A part of it waits for my words. */
const waitsForMe = ({ parties, answering }: Looking) => sql`
  from report_sections s where s.home_id = r.home_id and s.report_id = r.id and s.state in ('asked', 'writing', 'returned')
    and (s.writer_id = any(${ids(parties)}) or subpath(s.writer_path, 0, -2) = any(${paths(answering)}))`

const isWithMaker = sql`r.state in ('drafting', 'returned')`

const inView: Record<ReportView, (looking: Looking) => RawBuilder<unknown>> = {
  'to-write': (looking) => sql`(${isWithMaker} and exists (select ${waitsForMe(looking)}))`,
  mine: isMine,
  received: ({ parties, planning }) => sql`(r.state in ('sent', 'received', 'accepted') and (
    r.to_parties && ${ids(parties)} or g.unit_path = any(${paths(planning)})))`,
  all: () => sql`true`,
}

/** One page, the newest first. */
export async function listReportRows(
  db: Db,
  looking: Looking,
  { view, programmeId, assignmentId, after }: Omit<ReportsQuery, 'limit'>,
  limit: number,
): Promise<ReportListRow[]> {
  const { rows } = await sql<ReportListRow>`
    with page as (
      ${selectReports}
      where ${isShown(looking)} and ${inView[view](looking)}
        ${programmeId === undefined ? sql`` : sql`and r.programme_id = ${programmeId}::uuid`}
        ${assignmentId === undefined ? sql`` : sql`and r.assignment_id = ${assignmentId}::uuid`}
        ${after === undefined ? sql`` : sql`and r.id < ${after}::uuid`}
      order by r.id desc limit ${limit}
    )
    select r.*, parts.*, (select count(*)::int ${waitsForMe(looking)}) as my_parts
    from page r cross join lateral (
      select count(*) filter (where s.state in ('asked', 'writing', 'returned'))::int as asked,
        count(*) filter (where s.state = 'handed-in')::int as handed_in, count(*) filter (where s.state = 'taken')::int as taken
      from report_sections s where s.home_id = r.home_id and s.report_id = r.id
    ) parts order by r.id desc`.execute(db)
  return rows
}

/** How many are in each view, no further than is worth counting. */
export async function countReportViews(db: Db, looking: Looking): Promise<Record<ReportView, number>> {
  const counted = REPORT_VIEWS.map(
    (view) => sql`
      (select count(*)::int from (
        select from reports r join programmes g on g.home_id = r.home_id and g.id = r.programme_id
        where ${isShown(looking)} and ${inView[view](looking)} limit ${MOST_REPORTS_COUNTED}
      ) few) as ${sql.id(view)}`,
  )
  const { rows } = await sql<Record<ReportView, number>>`select ${sql.join(counted)}`.execute(db.withoutPlugins())
  return rows[0] ?? { 'to-write': 0, mine: 0, received: 0, all: 0 }
}
