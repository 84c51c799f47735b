import { sql } from 'kysely'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'

export type WaitingProposal = { id: string; title: string; organisationName: string; liesPath: string; sentOn: Day }

/** What was raised in a programme and waits for an agency's answer, as far as the caller sees it; the oldest first, so many. */
export async function listWaitingProposals(
  db: Db,
  { homeId, id }: { homeId: number; id: string },
  limit: number,
): Promise<WaitingProposal[]> {
  const { rows } = await sql<WaitingProposal>`
    select p.id, p.title, coalesce(o.name, '') as organisation_name, p.lies_path::text, p.sent_on
    from proposals p left join organisations o on o.home_id = p.home_id and o.id = p.organisation_id
    where p.home_id = ${homeId} and p.programme_id = ${id} and p.lies_path is not null and p.state in ('sent', 'taken', 'sent-up')
    order by p.sent_on, p.id limit ${limit}`.execute(db)
  return rows
}
