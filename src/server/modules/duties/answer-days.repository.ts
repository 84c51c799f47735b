import { sql } from 'kysely'
import type { Standing } from '../../../shared/duties.ts'
import type { TimelinePoint } from '../../../shared/duty-views.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { type AnswerFilter, answersThatFit, type OfProgramme } from './answer-filter.repository.ts'
import { standingIn } from './standing.repository.ts'

export type DayCount = { on: Day; standing: Standing; answers: number }

/** How many answers have their last day on which day between two, and how they stand; by day. */
export async function countByDay(
  db: Db,
  programme: OfProgramme,
  filter: AnswerFilter,
  today: Day,
  { from, to }: { from: Day; to: Day },
): Promise<DayCount[]> {
  const { rows } = await sql<DayCount>`
    select a.last_on as on, ${standingIn(today)} as standing, count(*)::int as answers from answers a
    where ${answersThatFit(programme, filter, today, { ahead: true })} and a.last_on between ${from}::date and ${to}::date
    group by 1, 2 order by 1, 2`.execute(db)
  return rows
}

export type LineRow = {
  organisationId: string | null
  factId: string | null
  section: string
  words: string
  points: TimelinePoint[]
}

export type TimelineWanted = { year: number; by: 'organisation' | 'duty'; from: number; most: number }

/** What is due in a year, a line for each organisation by name or for each duty in the order of the text; and how many lines there are. */
export async function listTimeline(
  db: Db,
  programme: OfProgramme,
  filter: AnswerFilter,
  today: Day,
  { year, by, from, most }: TimelineWanted,
): Promise<{ rows: LineRow[]; count: number }> {
  // The planner takes the policies to hide nearly everything and would look up each answer in all others.
  await sql`set local enable_nestloop = off`.execute(db)
  const { rows } = await sql<LineRow & { count: number }>`
    with chosen as materialized (
      select a.assignment_id, a.organisation_id, a.last_on, case when a.extended_to is not null then a.due_on end as moved_from,
        ${standingIn(today)} as standing
      from answers a
      where ${answersThatFit(programme, filter, today, { ahead: true })}
        and a.last_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date
    ), points as materialized (${points[by](programme)} group by 1, 2, 3, 4, 5),
    told as materialized (
      select line, max(version_id::text)::uuid as version_id,
        json_agg(json_build_object(
          'on', last_on, 'movedFrom', moved_from, 'standing', standing, 'answers', answers, 'assignmentId', assignment_id
        ) order by last_on, standing, assignment_id) as points
      from points group by line
    ), listed as materialized (${lines[by](programme.homeId)})
    select c.count, l.organisation_id, l.fact_id, l.section, l.words, l.points
    from (select count(*)::int as count from listed) c
    left join (select * from listed order by place offset ${from} limit ${most}) l on true
    order by l.place`.execute(db)
  await sql`set local enable_nestloop = on`.execute(db)
  return { rows: rows.filter(({ points }) => points !== null), count: rows[0]?.count ?? 0 }
}

const point = sql`a.last_on, a.moved_from, a.standing, count(*)::int as answers, min(a.assignment_id::text) as assignment_id from chosen a`
const points = {
  organisation: () => sql`
    select a.organisation_id as line, null::uuid as version_id, ${point} where a.organisation_id is not null`,
  duty: ({ homeId, id }: OfProgramme) => sql`
    select s.fact_id as line, s.version_id, ${point}
    join (select s.id, s.fact_id, s.version_id from assignments s where s.home_id = ${homeId} and s.programme_id = ${id}) s
      on s.id = a.assignment_id`,
}
const lines = {
  organisation: (homeId: number) => sql`
    select t.line as organisation_id, null::uuid as fact_id, '' as section, o.name as words, t.points,
      row_number() over (order by o.name collate "vi-x-icu", o.id) as place
    from told t join organisations o on o.home_id = ${homeId} and o.id = t.line`,
  duty: (homeId: number) => sql`
    select null::bigint as organisation_id, t.line as fact_id, f.section, f.quote as words, t.points,
      row_number() over (order by f.version_id, f.start_at, f.id) as place
    from told t join facts f on f.home_id = ${homeId} and f.version_id = t.version_id and f.id = t.line`,
}
