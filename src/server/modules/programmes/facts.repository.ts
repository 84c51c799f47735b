import { sql } from 'kysely'
import { indicatorKey } from '../../../rules/links/index.ts'
import type { FactKind } from '../../../shared/documents.ts'
import type { TargetBody } from '../../../shared/facts.ts'
import type { Db } from '../../platform/database.ts'
import type { FactRow, FactState } from './fact-states.ts'

/** The version that facts belong to. */
export type VersionKey = { homeId: number; id: string }

type Stamps = { confirmedAt: Date | null; deletedAt: Date | null }
const withStamps = <T extends Stamps>(row: T) => ({
  ...row,
  confirmedAt: row.confirmedAt?.toISOString() ?? null,
  deletedAt: row.deletedAt?.toISOString() ?? null,
})

const columns = sql`
  f.id, f.kind, f.clause_id, f.section, f.start_at as start, f.end_at as end, f.quote, f.rule, f.certainty, f.doubts, f.body, f.origin,
  f.revision, f.confirmed_by, f.confirmed_at, f.deleted_at`
const changed = sql`(f.read_body is not null and (f.origin <> 'read' or f.body <> f.read_body)) as changed`
const inOrder = sql`order by f.start_at, f.end_at desc, f.id`

/** The living facts of a version, in the order of its text. */
export async function listFacts(db: Db, { homeId, id }: VersionKey): Promise<FactRow[]> {
  const { rows } = await sql<FactRow & Stamps>`
    select ${columns}, ${changed} from facts f
    where f.home_id = ${homeId} and f.version_id = ${id} and f.deleted_at is null ${inOrder}`.execute(db)
  return rows.map(withStamps)
}

export type VersionFactRow = FactRow & { versionId: string }

/** The living facts of several versions, of one kind or all. */
export async function listFactsOfVersions(
  db: Db,
  homeId: number,
  versionIds: readonly string[],
  kind?: FactKind,
): Promise<VersionFactRow[]> {
  if (versionIds.length === 0) return []
  const { rows } = await sql<VersionFactRow & Stamps>`
    select f.version_id, ${columns}, ${changed} from facts f
    where f.home_id = ${homeId} and f.version_id = any(${[...versionIds]}::uuid[]) and f.deleted_at is null
      ${kind === undefined ? sql`` : sql`and f.kind = ${kind}`} ${inOrder}`.execute(db)
  return rows.map(withStamps)
}

/** The living facts of a version with these ids, in the order of its text. */
export async function listFactsNamed(db: Db, { homeId, id }: VersionKey, ids: readonly string[]): Promise<FactRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<FactRow & Stamps>`
    select ${columns}, ${changed} from facts f
    where f.home_id = ${homeId} and f.version_id = ${id} and f.id = any(${[...ids]}::uuid[]) and f.deleted_at is null ${inOrder}`.execute(
    db,
  )
  return rows.map(withStamps)
}

/** In which published version of a programme a fact of this kind stands. */
export async function findPublished(
  db: Db,
  { homeId, id }: { homeId: number; id: string },
  factId: string,
  kind: FactKind,
): Promise<string | undefined> {
  const { rows } = await sql<{ versionId: string }>`
    select f.version_id from plan_versions v join facts f on f.home_id = v.home_id and f.version_id = v.id
    where v.home_id = ${homeId} and v.programme_id = ${id} and v.state = 'published'
      and f.id = ${factId} and f.kind = ${kind} and f.deleted_at is null limit 1`.execute(db)
  return rows[0]?.versionId
}

/** The living facts of a version that stand on a place, wholly or in part. */
export async function listFactsAt(
  db: Db,
  { homeId, id }: VersionKey,
  { start, end }: { start: number; end: number },
): Promise<FactRow[]> {
  const { rows } = await sql<FactRow & Stamps>`
    select ${columns}, ${changed} from facts f
    where f.home_id = ${homeId} and f.version_id = ${id} and f.deleted_at is null
      and f.start_at < ${end} and f.end_at > ${start} ${inOrder}`.execute(db)
  return rows.map(withStamps)
}

/** What changed after a batch, the deleted included. */
export async function listFactsChangedAfter(db: Db, { homeId, id }: VersionKey, batch: number): Promise<FactRow[]> {
  const { rows } = await sql<FactRow & Stamps>`
    select ${columns}, ${changed} from facts f
    where f.home_id = ${homeId} and f.version_id = ${id} and f.changed_in > ${batch} ${inOrder}`.execute(db)
  return rows.map(withStamps)
}

/** The facts named, deleted or not, and with `parts` the living parts of those that are targets. */
export async function listFactStates(
  db: Db,
  { homeId, id }: VersionKey,
  ids: readonly string[],
  parts: readonly string[] = [],
): Promise<FactState[]> {
  const orParts =
    parts.length === 0
      ? sql``
      : sql`or (f.kind = 'target' and f.deleted_at is null and f.body ->> 'partOf' = any(${[...parts]}::text[]))`
  const { rows } = await sql<FactState & Stamps>`
    select ${columns}, f.read_body from facts f
    where f.home_id = ${homeId} and f.version_id = ${id} and (f.id = any(${[...ids]}::uuid[]) ${orParts})`.execute(db)
  return rows.map(withStamps)
}

/** Every living target and the whole that it is a part of. */
export async function listWholes(db: Db, { homeId, id }: VersionKey): Promise<{ id: string; whole: string | null }[]> {
  const { rows } = await sql<{ id: string; whole: string | null }>`
    select f.id, f.body ->> 'partOf' as whole from facts f
    where f.home_id = ${homeId} and f.version_id = ${id} and f.kind = 'target' and f.deleted_at is null`.execute(db)
  return rows
}

export async function hasDocumentFact(db: Db, { homeId, id }: VersionKey): Promise<boolean> {
  const row = await db
    .selectFrom('facts')
    .select('id')
    .where('homeId', '=', homeId)
    .where('versionId', '=', id)
    .where('kind', '=', 'document')
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** What a target has in common with those of other programmes. */
function keyOf({ kind, body }: FactState): string | null {
  if (kind !== 'target') return null
  const { indicator, milestone } = body as TargetBody
  return indicatorKey(indicator, milestone)
}

const asRecords = (states: readonly FactState[]) =>
  JSON.stringify(
    states.map((state) => ({
      id: state.id,
      kind: state.kind,
      clause_id: state.clauseId,
      indicator_key: keyOf(state),
      section: state.section,
      start_at: state.start,
      end_at: state.end,
      quote: state.quote,
      rule: state.rule,
      certainty: state.certainty,
      doubts: state.doubts,
      body: state.body,
      read_body: state.readBody,
      origin: state.origin,
      revision: state.revision,
      confirmed_by: state.confirmedBy,
      confirmed_at: state.confirmedAt,
      deleted_at: state.deletedAt,
    })),
  )
const recordColumns = sql`(id uuid, kind text, clause_id uuid, section text, start_at integer, end_at integer, quote text,
  rule text, certainty text, doubts text[], body jsonb, read_body jsonb, origin text, revision integer, confirmed_by uuid, confirmed_at timestamptz,
  deleted_at timestamptz, indicator_key text)`

/** In one statement, however many. */
export async function insertFacts(
  db: Db,
  version: VersionKey & { unitPath: string },
  states: readonly FactState[],
  changedIn: number,
): Promise<void> {
  if (states.length === 0) return
  await sql`
    insert into facts (home_id, version_id, unit_path, changed_in, id, kind, clause_id, section, start_at, end_at, quote,
      rule, certainty, doubts, body, read_body, origin, revision, confirmed_by, confirmed_at, deleted_at, indicator_key)
    select ${version.homeId}, ${version.id}::uuid, ${version.unitPath}::ltree, ${changedIn}::integer, r.*
    from jsonb_to_recordset(${asRecords(states)}::jsonb) as r${recordColumns}`.execute(db)
}

/** In one statement, however many. Kind, rule and what was read never change. */
export async function updateFacts(
  db: Db,
  { homeId, id }: VersionKey,
  states: readonly FactState[],
  changedIn: number,
): Promise<void> {
  if (states.length === 0) return
  await sql`
    update facts f set clause_id = r.clause_id, section = r.section, start_at = r.start_at, end_at = r.end_at,
      quote = r.quote, body = r.body, origin = r.origin, revision = r.revision, changed_in = ${changedIn}::integer,
      confirmed_by = r.confirmed_by, confirmed_at = r.confirmed_at, deleted_at = r.deleted_at, indicator_key = r.indicator_key
    from jsonb_to_recordset(${asRecords(states)}::jsonb) as r${recordColumns}
    where f.home_id = ${homeId} and f.version_id = ${id} and f.id = r.id`.execute(db)
}

/** All facts of one version into another, ids, confirmations and what was read included. */
export async function copyFacts(db: Db, from: VersionKey, to: VersionKey & { unitPath: string }): Promise<void> {
  await sql`
    insert into facts (home_id, version_id, unit_path, id, kind, clause_id, section, start_at, end_at, quote,
      rule, certainty, doubts, body, read_body, origin, confirmed_by, confirmed_at, deleted_at, indicator_key)
    select home_id, ${to.id}::uuid, ${to.unitPath}::ltree, id, kind, clause_id, section, start_at, end_at, quote,
      rule, certainty, doubts, body, read_body, origin, confirmed_by, confirmed_at, deleted_at, indicator_key
    from facts where home_id = ${from.homeId} and version_id = ${from.id}`.execute(db)
}
