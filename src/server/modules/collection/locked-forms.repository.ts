import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

/** How many forms of a programme were locked after an instant and still are, no further than `most`. */
export async function countLocked(
  db: Db,
  { homeId, id }: { homeId: number; id: string },
  since: Date,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ forms: number }>`
    select count(*)::int as forms from (
      select distinct e.form_id from form_events e join forms f on f.home_id = e.home_id and f.id = e.form_id
      where e.home_id = ${homeId} and e.at > ${since} and e.state = 'locked' and f.programme_id = ${id} and f.state = 'locked' limit ${most}
    ) e`.execute(db)
  return rows[0]?.forms ?? 0
}
