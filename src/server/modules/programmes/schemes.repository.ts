import { sql } from 'kysely'
import type { SchemeParent } from '../../../shared/schemes.ts'
import type { Db } from '../../platform/database.ts'
import type { VersionKey } from './facts.repository.ts'

type ProgrammeKey = { homeId: number; id: string }

/** The version of a programme that is published now. */
export async function findPublishedVersion(db: Db, { homeId, id }: ProgrammeKey): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from plan_versions where home_id = ${homeId} and programme_id = ${id} and state = 'published'
    order by number desc limit 1`.execute(db)
  return rows[0]?.id
}

export type SchemeFact = { factId: string; clauseId: string; section: string; quote: string; scheme: string | null }

/** The duties of a version that order a sub-scheme, and these others; in the order of the text. */
export async function listSchemeFacts(
  db: Db,
  { homeId, id }: VersionKey,
  others: readonly string[],
): Promise<SchemeFact[]> {
  const { rows } = await sql<SchemeFact>`
    select f.id as fact_id, f.clause_id, f.section, f.quote, f.body ->> 'scheme' as scheme from facts f
    where f.home_id = ${homeId} and f.version_id = ${id} and f.kind = 'duty' and f.deleted_at is null
      and (f.body ->> 'scheme' is not null or f.id = any(${[...others]}::uuid[]))
    order by f.start_at, f.id`.execute(db)
  return rows
}

/** The programmes whose published plans order this one as their sub-scheme, as people said; by name. */
export async function listParents(db: Db, { homeId, id }: ProgrammeKey): Promise<SchemeParent[]> {
  const { rows } = await sql<SchemeParent>`
    select p.id as programme_id, p.name as programme_name, coalesce(f.body ->> 'scheme', f.quote) as name, f.clause_id
    from fact_links l
    join plan_versions v on v.home_id = l.home_id and v.id = l.version_id and v.state = 'published'
    join programmes p on p.home_id = v.home_id and p.id = v.programme_id
    join facts f on f.home_id = l.home_id and f.version_id = l.version_id and f.id = l.fact_id and f.deleted_at is null
    where l.home_id = ${homeId} and l.relation = 'same-scheme' and l.to_id = ${id} and l.state = 'kept'
    order by p.name collate "vi-x-icu", p.id, f.start_at`.execute(db)
  return rows
}
