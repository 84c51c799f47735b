import { sql } from 'kysely'
import type { DayRange } from '../../../rules/days.ts'
import { unitFullName, unitSearchKey } from '../../../rules/unit-names.ts'
import { foldVietnamese, sameVietnameseName } from '../../../rules/vietnamese-text.ts'
import { UNIT_KINDS, UNIT_LEVELS, type UnitKind, type UnitLevel } from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'

/** A unit and when it bore the name. */
export type NamedUnit = { id: string; path: string; during: DayRange }

/** Those at or below the given paths that ever bore the name, with or without its kind: 'Thái Bình', 'tỉnh Thái Bình'. */
export async function listUnitsNamed(
  db: Db,
  name: string,
  level: UnitLevel,
  paths: readonly string[],
): Promise<NamedUnit[]> {
  const keys = [` ${foldVietnamese(name)}`, ...UNIT_KINDS.map((kind) => unitSearchKey(kind, name))]
  const { rows } = await sql<{ id: string; path: string; kind: UnitKind; name: string } & DayRange>`
    select u.id, u.path::text, v.kind, v.name, lower(v.during) as from, upper(v.during) as until
    from unit_versions v join units u on u.id = v.unit_id
    where v.level = ${UNIT_LEVELS.indexOf(level)} and v.search_key = any(${keys}::text[])
      and u.path <@ ${[...paths]}::ltree[]
    order by v.unit_id, v.during`.execute(db)
  return rows
    .filter((row) => [row.name, unitFullName(row.kind, row.name)].some((own) => sameVietnameseName(own, name)))
    .map(({ id, path, from, until }) => ({ id, path, during: { from, until } }))
}
