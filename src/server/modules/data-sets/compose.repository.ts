import { sql } from 'kysely'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import type { KnownRow, KnownSet } from './composing.ts'

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

/** What an organisation is asked for, for one period; several reports of it are one form, by the first of their days. */
export type AskedForm = {
  organisationId: string
  unitId: string
  level: number
  period: string
  opensOn: Day
  dueOn: Day | null
  unitPath: string
}

/**
 * What a plan asks for of the bodies of its own unit and of one body of each unit below, so that no unit is asked twice: its committee,
 * else the first.
 */
export async function listAsked(db: Db, { homeId, id }: ProgrammeKey, programmeLevel: number): Promise<AskedForm[]> {
  const { rows } = await sql<AskedForm>`
    with reported as materialized (
      select organisation_id, unit_id, level, period, min(opens_on) as opens_on, min(due_on) as due_on,
        (array_agg(unit_path::text))[1] as unit_path
      from asked_reports where home_id = ${homeId} and programme_id = ${id} and level >= ${programmeLevel} group by 1, 2, 3, 4
    )
    select r.organisation_id::text as organisation_id, r.unit_id::text as unit_id, r.level, r.period, r.opens_on, r.due_on, r.unit_path
    from reported r order by r.level, r.organisation_id, r.period`.execute(db)
  const below = rows.filter(({ level }) => level > programmeLevel)
  const committees = await listCommittees(db, homeId, [...new Set(below.map(({ organisationId }) => organisationId))])
  const chosen = new Map<string, string>()
  for (const { unitId, organisationId } of below) {
    const before = chosen.get(unitId)
    if (before === undefined || (!committees.has(before) && committees.has(organisationId)))
      chosen.set(unitId, organisationId)
  }
  return rows.filter(
    ({ level, unitId, organisationId }) => level === programmeLevel || chosen.get(unitId) === organisationId,
  )
}

async function listCommittees(db: Db, homeId: number, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id::text as id from organisations where home_id = ${homeId} and id = any(${[...ids]}::bigint[])
      and kind = 'people-committee'`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

export type KnownForm = AskedForm & { id: string; dataSetId: string; ended: boolean }

export async function listForms(db: Db, { homeId, id }: ProgrammeKey): Promise<KnownForm[]> {
  const { rows } = await sql<KnownForm>`
    select id, data_set_id, organisation_id::text as organisation_id, unit_id::text as unit_id, level, period, opens_on, due_on,
      unit_path::text as unit_path, ended
    from forms where home_id = ${homeId} and programme_id = ${id}`.execute(db)
  return rows
}

/** As many as are put within a moment. */
const atOnce = 2_000

/** New forms, and days and ends of those that there are; what stands in them is not touched. */
export async function putForms(
  db: Db,
  { homeId, id }: ProgrammeKey,
  insert: readonly KnownForm[],
  update: readonly KnownForm[],
): Promise<void> {
  const columns = sql`(id uuid, "dataSetId" uuid, "organisationId" bigint, "unitId" bigint, level smallint, period text, "opensOn" date,
    "dueOn" date, "unitPath" ltree, ended boolean)`
  for (let at = 0; at < insert.length; at += atOnce)
    await sql`
      insert into forms (home_id, programme_id, id, data_set_id, organisation_id, unit_id, level, period, unit_path, opens_on, due_on)
      select ${homeId}, ${id}::uuid, r.id, r."dataSetId", r."organisationId", r."unitId", r.level, r.period, r."unitPath", r."opensOn", r."dueOn"
      from jsonb_to_recordset(${JSON.stringify(insert.slice(at, at + atOnce))}::jsonb) as r${columns}`.execute(db)
  for (let at = 0; at < update.length; at += atOnce)
    await sql`
      update forms f set opens_on = r."opensOn", due_on = r."dueOn", unit_path = r."unitPath", ended = r.ended
      from jsonb_to_recordset(${JSON.stringify(update.slice(at, at + atOnce))}::jsonb) as r${columns}
      where f.home_id = ${homeId} and f.id = r.id`.execute(db)
}

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
