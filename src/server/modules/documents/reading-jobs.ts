import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from '../../platform/actor.ts'
import { mayAt } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, inTransaction, outageOf } from '../../platform/database.ts'
import { whileLocked } from '../../platform/held-lock.ts'
import type { Jobs } from '../../platform/jobs.ts'
import type { Log } from '../../platform/log.ts'
import { takeTurns } from '../../platform/turns.ts'
import type { Limits } from '../../platform/workers/pool.ts'
import { recordAudit } from '../audit/index.ts'
import { actorOf } from '../identity/index.ts'
import type { ComparedPapers } from './compared-papers.ts'
import { type Papers, startComparisonRuns } from './comparison-runs.ts'
import { comparisonBroken, fileRefused } from './documents.problems.ts'
import { deleteDocument, findBytes, isDocumentInUse } from './documents.repository.ts'
import { type ReadingEnd, type ReadingProcesses, startReadingProcesses } from './reading-process.ts'
import type { DocumentFormat } from './reading-result.ts'
import { storeResult } from './reading-store.ts'
import {
  endReading,
  findUnfinishedReading,
  giveReadingBack,
  listUnfinishedReadings,
  type ReadingPlace,
  type ReadingProblemOf,
  readingAttempts,
  type TakenReading,
  takeReading,
  updateProgress,
} from './readings.repository.ts'

export const readingQueue = 'documents.read'

export type ReadingOptions = {
  /** The entry of the process that reads. */
  file: URL
  read: Limits
  /** For the look at an upload while its sender waits. */
  inspect: Limits
  /** For two papers while whoever asked waits. */
  compare: Limits
  /** Who has no turn at comparing by then comes again later. */
  compareWaitMs: number
  atOnce: number
  /** Between two notes of how far a reading has come. */
  progressEveryMs: number
  /** How often what is unfinished, and nobody is at, is sent again. */
  lookEveryMs: number
}

const defaults: ReadingOptions = {
  file: new URL('./reading-worker.ts', import.meta.url),
  read: { timeMs: 120_000, memoryMb: 512 },
  inspect: { timeMs: 30_000, memoryMb: 512 },
  compare: { timeMs: 30_000, memoryMb: 512 },
  compareWaitMs: 15_000,
  atOnce: 2,
  progressEveryMs: 400,
  lookEveryMs: 10_000,
}

export type ReadingJobsDeps = {
  db: Db
  /** As the system's own role: for what a crash left and what nobody may do any more. */
  systemDb: Db
  jobs: Jobs
  clock: Clock
  log: Log
}

export type ReadingJobs = {
  /** Looks through an upload before anything of it is kept. Throws a problem that says why it is not taken. */
  inspect(bytes: Uint8Array, sha256: Buffer): Promise<DocumentFormat>
  /** Reads a paper against the one before it, while whoever asked waits. Throws a problem that says why it is not read. */
  compare(papers: Papers, signal?: AbortSignal): Promise<ComparedPapers>
  /** In the transaction that makes the row. */
  send(db: Db, reading: { homeId: number; id: string }): Promise<void>
  /** After that transaction. */
  wake(): void
  /** Stops its process, where there is one; the row is the caller's. */
  abort(readingId: string): void
  stop(): Promise<void>
}

/** Reads what waits, and once more what died under its reader: the row says how often it was begun. */
export async function startReadingJobs(
  deps: ReadingJobsDeps,
  changed: Partial<ReadingOptions> = {},
): Promise<ReadingJobs> {
  const { systemDb, jobs, log } = deps
  const options = { ...defaults, ...changed }
  const processes = startReadingProcesses(options.file)
  const underWay = new Map<string, { abort: AbortController; run: Promise<void> }>()
  const inTurn = takeTurns(options.atOnce)
  /** By hash: many who send one file at once wait for one look at it. */
  const looks = new Map<string, Promise<DocumentFormat>>()
  const comparisons = startComparisonRuns(options.compareWaitMs, (papers, signal) =>
    compare(papers, signal, processes, options, log),
  )
  let stopping = false

  const endWork = await jobs.work<{ homeId: number; id: string }>(
    readingQueue,
    options.atOnce,
    async ({ homeId, id }) => {
      if (stopping || underWay.has(id)) return
      const abort = new AbortController()
      const run = readDocument(deps, processes, options, homeId, id, abort.signal)
        .catch((error: unknown) => log.error({ err: error, reading: id }, 'a reading was broken off'))
        .finally(() => underWay.delete(id))
      underWay.set(id, { abort, run })
      await run
    },
  )
  const send = ({ homeId, id }: { homeId: number; id: string }, db?: Db) =>
    jobs.send(readingQueue, { homeId, id }, { key: id, ...(db && { db }) })
  const sendUnfinished = async () => {
    const readings = await listUnfinishedReadings(systemDb)
    for (const reading of readings.filter(({ id }) => !underWay.has(id))) await send(reading)
    jobs.wake(readingQueue)
  }
  await sendUnfinished()
  const rounds = setInterval(() => {
    sendUnfinished().catch((error: unknown) => log.error({ err: error }, 'unfinished readings were not looked for'))
  }, options.lookEveryMs).unref()

  return {
    inspect(bytes, sha256) {
      const key = sha256.toString('hex')
      const look =
        looks.get(key) ?? inTurn(() => inspect(bytes, processes, options, log)).finally(() => looks.delete(key))
      looks.set(key, look)
      return look
    },
    compare: comparisons.compare,
    send: (db, reading) => send(reading, db),
    wake: () => jobs.wake(readingQueue),
    abort: (id) => underWay.get(id)?.abort.abort(),
    async stop() {
      stopping = true
      clearInterval(rounds)
      const open = [...underWay.values()]
      for (const { abort } of open) abort.abort()
      await Promise.allSettled([...open.map(({ run }) => run), comparisons.stop()])
      processes.stop()
      await endWork()
    },
  }
}

async function inspect(
  bytes: Uint8Array,
  processes: ReadingProcesses,
  { inspect: limits }: ReadingOptions,
  log: Log,
): Promise<DocumentFormat> {
  const end = await processes.read({ order: { task: 'inspect', bytes }, limits })
  if (end.type === 'inspected') return end.format
  if (end.type === 'refused') throw fileRefused(end.code, end.params)
  if (end.type === 'broke') log.error({ err: end.error }, 'the reader failed on an upload')
  throw fileRefused('reader-failed', {})
}

async function compare(
  { older, newer }: Papers,
  signal: AbortSignal,
  processes: ReadingProcesses,
  { compare: limits }: ReadingOptions,
  log: Log,
): Promise<ComparedPapers> {
  const end = await processes.read({ order: { task: 'compare', bytes: newer, older }, limits, signal })
  if (end.type === 'compared') return end.result
  if (end.type === 'refused') throw fileRefused(end.code, end.params)
  if (end.type === 'stopped') throw comparisonBroken()
  if (end.type === 'broke') log.error({ err: end.error }, 'the reader failed on two documents')
  throw fileRefused('reader-failed', {})
}

/** Begins it as often as the rule allows, unless somebody is at it. */
async function readDocument(
  deps: ReadingJobsDeps,
  processes: ReadingProcesses,
  options: ReadingOptions,
  homeId: number,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  await whileLocked(deps.db, `reading ${id}`, async () => {
    while (!signal.aborted && (await readOnce(deps, processes, options, homeId, id, signal)) === 'died');
  })
}

/** The actor is whoever asked, with the rights of now: of when it begins, and again of when it is stored. */
async function readOnce(
  deps: ReadingJobsDeps,
  processes: ReadingProcesses,
  options: ReadingOptions,
  homeId: number,
  id: string,
  signal: AbortSignal,
): Promise<'over' | 'died'> {
  const { db, systemDb, clock, log } = deps
  const unfinished = await findUnfinishedReading(systemDb, homeId, id)
  if (!unfinished) return 'over'
  const giveUp = async (problem: ReadingProblemOf) => {
    await endReading(systemDb, homeId, id, 'failed', clock.now(), problem)
    return 'over' as const
  }
  const actor = await actorOf(db, clock, unfinished.requestedBy)
  if (!mayAt(actor, 'documents.upload', unfinished.unitPath)) return giveUp({ code: 'rights-lost', params: {} })
  if (unfinished.attempts >= readingAttempts) {
    return giveUp({ code: 'reader-died', params: { times: unfinished.attempts } })
  }
  const taken = await inTransaction(db, actor, async (db) => {
    const reading = await takeReading(db, homeId, id, clock.now())
    const bytes = reading && (await findBytes(db, homeId, reading.documentId))
    return reading && bytes && { reading, bytes }
  })
  if (!taken) return 'over'
  const { reading, bytes } = taken
  const progress = noteProgress(deps, options, actor, reading)
  const order = { task: 'read', bytes } as const
  const end = await processes.read({ order, limits: options.read, signal, onProgress: progress.note })
  await progress.settled()
  if (end.type === 'broke' || end.type === 'inspected' || end.type === 'compared') {
    log.error({ err: end.type === 'broke' ? end.error : end, reading: id }, 'the reader died')
    return 'died'
  }
  if (end.type !== 'stopped') {
    const now = await onceThere(signal, () => actorOf(db, clock, unfinished.requestedBy))
    if (!mayAt(now, 'documents.upload', unfinished.unitPath)) return giveUp({ code: 'rights-lost', params: {} })
  }
  await onceThere(signal, () => conclude(deps, actor, reading, end)).catch(async (error: unknown) => {
    if (outageOf(error)) throw error
    log.error({ err: error, reading: id }, 'what was read could not be stored')
    await fail(deps, actor, reading, { code: 'unexpected', params: {} })
  })
  return 'over'
}

const pauseMs = 1000

/** What was read is not lost to a database that is away: it is stored when that is back. */
async function onceThere<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (outageOf(error) === undefined || signal.aborted) throw error
      await sleep(pauseMs)
    }
  }
}

type Ended = Exclude<ReadingEnd, { type: 'broke' | 'inspected' | 'compared' }>

async function conclude(deps: ReadingJobsDeps, actor: Actor, reading: TakenReading, end: Ended): Promise<void> {
  const { db, clock } = deps
  switch (end.type) {
    case 'read':
      return storeResult(db, clock, actor, reading, end.result)
    case 'refused':
      if (end.code === 'secret-document') return removeSecret(deps, actor, reading)
      return fail(deps, actor, reading, { code: end.code, params: end.params })
    case 'stopped':
      // Cancelled: its row says so. Or the server stops, which is no death: it waits for the next start.
      return inTransaction(db, actor, (db) => giveReadingBack(db, reading))
  }
}

async function fail(
  { db, clock }: ReadingJobsDeps,
  actor: Actor,
  { homeId, id }: ReadingPlace,
  problem: ReadingProblemOf,
): Promise<void> {
  await inTransaction(db, actor, async (db) => {
    await endReading(db, homeId, id, 'failed', clock.now(), problem)
  })
}

/** A mark that an upload was let in with, because the reader of that day did not know it. */
async function removeSecret(deps: ReadingJobsDeps, actor: Actor, reading: ReadingPlace): Promise<void> {
  const { db, clock, log } = deps
  const { homeId, documentId, unitPath } = reading
  const entry = { homeId, unitPath, action: 'documents.remove-secret', subject: `document:${documentId}` } as const
  try {
    await inTransaction(db, actor, async (db) => {
      await deleteDocument(db, homeId, documentId)
      await recordAudit(db, clock, actor, entry)
    })
  } catch (error) {
    if (!isDocumentInUse(error)) throw error
    log.error({ document: documentId }, 'a programme stands on a document with a secrecy mark')
    await fail(deps, actor, reading, { code: 'secret-document', params: {} })
  }
}

/** Writes the newest progress, one write at a time and not too often. */
function noteProgress(
  { db, log }: ReadingJobsDeps,
  { progressEveryMs }: ReadingOptions,
  actor: Actor,
  { homeId, id }: ReadingPlace,
) {
  let last = 0
  let writing: Promise<void> = Promise.resolve()
  let busy = false
  return {
    note(share: number, stage: string) {
      const now = performance.now()
      if (busy || (last > 0 && now - last < progressEveryMs)) return
      last = now
      busy = true
      writing = inTransaction(db, actor, (db) => updateProgress(db, homeId, id, share, stage))
        .catch((error: unknown) => log.warn({ err: error }, 'progress was not noted'))
        .finally(() => {
          busy = false
        })
    },
    settled: () => writing,
  }
}
