import { type RawBuilder, sql } from 'kysely'
import type { GrantRole } from '../../../rules/permissions.ts'
import { ACTIONS, type Action, type Reach } from '../../../shared/people.ts'
import { NATION_ID } from '../../../shared/units.ts'
import type { EndedPlace, Grant } from '../../platform/actor.ts'
import { type Db, KEPT } from '../../platform/database.ts'
import { listHeirs, listUnits } from '../units/index.ts'

type GrantRow = {
  is_issuer: boolean
  home_id: number
  appointment_id: string
  role: GrantRole
  reach: Reach
  unit_id: string
  unit_path: string
  scopes: string[]
  parties: string[]
  organisation_id: string | null
  handed_by: string | null
  only_actions: Action[] | null
  issued_by: string | null
  unit_ended: boolean
  body_ended: EndedPlace | null
}

/** What a person or a service token may do; of a token with whoever issued it. */
export type IssuedGrant = Grant & { issuedBy: string | null }

/** What a person or a service token may do on a day, and of a token what whoever issued it may; read before any scope is known. */
export type GrantsAndIssuers = { given: IssuedGrant[]; issuers: IssuedGrant[] }

export async function listGrants(db: Db, personId: string, day: string): Promise<GrantsAndIssuers> {
  const { rows } = await sql<GrantRow>`${KEPT} ${grantsOf(sql`${personId}::uuid`, day)}`.execute(db.withoutPlugins())
  return toGrants(db, rows, day)
}

export type TokenGrants = GrantsAndIssuers & { homeId: number; id: string; lastUsedOn: string | null }

/** Of the token with this hash, where it holds on the day. */
export async function findTokenGrants(db: Db, hash: Buffer, day: string): Promise<TokenGrants | undefined> {
  const { rows } = await sql<GrantRow & { last_used_on: string | null }>`
    ${KEPT} with token as materialized (select id, last_used_on from token_of(${hash}, ${day}))
    select g.*, t.last_used_on from token t cross join lateral (${grantsOf(sql`t.id`, day)}) g`.execute(
    db.withoutPlugins(),
  )
  const own = rows.find(({ is_issuer }) => !is_issuer)
  if (!own) return undefined
  return {
    homeId: own.home_id,
    id: own.appointment_id,
    lastUsedOn: own.last_used_on,
    ...(await toGrants(db, rows, day)),
  }
}

const grantsOf = (whose: RawBuilder<unknown>, day: string) => sql`
  with given as materialized (select * from grants_of(${whose}, ${day})), held as (
    select false as is_issuer, g.* from given g
    union all
    select true, g.* from (select distinct issued_by from given where issued_by is not null) i
    cross join lateral grants_of(i.issued_by, ${day}) g
  )
  select is_issuer, home_id, appointment_id, role, reach, unit_id, unit_path::text, scopes::text[], parties::text[], organisation_id,
    handed_by, only_actions, issued_by,
    coalesce((select u.ended <= ${day}::date from units u where u.id = g.unit_id), false) as unit_ended,
    case when g.reach <> 'subtree' then ended_body(g.home_id, g.organisation_id, ${day}) end as body_ended
  from held g`

async function toGrants(db: Db, rows: readonly GrantRow[], day: string): Promise<GrantsAndIssuers> {
  const ended = await endedUnits(db, rows, day)
  const toGrant = (row: GrantRow): IssuedGrant => ({
    homeId: row.home_id,
    appointmentId: row.appointment_id,
    role: row.role,
    reach: row.reach,
    unitId: row.unit_id,
    unitPath: row.unit_path,
    scopes: row.scopes,
    parties: row.parties,
    organisationId: row.organisation_id,
    onBehalfOf: row.handed_by,
    only: row.unit_ended || row.body_ended ? readingOnly(row.only_actions) : row.only_actions,
    ended: row.body_ended ?? ended.get(row.unit_id) ?? null,
    issuedBy: row.issued_by,
  })
  return {
    given: rows.filter(({ is_issuer }) => !is_issuer).map(toGrant),
    issuers: rows.filter(({ is_issuer }) => is_issuer).map(toGrant),
  }
}

/** History and nothing more. */
const readingOnly = (actions: readonly Action[] | null) => (actions ?? ACTIONS).filter((each) => each.endsWith('.read'))

async function endedUnits(db: Db, rows: readonly GrantRow[], day: string): Promise<Map<string, EndedPlace>> {
  const ids = [...new Set(rows.filter(({ unit_ended }) => unit_ended).map(({ unit_id }) => unit_id))]
  if (ids.length === 0) return new Map()
  const heirs = await listHeirs(db, ids, day)
  const units = await listUnits(db, ids, day)
  return new Map(
    units.map(({ id, fullName }) => [
      id as string,
      { place: fullName, inCharge: (heirs.get(id) ?? []).map((heir) => heir.fullName) },
    ]),
  )
}

/** Only what the person was given or holds for somebody, without what a plan gave their organisation. */
export const listHeldGrants = async (db: Db, personId: string, day: string): Promise<Grant[]> =>
  heldOnly((await listGrants(db, personId, day)).given)

/** Without what a plan gave their organisation. */
export const heldOnly = (grants: readonly IssuedGrant[]): IssuedGrant[] =>
  grants.filter(({ role }) => role !== 'patron')

/**
 * Every place at which a person has rights on a day or will have: of their own roles, of those that others handed over, and
 * of the organisations beside them. Of an organisation that I do not see, the nation.
 */
export async function listRightPlaces(db: Db, personId: string, day: string): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    with held as (
      select home_id, unit_path, organisation_id from appointments_ever_of(${personId})
      where until_day is null or until_day > ${day}
      union
      select home_id, unit_path, organisation_id from grants_of(${personId}, ${day}) where role <> 'patron'
      union
      select a.home_id, a.unit_path, a.organisation_id
      from jsonb_array_elements(rows_of_person(${personId}, 'hand_overs', '{giver_id,receiver_id,appointment_id,until_day}')) h
      cross join lateral appointments_ever_of((h ->> 'giver_id')::uuid) a
      where h ->> 'receiver_id' = ${personId} and (h ->> 'until_day')::date > ${day} and a.id = (h ->> 'appointment_id')::uuid
    )
    select unit_path::text as path from held
    union
    select coalesce(o.unit_path || '0' || o.id::text, ${NATION_ID})::text
    from held h left join organisations o on o.home_id = h.home_id and o.id = h.organisation_id
    where h.organisation_id is not null`.execute(db)
  return rows.map(({ path }) => path)
}
