import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

/** Shows a report at more places; its sections and history follow. Its revision stays: nothing else of it changed. */
export async function openReport(
  db: Db,
  { homeId, id }: { homeId: number; id: string },
  openTo: readonly string[],
): Promise<void> {
  await sql`
    update reports set open_to = ${[...openTo]}::ltree[] where home_id = ${homeId} and id = ${id}`.execute(db)
}
