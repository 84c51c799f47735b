import { sql } from 'kysely'
import type { Job, JobFilter, JobKind, JobState } from '../../../shared/jobs.ts'
import type { Db } from '../../platform/database.ts'

/** The columns of each view of jobs. */
export type JobRow = {
  home_id: number
  id: string
  unit_path: string
  subject_id: string | null
  title: string | null
  requested_by: string | null
  on_behalf_of: string | null
  state: JobState
  stage: string | null
  share: number
  attempts: number
  requested_at: Date
  started_at: Date | null
  ended_at: Date | null
  next_try_at: Date | null
  problem: Job['problem']
  /** Nobody asked for the same again since. */
  latest: boolean
}

export type JobQuery = JobFilter & { personId: string }
/** Jobs of one kind, at and below these paths. */
export type JobSource = { kind: JobKind; view: string; paths: readonly string[] }

/** A page over all these sources, newest first. */
export async function listJobRows(
  db: Db,
  sources: readonly JobSource[],
  { state, mine, latest, before, limit, personId }: JobQuery,
): Promise<(JobRow & { kind: JobKind })[]> {
  if (sources.length === 0) return []
  const each = sources.map(({ kind, view, paths }) => {
    const wanted = [sql`j.unit_path <@ ${[...paths]}::ltree[]`]
    // Not as parameters: the few that are unfinished have an index of their own.
    if (state) wanted.push(sql`j.state in (${sql.join([...new Set(state)].map((one) => sql.lit(one)))})`)
    if (mine) wanted.push(sql`j.requested_by = ${personId}`)
    if (latest) wanted.push(sql`j.latest`)
    if (before) wanted.push(sql`j.id < ${before}`)
    return sql`(select ${sql.lit(kind)} as kind, j.* from ${sql.table(view)} j
      where ${sql.join(wanted, sql` and `)} order by j.id desc limit ${limit})`
  })
  // The planner takes the policies to hide nearly everything and would sort whole tables; so it walks an index.
  await sql`set local enable_sort = off`.execute(db)
  const { rows } = await sql<JobRow & { kind: JobKind }>`
    select * from (${sql.join(each, sql` union all `)}) found order by id desc limit ${limit}`.execute(
    db.withoutPlugins(),
  )
  return rows
}

/** Kind and name of the units at these paths. */
export async function listUnitNames(db: Db, paths: readonly string[]) {
  if (paths.length === 0) return []
  return db
    .selectFrom('latestUnits')
    .select(['id', 'path', 'kind', 'name'])
    .where('path', 'in', [...new Set(paths)])
    .execute()
}
