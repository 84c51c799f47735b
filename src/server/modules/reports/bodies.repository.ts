import { sql } from 'kysely'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'

export type ReportingBody = { homeId: number; id: string; name: string; place: string }

const ofBody = sql`o.home_id, o.id, o.name, (o.unit_path || '0' || o.id::text)::text as place`
const stands = (day: Day) => sql`(o.ended is null or o.ended > ${day}::date)`
const most = 300

/** Those of these organisations, and those of these units themselves, that stand on a day; by name. */
export async function listReportingBodies(
  db: Db,
  { ids, unitPaths }: { ids: readonly string[]; unitPaths: readonly string[] },
  day: Day,
): Promise<ReportingBody[]> {
  const { rows } = await sql<ReportingBody>`
    select ${ofBody} from organisations o
    where (o.id = any(${[...ids]}::bigint[]) or o.unit_path = any(${[...unitPaths]}::ltree[])) and ${stands(day)}
    order by o.name collate "vi-x-icu", o.id limit ${most}`.execute(db)
  return rows
}

/** One that stands on a day. */
export async function findReportingBody(db: Db, id: string, day: Day): Promise<ReportingBody | undefined> {
  const { rows } = await sql<ReportingBody>`
    select ${ofBody} from organisations o where o.id = ${id}::bigint and ${stands(day)}`.execute(db)
  return rows[0]
}

/** The published programmes that I may see, by name. */
export async function listReportedProgrammes(db: Db): Promise<{ id: string; name: string; homeId: number }[]> {
  const { rows } = await sql<{ id: string; name: string; homeId: number }>`
    select id, name, home_id from programmes where published order by name collate "vi-x-icu", id limit 500`.execute(db)
  return rows
}

/** Which of these answers have a report: by assignment and period. */
export async function listReportsOfAnswers(db: Db, assignmentIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ assignmentId: string; answerPeriod: string; id: string }>`
    select assignment_id, answer_period, id from reports where assignment_id = any(${[...assignmentIds]}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map(({ assignmentId, answerPeriod, id }) => [`${assignmentId} ${answerPeriod}`, id]))
}
