import { sql } from 'kysely'
import type { Day } from '../../../shared/schema.ts'
import { UNIT_LEVELS, type UnitId, type UnitKind, type UnitLevel } from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'

/** A unit with its whole life: how it was called when, and where its ground went. */
export type UnitLife = {
  id: UnitId
  path: string
  level: UnitLevel
  born: Day | null
  ended: Day | null
  versions: { kind: UnitKind; name: string; from: Day | null; until: Day | null }[]
  /** The province it lies in; a province's own id. */
  provinceId: UnitId | null
  changes: { toId: UnitId; on: Day; legalBasis: string | null }[]
  /** Of a district: the communes that its ground lies in since it ended. */
  communes: UnitId[]
}

/**
 * The lives on the ground of a province: its own, those of the provinces it was made of and of all their districts, and
 * those of the communes that live on the day; of ended communes only the one asked for. In the order of their ids.
 */
export async function listUnitLives(db: Db, provinceId: string, on: Day, askedId: string): Promise<UnitLife[]> {
  const { rows } = await sql<Omit<UnitLife, 'level'> & { level: number }>`
    with roots as (
      select path from units where id = ${provinceId}
      union select u.path from unit_origins(array[${provinceId}::bigint]) o join units u on u.id = o.id
    ), chosen as (
      select distinct u.* from roots r join units u on u.path <@ r.path
      where u.level in (1, 2)
        or (u.level = 3 and (u.id = ${askedId} or ((u.born is null or u.born <= ${on}::date) and (u.ended is null or u.ended > ${on}::date))))
    ), heirs as (
      select h.root, jsonb_agg(h.id::text order by h.id) as ids
      from unit_heirs(array(select id from chosen where level = 2 and ended is not null)) h
      join units u on u.id = h.id and u.level = 3 group by h.root
    )
    select c.id, c.path::text, c.level, c.born, c.ended,
      case when c.level >= 1 then subpath(c.path, 1, 1)::text end as province_id,
      (select jsonb_agg(jsonb_build_object('kind', v.kind, 'name', v.name, 'from', lower(v.during), 'until', upper(v.during)) order by v.during)
        from unit_versions v where v.unit_id = c.id) as versions,
      coalesce((select jsonb_agg(jsonb_build_object('toId', g.to_id::text, 'on', g.on_day, 'legalBasis', g.legal_basis) order by g.to_id)
        from unit_changes g where g.from_id = c.id and g.to_id <> c.id), '[]') as changes,
      coalesce(heirs.ids, '[]') as communes
    from chosen c left join heirs on heirs.root = c.id order by c.id`.execute(db)
  return rows.map((row) => ({ ...row, level: UNIT_LEVELS[row.level] as UnitLevel }))
}
