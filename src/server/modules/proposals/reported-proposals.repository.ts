import { sql } from 'kysely'
import type { ProposalFact } from '../../../rules/reports/index.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'

type Asked = { homeId: number; programmeId: string; unitPath: string | null; from: Day; to: Day }

/** What organisations at or below a unit, or all of them, raised in a programme on these days, as far as the caller sees it, in the order of its sending. */
export async function readReportedProposals(
  db: Db,
  { homeId, programmeId, unitPath, from, to }: Asked,
): Promise<ProposalFact[]> {
  const { rows } = await sql<ProposalFact>`
    select p.id, p.kind, p.title, coalesce(o.name, body_name(p.home_id, p.organisation_id)) as organisation_name,
      p.state in ('answered', 'closed') and p.answer is not null as is_answered, p.answer
    from proposals p left join organisations o on o.home_id = p.home_id and o.id = p.organisation_id
    where p.home_id = ${homeId} and p.programme_id = ${programmeId} ${unitPath === null ? sql`` : sql`and p.unit_path <@ ${unitPath}::ltree`}
      and p.state not in ('draft', 'withdrawn') and p.sent_on between ${from}::date and ${to}::date
    order by p.sent_on, p.id limit 500`.execute(db)
  return rows
}
