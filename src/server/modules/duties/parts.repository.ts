import { sql } from 'kysely'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { holdsAll } from '../../platform/words-held.ts'
import { type AnswerRow, ofAnswer } from './answers.repository.ts'
import { type AssignmentRow, ownerName, wordsOf } from './assignments.repository.ts'

type OfDuty = Pick<AssignmentRow, 'homeId' | 'id'>

export type PartRow = AnswerRow & {
  part: number
  words: string
  organisationId: string
  organisationName: string
  endedOn: Day | null
}

/** The parts of a duty that show to me, with what each asks for; in the order in which they were given. */
export async function listParts(db: Db, { homeId, id }: OfDuty): Promise<PartRow[]> {
  const { rows } = await sql<PartRow>`
    select ${ofAnswer}, s.part, s.words, s.organisation_id, ${ownerName} as organisation_name, s.ended_on
    from assignments s join answers a on a.home_id = s.home_id and a.assignment_id = s.id
    left join organisations o on o.home_id = s.home_id and o.id = s.organisation_id
    where s.home_id = ${homeId} and s.parent_id = ${id} order by s.part`.execute(db)
  return rows
}

/** Of which duty something is a part, where that shows to me. */
export async function findWhole(
  db: Db,
  { homeId, parentId }: AssignmentRow,
): Promise<{ id: string; quote: string } | undefined> {
  const { rows } = await sql<{ id: string; quote: string }>`
    select s.id, ${wordsOf} as quote from assignments s
    join facts f on f.home_id = s.home_id and f.version_id = s.version_id and f.id = s.fact_id
    where s.home_id = ${homeId} and s.id = ${parentId}`.execute(db)
  return rows[0]
}

export type PartOwner = { id: string; name: string; unitName: string; unitPath: string }

/**
 * Living bodies that may have a part of this duty: of the unit of whoever has it, or below, and those to whom its programme shows.
 * Asked with eyes that see them.
 */
export async function listPartOwners(
  db: Db,
  duty: AssignmentRow,
  on: Day,
  { ids, words = [], limit }: { ids?: readonly string[]; words?: readonly string[]; limit: number },
): Promise<PartOwner[]> {
  const { rows } = await sql<PartOwner>`
    select o.id, o.name, u.name as unit_name, o.unit_path::text
    from assignments s
    join programmes p on p.home_id = s.home_id and p.id = s.programme_id
    join organisations giver on giver.home_id = s.home_id and giver.id = s.organisation_id
    join organisations o on o.home_id = s.home_id and o.unit_path <@ giver.unit_path and o.id <> giver.id
    join latest_units u on u.id = o.unit_id
    where s.home_id = ${duty.homeId} and s.id = ${duty.id} and (o.ended is null or o.ended > ${on}::date)
      and (p.audience && array[o.id] or exists (
        select from organisations_spoken_for(o.home_id, array[o.id], false, ${on}::date) spoken where spoken.place <@ p.unit_path))
      ${ids ? sql`and o.id = any(${[...ids]}::bigint[])` : sql``}
      ${words.length > 0 ? sql`and ${holdsAll(sql`o.name || ' ' || u.name`, words)}` : sql``}
    order by o.name collate "vi-x-icu", o.id limit ${limit}`.execute(db)
  return rows
}

/** So that nothing gives another part of it, or ends it, meanwhile; how many there are. */
export async function holdParts(db: Db, { homeId, id }: OfDuty): Promise<number> {
  await sql`select from assignments where home_id = ${homeId} and id = ${id} for no key update`.execute(db)
  const { rows } = await sql<{ parts: number }>`
    select coalesce(max(part), 0) as parts from assignments where home_id = ${homeId} and parent_id = ${id}`.execute(db)
  return rows[0]?.parts ?? 0
}

/** The last day of a duty, after which no part of it is due; null where one of its answers has none, or it asks for nothing. */
export async function findPartsUntil(db: Db, homeId: number, id: string): Promise<Day | null> {
  const { rows } = await sql<{ until: Day | null }>`
    select case when bool_and(isfinite(last_on)) then max(last_on) end as until from answers
    where home_id = ${homeId} and assignment_id = ${id} and not ended and state <> 'cancelled'`.execute(db)
  return rows[0]?.until ?? null
}

/** Says the words of a part anew, and by when it is due: what was asked for or granted of it before counts no more. */
export async function updatePart(
  db: Db,
  { homeId, id }: OfDuty,
  { words, dueOn, revision }: { words: string; dueOn: Day; revision: number },
): Promise<void> {
  await sql`update assignments set words = ${words} where home_id = ${homeId} and id = ${id}`.execute(db)
  await sql`
    update answers set due_on = ${dueOn}::date, extended_to = null, asked_until = null, revision = ${revision + 1}
    where home_id = ${homeId} and assignment_id = ${id}`.execute(db)
}

export type NewPartRow = {
  id: string
  number: number
  owner: PartOwner
  words: string
  dueOn: Day
  byPerson: string
  on: Day
}

/** Lies at the place of its owner, who answers; it shows to whoever gave it, and is decided from there. */
export async function insertPart(db: Db, { homeId, id: parentId }: OfDuty, part: NewPartRow): Promise<void> {
  const { id, number, owner, words, dueOn, byPerson, on } = part
  const place = `${owner.unitPath}.0.${owner.id}`
  await sql`
    insert into assignments (home_id, id, programme_id, version_id, fact_id, organisation_id, programme_path, unit_path, audience, kind,
      named_by, opened_on, parent_id, part, words, given_by, given_from)
    select s.home_id, ${id}::uuid, s.programme_id, s.version_id, s.fact_id, ${owner.id}::bigint, s.programme_path, ${place}::ltree,
      array[s.organisation_id], 'dated', ${byPerson}::uuid, ${on}::date, s.id, ${number}, ${words}, s.organisation_id, s.unit_path
    from assignments s where s.home_id = ${homeId} and s.id = ${parentId}`.execute(db)
  await sql`
    insert into answers (home_id, programme_id, assignment_id, organisation_id, unit_path, audience, given_by, given_from, opened_on,
      period, opens_on, due_on, source)
    select s.home_id, s.programme_id, s.id, s.organisation_id, s.unit_path, s.audience, s.given_by, s.given_from, s.opened_on, '',
      s.opened_on, ${dueOn}::date, 'giver'
    from assignments s where s.home_id = ${homeId} and s.id = ${id}`.execute(db)
}

/** Parts stand on the version on which their duty stands, end with it, and are there again when it is. */
export async function carryParts(db: Db, { homeId, id }: { homeId: number; id: string }): Promise<void> {
  await sql`
    with recursive whole as (
      select s.id, s.version_id, s.ended_on from assignments s
      where s.home_id = ${homeId} and s.id in (
        select parent_id from assignments p where p.home_id = ${homeId} and p.programme_id = ${id} and p.parent_id is not null)
        and s.parent_id is null
    ), carried as (
      select * from whole
      union all
      -- greatest() passes over a null: of a duty that has not ended no part ends.
      select p.id, c.version_id, case when c.ended_on is not null then coalesce(p.ended_on, greatest(c.ended_on, p.opened_on)) end
      from carried c join assignments p on p.home_id = ${homeId} and p.parent_id = c.id
    )
    update assignments s set version_id = c.version_id, ended_on = c.ended_on from carried c
    where s.home_id = ${homeId} and s.id = c.id and s.parent_id is not null
      and (s.version_id, s.ended_on) is distinct from (c.version_id, c.ended_on)`.execute(db)
}
