import { sql } from 'kysely'
import type { PartEventKind } from '../../../shared/parts.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'

export type PartEventRow = {
  id: string
  partId: string
  act: PartEventKind
  part: number
  organisationId: string
  organisationName: string
  words: string
  dueOn: Day
  reason: string | null
  byPerson: string
  at: Date
}

/** What became of the parts of a duty, or of something that is a part itself; the last first. */
export async function listPartEvents(db: Db, { homeId, id }: { homeId: number; id: string }): Promise<PartEventRow[]> {
  const { rows } = await sql<PartEventRow>`
    select e.id, e.part_id, e.act, e.part, e.organisation_id, coalesce(o.name, body_name(e.home_id, e.organisation_id)) as organisation_name,
      e.words, e.due_on, e.reason, e.by_person, e.at
    from part_events e left join organisations o on o.home_id = e.home_id and o.id = e.organisation_id
    where e.home_id = ${homeId} and (e.assignment_id = ${id} or e.part_id = ${id})
    order by e.at desc, e.id desc limit 500`.execute(db)
  return rows
}

export type NewPartEvent = Pick<PartEventRow, 'id' | 'act' | 'reason' | 'byPerson' | 'at'> & {
  homeId: number
  partId: string
}

/** With the words and the day of the part as they are now. It lies at the place of its duty. */
export async function insertPartEvent(
  db: Db,
  { homeId, id, partId, act, reason, byPerson, at }: NewPartEvent,
): Promise<void> {
  await sql`
    insert into part_events (home_id, id, assignment_id, part_id, unit_path, audience, act, part, organisation_id, words, due_on, reason,
      by_person, at)
    select p.home_id, ${id}::uuid, p.parent_id, p.id, s.unit_path, s.audience || p.organisation_id, ${act}, p.part, p.organisation_id,
      p.words, a.last_on, ${reason}, ${byPerson}::uuid, ${at}
    from assignments p
    join assignments s on s.home_id = p.home_id and s.id = p.parent_id
    join answers a on a.home_id = p.home_id and a.assignment_id = p.id
    where p.home_id = ${homeId} and p.id = ${partId}`.execute(db)
}
