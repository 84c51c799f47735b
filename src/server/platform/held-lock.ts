import { sql } from 'kysely'
import type { Db } from './database.ts'

/**
 * Does the work while nobody else, here or on another server, does what has this name; answers whether it was done. The lock
 * lives on a connection of the pool that is kept for it, so whoever is killed holds nothing any more.
 */
export function whileLocked(db: Db, name: string, work: () => Promise<void>): Promise<boolean> {
  const key = sql`hashtextextended(${name}, 0)`
  return db.connection().execute(async (own) => {
    const { rows } = await sql<{ locked: boolean }>`select pg_try_advisory_lock(${key}) as locked`.execute(own)
    if (rows[0]?.locked !== true) return false
    try {
      await work()
      return true
    } finally {
      // A connection that broke has given it up.
      await sql`select pg_advisory_unlock(${key})`.execute(own).catch(() => {})
    }
  })
}
