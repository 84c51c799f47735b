import pg from 'pg'
import { databaseAt } from './database-place.ts'
import { allowCallsTo } from './outgoing.ts'
import { StartProblem } from './start-problem.ts'

const oldestVersion = 150_000
const neededExtensions = ['ltree', 'pg_trgm', 'unaccent']

/** Refuses, in one line, a `DATABASE_URL` that the system could not run on. */
export async function checkOwnDatabase(databaseUrl: string): Promise<{ version: string }> {
  allowCallsTo(databaseAt(databaseUrl))
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  const where = `${client.host}:${client.port}`
  const refuse = (why: string) => new StartProblem(`DATABASE_URL: ${why}`)
  try {
    await client.connect()
    const { rows } = await client.query<Found>(question, [neededExtensions])
    const found = rows[0]
    if (!found) throw refuse(`${where} does not answer as PostgreSQL does.`)
    if (found.number < oldestVersion)
      throw refuse(`PostgreSQL ${found.version} at ${where} is too old; 15 or newer is needed.`)
    if (found.encoding !== 'UTF8')
      throw refuse(`the database is in ${found.encoding}; make one with: create database … encoding 'UTF8'`)
    if (found.missing) throw refuse(`PostgreSQL at ${where} lacks ${found.missing}; install its contrib package.`)
    if (!found.mayMakeRoles)
      throw refuse(`user "${client.user}" may not make roles; allow it with: alter role "${client.user}" createrole`)
    return { version: found.version }
  } catch (error) {
    if (error instanceof StartProblem) throw error
    throw refuse(describe(error, where, client))
  } finally {
    await client.end().catch(() => {})
  }
}

type Found = { number: number; version: string; encoding: string; missing: string | null; mayMakeRoles: boolean }

const question = `select current_setting('server_version_num')::int as number,
  split_part(current_setting('server_version'), ' ', 1) as version,
  current_setting('server_encoding') as encoding,
  (select string_agg(name, ', ') from unnest($1::text[]) name
    where name not in (select name from pg_available_extensions)) as missing,
  (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as "mayMakeRoles"`

function describe(error: unknown, where: string, { user, database }: pg.Client): string {
  const { code, message } = error as { code?: string; message: string }
  if (code === '28P01' || code === '28000' || /password must be a string/.test(message)) {
    return `PostgreSQL at ${where} refuses user "${user}": the password is wrong or missing, or pg_hba.conf forbids it.`
  }
  if (code === '3D000') return `there is no database "${database}" at ${where}. Make it with: createdb ${database}`
  const why = code ?? message.split('\n')[0]
  return `no PostgreSQL answers at ${where} (${why}). Start it, or correct the address.`
}
