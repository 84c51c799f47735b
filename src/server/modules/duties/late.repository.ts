import { sql } from 'kysely'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { ownerName, wordsOf } from './assignments.repository.ts'
import { OPEN } from './standing.repository.ts'

type OfProgramme = { homeId: number; id: string }

export type LateOrganisationRow = {
  organisationId: string
  organisationName: string
  answers: number
  /** The last day of the oldest. */
  lastOn: Day
  assignmentId: string
  section: string
  quote: string
  /** How many organisations are late with how many answers, the others too. */
  allOrganisations: number
  allAnswers: number
}

/** Whoever has been late the longest in a programme, and what with; so many of them. */
export async function listLateOrganisations(
  db: Db,
  { homeId, id }: OfProgramme,
  today: Day,
  limit: number,
): Promise<LateOrganisationRow[]> {
  const { rows } = await sql<LateOrganisationRow>`
    with late as materialized (
      select a.organisation_id, sum(a.answers)::int as answers, min(a.last_on) as last_on from answer_counts a
      where a.home_id = ${homeId} and a.programme_id = ${id} and ${OPEN} and a.last_on < ${today}::date and not a.passed_before and a.answers > 0
      group by 1
    ), longest as materialized (
      select l.*, count(*) over ()::int as all_organisations, sum(l.answers) over ()::int as all_answers
      from late l order by l.last_on, l.answers desc, l.organisation_id limit ${limit}
    )
    select l.*, ${ownerName} as organisation_name, s.id as assignment_id, f.section, ${wordsOf} as quote
    from longest l
    cross join lateral (
      select a.assignment_id from answers a
      where a.organisation_id = l.organisation_id and a.programme_id = ${id} and a.last_on = l.last_on and not a.ended and ${OPEN}
        and a.last_on >= a.opened_on
      order by a.assignment_id, a.period limit 1
    ) oldest
    join assignments s on s.home_id = ${homeId} and s.id = oldest.assignment_id
    join facts f on f.home_id = s.home_id and f.version_id = s.version_id and f.id = s.fact_id
    left join organisations o on o.home_id = s.home_id and o.id = s.organisation_id
    order by l.last_on, l.answers desc, l.organisation_id`.execute(db)
  return rows
}

export type LateDutyRow = {
  factId: string
  section: string
  quote: string
  assignmentId: string
  organisationName: string
  lastOn: Day
  organisations: number
}

/** So many of the oldest late answers are looked through for which duties they are of. */
const LOOKED_THROUGH = 200

/** The duties that somebody has been late with the longest, and how many organisations are late with each; so many of them. */
export async function listLateDuties(
  db: Db,
  { homeId, id }: OfProgramme,
  today: Day,
  limit: number,
): Promise<LateDutyRow[]> {
  const isLate = sql`${OPEN} and not a.ended and a.last_on < ${today}::date and a.last_on >= a.opened_on`
  const { rows } = await sql<LateDutyRow>`
    with oldest as materialized (
      select a.assignment_id, a.last_on, a.period from answers a
      where a.home_id = ${homeId} and a.programme_id = ${id} and ${isLate}
      order by a.last_on, a.assignment_id, a.period limit ${LOOKED_THROUGH}
    ), firsts as materialized (
      select distinct on (s.fact_id) s.fact_id, s.id, s.version_id, s.organisation_id, s.words, o.last_on
      from oldest o join assignments s on s.home_id = ${homeId} and s.id = o.assignment_id
      order by s.fact_id, o.last_on, o.assignment_id
    ), duties as materialized (select * from firsts order by last_on, fact_id limit ${limit})
    select s.fact_id, f.section, ${wordsOf} as quote, s.id as assignment_id, coalesce(${ownerNameOf(homeId)}, '') as organisation_name, s.last_on, (
      select count(distinct b.organisation_id)::int from assignments b
      join answers a on a.home_id = b.home_id and a.assignment_id = b.id and ${isLate}
      where b.home_id = ${homeId} and b.programme_id = ${id} and b.fact_id = s.fact_id
    ) as organisations
    from duties s
    join facts f on f.home_id = ${homeId} and f.version_id = s.version_id and f.id = s.fact_id
    left join organisations o on o.home_id = ${homeId} and o.id = s.organisation_id
    order by s.last_on, organisations desc, s.fact_id`.execute(db)
  return rows
}

const ownerNameOf = (homeId: number) => sql`coalesce(o.name, body_name(${homeId}::integer, s.organisation_id))`

/** How many duties and how many reports of a programme were answered after an instant, no further than `most` each. */
export async function countAnswered(
  db: Db,
  { homeId, id }: OfProgramme,
  since: Date,
  most: number,
): Promise<{ answers: number; reports: number }> {
  const { rows } = await sql<{ answers: number; reports: number }>`
    select least(count(*) filter (where not e.is_report), ${most})::int as answers, least(count(*) filter (where e.is_report), ${most})::int as reports
    from (
      select distinct e.assignment_id, e.period, s.kind = 'report' as is_report
      from answer_events e join assignments s on s.home_id = e.home_id and s.id = e.assignment_id
      where e.home_id = ${homeId} and e.at > ${since} and e.act = 'submit' and s.programme_id = ${id} limit ${10 * most}
    ) e`.execute(db)
  return rows[0] ?? { answers: 0, reports: 0 }
}
