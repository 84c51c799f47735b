import { sql } from 'kysely'
import type { LinkRelation, LinkState } from '../../../shared/links.ts'
import type { Db } from '../../platform/database.ts'
import type { VersionKey } from './facts.repository.ts'

/** What somebody said of a link. */
export type LinkRow = {
  relation: LinkRelation
  factId: string
  toId: string
  state: LinkState
  revision: number
  decidedBy: string
  decidedAt: Date
}

/** What the rules propose. */
export type Proposal = { relation: LinkRelation; factId: string; toId: string; score: number; words: string[] }

export async function listLinks(db: Db, { homeId, id }: VersionKey): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    select relation, fact_id, to_id, state, revision, decided_by, decided_at
    from fact_links where home_id = ${homeId} and version_id = ${id} order by relation, fact_id, to_id`.execute(db)
  return rows
}

/** New ones and those that were there, in one statement; seen as their version is. */
export async function putLinks(db: Db, { homeId, id }: VersionKey, links: readonly LinkRow[]): Promise<void> {
  const records = JSON.stringify(
    links.map(({ relation, factId, toId, state, revision, decidedBy, decidedAt }) => ({
      relation,
      fact_id: factId,
      to_id: toId,
      state,
      revision,
      decided_by: decidedBy,
      decided_at: decidedAt,
    })),
  )
  await sql`
    insert into fact_links (home_id, version_id, unit_path, published, audience, relation, fact_id, to_id, state, revision, decided_by, decided_at)
    select v.home_id, v.id, v.unit_path, v.published, v.audience, r.*
    from plan_versions v cross join jsonb_to_recordset(${records}::jsonb)
      as r(relation text, fact_id uuid, to_id uuid, state text, revision integer, decided_by uuid, decided_at timestamptz)
    where v.home_id = ${homeId} and v.id = ${id}
    on conflict on constraint fact_links_pk do update
      set state = excluded.state, revision = excluded.revision, decided_by = excluded.decided_by, decided_at = excluded.decided_at`.execute(
    db,
  )
}

/** What was said of one version holds for the next one too, whose facts keep their ids. */
export async function copyLinks(db: Db, from: VersionKey, to: VersionKey & { unitPath: string }): Promise<void> {
  await sql`
    insert into fact_links (home_id, version_id, unit_path, relation, fact_id, to_id, state, revision, decided_by, decided_at)
    select home_id, ${to.id}::uuid, ${to.unitPath}::ltree, relation, fact_id, to_id, state, revision, decided_by, decided_at
    from fact_links where home_id = ${from.homeId} and version_id = ${from.id}`.execute(db)
}

export type SameTarget = {
  id: string
  key: string
  quote: string
  clauseId: string
  programmeId: string
  programmeName: string
}

/** Targets of other programmes of the home with one of these keys: published ones, and drafts where none is. */
export async function listSameTargets(
  db: Db,
  { homeId, programmeId }: { homeId: number; programmeId: string },
  keys: readonly string[],
): Promise<SameTarget[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<SameTarget>`
    select distinct on (f.indicator_key, p.id) f.id, f.indicator_key as key, f.quote, f.clause_id, p.id as programme_id, p.name as programme_name
    from facts f
    join plan_versions v on v.home_id = f.home_id and v.id = f.version_id
    join programmes p on p.home_id = v.home_id and p.id = v.programme_id
    where f.home_id = ${homeId} and f.indicator_key = any(${[...keys]}::text[]) and f.deleted_at is null
      and v.state <> 'superseded' and v.programme_id <> ${programmeId}
    order by f.indicator_key, p.id, v.state desc, f.start_at, f.id
    limit 500`.execute(db)
  return rows
}

export type NamedProgramme = { id: string; name: string }

/** The names of the home's other programmes that I may see, the newest first. */
export async function listProgrammeNames(
  db: Db,
  { homeId, programmeId }: { homeId: number; programmeId: string },
): Promise<NamedProgramme[]> {
  const { rows } = await sql<NamedProgramme>`
    select id, name from programmes where home_id = ${homeId} and id <> ${programmeId}
    order by created_at desc, id limit 2000`.execute(db)
  return rows
}
