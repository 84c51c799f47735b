import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { OfProgramme } from './answer-filter.repository.ts'

/** The periods of the answers of a programme, in the order of their names. One is looked for after the other: each has thousands. */
export async function listPeriods(db: Db, { homeId, id }: OfProgramme): Promise<string[]> {
  const next = (after: RawBuilder<unknown>) => sql`
    select a.period from answers a
    where a.home_id = ${homeId} and a.programme_id = ${id} and not a.ended and a.period > ${after}
    order by a.period limit 1`
  await sql`set local enable_sort = off`.execute(db)
  const { rows } = await sql<{ period: string }>`
    with recursive seen as (
      (${next(sql`''`)}) union all
      select n.period from seen s cross join lateral (${next(sql`s.period`)}) n
    ) select period from seen`.execute(db)
  await sql`set local enable_sort = on`.execute(db)
  return rows.map(({ period }) => period)
}
