import { sql } from 'kysely'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { standingIn } from './standing.repository.ts'

/** Who has a duty, and how many of their answers stand how. */
export type HolderRow = {
  assignmentId: string
  factId: string
  organisationId: string | null
  name: string | null
  standings: Record<string, number>
}

/** Those of some duties of a programme that I see, by name. */
export async function listHolders(
  db: Db,
  { homeId, id }: { homeId: number; id: string },
  factIds: readonly string[],
  today: Day,
): Promise<HolderRow[]> {
  if (factIds.length === 0) return []
  const { rows } = await sql<HolderRow>`
    select s.id as assignment_id, s.fact_id, s.organisation_id, o.name, coalesce(c.standings, '{}') as standings
    from assignments s
    left join organisations o on o.home_id = s.home_id and o.id = s.organisation_id
    left join lateral (
      select jsonb_object_agg(standing, answers) as standings from (
        select ${standingIn(today)} as standing, count(*) as answers from answers a
        where a.home_id = s.home_id and a.assignment_id = s.id and not a.ended group by 1
      ) as each_standing
    ) c on true
    where s.home_id = ${homeId} and s.programme_id = ${id} and s.fact_id = any(${[...factIds]}::uuid[]) and s.ended_on is null
    order by o.name collate "vi-x-icu", s.id`.execute(db)
  return rows
}
