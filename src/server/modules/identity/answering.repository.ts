import { sql } from 'kysely'
import { permissions } from '../../../rules/permissions.ts'
import type { Db } from '../../platform/database.ts'

export type Answering = { organisationId: string; personId: string; name: string }
export type Planning = { personId: string; name: string; unitPath: string }

/** The roles of a home that allow something on a day, each with whoever holds it then: of who is away, whoever stands in. */
const heldBy = (homeId: number, roles: readonly string[], day: string) => sql`
  select a.role, a.reach, a.unit_path, a.organisation_id, coalesce(h.receiver_id, a.person_id) as person_id
  from appointments a
  left join hand_overs h on h.home_id = a.home_id and h.appointment_id = a.id and h.from_day <= ${day}::date and h.until_day > ${day}::date
  where a.home_id = ${homeId} and a.role = any (${[...roles]})
    and a.from_day <= ${day}::date and (a.until_day is null or a.until_day > ${day}::date)`

/**
 * Who answers for each of these organisations on a day, as far as the caller sees roles: those appointed for it; where there are none,
 * those of its line, then those of the nearest unit above, and of these the reporters before the planners.
 */
export async function listPeopleAnsweringFor(
  db: Db,
  homeId: number,
  organisationIds: readonly string[],
  day: string,
): Promise<Answering[]> {
  if (organisationIds.length === 0) return []
  const roles = permissions['duties.answer']
  const { rows } = await sql<Answering>`
    with held as materialized (${heldBy(homeId, roles, day)}),
    asked as (
      select id, unit_path from organisations where home_id = ${homeId} and id = any (${[...organisationIds]}::bigint[])
    ), spoken as (
      select h.*, s.id, case when s.id = h.organisation_id then 0 when h.reach = 'organisation' then 1 else 2 end as distance
      from held h cross join lateral organisations_spoken_for(${homeId}, array[h.organisation_id], h.reach = 'line', ${day}::date) s
      where h.reach <> 'subtree'
    ), covering as (
      select o.id as organisation_id, s.person_id, s.distance, s.role from asked o join spoken s on s.id = o.id
      union all
      select o.id, h.person_id, 1000 - nlevel(h.unit_path), h.role from asked o join held h on h.reach = 'subtree' and h.unit_path @> o.unit_path
    ), ranked as (
      select c.*, rank() over (
        partition by organisation_id
        order by distance, case when distance > 2 then array_position(${[...roles]}::text[], role) end
      ) as place from covering c
    )
    select distinct r.organisation_id, r.person_id, p.name from ranked r join people p on p.id = r.person_id where r.place = 1
    order by 1, 2`.execute(db)
  return rows
}

/** Who plans at a unit on a day: those of the nearest unit at or above it that has any. */
export async function listPlannersOf(db: Db, homeId: number, unitPath: string, day: string): Promise<Planning[]> {
  return listNearest(db, homeId, permissions['duties.plan'], unitPath, day)
}

/**
 * Who verifies figures for a unit on a day, but for these: those of the nearest unit at or above it that has any, and there the reviewers
 * before the planners.
 */
export async function listVerifiersOf(
  db: Db,
  homeId: number,
  unitPath: string,
  day: string,
  except: readonly string[],
): Promise<string[]> {
  const held = await listNearest(db, homeId, permissions['figures.verify'], unitPath, day, except)
  const reviewers = held.filter(({ role }) => role === 'reviewer')
  return (reviewers.length > 0 ? reviewers : held).map(({ personId }) => personId)
}

async function listNearest(
  db: Db,
  homeId: number,
  roles: readonly string[],
  unitPath: string,
  day: string,
  except: readonly string[] = [],
): Promise<(Planning & { role: string })[]> {
  const { rows } = await sql<Planning & { role: string }>`
    with held as (${heldBy(homeId, roles, day)}), ranked as (
      select person_id, role, unit_path, rank() over (order by nlevel(unit_path) desc) as place from held
      where reach = 'subtree' and unit_path @> ${unitPath}::ltree and not person_id = any (${[...except]}::uuid[])
    )
    select distinct on (r.person_id) r.person_id, p.name, r.unit_path::text, r.role
    from ranked r join people p on p.id = r.person_id where r.place = 1
    order by r.person_id, array_position(${[...roles]}::text[], r.role)`.execute(db)
  return rows
}
