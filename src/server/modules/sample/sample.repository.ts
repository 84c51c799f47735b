import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

export type SampleUnit = { key: string; parent: string | null; kind: string; name: string; searchKey: string }
export type MadeUnit = { homeId: number; key: string; unitId: string }

/** Makes the home and its invented units. Throws on `homes_one_sample`. */
export async function insertSampleHome(
  db: Db,
  name: string,
  units: readonly SampleUnit[],
  at: Date,
  born: string,
): Promise<MadeUnit[]> {
  const rows = JSON.stringify(units.map(({ searchKey, ...unit }) => ({ ...unit, search_key: searchKey })))
  const made = await sql<MadeUnit>`
    select home_id, key, unit_id from add_sample_home(${name}, ${rows}::jsonb, ${at}, ${born})`.execute(db)
  return made.rows
}

export function findSampleHome(db: Db) {
  return db.selectFrom('homes').select(['id', 'name', 'unitId', 'sample']).where('sample', '=', true).executeTakeFirst()
}

/** Until the end of the transaction nobody else is let into the sample. */
export async function holdSample(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('hieuhoc sample'))`.execute(db)
}

/** Removes the home with everything in it, its people and units too; false where there is none. */
export async function deleteSampleHome(db: Db): Promise<boolean> {
  const { rows } = await sql<{ removed: boolean }>`select remove_sample_home() as removed`.execute(db)
  return rows[0]?.removed === true
}
