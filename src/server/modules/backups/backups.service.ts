import { stat } from 'node:fs/promises'
import type { Backup, Backups } from '../../../shared/system.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { type JobWays, requireJob } from '../../platform/job-ways.ts'
import { jobNotFailed, jobOver } from '../../platform/jobs.problems.ts'
import { notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { type BackupJobs, backupQueue } from './backup-jobs.ts'
import {
  type BackupRow,
  backupsHome,
  cancelBackupRow,
  findBackup,
  findBackupUnderWay,
  findLastBackup,
  findLastFailure,
  insertBackup,
  listBackups,
  listGoodBackups,
} from './backups.repository.ts'
import { nextBackupAt } from './schedule.ts'

export type BackupsDeps = {
  db: Db
  clock: Clock
  backups: BackupJobs
}

const listed = 50
/** A good one that is this much behind its time is missed. */
const graceMs = 2 * 60 * 60 * 1000

/** The backups of this installation, the last good one, and whether there should be a newer one. */
export async function describeBackups({ db, clock, backups }: BackupsDeps, actor: Actor): Promise<Backups> {
  requireAction(actor, 'system.operate', backupsHome.unitPath)
  const { newest, good, last, failure } = await inTransaction(db, actor, async (db) => ({
    newest: await listBackups(db, listed),
    good: await listGoodBackups(db, listed),
    last: await findLastBackup(db),
    failure: await findLastFailure(db),
  }))
  const { schedule, folder, besideData, keep, passphrase } = backups.settings
  const lastGood = (await Promise.all(good.map(toBackup))).find(({ fileState }) => fileState === 'there')
  const now = clock.now()
  const lastFailure = failure && (!lastGood || failure.id > lastGood.id) ? await toBackup(failure) : null
  return {
    now: now.toISOString(),
    schedule: schedule ?? null,
    nextAt: schedule
      ? nextBackupAt(schedule, last && { ...last, failed: last.state === 'failed' }, now).toISOString()
      : null,
    late: isLate(),
    folder,
    besideData,
    encrypted: passphrase !== undefined,
    keep,
    lastGood: lastGood ?? null,
    lastFailure,
    backups: await Promise.all(newest.map(toBackup)),
  }

  function isLate(): boolean {
    if (!schedule) return false
    if (!lastGood) return lastFailure !== null || good.length > 0
    const due = nextBackupAt(schedule, { requestedAt: new Date(lastGood.requestedAt), failed: false }, now)
    return now.getTime() > due.getTime() + graceMs
  }
}

/** Has a backup taken; where one is under way already, answers that. */
export async function askForBackup(deps: BackupsDeps, actor: Actor): Promise<Backup> {
  requireAction(actor, 'system.operate', backupsHome.unitPath)
  return toBackup(await insertAsked(deps, actor))
}

async function insertAsked(
  { db, clock, backups }: BackupsDeps,
  actor: Actor,
  check?: (db: Db) => Promise<void>,
): Promise<BackupRow> {
  const row = await inTransaction(db, actor, async (db) => {
    await check?.(db)
    const id = await insertBackup(db, { reason: 'asked', requestedBy: actor.personId, requestedAt: clock.now() })
    if (id === undefined) return findBackupUnderWay(db)
    await backups.send(db, id)
    await recordAudit(db, clock, actor, { ...backupsHome, action: 'backups.take', subject: `backup:${id}` })
    return findBackup(db, id)
  })
  backups.wake()
  if (!row) throw notFound('This backup')
  return row
}

/** How the jobs page handles backups. */
export const backupWays = (deps: BackupsDeps): JobWays => ({
  view: 'backup_jobs',
  queue: backupQueue,
  of: 'system',
  titlesFor: 'system.operate',
  cancels: ['waiting', 'running'],
  cancel: (actor, id) => cancelBackup(deps, actor, id),
  retry: (actor, id) => retryBackup(deps, actor, id),
})

/** Nothing is left of it. */
async function cancelBackup({ db, clock, backups }: BackupsDeps, actor: Actor, id: string): Promise<void> {
  await inTransaction(db, actor, async (db) => {
    await getJob(db, actor, id)
    if (!(await cancelBackupRow(db, id, clock.now()))) throw jobOver()
    await recordAudit(db, clock, actor, { ...backupsHome, action: 'backups.cancel', subject: `backup:${id}` })
  })
  backups.abort(id)
}

async function retryBackup(deps: BackupsDeps, actor: Actor, id: string): Promise<string> {
  const row = await insertAsked(deps, actor, async (db) => {
    const { state } = await getJob(db, actor, id)
    const [latest] = await listBackups(db, 1)
    if (latest?.id !== id || (state !== 'failed' && state !== 'cancelled')) throw jobNotFailed()
  })
  return row.id
}

async function getJob(db: Db, actor: Actor, id: string): Promise<BackupRow> {
  requireJob(actor, 'system', backupsHome.unitPath)
  const row = await findBackup(db, id)
  if (!row) throw notFound('This job')
  return row
}

async function toBackup({ removedAt, byteSize, ...row }: BackupRow): Promise<Backup> {
  return {
    ...row,
    requestedAt: row.requestedAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    byteSize: byteSize === null ? null : Number(byteSize),
    fileState: row.state === 'done' && row.file !== null ? await stateOf(row.file, removedAt) : null,
  }
}

async function stateOf(file: string, removedAt: Date | null): Promise<NonNullable<Backup['fileState']>> {
  if (removedAt !== null) return 'removed'
  return (await stat(file).catch(() => undefined)) ? 'there' : 'missing'
}
