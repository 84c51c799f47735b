import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

export type StoredPlace = { id: string; versionId: string; start: number; end: number; quote: string; inText: boolean }

/** Where the facts of all versions of a text stand in it; `inText`: so does their clause. As the owner of the tables. */
export async function listPlacesIn(ownerDb: Db, homeId: number, textId: string): Promise<StoredPlace[]> {
  const { rows } = await sql<StoredPlace>`
    select f.id, f.version_id, f.start_at as start, f.end_at as "end", f.quote,
      exists (select from clauses c where c.home_id = f.home_id and c.text_id = v.text_id and c.id = f.clause_id) as in_text
    from facts f join plan_versions v on v.home_id = f.home_id and v.id = f.version_id
    where v.home_id = ${homeId} and v.text_id = ${textId}
    order by f.version_id, f.id`.execute(ownerDb)
  return rows
}
