import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Kysely, type Migration, type MigrationProvider, Migrator, sql } from 'kysely'
import { connect, type Db } from './database.ts'
import { ensureRoles, type RolePasswords } from './running-roles.ts'

export { type RolePasswords, urlAs } from './running-roles.ts'

export const migrationsFolder = join(import.meta.dirname, '../../../migrations')

/** How long a migration waits for a table that somebody uses; meanwhile whoever comes after waits behind it. */
const lockTimeout = '2s'
const triesForLocks = 60
const pauseMs = 1000

/** Such a file is run statement by statement and may be run again: `create index concurrently` allows no transaction. */
export const outsideTransaction = /^-- outside a transaction\b/

/** Plain SQL files, in the order of their names. */
const sqlFiles: MigrationProvider = {
  async getMigrations() {
    const names = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort()
    const migrations: Record<string, Migration> = {}
    for (const name of names) {
      const text = await readFile(join(migrationsFolder, name), 'utf8')
      migrations[name.replace(/\.sql$/, '')] = { up: (db) => runSql(db, text) }
    }
    return migrations
  },
}

/** All that there are, oldest first. */
export const migrationNames = async (): Promise<string[]> => Object.keys(await sqlFiles.getMigrations())

async function runSql(db: Kysely<unknown>, text: string): Promise<void> {
  if (outsideTransaction.test(text)) {
    for (const statement of text.split(/;\s*$/m)) if (statement.trim()) await sql.raw(statement).execute(db)
    return
  }
  await sql.raw(`set local lock_timeout = '${lockTimeout}'`).execute(db)
  await sql.raw(text).execute(db)
}

/**
 * Brings the database of `adminUrl` to the newest shape, or to that of the migration named `upTo`. Each migration is a
 * transaction of its own, so that none holds a table while the next one works. Throws the first failure; what came before
 * it stays.
 */
export async function migrate(adminUrl: string, passwords: RolePasswords, upTo?: string): Promise<void> {
  const db = connect(adminUrl, 2)
  try {
    await db.transaction().execute((db) => ensureRoles(db, adminUrl, passwords))
    for (let done: string | undefined = ''; done !== undefined && done !== upTo; ) done = await migrateOne(db)
  } finally {
    await db.destroy()
  }
}

/** The next migration's name, when it is done; undefined when there is none. Waits for tables that are in use. */
async function migrateOne(db: Db): Promise<string | undefined> {
  const tables = { migrationTableName: 'migrations', migrationLockTableName: 'migrations_lock' }
  const migrator = new Migrator({ db, provider: sqlFiles, ...tables })
  const next = (await migrator.getMigrations()).find(({ executedAt }) => executedAt === undefined)
  if (next === undefined) return undefined
  const text = await readFile(join(migrationsFolder, `${next.name}.sql`), 'utf8')
  const disableTransactions = outsideTransaction.test(text)
  for (let tries = 1; ; tries += 1) {
    const { error, results = [] } = await new Migrator({
      db,
      provider: sqlFiles,
      ...tables,
      disableTransactions,
    }).migrateUp()
    if (error === undefined) return results[0]?.migrationName
    if ((error as { code?: string }).code !== '55P03' || tries === triesForLocks) throw error
    await sleep(pauseMs)
  }
}
