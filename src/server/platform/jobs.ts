import { CompiledQuery } from 'kysely'
import { PgBoss } from 'pg-boss'
import type { Db } from './database.ts'
import type { Log } from './log.ts'

/**
 * Jobs only trigger: what is to be done stands in a row of ours, so that a job that comes twice, late or never
 * changes nothing. Their tables belong to the role that migrates.
 */
export type Jobs = {
  /**
   * With `db`, in its transaction: the job exists if and only if what it is about was committed.
   * Of several with the same key one waits in the queue.
   */
  send(queue: string, data: object, options: { key: string; db?: Db }): Promise<void>
  /** Looks for work at once instead of at the next round; to be called after the commit. */
  wake(queue: string): void
  /**
   * A handler that throws is not called again: whoever keeps the rows looks for what is left to do. Answers what ends this
   * work, once what it is at is over.
   */
  work<T extends object>(
    queue: string,
    atOnce: number,
    handle: (data: T) => Promise<void>,
  ): Promise<() => Promise<void>>
  stop(): Promise<void>
}

const schema = 'pgboss'
const roundSeconds = 2
// Whether something is tried again stands in our rows.
const once = { retryLimit: 0 }
// One statement after another, for two that grant the same at once fail.
const rights = `
  select pg_advisory_xact_lock(hashtext('hieuhoc rights'));
  grant usage on schema ${schema} to hieuhoc_app;
  grant select, insert, update, delete on all tables in schema ${schema} to hieuhoc_app;`

/** The tables and queues, in their newest shape. */
export async function migrateJobs(adminUrl: string, queues: readonly string[]): Promise<void> {
  const boss = new PgBoss({ connectionString: adminUrl, schema, max: 1, supervise: false, schedule: false })
  // A failure is thrown by the call that it belongs to.
  boss.on('error', () => {})
  await boss.start()
  try {
    for (const queue of queues) await boss.createQueue(queue, { policy: 'short' })
    await boss.getDb().executeSql(rights)
  } finally {
    await boss.stop({ graceful: false })
  }
}

export async function startJobs({ appUrl, log }: { appUrl: string; log: Log }): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: appUrl,
    application_name: 'hieuhoc jobs',
    schema,
    max: 3,
    migrate: false,
    createSchema: false,
    schedule: false,
  })
  boss.on('error', (error) => log.error({ err: error }, 'jobs are disturbed'))
  boss.on('warning', ({ message, data }) => log.warn({ data }, message))
  await boss.start()
  const workers = new Map<string, string[]>()
  const underWay = new Set<Promise<void>>()
  return {
    async send(queue, data, { key, db }) {
      const within = db && { db: { executeSql: (text: string, values?: unknown[]) => run(db, text, values) } }
      await boss.send(queue, data, { ...once, singletonKey: key, ...within })
    },
    wake(queue) {
      for (const id of workers.get(queue) ?? []) boss.notifyWorker(id)
    },
    async work<T extends object>(queue: string, atOnce: number, handle: (data: T) => Promise<void>) {
      const ids: string[] = []
      for (let n = 0; n < atOnce; n++) {
        ids.push(
          await boss.work<T>(queue, { pollingIntervalSeconds: roundSeconds }, async ([job]) => {
            if (!job) return
            const work = handle(job.data).finally(() => underWay.delete(work))
            underWay.add(work)
            await work
          }),
        )
      }
      workers.set(queue, [...(workers.get(queue) ?? []), ...ids])
      return async () => {
        workers.set(queue, workers.get(queue)?.filter((id) => !ids.includes(id)) ?? [])
        await Promise.all(ids.map((id) => boss.offWork(queue, { id, wait: true })))
      }
    },
    async stop() {
      for (const queue of workers.keys()) await boss.offWork(queue, { wait: false })
      await Promise.allSettled(underWay)
      await boss.stop({ graceful: false })
    },
  }
}

async function run(db: Db, text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
  return db.withoutPlugins().executeQuery(CompiledQuery.raw(text, values))
}
