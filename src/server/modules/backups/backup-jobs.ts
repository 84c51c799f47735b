import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { BACKUP_FAILURES, type BackupFailure, type BackupSchedule } from '../../../shared/system.ts'
import { mayAt } from '../../platform/actor.ts'
import { describeFileError } from '../../platform/backup/archive.ts'
import { BackupProblem } from '../../platform/backup/backup-problem.ts'
import { unfinished } from '../../platform/backup/make-backup.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { whileLocked } from '../../platform/held-lock.ts'
import type { Jobs } from '../../platform/jobs.ts'
import type { Log } from '../../platform/log.ts'
import type { DataSecrets } from '../../platform/secrets.ts'
import { actorOf } from '../identity/index.ts'
import { runBackupThread, type ThreadEnd } from './backup-thread.ts'
import {
  backupsHome,
  failBackup,
  findBackupUnderWay,
  findLastBackup,
  findWaitingBackup,
  finishBackup,
  giveBackupBack,
  insertBackup,
  listSurplusBackups,
  markBackupRemoved,
  type Stage,
  takeBackup,
  tryBackupAgain,
  updateBackupProgress,
} from './backups.repository.ts'
import { nextBackupAt } from './schedule.ts'

export const backupQueue = 'backups.take'

export type BackupSettings = {
  /** Absolute. */
  folder: string
  /** The folder lies in that of the data: one disk holds both. */
  besideData: boolean
  /** Undefined: only when somebody asks. */
  schedule: BackupSchedule | undefined
  keep: number
  passphrase: string | undefined
}

export type BackupJobsDeps = {
  db: Db
  /** As the system's own role. */
  systemDb: Db
  /** As the owner of the tables, who alone sees everything; used while a backup is taken, and no longer. */
  adminUrl: string
  secrets: DataSecrets
  settings: BackupSettings
  jobs: Jobs
  clock: Clock
  log: Log
}

export type BackupJobs = {
  settings: BackupSettings
  /** In the transaction that makes the row. */
  send(db: Db, id: string): Promise<void>
  /** After that transaction. */
  wake(): void
  /** Stops the thread, where there is one; the row is the caller's. */
  abort(id: string): void
  /** Looks at the clock now: what is due is asked for, what waits is sent. */
  look(): Promise<void>
  stop(): Promise<void>
}

const lookEveryMs = 60_000
const progressEveryMs = 400

/** Takes the backups that people and the clock ask for, one at a time, and once more what a crash left half-done. */
export async function startBackupJobs(deps: BackupJobsDeps): Promise<BackupJobs> {
  const { systemDb, settings, jobs, clock, log } = deps
  let running: { id: string; abort: AbortController; run: Promise<void> } | undefined
  let stopping = false

  const endWork = await jobs.work<{ id: string }>(backupQueue, 1, async ({ id }) => {
    if (stopping) return
    const abort = new AbortController()
    const run = takeBackupOnce(deps, id, abort.signal)
    running = { id, abort, run }
    await run.finally(() => {
      running = undefined
    })
  })
  const send = (id: string, db?: Db) => jobs.send(backupQueue, { id }, { key: id, ...(db && { db }) })
  const look = async () => {
    if (!running) await endInterrupted(deps)
    const last = await findLastBackup(systemDb)
    const now = clock.now()
    if (
      settings.schedule &&
      nextBackupAt(settings.schedule, last && { ...last, failed: last.state === 'failed' }, now) <= now
    )
      await insertBackup(systemDb, { reason: 'scheduled', requestedBy: null, requestedAt: now })
    const waiting = await findBackupUnderWay(systemDb)
    if (waiting?.state !== 'waiting') return
    await send(waiting.id)
    jobs.wake(backupQueue)
  }
  await look()
  const rounds = setInterval(() => {
    look().catch((error: unknown) => log.error({ err: error }, 'backups that are due were not looked for'))
  }, lookEveryMs).unref()

  return {
    settings,
    send: (db, id) => send(id, db),
    wake: () => jobs.wake(backupQueue),
    abort(id) {
      if (running?.id === id) running.abort.abort()
    },
    look,
    async stop() {
      stopping = true
      clearInterval(rounds)
      running?.abort.abort()
      await running?.run
      await endWork()
    },
  }
}

const lockOf = (id: string) => `backup ${id}`

/** What its row calls running, and nobody is at, died. */
async function endInterrupted({ db, systemDb, clock, log }: BackupJobsDeps): Promise<void> {
  const found = await findBackupUnderWay(systemDb)
  if (found?.state !== 'running') return
  await whileLocked(db, lockOf(found.id), async () => {
    const left = await findBackupUnderWay(systemDb)
    if (left?.state !== 'running' || left.id !== found.id) return
    if (left.file !== null) await removeFile(left.file)
    if (await tryBackupAgain(systemDb, left.id)) return log.warn({ backup: left.id }, 'a backup died; once more')
    await failBackup(systemDb, left.id, clock.now(), 'interrupted')
  })
}

/** A folder that has become unusable keeps what it has; the row must end all the same. */
async function removeFile(file: string): Promise<void> {
  await rm(unfinished(file), { force: true }).catch(() => {})
  await rm(file, { force: true }).catch(() => {})
}

/** Begins it as often as the rule allows, unless somebody is at it. */
async function takeBackupOnce(deps: BackupJobsDeps, id: string, signal: AbortSignal): Promise<void> {
  await whileLocked(deps.db, lockOf(id), async () => {
    while (!signal.aborted && (await takeOne(deps, id, signal)) === 'died');
  })
}

/** Whoever asked must still operate the system; the clock always may. */
async function takeOne(deps: BackupJobsDeps, id: string, signal: AbortSignal): Promise<'over' | 'died'> {
  const { db, systemDb, adminUrl, secrets, settings, clock, log } = deps
  const { folder, passphrase } = settings
  const waiting = await findWaitingBackup(systemDb, id)
  if (!waiting) return 'over'
  const { requestedBy } = waiting
  if (requestedBy && !mayAt(await actorOf(db, clock, requestedBy), 'system.operate', backupsHome.unitPath)) {
    await failBackup(systemDb, id, clock.now(), 'rights-lost')
    return 'over'
  }
  const madeAt = clock.now()
  const file = join(folder, fileName(madeAt, id, passphrase !== undefined))
  const attempts = await takeBackup(systemDb, id, madeAt, file, passphrase !== undefined)
  if (attempts === undefined) return 'over'
  const source = { adminUrl, secrets, madeAt, passphrase }
  const end = await makeFolder(file).then(
    () => runBackupThread({ file, source }, signal, noteProgress(deps, id)),
    (error: unknown): ThreadEnd =>
      error instanceof BackupProblem
        ? { type: 'refused', code: error.code, message: error.message }
        : { type: 'broke', error },
  )
  if (end.type === 'made') {
    const { bytes: byteSize, sha256 } = end
    const counted = await finishBackup(systemDb, id, clock.now(), {
      file,
      encrypted: source.passphrase !== undefined,
      byteSize,
      sha256,
    })
    // Cancelled in its last moment.
    if (!counted) {
      await removeFile(file)
      return 'over'
    }
    log.info({ backup: id, bytes: byteSize }, 'a backup was taken')
    await removeSurplus(deps)
    return 'over'
  }
  await removeFile(file)
  if (end.type === 'stopped') {
    // Cancelled: its row says so. Or the server stops, which is no death: it waits for the next start.
    await giveBackupBack(systemDb, id, attempts)
    return 'over'
  }
  log.error({ backup: id, ...(end.type === 'broke' ? { err: end.error } : { code: end.code }) }, 'a backup failed')
  if (end.type === 'broke' && (await tryBackupAgain(systemDb, id))) return 'died'
  await failBackup(systemDb, id, clock.now(), failureOf(end))
  return 'over'
}

async function makeFolder(file: string): Promise<void> {
  const folder = dirname(file)
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw describeFileError(error, file)
    throw new BackupProblem('folder-unusable', `${folder} is a file and no folder.`)
  })
}

const failureOf = (end: Exclude<ThreadEnd, { type: 'made' | 'stopped' }>): BackupFailure =>
  BACKUP_FAILURES.find((failure) => end.type === 'refused' && failure === end.code) ?? 'unexpected'

/** `hieuhoc-20261120T020000Z-6f0a1b2c.tar.gz.age`: in the order of time, and never twice the same. */
const fileName = (madeAt: Date, id: string, encrypted: boolean) =>
  `hieuhoc-${madeAt.toISOString().replace(/[-:]|\.\d+/g, '')}-${id.slice(-8)}.tar.gz${encrypted ? '.age' : ''}`

async function removeSurplus({ systemDb, settings, clock, log }: BackupJobsDeps): Promise<void> {
  for (const { id, file } of await listSurplusBackups(systemDb, settings.keep)) {
    try {
      await rm(file, { force: true })
      await markBackupRemoved(systemDb, id, clock.now())
    } catch (error) {
      log.warn({ err: error, backup: id }, 'an old backup could not be removed')
    }
  }
}

/** Writes the newest progress, one write at a time and not too often. */
function noteProgress({ systemDb, log }: BackupJobsDeps, id: string) {
  let last = 0
  let busy = false
  return (share: number, stage: Stage) => {
    const now = performance.now()
    if (busy || (last > 0 && now - last < progressEveryMs)) return
    last = now
    busy = true
    updateBackupProgress(systemDb, id, share, stage)
      .catch((error: unknown) => log.warn({ err: error }, 'progress was not noted'))
      .finally(() => {
        busy = false
      })
  }
}
