import { type SelectExpression, sql } from 'kysely'
import type { BACKUP_REASONS, BACKUP_STATES, BackupFailure } from '../../../shared/system.ts'
import type { Db } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { DB } from '../../platform/schema.ts'

type Reason = (typeof BACKUP_REASONS)[number]
type State = (typeof BACKUP_STATES)[number]
export type Stage = 'writing' | 'reading-back'

export type BackupRow = {
  id: string
  reason: Reason
  state: State
  stage: Stage | null
  share: number
  requestedAt: Date
  startedAt: Date | null
  endedAt: Date | null
  file: string | null
  encrypted: boolean
  byteSize: string | null
  problem: BackupFailure | null
  removedAt: Date | null
}

/** All rows are of the nation: a backup holds everything. */
export const backupsHome = { homeId: 0, unitPath: '1' }

const columns = [
  ...(['id', 'reason', 'state', 'stage', 'share', 'requestedAt', 'startedAt', 'endedAt', 'file'] as const),
  ...(['encrypted', 'byteSize', 'problem', 'removedAt'] as const),
] satisfies SelectExpression<DB, 'backups'>[]
const underWay = ['waiting', 'running']

const rows = (db: Db) => db.selectFrom('backups').select(columns).where('homeId', '=', 0).orderBy('id', 'desc')

export const listBackups = (db: Db, limit: number): Promise<BackupRow[]> =>
  rows(db).limit(limit).execute() as Promise<BackupRow[]>

/** Good when they were taken, and not removed since; the newest first. */
export const listGoodBackups = (db: Db, limit: number): Promise<BackupRow[]> =>
  rows(db).where('state', '=', 'done').where('removedAt', 'is', null).limit(limit).execute() as Promise<BackupRow[]>

export const findBackup = (db: Db, id: string): Promise<BackupRow | undefined> =>
  rows(db).where('id', '=', id).executeTakeFirst() as Promise<BackupRow | undefined>

export const findBackupUnderWay = (db: Db): Promise<BackupRow | undefined> =>
  rows(db).where('state', 'in', underWay).executeTakeFirst() as Promise<BackupRow | undefined>

/** The last one that came to an end by itself, or is under way. */
export const findLastBackup = (db: Db): Promise<BackupRow | undefined> =>
  rows(db).where('state', '<>', 'cancelled').executeTakeFirst() as Promise<BackupRow | undefined>

export async function findLastFailure(db: Db): Promise<BackupRow | undefined> {
  return rows(db).where('state', '=', 'failed').executeTakeFirst() as Promise<BackupRow | undefined>
}

/** Undefined where one is under way already. */
export async function insertBackup(
  db: Db,
  backup: { reason: Exclude<Reason, 'console'>; requestedBy: string | null; requestedAt: Date },
): Promise<string | undefined> {
  const row = await db
    .insertInto('backups')
    .values({ ...backupsHome, id: newId(), state: 'waiting', ...backup })
    .onConflict((conflict) =>
      conflict.columns(['homeId']).where(sql<boolean>`state in ('waiting', 'running')`).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export type FinishedBackup = { file: string; encrypted: boolean; byteSize: number; sha256: string }

/** One that was taken from the command line. */
export async function insertFinishedBackup(
  db: Db,
  { file, encrypted, byteSize, sha256 }: FinishedBackup,
  startedAt: Date,
  endedAt: Date,
): Promise<void> {
  const of = { file, encrypted, byteSize, sha256: Buffer.from(sha256, 'hex') }
  await db
    .insertInto('backups')
    .values({
      ...backupsHome,
      id: newId(),
      state: 'done',
      reason: 'console',
      requestedAt: startedAt,
      startedAt,
      endedAt,
      share: 1,
      ...of,
    })
    .execute()
}

const update = (db: Db, id: string, ...states: State[]) =>
  db.updateTable('backups').where('homeId', '=', 0).where('id', '=', id).where('state', 'in', states)

/** The first time, and once more where its thread or its server died. */
const backupAttempts = 2

/** Answers how often it was begun; undefined where it is not waiting any more. */
export async function takeBackup(
  db: Db,
  id: string,
  at: Date,
  file: string,
  encrypted: boolean,
): Promise<number | undefined> {
  const row = await update(db, id, 'waiting')
    .set({ state: 'running', startedAt: at, share: 0, file, encrypted, attempts: sql`attempts + 1` })
    .returning('attempts')
    .executeTakeFirst()
  return row?.attempts
}

/** Waits again as if it had not been begun; nothing where it is over, or another took it up since. */
export async function giveBackupBack(db: Db, id: string, attempts: number): Promise<void> {
  await update(db, id, 'running')
    .where('attempts', '=', attempts)
    .set({ state: 'waiting', startedAt: null, share: 0, stage: null, file: null, attempts: attempts - 1 })
    .execute()
}

/** Waits for its other time; false where it had that already. */
export async function tryBackupAgain(db: Db, id: string): Promise<boolean> {
  const { numUpdatedRows } = await update(db, id, 'running')
    .where('attempts', '<', backupAttempts)
    .set({ state: 'waiting', startedAt: null, share: 0, stage: null, file: null })
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Who asked for it; null: the clock. Undefined where it does not wait any more. */
export function findWaitingBackup(db: Db, id: string): Promise<{ requestedBy: string | null } | undefined> {
  return db
    .selectFrom('backups')
    .select('requestedBy')
    .where('homeId', '=', 0)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
}

export async function updateBackupProgress(db: Db, id: string, share: number, stage: Stage): Promise<void> {
  await update(db, id, 'running').set({ share, stage }).execute()
}

export async function finishBackup(
  db: Db,
  id: string,
  at: Date,
  { byteSize, sha256 }: FinishedBackup,
): Promise<boolean> {
  const { numUpdatedRows } = await update(db, id, 'running')
    .set({ state: 'done', endedAt: at, share: 1, stage: null, byteSize, sha256: Buffer.from(sha256, 'hex') })
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function failBackup(db: Db, id: string, at: Date, problem: BackupFailure): Promise<void> {
  await update(db, id, 'waiting', 'running').set({ state: 'failed', endedAt: at, stage: null, problem }).execute()
}

/** False where it was over already. */
export async function cancelBackupRow(db: Db, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await update(db, id, 'waiting', 'running')
    .set({ state: 'cancelled', endedAt: at, stage: null })
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Those that the server itself put into a folder, beyond the newest so many. */
export async function listSurplusBackups(db: Db, keep: number): Promise<{ id: string; file: string }[]> {
  const surplus = await rows(db)
    .where('state', '=', 'done')
    .where('removedAt', 'is', null)
    .where('reason', '<>', 'console')
    .offset(keep)
    .execute()
  return surplus.flatMap(({ id, file }) => (file === null ? [] : [{ id, file }]))
}

export async function markBackupRemoved(db: Db, id: string, at: Date): Promise<void> {
  await update(db, id, 'done').set({ removedAt: at }).execute()
}
