import { sql } from 'kysely'
import { unitFullName } from '../../../rules/unit-names.ts'
import type { UnitKind } from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'

/** How the units at these paths are called now, or last were. */
export async function listUnitNames(db: Db, paths: readonly (string | null)[]): Promise<Map<string, string>> {
  const asked = [...new Set(paths.filter((path) => path !== null))]
  if (asked.length === 0) return new Map()
  const { rows } = await sql<{ path: string; kind: UnitKind; name: string }>`
    select path::text, kind, name from latest_units where path = any(${asked}::ltree[])`.execute(db)
  return new Map(rows.map(({ path, kind, name }) => [path, unitFullName(kind, name)]))
}

/** The same, and how the standing agencies are called whose places are among them, also where they do not show to me. */
export async function listPlaceNames(
  db: Db,
  homeId: number,
  paths: readonly (string | null)[],
): Promise<Map<string, string>> {
  const asked = [...new Set(paths.filter((path) => path !== null))]
  const places = asked.filter((path) => path.split('.').at(-2) === '0')
  const names = await listUnitNames(db, asked)
  if (places.length === 0) return names
  const { rows } = await sql<{ path: string; name: string | null }>`
    select path, body_name(${homeId}, subpath(path::ltree, -1)::text::bigint) as name from unnest(${places}::text[]) as p(path)`.execute(
    db,
  )
  return new Map([...names, ...rows.map(({ path, name }) => [path, name ?? ''] as const)])
}

/** The nearest unit above a path that stands. */
export async function findStandingAbove(db: Db, path: string): Promise<string | undefined> {
  const { rows } = await sql<{ path: string }>`
    select path::text from units where path @> ${path}::ltree and path <> ${path}::ltree and ended is null
    order by nlevel(path) desc limit 1`.execute(db)
  return rows[0]?.path
}
