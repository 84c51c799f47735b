import { sql } from 'kysely'
import type { Standing } from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import type { CountRow } from './answer-counts.repository.ts'
import { ownerName } from './assignments.repository.ts'
import { standingIn } from './standing.repository.ts'

/** Whether reports are sent to an organisation of mine. */
export async function receivesReports(db: Db): Promise<boolean> {
  const { rows } = await sql`select from reports_sent_to_me() limit 1`.execute(db)
  return rows.length > 0
}

export type ReceivedRow = {
  programmeId: string
  programmeName: string
  organisationId: string
  organisationName: string
  standing: Standing
  answers: number
}

/** How the reports that are sent to these organisations stand, those of periods to come left out; by programme and organisation. */
export async function countReceived(db: Db, organisations: readonly string[], today: Day): Promise<ReceivedRow[]> {
  const { rows } = await sql<ReceivedRow>`
    with sent as materialized (
      select r.home_id, r.programme_id, b.id as body, ${standingIn(today)} as standing, count(*)::int as answers
      from reports_sent_to_me() r
      cross join unnest(r.received_by) as b(id)
      join answers a on a.home_id = r.home_id and a.assignment_id = r.assignment_id and not a.ended and a.opens_on <= ${today}::date
      where b.id = any(${[...organisations]}::bigint[]) group by 1, 2, 3, 4
    )
    select s.programme_id, p.name as programme_name, s.body as organisation_id, o.name as organisation_name, s.standing, s.answers
    from sent s
    join programmes p on p.home_id = s.home_id and p.id = s.programme_id
    join organisations o on o.home_id = s.home_id and o.id = s.body
    order by p.name collate "vi-x-icu", p.id, o.name collate "vi-x-icu", o.id`.execute(db)
  return rows
}

/** How many of the reports that are sent to my organisations in a programme stand how, by who sends them. */
export async function countSenders(
  db: Db,
  { homeId, id }: { homeId: number; id: string },
  today: Day,
): Promise<CountRow[]> {
  const { rows } = await sql<CountRow>`
    with sent as materialized (
      select s.home_id, s.organisation_id, s.id, count(*) over (partition by s.organisation_id)::int as duties
      from reports_sent_to_me() r join assignments s on s.home_id = r.home_id and s.id = r.assignment_id
      where r.home_id = ${homeId} and r.programme_id = ${id}
    ), counted as materialized (
      select s.home_id, s.organisation_id, s.duties, ${standingIn(today)} as standing, count(a.*)::int as answers
      from sent s join answers a on a.home_id = s.home_id and a.assignment_id = s.id and not a.ended
      group by 1, 2, 3, 4
    )
    select s.organisation_id, ${ownerName} as organisation_name, s.duties, s.standing, s.answers
    from counted s left join organisations o on o.home_id = s.home_id and o.id = s.organisation_id`.execute(db)
  return rows
}

/** The organisations to which something that I see of a programme is sent. */
export async function listReceiverIds(db: Db, { homeId, id }: { homeId: number; id: string }): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct unnest(s.received_by) as id from assignments s
    where s.home_id = ${homeId} and s.programme_id = ${id} and s.ended_on is null and s.received_by <> '{}'`.execute(db)
  return rows.map(({ id }) => id)
}

/** Those of these organisations to which something of a programme is sent. */
export async function listReceivingBodies(
  db: Db,
  { id }: { id: string },
  organisations: readonly string[],
): Promise<string[]> {
  if (organisations.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select distinct b.id from reports_sent_to_me() r cross join unnest(r.received_by) as b(id)
    where r.programme_id = ${id} and b.id = any(${[...organisations]}::bigint[]) order by 1`.execute(db)
  return rows.map(({ id }) => id)
}
