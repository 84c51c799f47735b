import { sql } from 'kysely'
import type { TargetBody } from '../../../shared/facts.ts'
import type { Db } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import type { Binding } from './compose.repository.ts'

type ProgrammeKey = { homeId: number; id: string }

export type TargetRow = Binding & {
  versionId: string
  clauseId: string
  section: string
  quote: string
  body: TargetBody
}

/** The targets of what is published that I may see, each with what it is bound to, in the order of the documents. */
export async function listBoundTargets(db: Db, { homeId, id }: ProgrammeKey): Promise<TargetRow[]> {
  const { rows } = await sql<TargetRow>`
    select b.fact_id, b.indicator_id::text as indicator_id, b.baseline::text as baseline, b.baseline_year, b.baseline_source, b.bound_by,
      b.revision, f.version_id, f.clause_id, f.section, f.quote, f.body
    from target_bindings b
    join plan_versions v on v.home_id = b.home_id and v.programme_id = b.programme_id and v.state = 'published'
    join facts f on f.home_id = v.home_id and f.version_id = v.id and f.id = b.fact_id and f.kind = 'target' and f.deleted_at is null
    where b.home_id = ${homeId} and b.programme_id = ${id} order by v.created_at, v.id, f.start_at, f.end_at desc, f.id`.execute(
    db,
  )
  return rows
}

export type SetRow = {
  id: string
  level: 1 | 2 | 3
  organisationId: string | null
  organisationName: string | null
  verifiedAt: (1 | 2 | 3)[]
  revision: number
  reporters: number
  periods: string[]
}

export async function listSetsShown(db: Db, { homeId, id }: ProgrammeKey): Promise<SetRow[]> {
  const { rows } = await sql<SetRow>`
    select s.id, s.level, s.organisation_id::text as organisation_id, o.name as organisation_name, s.verified_at, s.revision,
      coalesce(f.reporters, 0) as reporters, coalesce(f.periods, '{}') as periods
    from data_sets s
    left join organisations o on o.home_id = s.home_id and o.id = s.organisation_id
    left join (
      select data_set_id, count(distinct organisation_id)::int as reporters, array_agg(distinct period order by period) as periods
      from forms where home_id = ${homeId} and programme_id = ${id} and not ended group by 1
    ) f on f.data_set_id = s.id
    where s.home_id = ${homeId} and s.programme_id = ${id} order by s.level, o.name nulls first, s.id`.execute(db)
  return rows
}

export type SetPlace = { homeId: number; programmeId: string; unitPath: string }

/** Where a set belongs. Throws `not-found`. */
export async function getSetPlace(db: Db, id: string): Promise<SetPlace> {
  const { rows } = await sql<SetPlace>`
    select home_id, programme_id, unit_path::text from data_sets where id = ${id}`.execute(db)
  if (!rows[0]) throw notFound('This form')
  return rows[0]
}

export async function namesOfOrganisations(
  db: Db,
  homeId: number,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id::text as id, name from organisations where home_id = ${homeId} and id = any(${[...ids]}::bigint[])`.execute(
    db,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function updateSet(
  db: Db,
  { homeId }: Pick<ProgrammeKey, 'homeId'>,
  id: string,
  verifiedAt: readonly number[],
): Promise<void> {
  await sql`
    update data_sets set verified_at = ${[...verifiedAt]}::smallint[], revision = revision + 1
    where home_id = ${homeId} and id = ${id}`.execute(db)
}

/** What a planner said of a target. */
export async function setBinding(db: Db, { homeId, id }: ProgrammeKey, row: Binding): Promise<void> {
  await sql`
    update target_bindings set indicator_id = ${row.indicatorId}, bound_by = ${row.boundBy}, baseline = ${row.baseline},
      baseline_year = ${row.baselineYear}, baseline_source = ${row.baselineSource}, revision = revision + 1
    where home_id = ${homeId} and programme_id = ${id} and fact_id = ${row.factId}`.execute(db)
}
