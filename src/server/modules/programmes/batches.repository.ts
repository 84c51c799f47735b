import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { FactState, Snapshot } from './fact-states.ts'
import type { VersionKey } from './facts.repository.ts'

export type Batch = {
  id: string
  number: number
  actor: string
  at: Date
  undoes: string | null
  contentHash: Buffer
}

/** What one batch did to one fact: null before it where the batch made it. */
export type Touch = {
  factId: string
  actions: string[]
  revision: number
  before: Snapshot | null
  after: KeptFact
}
/** Enough to answer a batch again. */
export type KeptFact = Snapshot &
  Pick<FactState, 'kind' | 'rule'> & { changed: boolean } & Partial<Pick<FactState, 'certainty' | 'doubts'>>

export function findBatch(db: Db, { homeId, id }: VersionKey, batchId: string): Promise<Batch | undefined> {
  return db
    .selectFrom('editBatches')
    .select(['id', 'number', 'actor', 'at', 'undoes', 'contentHash'])
    .where('homeId', '=', homeId)
    .where('versionId', '=', id)
    .where('id', '=', batchId)
    .executeTakeFirst()
}

export async function insertBatch(
  db: Db,
  version: VersionKey & { unitPath: string },
  batch: Batch,
  touches: readonly Touch[],
): Promise<void> {
  const { homeId, id: versionId, unitPath } = version
  await db
    .insertInto('editBatches')
    .values({ homeId, versionId, unitPath, ...batch })
    .execute()
  const records = touches.map(({ factId, ...touch }) => ({ fact_id: factId, ...touch }))
  await sql`
    insert into fact_edits (home_id, version_id, batch_id, unit_path, fact_id, actions, revision, before, after)
    select ${homeId}, ${versionId}::uuid, ${batch.id}::uuid, ${unitPath}::ltree, r.*
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      as r(fact_id uuid, actions text[], revision integer, before jsonb, after jsonb)`.execute(db)
}

export async function listTouches(db: Db, { homeId, id }: VersionKey, batchId: string): Promise<Touch[]> {
  const rows = await db
    .selectFrom('factEdits')
    .select(['factId', 'actions', 'revision', 'before', 'after'])
    .where('homeId', '=', homeId)
    .where('versionId', '=', id)
    .where('batchId', '=', batchId)
    .orderBy('factId')
    .execute()
  return rows as unknown as Touch[]
}

/** Those of the facts that somebody else than this person touched after the batch with this number. */
export async function listTouchedByOthers(
  db: Db,
  { homeId, id }: VersionKey,
  factIds: readonly string[],
  after: { number: number; personId: string },
): Promise<string[]> {
  const { rows } = await sql<{ factId: string }>`
    select distinct e.fact_id
    from fact_edits e
    join edit_batches b on b.home_id = e.home_id and b.version_id = e.version_id and b.id = e.batch_id
    where e.home_id = ${homeId} and e.version_id = ${id} and e.fact_id = any(${[...factIds]}::uuid[])
      and b.number > ${after.number} and b.actor <> ${after.personId}`.execute(db)
  return rows.map(({ factId }) => factId)
}

/** Who touched each fact last, and when. */
export async function listLastTouches(
  db: Db,
  { homeId, id }: VersionKey,
  factIds: readonly string[],
): Promise<{ factId: string; actor: string; at: Date }[]> {
  const { rows } = await sql<{ factId: string; actor: string; at: Date }>`
    select f.id as fact_id, b.actor, b.at
    from facts f
    join edit_batches b on b.home_id = f.home_id and b.version_id = f.version_id and b.number = f.changed_in
    where f.home_id = ${homeId} and f.version_id = ${id} and f.id = any(${[...factIds]}::uuid[])`.execute(db)
  return rows
}
