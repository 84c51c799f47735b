import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { systemClock } from './clock.ts'
import { connect, type Db } from './database.ts'
import { ensureRoles, type RolePasswords } from './running-roles.ts'

export { type RolePasswords, urlAs } from './running-roles.ts'

export const migrationsFolder = join(import.meta.dirname, '../../../migrations')

/** How long a migration waits for a table that somebody uses; meanwhile whoever comes after waits behind it. */
const lockTimeout = '2s'
const triesForLocks = 60
const pauseMs = 1000

/** Whoever migrates one database does so alone; the key that Kysely's own migrator takes, which earlier versions ran. */
const lockKey = '3853314791062309107'

/** Such a file is run statement by statement and may be run again: `create index concurrently` allows no transaction. */
export const outsideTransaction = /^-- outside a transaction\b/

/** All that there are, oldest first: plain SQL files, in the order of their names. */
export async function migrationNames(): Promise<string[]> {
  const files = await readdir(migrationsFolder)
  return files
    .filter((name) => name.endsWith('.sql'))
    .map((name) => name.replace(/\.sql$/, ''))
    .sort()
}

/**
 * Brings the database of `adminUrl` to the newest shape, or to that of the migration named `upTo`. Each migration is a
 * transaction of its own, so that none holds a table while the next one works. Throws the first failure; what came before
 * it stays.
 */
export async function migrate(adminUrl: string, passwords: RolePasswords, upTo?: string): Promise<void> {
  const db = connect(adminUrl, 1)
  try {
    await db.transaction().execute((db) => ensureRoles(db, adminUrl, passwords))
    await db.connection().execute(async (db) => {
      await waitForOthers(db)
      const names = await migrationNames()
      const done = await listDone(db)
      const unknown = done.find((name, index) => names[index] !== name)
      if (unknown !== undefined)
        throw new Error(`The database was brought to ${unknown}, which this version does not know`)
      const end = upTo === undefined ? names.length : names.indexOf(upTo) + 1
      for (const name of names.slice(done.length, end)) await migrateOne(db, name)
    })
  } finally {
    await db.destroy()
  }
}

/** Asks again and again: an index that another builds would in turn wait for whoever waits within the database. */
async function waitForOthers(db: Db): Promise<void> {
  const ask = async () => {
    const { rows } = await sql<{ ours: boolean }>`select pg_try_advisory_lock(${lockKey}::bigint) as ours`.execute(db)
    return rows[0]?.ours
  }
  while (!(await ask())) await sleep(pauseMs / 4)
}

async function listDone(db: Db): Promise<string[]> {
  await sql`
    create table if not exists migrations (name varchar(255) primary key, timestamp varchar(255) not null)`.execute(db)
  const { rows } = await sql<{ name: string }>`select name from migrations order by name collate "C"`.execute(db)
  return rows.map(({ name }) => name)
}

/** Waits for tables that are in use. */
async function migrateOne(db: Db, name: string): Promise<void> {
  const text = await readFile(join(migrationsFolder, `${name}.sql`), 'utf8')
  const note = (db: Db) =>
    sql`insert into migrations (name, timestamp) values (${name}, ${systemClock.now().toISOString()})`.execute(db)
  for (let tries = 1; ; tries += 1) {
    try {
      if (outsideTransaction.test(text)) {
        for (const statement of text.split(/;\s*$/m)) if (statement.trim()) await sql.raw(statement).execute(db)
        await note(db)
      } else {
        await db.transaction().execute(async (db) => {
          await sql.raw(`set local lock_timeout = '${lockTimeout}'`).execute(db)
          await sql.raw(text).execute(db)
          await note(db)
        })
      }
      return
    } catch (error) {
      if ((error as { code?: string }).code !== '55P03' || tries === triesForLocks) throw error
      await sleep(pauseMs)
    }
  }
}
