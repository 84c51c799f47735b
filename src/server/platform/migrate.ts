import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Migration, type MigrationProvider, Migrator, sql } from 'kysely'
import { connect, type Db } from './database.ts'

export const migrationsFolder = join(import.meta.dirname, '../../../migrations')

export type RolePasswords = { app: string; jobs: string }

/** Plain SQL files, in the order of their names, each run once, all or none. */
const sqlFiles: MigrationProvider = {
  async getMigrations() {
    const names = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort()
    const migrations: Record<string, Migration> = {}
    for (const name of names) {
      const text = await readFile(join(migrationsFolder, name), 'utf8')
      migrations[name.replace(/\.sql$/, '')] = {
        up: async (db) => {
          await sql.raw(text).execute(db)
        },
      }
    }
    return migrations
  },
}

/** Makes the two roles that run the system; they own nothing and cannot bypass row-level security. */
async function ensureRoles(db: Db, passwords: RolePasswords): Promise<void> {
  for (const [role, password] of [
    ['hieuhoc_app', passwords.app],
    ['hieuhoc_jobs', passwords.jobs],
  ] as const) {
    await sql`select pg_advisory_xact_lock(hashtext('hieuhoc roles'))`.execute(db)
    const { rows } = await sql`select 1 from pg_roles where rolname = ${role}`.execute(db)
    if (rows.length === 0) await sql.raw(`create role ${role} login`).execute(db)
    await sql.raw(`alter role ${role} password ${quote(password)}`).execute(db)
  }
}
const quote = (text: string) => `'${text.replaceAll("'", "''")}'`

/** Brings the database of `adminUrl` to the newest shape. Throws the first failure; what came before it stays. */
export async function migrate(adminUrl: string, passwords: RolePasswords): Promise<void> {
  const db = connect(adminUrl, 2)
  try {
    await db.transaction().execute((db) => ensureRoles(db, passwords))
    const { error } = await new Migrator({
      db,
      provider: sqlFiles,
      migrationTableName: 'migrations',
      migrationLockTableName: 'migrations_lock',
    }).migrateToLatest()
    if (error) throw error
  } finally {
    await db.destroy()
  }
}

/** The same database, as another role. */
export function urlAs(adminUrl: string, role: 'hieuhoc_app' | 'hieuhoc_jobs', password: string): string {
  const url = new URL(adminUrl)
  url.username = role
  url.password = password
  return url.href
}
