import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { KnownRow, KnownSet, Line } from './composing.ts'

type ProgrammeKey = { homeId: number; id: string }
type ProgrammePlace = ProgrammeKey & { unitPath: string }

export type Binding = {
  factId: string
  indicatorId: string | null
  baseline: string | null
  baselineYear: number | null
  baselineSource: string | null
  boundBy: string | null
  revision: number
}

export async function listBindings(db: Db, { homeId, id }: ProgrammeKey): Promise<Binding[]> {
  const { rows } = await sql<Binding>`
    select fact_id, indicator_id::text as indicator_id, baseline::text as baseline, baseline_year, baseline_source, bound_by, revision
    from target_bindings where home_id = ${homeId} and programme_id = ${id}`.execute(db)
  return rows
}

/** By the words of the plan; what a planner chose is left as it is. */
export async function putBindings(
  db: Db,
  { homeId, id, unitPath }: ProgrammePlace,
  rows: readonly { factId: string; indicatorId: string | null }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into target_bindings as b (home_id, programme_id, unit_path, fact_id, indicator_id)
    select ${homeId}, ${id}::uuid, ${unitPath}::ltree, r."factId", r."indicatorId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("factId" uuid, "indicatorId" bigint)
    on conflict on constraint target_bindings_pk do update set indicator_id = excluded.indicator_id, revision = b.revision + 1
    where b.bound_by is null and b.indicator_id is distinct from excluded.indicator_id`.execute(db)
}

/** Of targets that are no more in force; what a planner said of one stays, should it come back. */
export async function removeBindings(db: Db, { homeId, id }: ProgrammeKey, inForce: readonly string[]): Promise<void> {
  await sql`
    delete from target_bindings where home_id = ${homeId} and programme_id = ${id} and bound_by is null and baseline is null
      and not fact_id = any(${[...inForce]}::uuid[])`.execute(db)
}

export async function listSets(db: Db, { homeId, id }: ProgrammeKey): Promise<KnownSet[]> {
  const { rows } = await sql<KnownSet>`
    select id, level, organisation_id::text as organisation_id from data_sets
    where home_id = ${homeId} and programme_id = ${id} order by level, organisation_id nulls first`.execute(db)
  return rows
}

export async function listSetRows(db: Db, { homeId, id }: ProgrammeKey): Promise<KnownRow[]> {
  const { rows } = await sql<KnownRow>`
    select e.data_set_id, e.element_id::text as element_id, e.position, e.frequency, e.frequency_by, e.facts::text[] as facts, e.added_by, e.removed_by
    from data_sets s join data_set_elements e on e.home_id = s.home_id and e.data_set_id = s.id
    where s.home_id = ${homeId} and s.programme_id = ${id} order by e.position, e.element_id`.execute(db)
  return rows
}

/** The level of the programme's unit; 0: the nation. */
export async function getLevel(db: Db, unitId: string): Promise<number> {
  const { rows } = await sql<{ level: number }>`select level from units where id = ${unitId}`.execute(db)
  return rows[0]?.level ?? 0
}

/** Whom the plan asks for reports; of a unit below the programme's the one body that fills its forms. */
export async function listLines(db: Db, programme: ProgrammeKey, programmeLevel: number): Promise<Line[]> {
  const { rows } = await sql<Line>`
    with ${askedBy(programme, programmeLevel)}
    select organisation_id::text as organisation_id, unit_id::text as unit_id, level, array_agg(distinct case months
      when 12 then 'year' when 6 then 'half-year' when 3 then 'quarter' else 'month' end) as every
    from asked group by 1, 2, 3 order by 3, 1`.execute(db)
  return rows
}

/**
 * What is asked of whom for which period. Of a unit below the programme's one body fills the forms, so that it is not asked twice: its
 * committee, else the first.
 */
const askedBy = ({ homeId, id }: ProgrammeKey, programmeLevel: number) => sql`
  reported as materialized (
    select organisation_id, unit_id, level, period, period_months(period) as months, min(opens_on) as opens_on, min(due_on) as due_on,
      (array_agg(unit_path))[1] as unit_path
    from asked_reports where home_id = ${homeId} and programme_id = ${id} and level >= ${programmeLevel} group by 1, 2, 3, 4
  ), chosen as (
    select distinct on (r.unit_id) r.unit_id, r.organisation_id
    from (select distinct unit_id, organisation_id from reported where level > ${programmeLevel}) r
    join organisations o on o.home_id = ${homeId} and o.id = r.organisation_id
    order by r.unit_id, (o.name ilike 'ủy ban nhân dân%' or o.name ilike 'uỷ ban nhân dân%') desc, r.organisation_id
  ), asked as (
    select r.* from reported r
    where r.level = ${programmeLevel} or (r.unit_id, r.organisation_id) in (select c.unit_id, c.organisation_id from chosen c)
  )`

export async function insertSets(
  db: Db,
  { homeId, id, unitPath }: ProgrammePlace,
  sets: readonly KnownSet[],
  verifiedAt: readonly number[],
): Promise<void> {
  if (sets.length === 0) return
  await sql`
    insert into data_sets (home_id, programme_id, unit_path, id, level, organisation_id, verified_at)
    select ${homeId}, ${id}::uuid, ${unitPath}::ltree, r.id, r.level, r."organisationId", ${[...verifiedAt]}::smallint[]
    from jsonb_to_recordset(${JSON.stringify(sets)}::jsonb) as r(id uuid, level smallint, "organisationId" bigint)`.execute(
    db,
  )
}

export async function putSetRows(
  db: Db,
  { homeId, unitPath }: ProgrammePlace,
  rows: readonly KnownRow[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into data_set_elements (home_id, unit_path, data_set_id, element_id, position, frequency, frequency_by, facts, added_by, removed_by)
    select ${homeId}, ${unitPath}::ltree, r."dataSetId", r."elementId", r.position, r.frequency, r."frequencyBy", r.facts, r."addedBy", r."removedBy"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("dataSetId" uuid, "elementId" bigint, position integer, frequency text,
      "frequencyBy" uuid, facts uuid[], "addedBy" uuid, "removedBy" uuid)
    on conflict on constraint data_set_elements_pk do update set position = excluded.position, frequency = excluded.frequency,
      frequency_by = excluded.frequency_by, facts = excluded.facts, added_by = excluded.added_by, removed_by = excluded.removed_by`.execute(
    db,
  )
}

export async function removeSetRows(
  db: Db,
  { homeId }: ProgrammeKey,
  rows: readonly Pick<KnownRow, 'dataSetId' | 'elementId'>[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    delete from data_set_elements e using jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("dataSetId" uuid, "elementId" bigint)
    where e.home_id = ${homeId} and e.data_set_id = r."dataSetId" and e.element_id = r."elementId"`.execute(db)
}

/**
 * Lays out a form for every report that a set is asked with: new ones come, days follow, what is asked no more ends and comes back
 * when it is asked again. What stands in a form is not touched.
 */
export async function layOutForms(db: Db, programme: ProgrammeKey, programmeLevel: number): Promise<void> {
  const { homeId, id } = programme
  await sql`
    with ${askedBy(programme, programmeLevel)}, sets as (
      select s.id, s.level, s.organisation_id,
        min(case e.frequency when 'year' then 12 when 'half-year' then 6 when 'quarter' then 3 else 1 end) as months
      from data_sets s join data_set_elements e on e.home_id = s.home_id and e.data_set_id = s.id
      where s.home_id = ${homeId} and s.programme_id = ${id} and e.removed_by is null group by s.home_id, s.id
    ), wanted as materialized (
      select s.id as data_set_id, a.organisation_id, a.unit_id, a.level, a.period, a.opens_on, a.due_on, a.unit_path
      from sets s join asked a on a.level = s.level and (s.organisation_id is null or a.organisation_id = s.organisation_id)
      where a.months >= s.months
    ), put as (
      insert into forms as f (home_id, id, data_set_id, programme_id, organisation_id, unit_id, level, period, unit_path, opens_on, due_on)
      select ${homeId}, gen_random_uuid(), w.data_set_id, ${id}::uuid, w.organisation_id, w.unit_id, w.level, w.period, w.unit_path,
        w.opens_on, w.due_on
      from wanted w
      where not exists (
        select from forms k where k.home_id = ${homeId} and k.data_set_id = w.data_set_id and k.organisation_id = w.organisation_id
          and k.period = w.period and k.opens_on = w.opens_on and k.due_on is not distinct from w.due_on and not k.ended
          and k.unit_path = w.unit_path)
      on conflict on constraint forms_once do update set opens_on = excluded.opens_on, due_on = excluded.due_on,
        unit_path = excluded.unit_path, ended = false
    )
    update forms f set ended = true
    where f.home_id = ${homeId} and f.programme_id = ${id} and not f.ended
      and not exists (
        select from wanted w where w.data_set_id = f.data_set_id and w.organisation_id = f.organisation_id and w.period = f.period)`.execute(
    db,
  )
}
