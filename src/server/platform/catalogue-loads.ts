import { sql } from 'kysely'
import type { Db } from './database.ts'

/**
 * Runs the load of a catalogue in one transaction, one at a time, unless this very state was loaded last.
 * Needs the role that owns the tables.
 */
export async function inLoad(
  db: Db,
  name: string,
  checksum: string,
  load: (db: Db) => Promise<void>,
): Promise<'loaded' | 'unchanged'> {
  const stands = async (db: Db) => {
    const { rows } = await sql`select from catalogue_loads where name = ${name} and checksum = ${checksum}`.execute(db)
    return rows.length > 0
  }
  if (await stands(db)) return 'unchanged'
  return db.transaction().execute(async (db) => {
    await sql`lock table catalogue_loads in share row exclusive mode`.execute(db)
    if (await stands(db)) return 'unchanged'
    await load(db)
    return 'loaded'
  })
}

export async function recordLoad(db: Db, name: string, checksum: string, at: Date): Promise<void> {
  await sql`
    insert into catalogue_loads (name, checksum, loaded_at) values (${name}, ${checksum}, ${at})
    on conflict (name) do update set checksum = excluded.checksum, loaded_at = excluded.loaded_at`.execute(db)
}
