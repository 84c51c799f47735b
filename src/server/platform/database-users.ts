import pg from 'pg'
import { outageOf } from './database.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded-database.ts'
import type { Log } from './log.ts'
import { findLiveServer } from './single-server.ts'

// Servers and commands share the embedded database of a folder. Each holds a lock with all others while it uses it; whoever
// leaves and is alone stops it. Locks end with their connections, so those that were killed keep nobody waiting.

const key = `hashtext('hieuhoc use')`
const answerWithinMs = 5000
const startsAtMost = 20

/** Counts the one at the other end of `client` among those who use the database, until it leaves or its connection ends. */
export async function joinUsers(client: pg.Client): Promise<void> {
  await client.query(`select pg_advisory_lock_shared(${key})`)
}

/**
 * Stops the database unless others use it, and ends `client`, which had joined them. One that does not answer, which nobody
 * can use, is stopped too.
 */
export async function leaveUsers(client: pg.Client, database: Pick<EmbeddedDatabase, 'stop'>): Promise<void> {
  const question = `select pg_advisory_unlock_shared(${key}), pg_try_advisory_lock(${key}) as alone`
  const alone = await client
    // Whoever comes now waits for this lock, and starts the database again when it breaks.
    .query<{ alone: boolean }>({ text: question, query_timeout: answerWithinMs } as pg.QueryConfig)
    .then(
      ({ rows }) => rows[0]?.alone === true,
      () => true,
    )
  if (alone) await database.stop()
  await client.end().catch(() => {})
}

/**
 * Does what needs the database to be there from its start on, and starts it again where another process, which was alone
 * until then, stopped it in between.
 */
export async function whileItRuns<T>(start: () => Promise<T>): Promise<T> {
  for (let starts = 1; ; starts += 1) {
    try {
      return await start()
    } catch (error) {
      if (outageOf(error) !== 'away' || starts === startsAtMost) throw error
    }
  }
}

export type SharedDatabase = { adminUrl: string; leave(): Promise<void> }

/** The embedded database of a folder for a command that runs beside others. */
export function shareEmbeddedDatabase(dataDir: string, log: Log): Promise<SharedDatabase> {
  return whileItRuns(async () => {
    const database = await startEmbeddedDatabase({ dataDir, log })
    const client = new pg.Client({
      connectionString: database.adminUrl,
      application_name: 'hieuhoc command',
      connectionTimeoutMillis: 10_000,
    })
    client.on('error', () => {})
    try {
      await client.connect()
      await joinUsers(client)
    } catch (error) {
      await client.end().catch(() => {})
      throw error
    }
    return {
      adminUrl: database.adminUrl,
      async leave() {
        // A server that just lost its connection is a user, too.
        if (await findLiveServer(dataDir)) await client.end().catch(() => {})
        else await leaveUsers(client, database)
      },
    }
  })
}
