import { sql } from 'kysely'
import type { Day } from '../../../shared/schema.ts'
import type { UnitId } from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'
import { findSoleHeirId } from './units-around.repository.ts'

/** The paths that whoever is in charge of a unit on the day has: its own, those before it and, where one alone has its ground now, of that one. */
export async function listPathsInCharge(db: Db, unitId: UnitId, on: Day): Promise<string[]> {
  const heir = await findSoleHeirId(db, unitId, on)
  const ids = heir === undefined ? [unitId] : [unitId, heir]
  const { rows } = await sql<{ path: string }>`
    select distinct path::text from unnest(${ids}::bigint[]) as unit(id) cross join lateral unnest(unit_ground(unit.id)) as path`.execute(
    db,
  )
  return rows.map(({ path }) => path)
}
