import { sql } from 'kysely'
import type { DutyKind } from '../../../shared/duties.ts'
import type { DutyBody } from '../../../shared/facts.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'

/** An assignment with the clause that it stands on. */
export type AssignmentRow = {
  homeId: number
  id: string
  kind: DutyKind
  programmeId: string
  programmeName: string
  programmePath: string
  versionId: string
  factId: string
  clauseId: string
  section: string
  quote: string
  body: Partial<DutyBody>
  organisationId: string | null
  organisationName: string | null
  unitPath: string
  audience: string[]
  unresolved: string[]
  namedBy: string | null
  conditionMetOn: Day | null
  openedOn: Day
  endedOn: Day | null
}

const selectAssignments = sql`
  select s.home_id, s.id, s.kind, s.programme_id, p.name as programme_name, s.programme_path::text, s.version_id, s.fact_id,
    f.clause_id, f.section, f.quote, f.body, s.organisation_id, o.name as organisation_name, s.unit_path::text, s.audience,
    s.unresolved, s.named_by, s.condition_met_on, s.opened_on, s.ended_on
  from assignments s
  join programmes p on p.home_id = s.home_id and p.id = s.programme_id
  join facts f on f.home_id = s.home_id and f.version_id = s.version_id and f.id = s.fact_id
  left join organisations o on o.home_id = s.home_id and o.id = s.organisation_id`

/** Throws `not-found`. */
export async function getAssignmentRow(db: Db, id: string): Promise<AssignmentRow> {
  const { rows } = await sql<AssignmentRow>`${selectAssignments} where s.id = ${id}`.execute(db)
  if (!rows[0]) throw notFound('This duty')
  return rows[0]
}

/** Those of a programme that ask nobody for anything: without an owner, or waiting for their condition; in the order of the text. */
export async function listIdleAssignments(db: Db, homeId: number, programmeId: string): Promise<AssignmentRow[]> {
  const { rows } = await sql<AssignmentRow>`
    ${selectAssignments}
    where s.home_id = ${homeId} and s.programme_id = ${programmeId} and s.ended_on is null
      and (s.organisation_id is null or (s.kind = 'conditional' and s.condition_met_on is null))
    order by f.version_id, f.start_at, f.id, o.name collate "vi-x-icu", s.id`.execute(db)
  return rows
}

export type NamedBody = { id: string; name: string }

/** By name. */
export async function listBodiesNamed(db: Db, homeId: number, ids: readonly string[]): Promise<NamedBody[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<NamedBody>`
    select id, name from organisations where home_id = ${homeId} and id = any(${[...ids]}::bigint[])
    order by name collate "vi-x-icu", id`.execute(db)
  return rows
}

export async function setConditionMet(db: Db, { homeId, id }: AssignmentRow, metOn: Day | null): Promise<void> {
  await sql`update assignments set condition_met_on = ${metOn} where home_id = ${homeId} and id = ${id}`.execute(db)
}

export type NamedAssignment = {
  id: string
  organisationId: string
  unitPath: string
  namedBy: string
  openedOn: Day
}

/** Gives a duty that nobody known has to others; beside it the assignment without an owner stays until it is opened anew. */
export async function insertNamed(db: Db, of: AssignmentRow, named: readonly NamedAssignment[]): Promise<void> {
  if (named.length === 0) return
  const records = JSON.stringify(
    named.map((each) => ({
      id: each.id,
      organisation_id: each.organisationId,
      unit_path: each.unitPath,
      named_by: each.namedBy,
      opened_on: each.openedOn,
    })),
  )
  await sql`
    insert into assignments (home_id, programme_id, version_id, fact_id, programme_path, kind, audience, id, organisation_id, unit_path, named_by, opened_on)
    select s.home_id, s.programme_id, s.version_id, s.fact_id, s.programme_path, s.kind, s.audience, r.*
    from assignments s cross join jsonb_to_recordset(${records}::jsonb)
      as r(id uuid, organisation_id bigint, unit_path ltree, named_by uuid, opened_on date)
    where s.home_id = ${of.homeId} and s.id = ${of.id}
    on conflict on constraint assignments_once do update
      set named_by = excluded.named_by, ended_on = null,
        opened_on = case when assignments.ended_on is null then assignments.opened_on else excluded.opened_on end`.execute(
    db,
  )
}

/** Takes from a duty those whom planners named and who are not among these. */
export async function endNamed(db: Db, of: AssignmentRow, except: readonly string[], on: Day): Promise<void> {
  await sql`
    update assignments set ended_on = greatest(${on}::date, opened_on)
    where home_id = ${of.homeId} and programme_id = ${of.programmeId} and fact_id = ${of.factId}
      and named_by is not null and ended_on is null and not (organisation_id = any(${[...except]}::bigint[]))`.execute(
    db,
  )
}

/** Whether the plan itself gives the duty to anybody. */
export async function isGivenByPlan(db: Db, { homeId, programmeId, factId }: AssignmentRow): Promise<boolean> {
  const { rows } = await sql`
    select from assignments where home_id = ${homeId} and programme_id = ${programmeId} and fact_id = ${factId}
      and organisation_id is not null and named_by is null and ended_on is null limit 1`.execute(db)
  return rows.length > 0
}
