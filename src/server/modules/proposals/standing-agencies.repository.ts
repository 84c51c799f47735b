import { sql } from 'kysely'
import type { AgencySaying } from '../../../shared/standing-agencies.ts'
import type { Db } from '../../platform/database.ts'

type OfProgramme = { homeId: number; id: string }

export type AgencyRow = {
  number: number
  said: AgencySaying | null
  organisationId: string | null
  organisationName: string | null
  versionId: string | null
  factId: string | null
  section: string | null
  quote: string | null
  undid: AgencySaying | null
  byPerson: string
  at: Date
}

const columns = sql`
  a.number, a.said, a.organisation_id, o.name as organisation_name, a.version_id, a.fact_id, a.section, a.quote, a.undid, a.by_person, a.at
  from standing_agencies a left join organisations o on o.home_id = a.home_id and o.id = a.organisation_id`

/** Everything that was said of the standing agency of a programme, the last first. */
export async function listAgencySayings(db: Db, { homeId, id }: OfProgramme): Promise<AgencyRow[]> {
  const { rows } = await sql<AgencyRow>`
    select ${columns} where a.home_id = ${homeId} and a.programme_id = ${id} order by a.number desc limit 200`.execute(
    db,
  )
  return rows
}

export type AgencyBody = { id: string; name: string; place: string }

/** The standing agency of a programme as it was said last, with its place; none once it has ended. Asked with eyes that see it. */
export async function findAgencyBody(
  db: Db,
  { homeId, id }: OfProgramme,
  day: string,
): Promise<AgencyBody | undefined> {
  const { rows } = await sql<AgencyBody>`
    select o.id, o.name, o.unit_path::text || '.0.' || o.id as place
    from (
      select organisation_id from standing_agencies where home_id = ${homeId} and programme_id = ${id} order by number desc limit 1
    ) a join organisations o on o.home_id = ${homeId} and o.id = a.organisation_id
    where o.ended is null or o.ended > ${day}::date`.execute(db)
  return rows[0]
}

export async function listBodyNames(db: Db, homeId: number, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organisations where home_id = ${homeId} and id = any(${[...new Set(ids)]}::bigint[])`.execute(
    db,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Answers false where somebody said something meanwhile. It lies at the unit of the programme. */
export async function insertAgencySaying(
  db: Db,
  { homeId, id, unitPath }: OfProgramme & { unitPath: string },
  {
    number,
    said,
    organisationId,
    versionId,
    factId,
    section,
    quote,
    undid,
    byPerson,
    at,
  }: Omit<AgencyRow, 'organisationName'>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into standing_agencies (home_id, programme_id, number, unit_path, said, organisation_id, version_id, fact_id, section, quote, undid,
      by_person, at)
    values (${homeId}, ${id}::uuid, ${number}, ${unitPath}::ltree, ${said}, ${organisationId}::bigint, ${versionId}::uuid, ${factId}::uuid,
      ${section}, ${quote}, ${undid}, ${byPerson}::uuid, ${at})
    on conflict on constraint standing_agencies_pk do nothing`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}
