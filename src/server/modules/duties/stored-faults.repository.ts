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

/** Evidence whose bytes are gone though it stands, or are not those of which the hash was taken. As the owner of the tables. */
export async function checkEvidence(ownerDb: Db): Promise<{ seen: number; faults: string[] }> {
  const { rows } = await sql<{ id: string; right: boolean }>`
    select e.id,
      case when b.bytes is null
        then exists (select from answer_events v where v.home_id = e.home_id and v.evidence_id = e.id and v.act = 'detach')
        else sha256(b.bytes) = e.sha256 and octet_length(b.bytes) = e.byte_size
      end as "right"
    from evidence e left join evidence_bytes b on b.home_id = e.home_id and b.evidence_id = e.id
    order by e.id`.execute(ownerDb)
  const wrong = rows.filter(({ right }) => !right)
  return { seen: rows.length, faults: wrong.map(({ id }) => `evidence ${id}: its bytes are gone or altered`) }
}
