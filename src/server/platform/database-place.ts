import pg from 'pg'
import type { Place } from './outgoing.ts'

/** Where a database answers, by the URL that the driver is given. */
export function databaseAt(url: string): Place {
  const { host, port } = new pg.Client({ connectionString: url })
  return host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port }
}
