import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { DB } from './schema.ts'

export type Db = Kysely<DB>

/** Whose eyes a transaction has: paths of units and ids of organisations, both as text. */
export type Viewpoint = { scopes: readonly string[]; parties: readonly string[] }

// pg reads a day as local midnight, which is the day before in UTC.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
// ltree[] and other arrays of our own types arrive as their literal; only int8[] is known to pg.

/** Connects as the given role. The pool is closed with `db.destroy()`. */
export function connect(url: string, max = 10): Db {
  const pool = new pg.Pool({ connectionString: url, max, application_name: 'hieuhoc' })
  // A connection that breaks while idle is replaced; without a listener it would end the process.
  pool.on('error', () => {})
  // One that breaks while it is used also fails what uses it, which is where it is told.
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

const pathPattern = /^[0-9]+(\.[0-9]+)*$/
const idPattern = /^[0-9]+$/

/** A literal for `set local`: checked here because it cannot be a parameter. Refuses the empty path, which is above every row. */
export function arrayLiteral(values: readonly string[], pattern: RegExp): string {
  const wrong = values.find((value) => !pattern.test(value))
  if (wrong !== undefined) throw new Error(`Not a path or id: ${JSON.stringify(wrong)}`)
  return `'{${values.join(',')}}'`
}

/**
 * Runs one unit of work in a transaction that sees what the viewpoint may see (row-level security).
 * An actor with no scopes sees nothing.
 */
export async function inTransaction<T>(db: Db, viewpoint: Viewpoint, work: (db: Db) => Promise<T>): Promise<T> {
  const scopes = arrayLiteral(viewpoint.scopes, pathPattern)
  const parties = arrayLiteral(viewpoint.parties, idPattern)
  return db.transaction().execute(async (db) => {
    await sql.raw(`set local app.scopes = ${scopes}`).execute(db)
    await sql.raw(`set local app.parties = ${parties}`).execute(db)
    return work(db)
  })
}

/** The name of the rule of the database that an error broke, such as `documents_bytes_once`. */
export function brokenConstraint(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.constraint : undefined
}

/** Of Node and of PostgreSQL: refused, broken off, shutting down, starting up, no connection free. */
const outages = /^(ECONN(REFUSED|RESET)|EPIPE|08...|57P0[123]|53300)$/

/** Whether the database, and not what was asked of it, is why something failed. */
export function isOutage(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return code === undefined
    ? /^(Connection terminated|Client has encountered a connection error)/.test(message ?? '')
    : outages.test(code)
}
