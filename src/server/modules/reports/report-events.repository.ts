import { sql } from 'kysely'
import type { ReportEventKind } from '../../../shared/reports.ts'
import type { Db } from '../../platform/database.ts'

type OfReport = { homeId: number; id: string }

export type ReportEventRow = {
  id: string
  key: string | null
  title: string | null
  act: ReportEventKind
  words: string | null
  byPerson: string
  at: Date
  revision: number
}

const most = 500

/** What was done to a report, the last first; of one section all of it, else without the words that were written. */
export async function listReportEvents(db: Db, { homeId, id }: OfReport, key?: string): Promise<ReportEventRow[]> {
  const words = key === undefined ? sql`case when e.act = 'write' then null else e.words end` : sql`e.words`
  const { rows } = await sql<ReportEventRow>`
    select e.id, e.key, s.title, e.act, ${words} as words, e.by_person, e.at, e.revision
    from report_events e left join report_sections s on s.home_id = e.home_id and s.report_id = e.report_id and s.key = e.key
    where e.home_id = ${homeId} and e.report_id = ${id} ${key === undefined ? sql`` : sql`and e.key = ${key}`}
    order by e.at desc, e.id desc limit ${most}`.execute(db)
  return rows
}

export type NewReportEvent = {
  id: string
  key: string | null
  act: ReportEventKind
  /** From where it was done, where that is not the place of the report. */
  atPath: string | null
  stateBefore: string | null
  state: string
  words: string | null
  byPerson: string
  at: Date
  revision: number
}

/** It shows to whom the report does. */
export async function insertReportEvent(db: Db, { homeId, id }: OfReport, event: NewReportEvent): Promise<void> {
  await sql`
    insert into report_events (home_id, id, report_id, unit_path, open_to, at_path, key, act, state_before, state, words, by_person, at, revision)
    select r.home_id, ${event.id}::uuid, r.id, r.unit_path, r.open_to, ${event.atPath}::ltree, ${event.key}, ${event.act},
      ${event.stateBefore}, ${event.state}, ${event.words}, ${event.byPerson}::uuid, ${event.at}, ${event.revision}
    from reports r where r.home_id = ${homeId} and r.id = ${id}`.execute(db)
}

/** Who did something with a report from the side of whoever makes it. */
export async function listMakers(db: Db, { homeId, id }: OfReport): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select distinct by_person as person from report_events
    where home_id = ${homeId} and report_id = ${id} and at_path is null`.execute(db)
  return rows.map(({ person }) => person)
}
