import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import type { Log } from './log.ts'
import { databaseAwayKind, Problem } from './problems.ts'

export type DatabaseWatch = { isAway(): boolean; stop(): Promise<void> }

type Watched = {
  url: string
  log: Log
  /** It answers no more: whatever waits for it waits in vain. */
  onAway(): void
  everyMs?: number
  /** While it is away. */
  againMs?: number
  /** A busy database answers late; one that is stopped, or behind a broken line, never. */
  patienceMs?: number
}

/** Asks the database again and again, on a connection of its own, whether it is there. */
export function watchDatabase({
  url,
  log,
  onAway,
  everyMs = 1000,
  againMs = 150,
  patienceMs = 8000,
}: Watched): DatabaseWatch {
  const stopping = new AbortController()
  let away = false
  const round = async () => {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'hieuhoc watch',
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
    })
    client.on('error', () => {})
    // Its goodbye would wait for an answer.
    const leave = () => (client as unknown as { connection: { stream: Duplex } }).connection.stream.destroy()
    stopping.signal.addEventListener('abort', leave, { once: true })
    try {
      await client.connect()
      while (!stopping.signal.aborted) {
        await client.query('select 1')
        if (away) log.info({}, 'the database answers again')
        away = false
        await pause()
      }
    } catch (error) {
      if (stopping.signal.aborted) return
      if (!away) log.warn({ err: error }, 'the database does not answer')
      onAway()
      away = true
      await pause()
    } finally {
      stopping.signal.removeEventListener('abort', leave)
      leave()
    }
  }
  const pause = () =>
    sleep(away ? againMs : everyMs, undefined, { ref: false, signal: stopping.signal }).catch(() => {})
  const rounds = (async () => {
    while (!stopping.signal.aborted) await round()
  })()
  return {
    isAway: () => away,
    async stop() {
      stopping.abort()
      await rounds
    },
  }
}

/** Says at once that nothing can be done, instead of letting each request find out for itself. */
export function refuseWhileAway(app: FastifyInstance, isAway: () => boolean): void {
  app.addHook('onRequest', async (request) => {
    if (isAway() && request.routeOptions.config.access !== undefined) {
      throw new Problem(databaseAwayKind, 'Nothing was done; try again shortly')
    }
  })
}
