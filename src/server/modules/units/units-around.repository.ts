import { sql } from 'kysely'
import type { Day } from '../../../shared/schema.ts'
import { UNIT_LEVELS, type UnitId, type UnitKind, type UnitLevel } from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'

/** A unit with every name it bore; days are half-open, null is unbounded. */
export type UnitAround = {
  id: UnitId
  path: string
  parentId: UnitId | null
  level: UnitLevel
  born: Day | null
  ended: Day | null
  names: { kind: UnitKind; name: string; from: Day | null; until: Day | null }[]
}

/**
 * A unit, all above and below it, those that have its ground on the day and those that had it before, with all below
 * them; of what lay over it before also the units themselves. In the order of paths.
 */
export async function listUnitsAround(db: Db, unitId: string, on: Day): Promise<UnitAround[]> {
  const { rows } = await sql<Omit<UnitAround, 'level'> & { level: number }>`
    with roots as (
      select path from units where id = ${unitId}
      union select u.path from unit_heirs(array[${unitId}::bigint]) h join units u on u.id = h.id
        where (u.born is null or u.born <= ${on}::date) and (u.ended is null or u.ended > ${on}::date)
    ), own as (
      select id, level, path from units where id = ${unitId}
    ), origins as (
      select u.path, u.level from unit_origins(array[${unitId}::bigint]) o join units u on u.id = o.id
    ), chosen as (
      select u.* from units u where u.path <@ array(select path from roots union select o.path from origins o, own where o.level >= own.level)
      union select u.* from units u where u.path @> array(select path from own union select path from origins)
      union select u.* from own a join units above on above.path @> a.path and above.level between 1 and a.level - 1
        cross join unit_origins(array[above.id]) o join units u on u.id = o.id and u.level = above.level
    )
    select c.id, c.path::text, c.parent_id, c.level, c.born, c.ended, v.names
    from chosen c cross join lateral (
      select jsonb_agg(jsonb_build_object('kind', v.kind, 'name', v.name, 'from', lower(v.during), 'until', upper(v.during)) order by v.during) as names
      from unit_versions v where v.unit_id = c.id
    ) v
    where v.names is not null order by c.path`.execute(db)
  return rows.map((row) => ({ ...row, level: UNIT_LEVELS[row.level] as UnitLevel }))
}

/** Of each ended unit around a unit the topmost of those that hold its ground on the day. */
export async function listHeirIds(db: Db, unitIds: readonly UnitId[], on: Day): Promise<Map<UnitId, UnitId[]>> {
  const { rows } = await sql<{ root: UnitId; ids: UnitId[] }>`
    select h.root, array_agg(h.id::text order by u.level, u.path) as ids
    from unit_heirs(array(
      select u.id from units u where u.id = any(${unitIds}::bigint[]) and u.ended <= ${on}::date
    )) h
    join units u on u.id = h.id
    where (u.born is null or u.born <= ${on}::date) and (u.ended is null or u.ended > ${on}::date)
    group by h.root`.execute(db)
  return new Map(rows.map(({ root, ids }) => [root, ids]))
}

/** Of an ended unit the one that alone has its ground on the day; undefined where it stands, or several have it. */
export async function findSoleHeirId(db: Db, unitId: UnitId, on: Day): Promise<UnitId | undefined> {
  const [heir, other] = (await listHeirIds(db, [unitId], on)).get(unitId) ?? []
  return other === undefined ? heir : undefined
}
