import { sql } from 'kysely'
import type { Day } from '../../../shared/schema.ts'
import type { UnitId } from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'

export type ProgrammePlace = { homeId: number; id: string; unitId: UnitId; unitPath: string }

/** The published programmes whose duties were not held against their plan on this day yet, as the system's own role sees them. */
export async function listUnopened(systemDb: Db, today: Day): Promise<ProgrammePlace[]> {
  const { rows } = await sql<ProgrammePlace>`
    select p.home_id, p.id, p.unit_id, p.unit_path::text from programmes p
    left join opened_programmes o on o.home_id = p.home_id and o.programme_id = p.id
    where p.published and (o.opened_on is null or o.opened_on < ${today}::date)
    order by o.opened_on nulls first, p.home_id, p.id`.execute(systemDb)
  return rows
}

export async function wasOpenedOn(
  db: Db,
  { homeId, id }: Pick<ProgrammePlace, 'homeId' | 'id'>,
  day: Day,
): Promise<boolean> {
  const { rows } = await sql`
    select from opened_programmes where home_id = ${homeId} and programme_id = ${id} and opened_on >= ${day}::date`.execute(
    db,
  )
  return rows.length > 0
}

export async function noteOpened(
  db: Db,
  { homeId, id, unitPath }: Pick<ProgrammePlace, 'homeId' | 'id' | 'unitPath'>,
  day: Day,
): Promise<void> {
  await sql`
    insert into opened_programmes (home_id, programme_id, unit_path, opened_on) values (${homeId}, ${id}, ${unitPath}::ltree, ${day})
    on conflict on constraint opened_programmes_pk do update set opened_on = excluded.opened_on`.execute(db)
}
