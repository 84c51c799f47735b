import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

/** Compares how many answers are counted with how many there are, counted anew. As the owner of the tables. */
export async function checkCounts(ownerDb: Db): Promise<{ seen: number; faults: string[] }> {
  const { rows } = await sql<{
    programmeId: string
    organisationId: string
    state: string
    counted: number
    stand: number
  }>`
    with anew as (
      select home_id, programme_id, organisation_id, unit_path, state, opens_on, last_on, last_on < opened_on as passed_before,
        state in ('submitted', 'done') and submitted_on > last_on and last_on >= opened_on as handed_in_late, count(*)::int as stand
      from answers where not ended and organisation_id is not null group by 1, 2, 3, 4, 5, 6, 7, 8, 9
    )
    select programme_id, organisation_id, state, coalesce(c.answers, 0) as counted, coalesce(n.stand, 0) as stand
    from answer_counts c full join anew n
      using (home_id, programme_id, organisation_id, unit_path, state, opens_on, last_on, passed_before, handed_in_late)
    order by 1, 2, 3`.execute(ownerDb)
  return {
    seen: rows.length,
    faults: rows
      .filter(({ counted, stand }) => counted !== stand)
      .map(
        ({ programmeId, organisationId, state, counted, stand }) =>
          `programme ${programmeId}, organisation ${organisationId}: ${counted} answers "${state}" are counted, ${stand} stand`,
      ),
  }
}
