import { sql } from 'kysely'
import { compareVietnamese } from '../../../rules/vietnamese-text.ts'
import type { DutyKind } from '../../../shared/duties.ts'
import type { DutyBody, ReportBody } from '../../../shared/facts.ts'
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
  /** The last year of the programme. */
  horizonTo: number | null
  versionId: string
  factId: string
  clauseId: string
  section: string
  /** What is to be done: of a part in the words of whoever gave it. */
  quote: string
  /** In the words of the plan. */
  planWords: string
  body: Partial<DutyBody & ReportBody>
  organisationId: string | null
  organisationName: string | null
  unitPath: string
  audience: string[]
  /** Of a report: to whom it is sent, and their places. */
  receivedBy: string[]
  receivedFrom: string[]
  unresolved: string[]
  namedBy: string | null
  conditionMetOn: Day | null
  openedOn: Day
  endedOn: Day | null
  /** Of a part: the duty of which it is one, whose that is, and from where it was given. */
  parentId: string | null
  givenBy: string | null
  givenFrom: string | null
  /** Who was given it by name; whether they still answer for it is asked apart. */
  heldBy: string | null
  heldRevision: number
}

/** With how much planners added to the duty. */
export type LackingRow = AssignmentRow & { added: number }

/** How whoever has it is called, of assignments as `s` with their organisations as `o`, which may not show to me. */
export const ownerName = sql<string | null>`coalesce(o.name, body_name(s.home_id, s.organisation_id))`

/** What is to be done, of assignments as `s` with their facts as `f`: of a part in the words of whoever gave it. */
export const wordsOf = sql<string>`coalesce(s.words, f.quote)`

const ofAssignment = sql`
  s.home_id, s.id, s.kind, s.programme_id, p.name as programme_name, p.horizon_to, s.programme_path::text, s.version_id, s.fact_id,
    f.clause_id, f.section, ${wordsOf} as quote, f.quote as plan_words, f.body, s.organisation_id, ${ownerName} as organisation_name, s.unit_path::text, s.audience,
    s.received_by, s.received_from::text[], s.unresolved, s.named_by, s.condition_met_on, s.opened_on, s.ended_on, s.parent_id, s.given_by, s.given_from::text,
    s.held_by, s.held_revision`
const withClause = sql`
  assignments s
  join programmes p on p.home_id = s.home_id and p.id = s.programme_id
  join facts f on f.home_id = s.home_id and f.version_id = s.version_id and f.id = s.fact_id
  left join organisations o on o.home_id = s.home_id and o.id = s.organisation_id`

/** Throws `not-found`. */
export async function getAssignmentRow(db: Db, id: string): Promise<AssignmentRow> {
  const { rows } = await sql<AssignmentRow>`select ${ofAssignment} from ${withClause} where s.id = ${id}`.execute(db)
  if (!rows[0]) throw notFound('This duty')
  return rows[0]
}

/**
 * Those of a programme that lack something: an owner, their condition, or whom some of their words mean; in the order of the text.
 */
export async function listLackingAssignments(db: Db, homeId: number, programmeId: string): Promise<LackingRow[]> {
  const { rows } = await sql<LackingRow>`
    select ${ofAssignment}, (
      select coalesce(max(n.number), 0) from duty_annotations n
      where n.home_id = s.home_id and n.programme_id = s.programme_id and n.fact_id = s.fact_id) as added
    from ${withClause}
    where s.home_id = ${homeId} and s.programme_id = ${programmeId} and s.ended_on is null
      and (s.organisation_id is null or s.unresolved <> '{}' or (s.kind = 'conditional' and s.condition_met_on is null))
    order by f.version_id, f.start_at, f.id, o.name collate "vi-x-icu", s.id`.execute(db)
  return rows
}

type SameDuty = Pick<AssignmentRow, 'homeId' | 'programmeId' | 'factId' | 'id'>

/** The assignment of the same duty that stands now: this one, or else the first of those that came instead. */
export async function findHolding(
  db: Db,
  { homeId, programmeId, factId, id }: SameDuty,
): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from assignments
    where home_id = ${homeId} and programme_id = ${programmeId} and fact_id = ${factId} and ended_on is null and parent_id is null
    order by id <> ${id}, organisation_id limit 1`.execute(db)
  return rows[0]
}

export type FormerRow = { assignmentId: string; name: string; endedOn: Day }

const mostFormer = 100

/** Who had the same duty before, so far as I see them; the last first. */
export async function listFormer(db: Db, { homeId, programmeId, factId, id }: SameDuty): Promise<FormerRow[]> {
  const { rows } = await sql<FormerRow>`
    select s.id as assignment_id, o.name, s.ended_on from assignments s
    join organisations o on o.home_id = s.home_id and o.id = s.organisation_id
    where s.home_id = ${homeId} and s.programme_id = ${programmeId} and s.fact_id = ${factId} and s.id <> ${id}
      and s.ended_on is not null and s.parent_id is null
    order by s.ended_on desc, o.name collate "vi-x-icu", s.id limit ${mostFormer}`.execute(db)
  return rows
}

export type NamedBody = { id: string; name: string }

/** By name, also those that do not show to me and of which I see what they have. */
export async function listBodiesNamed(db: Db, homeId: number, ids: readonly string[]): Promise<NamedBody[]> {
  if (ids.length === 0) return []
  const { rows: shown } = await sql<NamedBody>`
    select id, name from organisations where home_id = ${homeId} and id = any(${[...ids]}::bigint[])
    order by name collate "vi-x-icu", id`.execute(db)
  const known = new Set(shown.map(({ id }) => id))
  const others = ids.filter((id) => !known.has(id))
  if (others.length === 0) return shown
  const { rows: called } = await sql<NamedBody>`
    select id, name from (select id, body_name(${homeId}, id) as name from unnest(${others}::bigint[]) as o(id)) named
    where name is not null`.execute(db)
  return [...shown, ...called].sort((a, b) => compareVietnamese(a.name, b.name) || compareVietnamese(a.id, b.id))
}

export async function setConditionMet(db: Db, { homeId, id }: AssignmentRow, metOn: Day | null): Promise<void> {
  await sql`update assignments set condition_met_on = ${metOn} where home_id = ${homeId} and id = ${id}`.execute(db)
}
