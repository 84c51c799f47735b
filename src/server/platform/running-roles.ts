import { sql } from 'kysely'
import pg from 'pg'
import type { Db } from './database.ts'
import { StartProblem } from './start-problem.ts'

export type RolePasswords = { app: string; jobs: string }
type RunningRole = 'hieuhoc_app' | 'hieuhoc_jobs'

/** The same database, as another role. */
export function urlAs(adminUrl: string, role: RunningRole, password: string): string {
  const url = new URL(adminUrl)
  url.username = role
  url.password = password
  return url.href
}

/**
 * Makes the two roles that run the system; they own nothing and cannot bypass row-level security. They belong to the whole
 * server: where another system on it works as them, its passwords stay and this one is refused (`StartProblem`).
 */
export async function ensureRoles(db: Db, adminUrl: string, passwords: RolePasswords): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('hieuhoc roles'))`.execute(db)
  const { rows } = await sql<{ name: string }>`
    select rolname as name from pg_roles where rolname in ('hieuhoc_app', 'hieuhoc_jobs')`.execute(db)
  for (const [role, password] of [
    ['hieuhoc_app', passwords.app],
    ['hieuhoc_jobs', passwords.jobs],
  ] as const) {
    const stands = rows.some(({ name }) => name === role)
    if (stands && (await opens(urlAs(adminUrl, role, password)))) continue
    if (stands) await requireUnused(db, role)
    else await sql.raw(`create role ${role} login`).execute(db)
    await sql.raw(`alter role ${role} password ${quote(password)}`).execute(db)
  }
}
const quote = (text: string) => `'${text.replaceAll("'", "''")}'`

async function opens(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch (error) {
    // Wrong, or none, or not to be let in at all.
    if (/^28/.test((error as { code?: string }).code ?? '')) return false
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}

/** What a role may do in the tables of other databases is known to the whole server, and so is who is there as it. */
async function requireUnused(db: Db, role: RunningRole): Promise<void> {
  const { rows } = await sql<{ database: string; here: boolean }>`
    select d.datname as database, d.datname = current_database() as here from pg_database d
    where (d.datname <> current_database() and exists (
        select from pg_shdepend s join pg_roles r on r.oid = s.refobjid
        where s.dbid = d.oid and s.refclassid = 'pg_authid'::regclass and r.rolname = ${role}))
      or exists (select from pg_stat_activity a where a.datname = d.datname and a.usename = ${role})
    order by here desc, 1`.execute(db)
  const [found] = rows
  if (found === undefined) return
  throw new StartProblem(
    found.here
      ? `The database "${found.database}" is in use by a system with another data folder. Set HIEUHOC_DATA to that folder, or DATABASE_URL to another PostgreSQL server.`
      : `The database "${found.database}" on this PostgreSQL server belongs to a system with another data folder, and both would work as ${role}, whose password is one for the whole server. Use the embedded database (no DATABASE_URL), another PostgreSQL server, or drop that database where it is no longer needed.`,
  )
}
