import { sql } from 'kysely'
import type { Standing } from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { standingIn } from './standing.repository.ts'

export type CountRow = {
  organisationId: string
  organisationName: string
  duties: number
  standing: Standing | null
  answers: number
}

/** How many answers of each organisation stand how, and how many duties it has; by name. */
export async function countAnswers(
  db: Db,
  { homeId, id }: { homeId: number; id: string },
  today: Day,
): Promise<CountRow[]> {
  const standing = standingIn(today, { passedBefore: sql`a.passed_before`, handedInLate: sql`a.handed_in_late` })
  const { rows } = await sql<CountRow>`
    with counted as materialized (
      select a.organisation_id, ${standing} as standing, sum(a.answers)::int as answers
      from answer_counts a where a.home_id = ${homeId} and a.programme_id = ${id} group by 1, 2 having sum(a.answers) > 0
    ), held as materialized (
      select organisation_id, count(*)::int as duties from assignments
      where home_id = ${homeId} and programme_id = ${id} and ended_on is null and organisation_id is not null group by 1
    )
    select h.organisation_id, o.name as organisation_name, h.duties, c.standing, coalesce(c.answers, 0) as answers
    from held h join organisations o on o.home_id = ${homeId} and o.id = h.organisation_id
    left join counted c on c.organisation_id = h.organisation_id
    order by o.name collate "vi-x-icu", h.organisation_id`.execute(db)
  return rows
}
