import { sql } from 'kysely'
import type { Standing } from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { ownerName } from './assignments.repository.ts'
import { standingIn } from './standing.repository.ts'

export type LeadRow = { factId: string; assignmentId: string; organisationId: string; name: string }

/** Who has these duties of a programme, by name. */
export async function listLeads(
  db: Db,
  { homeId, id }: { homeId: number; id: string },
  factIds: readonly string[],
): Promise<LeadRow[]> {
  const { rows } = await sql<LeadRow>`
    select s.fact_id, s.id as assignment_id, s.organisation_id, ${ownerName} as name from assignments s
    left join organisations o on o.home_id = s.home_id and o.id = s.organisation_id
    where s.home_id = ${homeId} and s.programme_id = ${id} and s.fact_id = any(${[...factIds]}::uuid[])
      and s.ended_on is null and s.parent_id is null and s.organisation_id is not null
    order by ${ownerName} collate "vi-x-icu", s.id`.execute(db)
  return rows
}

export type ProgrammeStanding = { programmeId: string; standing: Standing; answers: number }

/** How many answers of these programmes stand how on a day, as far as I see them. */
export async function countByProgramme(
  db: Db,
  homeId: number,
  programmeIds: readonly string[],
  today: Day,
): Promise<ProgrammeStanding[]> {
  const standing = standingIn(today, { passedBefore: sql`a.passed_before`, handedInLate: sql`a.handed_in_late` })
  const { rows } = await sql<ProgrammeStanding>`
    select a.programme_id, ${standing} as standing, sum(a.answers)::int as answers from answer_counts a
    where a.home_id = ${homeId} and a.programme_id = any(${[...programmeIds]}::uuid[])
    group by 1, 2 having sum(a.answers) > 0`.execute(db)
  return rows
}
