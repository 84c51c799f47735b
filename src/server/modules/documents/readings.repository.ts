import { sql } from 'kysely'
import { FACT_KINDS, type FactCounts, type ReadingState, type ReadingStatus } from '../../../shared/documents.ts'
import type { ReadFact } from '../../../shared/read-facts.ts'
import type { Db } from '../../platform/database.ts'

export type ReadingProblemOf = NonNullable<ReadingStatus['problem']>

type ReadingRow = {
  documentId: string
  id: string
  state: ReadingState
  stage: string | null
  share: number
  requestedAt: Date
  endedAt: Date | null
  problem: ReadingProblemOf | null
  found: FactCounts | null
  warnings: ReadingStatus['warnings']
}

const columns = sql`document_id, id, state, stage, share, requested_at, ended_at, problem, found, warnings`

const toStatus = ({ documentId: _, ...row }: ReadingRow): ReadingStatus => ({
  ...row,
  requestedAt: row.requestedAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
  // A reading of before counted fewer kinds.
  found: row.found && (Object.fromEntries(FACT_KINDS.map((kind) => [kind, row.found?.[kind] ?? 0])) as FactCounts),
})

/** The latest reading of each document. */
export async function listLatestReadings(db: Db, documentIds: readonly string[]): Promise<Map<string, ReadingStatus>> {
  if (documentIds.length === 0) return new Map()
  const { rows } = await sql<ReadingRow>`
    select distinct on (document_id) ${columns} from readings
    where document_id = any(${documentIds}::uuid[]) order by document_id, id desc`.execute(db)
  return new Map(rows.map((row) => [row.documentId, toStatus(row)]))
}

/** A reading with the document that it is of. */
export type ReadingPlace = { homeId: number; id: string; documentId: string; unitPath: string }

export type AskedReading = ReadingPlace & { state: string; requestedBy: string; onBehalfOf: string | null }

export function findAskedReading(db: Db, id: string): Promise<AskedReading | undefined> {
  return db
    .selectFrom('readings')
    .select(['homeId', 'id', 'documentId', 'unitPath', 'state', 'requestedBy', 'onBehalfOf'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Answers false where one is under way already. */
export async function insertReading(
  db: Db,
  reading: ReadingPlace & {
    published: boolean
    audience: string[]
    requestedBy: string
    onBehalfOf: string | null
    requestedAt: Date
  },
): Promise<boolean> {
  const row = await db
    .insertInto('readings')
    .values({ ...reading, state: 'waiting' })
    .onConflict((conflict) =>
      conflict.columns(['homeId', 'documentId']).where(sql<boolean>`state in ('waiting', 'running')`).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

const unfinished = ['waiting', 'running']

/** The first time, and once more where its process or its server died. */
export const readingAttempts = 2

export type TakenReading = ReadingPlace & { attempts: number }

/** Marks it running; undefined where it is over, was begun often enough, or its document is gone. */
export function takeReading(db: Db, homeId: number, id: string, at: Date): Promise<TakenReading | undefined> {
  return db
    .updateTable('readings')
    .set({ state: 'running', startedAt: at, share: 0, stage: null, attempts: sql`attempts + 1` })
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .where('state', 'in', unfinished)
    .where('attempts', '<', readingAttempts)
    .returning(['homeId', 'id', 'documentId', 'unitPath', 'attempts'])
    .executeTakeFirst()
}

/** Waits again as if it had not been begun; nothing where it is over, or another took it up since. */
export async function giveReadingBack(db: Db, { homeId, id, attempts }: TakenReading): Promise<void> {
  await db
    .updateTable('readings')
    .set({ state: 'waiting', startedAt: null, share: 0, stage: null, attempts: attempts - 1 })
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .where('attempts', '=', attempts)
    .execute()
}

/** Until the end of the transaction nobody can cancel it; false where somebody did, or its document is gone. */
export async function holdReading(db: Db, homeId: number, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('readings')
    .select('id')
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

export async function updateProgress(db: Db, homeId: number, id: string, share: number, stage: string): Promise<void> {
  await db
    .updateTable('readings')
    .set({ share, stage })
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

/** Answers false where it was over already. */
export async function endReading(
  db: Db,
  homeId: number,
  id: string,
  state: 'failed' | 'cancelled',
  at: Date,
  problem: ReadingProblemOf | null,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('readings')
    .set({ state, endedAt: at, problem: problem && JSON.stringify(problem) })
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .where('state', 'in', unfinished)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type FinishedReading = {
  textId: string
  facts: ReadFact[]
  found: FactCounts
  warnings: ReadingStatus['warnings']
}

export async function finishReading(db: Db, homeId: number, id: string, at: Date, finished: FinishedReading) {
  await db
    .updateTable('readings')
    .set({
      state: 'done',
      endedAt: at,
      share: 1,
      stage: null,
      textId: finished.textId,
      facts: JSON.stringify(finished.facts),
      found: JSON.stringify(finished.found),
      warnings: JSON.stringify(finished.warnings),
    })
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .execute()
}

export async function findFinishedReading(
  db: Db,
  homeId: number,
  documentId: string,
): Promise<{ textId: string; facts: ReadFact[] } | undefined> {
  const { rows } = await sql<{ textId: string; facts: ReadFact[] }>`
    select text_id, facts from readings
    where home_id = ${homeId} and document_id = ${documentId} and state = 'done' order by id desc limit 1`.execute(db)
  return rows[0]
}

// The rest is for the system's own role, which sees these columns of unfinished readings and no more.

export type UnfinishedReading = { homeId: number; id: string; unitPath: string; requestedBy: string; attempts: number }

export function listUnfinishedReadings(systemDb: Db): Promise<{ homeId: number; id: string }[]> {
  return systemDb
    .selectFrom('readings')
    .select(['homeId', 'id'])
    .where('state', 'in', unfinished)
    .orderBy('id')
    .execute()
}

export function findUnfinishedReading(
  systemDb: Db,
  homeId: number,
  id: string,
): Promise<UnfinishedReading | undefined> {
  return systemDb
    .selectFrom('readings')
    .select(['homeId', 'id', 'unitPath', 'requestedBy', 'attempts'])
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .where('state', 'in', unfinished)
    .executeTakeFirst()
}
