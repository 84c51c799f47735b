import { createHash } from 'node:crypto'
import type { Duplex } from 'node:stream'
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { DB } from './schema.ts'

export type Db = Kysely<DB>

/**
 * Whose eyes and hands a transaction has, all as text: the paths below which rows show, those below which they may be
 * written, and the ids of the organisations that an audience may name.
 */
export type Viewpoint = {
  scopes: readonly string[]
  writes: readonly string[]
  parties: readonly string[]
  /** Whose own things show, as a uuid; without it nobody's. */
  personId?: string
  /** On which day units are called as they are called; without it after all changes that are known. */
  day?: string
  /** Of a request that may have come before. */
  once?: Once
}

/** Does the first transaction of a request, or answers as it did when the request came before. */
export type Once = { run<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> }

// pg reads a day as local midnight, which is the day before in UTC.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
// ltree[] and other arrays of our own types arrive as their literal; only int8[] is known to pg.

/** Longer than anything a request asks for, shorter than whoever waits for it would. */
export const statementTimeoutMs = 30_000
const connectWithinMs = 10_000
/** A new connection has everything to learn: its first request takes five times as long. */
const idleConnectionMs = 10 * 60_000

/**
 * Begins a statement whose text is always the same and which is asked again and again: each connection keeps its plan, since to plan
 * it would take longer than to answer it. Not for one that is planned better by the values that it is asked with.
 */
export const KEPT = sql.raw('/* kept */')

const connections = new WeakMap<object, Set<pg.PoolClient>>()

/** Connects as the given role. The pool is closed with `db.destroy()`. Migrations take as long as they take: they give no `timeoutMs`. */
export function connect(url: string, max = 10, timeoutMs = 0): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: 'hieuhoc',
    // To a database that is away, or while all others are in use.
    connectionTimeoutMillis: connectWithinMs,
    idleTimeoutMillis: idleConnectionMs,
    keepAlive: true,
    ...(timeoutMs > 0 ? { statement_timeout: timeoutMs, idle_in_transaction_session_timeout: 2 * timeoutMs } : {}),
  })
  const open = new Set<pg.PoolClient>()
  // A connection that breaks while idle is replaced; without a listener it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    open.add(client)
    keepPlans(client)
    // One that breaks while it is used also fails what uses it, which is where it is told.
    client.on('error', () => {})
  })
  pool.on('remove', (client) => open.delete(client))
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  connections.set(db, open)
  return db
}

const keptNames = new Map<string, string>()

/** The driver keeps the plan of whatever has a name. */
function keepPlans(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (asked: unknown, ...rest: unknown[]) => unknown
  const keeping = (asked: unknown, values: unknown, ...rest: unknown[]) => {
    if (typeof asked !== 'string' || !asked.trimStart().startsWith('/* kept */')) return query(asked, values, ...rest)
    const name = keptNames.get(asked) ?? createHash('sha256').update(asked).digest('base64url')
    keptNames.set(asked, name)
    return query({ name, text: asked, values }, ...rest)
  }
  client.query = keeping as typeof client.query
}

/** Gives up on a database that no longer answers: what waits for it fails now, and not when somebody else gives up. */
export function breakConnections(db: Db): void {
  for (const client of connections.get(db) ?? []) {
    const { connection } = client as unknown as { connection: { stream: Duplex } }
    connection.stream.destroy()
  }
}

const pathPattern = /^[0-9]+(\.[0-9]+)*$/
const idPattern = /^[0-9]+$/

/** Values as an array of PostgreSQL. Refuses the empty path, which is above every row. */
export function arrayLiteral(values: readonly string[], pattern: RegExp): string {
  const wrong = values.find((value) => !pattern.test(value))
  if (wrong !== undefined) throw new Error(`Not a path or id: ${JSON.stringify(wrong)}`)
  return `{${values.join(',')}}`
}

/**
 * Runs one unit of work in a transaction that sees what the viewpoint may see (row-level security).
 * An actor with no scopes sees nothing.
 */
export async function inTransaction<T>(db: Db, viewpoint: Viewpoint, work: (db: Db) => Promise<T>): Promise<T> {
  const scopes = arrayLiteral(viewpoint.scopes, pathPattern)
  const writes = arrayLiteral(viewpoint.writes, pathPattern)
  const parties = arrayLiteral(viewpoint.parties, idPattern)
  const settings = {
    'app.scopes': scopes,
    'app.writes': writes,
    'app.parties': parties,
    'app.day': viewpoint.day ?? '',
    'app.person': viewpoint.personId ?? '',
    // To call other processes takes longer than any page of a list.
    max_parallel_workers_per_gather: '0',
  }
  const set = Object.entries(settings).map(([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`)
  return db.connection().execute(async (db) => {
    try {
      // Both at once: every request would wait once more otherwise.
      await sql.raw(`begin; select ${set.join(', ')}`).execute(db)
      const done = await (viewpoint.once ? viewpoint.once.run(db, work) : work(db))
      await sql`commit`.execute(db)
      return done
    } catch (error) {
      // One whose connection broke is rolled back by the database.
      await sql`rollback`.execute(db).catch(() => {})
      throw error
    }
  })
}

/** Looks, within a transaction, with eyes that whoever acts has not: at what a service needs and does not show them. */
export async function seeingBelow<T>(db: Db, scopes: readonly string[], look: (db: Db) => Promise<T>): Promise<T> {
  const { rows } = await sql<{ own: string }>`select current_setting('app.scopes') as own`.execute(db)
  const see = (literal: string) => sql`select set_config('app.scopes', ${literal}, true)`.execute(db)
  await see(arrayLiteral(scopes, pathPattern))
  const giveBack = () => see(rows[0]?.own ?? '{}')
  const found = await look(db).catch(async (error: unknown) => {
    // Of a transaction that failed as a whole nothing is seen any more.
    await giveBack().catch(() => {})
    throw error
  })
  await giveBack()
  return found
}

/** The name of the rule of the database that an error broke, such as `documents_bytes_once`. */
export function brokenConstraint(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.constraint : undefined
}

/** Whether row-level security took a row from whoever wrote it no more. */
export function isWalledOff(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '42501' && error.message.includes('row-level security')
}

/** Why a database, and not what was asked of it, failed: it is away, its disk is full, or it has too much to do. */
export type Outage = 'away' | 'full' | 'busy'

/** By the code of Node or of PostgreSQL (https://www.postgresql.org/docs/18/errcodes-appendix.html). */
const byCode: [RegExp, Outage][] = [
  // No room, no quota, larger than files may be, and the disk itself.
  [/^(53100|58030|ENOSPC|EDQUOT|EFBIG)$/, 'full'],
  // Stopping, starting, killed; refused, broken off, out of reach; locked to us, since somebody changed our password.
  [
    /^(08...|57P0[1-5]|28P01|ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|E(HOST|NET)UNREACH|ENOTFOUND|EAI_AGAIN)$/,
    'away',
  ],
  // Out of memory, connections or files; a time or a lock waited for in vain; two that wait for each other.
  [/^(53...|57014|25P0[34]|55P03|40001|40P01|EMFILE|ENFILE)$/, 'busy'],
]
/** What comes without a code, or with that of anything at all. */
const byMessage: [RegExp, Outage][] = [
  [/(No space left on device|Disk quota exceeded|File too large|could not extend file)/, 'full'],
  [/^(Connection terminated|Client has encountered a connection error|Query read timeout)/, 'away'],
  [/^timeout exceeded when trying to connect/, 'busy'],
]

/** Whether the database, and not what was asked of it, is why something failed, and how. */
export function outageOf(error: unknown): Outage | undefined {
  const { code, message = '' } = error as { code?: string; message?: string }
  const known = code === undefined ? undefined : byCode.find(([pattern]) => pattern.test(code))
  if (known) return known[1]
  if (code !== undefined && code !== 'XX000') return undefined
  return byMessage.find(([pattern]) => pattern.test(message))?.[1]
}
