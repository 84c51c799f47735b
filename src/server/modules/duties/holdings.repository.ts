import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { AssignmentRow } from './assignments.repository.ts'

export type HoldingRow = { number: number; heldBy: string | null; givenBy: string; at: Date; words: string | null }

/** To whom a duty was given, the last first. */
export async function listHoldings(db: Db, { homeId, id }: AssignmentRow): Promise<HoldingRow[]> {
  const { rows } = await sql<HoldingRow>`
    select number, held_by, given_by, at, words from holdings
    where home_id = ${homeId} and assignment_id = ${id} order by number desc limit 200`.execute(db)
  return rows
}

/** Gives a duty to somebody, or back. Answers false where somebody did so meanwhile, or it has ended. */
export async function insertHolding(
  db: Db,
  { homeId, id }: AssignmentRow,
  { number, heldBy, givenBy, at, words }: HoldingRow,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update assignments set held_by = ${heldBy}::uuid, held_revision = ${number}
    where home_id = ${homeId} and id = ${id} and held_revision = ${number - 1} and ended_on is null`.execute(db)
  if ((numAffectedRows ?? 0n) === 0n) return false
  await sql`
    insert into holdings (home_id, assignment_id, number, unit_path, audience, held_by, given_by, at, words)
    select s.home_id, s.id, ${number}, s.unit_path, s.audience, ${heldBy}::uuid, ${givenBy}::uuid, ${at}, ${words}
    from assignments s where s.home_id = ${homeId} and s.id = ${id}`.execute(db)
  return true
}

export type HeldBy = { personId: string; organisationId: string }

/** Who has duties of these organisations by name and still answers for them, through one of these roles. */
export async function listHoldersByName(
  db: Db,
  organisations: readonly string[],
  roles: readonly string[],
  day: string,
): Promise<HeldBy[]> {
  if (organisations.length === 0) return []
  const { rows } = await sql<HeldBy>`
    with held as (
      select s.organisation_id, s.unit_path, array_agg(distinct s.held_by) as people from assignments s
      where s.organisation_id = any(${[...organisations]}::bigint[]) and s.held_by is not null and s.ended_on is null group by 1, 2
    )
    select distinct p.id as person_id, h.organisation_id
    from held h cross join lateral people_answering(h.people, h.unit_path, h.organisation_id, ${[...roles]}::text[], ${day}::date) as p(id)`.execute(
    db,
  )
  return rows
}

/** Whether one of these roles lets somebody answer for an organisation on a day. */
export async function isAnswering(
  db: Db,
  personId: string,
  { organisationId, unitPath }: { organisationId: string; unitPath: string },
  roles: readonly string[],
  day: string,
): Promise<boolean> {
  const { rows } = await sql`
    select from people_answering(array[${personId}]::uuid[], ${unitPath}::ltree, ${organisationId}::bigint, ${[...roles]}::text[],
      ${day}::date)`.execute(db)
  return rows.length > 0
}
