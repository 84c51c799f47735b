import { sql } from 'kysely'
import type { FactKind } from '../../../shared/documents.ts'
import type { Corrections } from '../../../shared/programmes.ts'
import type { Db } from '../../platform/database.ts'
import type { VersionKey } from './facts.repository.ts'

/** By kind: what was read, and what people made of it until now. */
export async function countCorrections(db: Db, { homeId, id }: VersionKey): Promise<Corrections> {
  const { rows } = await sql<Corrections[string] & { kind: FactKind }>`
    select f.kind,
      count(*) filter (where f.read_body is not null)::int as read,
      count(*) filter (where f.read_body is not null and f.deleted_at is null
        and (f.origin <> 'read' or f.body <> f.read_body))::int as changed,
      count(*) filter (where f.read_body is not null and f.deleted_at is not null)::int as deleted,
      count(*) filter (where f.read_body is null and f.deleted_at is null)::int as added
    from facts f where f.home_id = ${homeId} and f.version_id = ${id} group by f.kind`.execute(db)
  return Object.fromEntries(rows.map(({ kind, ...counts }) => [kind, counts]))
}

type Target = { homeId: number; id: string; programmeId: string; documentId: string }

/** Shows the living facts downwards, and their links; only while their version is a draft. */
export async function showFacts(db: Db, { homeId, id }: VersionKey): Promise<void> {
  await sql`
    update facts set published = true
    where home_id = ${homeId} and version_id = ${id} and deleted_at is null`.execute(db)
  await sql`update fact_links set published = true where home_id = ${homeId} and version_id = ${id}`.execute(db)
}

/** Whom a published version and what stands in it show to, outside their unit. */
export async function setVersionAudience(
  db: Db,
  { homeId, id }: VersionKey,
  audience: readonly string[],
): Promise<void> {
  await sql`
    update facts set audience = ${[...audience]}::bigint[]
    where home_id = ${homeId} and version_id = ${id} and published`.execute(db)
  await sql`
    update fact_links set audience = ${[...audience]}::bigint[]
    where home_id = ${homeId} and version_id = ${id} and published`.execute(db)
  await sql`
    update plan_versions set audience = ${[...audience]}::bigint[] where home_id = ${homeId} and id = ${id}`.execute(db)
}

/** Shows the programme downwards, and the relation of the document. */
export async function showProgramme(db: Db, { homeId, programmeId, documentId }: Target): Promise<void> {
  await sql`update programmes set published = true where home_id = ${homeId} and id = ${programmeId}`.execute(db)
  await sql`
    update programme_documents set published = true
    where home_id = ${homeId} and programme_id = ${programmeId} and document_id = ${documentId}`.execute(db)
}

/** A programme shows to whom any of its published versions does, and its relation to a document likewise. */
export async function setProgrammeAudience(db: Db, homeId: number, programmeId: string): Promise<void> {
  const ofVersions = sql`coalesce((
    select array_agg(distinct party) from plan_versions v cross join unnest(v.audience) party
    where v.home_id = x.home_id and v.programme_id = ${programmeId}::uuid and v.published`
  await sql`
    update programmes x set audience = ${ofVersions}), '{}')
    where x.home_id = ${homeId} and x.id = ${programmeId}`.execute(db)
  await sql`
    update programme_documents x set audience = ${ofVersions} and v.document_id = x.document_id), '{}')
    where x.home_id = ${homeId} and x.programme_id = ${programmeId} and x.published`.execute(db)
}

export async function setHorizon(
  db: Db,
  { homeId, programmeId }: Target,
  horizon: { from: number | null; to: number | null },
): Promise<void> {
  await db
    .updateTable('programmes')
    .set({ horizonFrom: horizon.from, horizonTo: horizon.to })
    .where('homeId', '=', homeId)
    .where('id', '=', programmeId)
    .execute()
}
