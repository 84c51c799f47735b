import { sql } from 'kysely'
import type { UnitShape } from '../../../shared/boundaries.ts'
import type { Db } from '../../platform/database.ts'

export type BoundaryFile = {
  homeId: number
  name: string
  bytes: number
  loadedAt: Date
  unitIds: string[]
  unmatched: string[]
}

/** What was loaded, of all homes that the caller sees. */
export async function listBoundaryFiles(db: Db): Promise<BoundaryFile[]> {
  const { rows } = await sql<BoundaryFile>`
    select b.home_id, b.file_name as name, b.byte_size as bytes, b.loaded_at, b.unmatched,
      (select coalesce(array_agg(s ->> 'unitId'), '{}') from jsonb_array_elements(b.shapes) s) as unit_ids
    from home_boundaries b order by b.home_id`.execute(db)
  return rows
}

/** Of the units right below a unit that has a home of its own; none where nothing was loaded. */
export async function findShapes(db: Db, unitId: string): Promise<UnitShape[]> {
  const { rows } = await sql<{ shapes: UnitShape[] }>`
    select b.shapes from homes h join home_boundaries b on b.home_id = h.id where h.unit_id = ${unitId} and h.id <> 0`.execute(
    db,
  )
  return rows[0]?.shapes ?? []
}

/** Whether there are such shapes. */
export async function hasShapesBelow(db: Db, unitId: string): Promise<boolean> {
  const { rows } = await sql`
    select from homes h join home_boundaries b on b.home_id = h.id where h.unit_id = ${unitId} and h.id <> 0`.execute(
    db,
  )
  return rows.length > 0
}

export type NewBoundaries = {
  homeId: number
  unitPath: string
  fileName: string
  sha256: Buffer
  bytes: Buffer
  shapes: readonly UnitShape[]
  unmatched: readonly string[]
  by: string
  at: Date
}

/** In the place of what was there. */
export async function putBoundaries(db: Db, put: NewBoundaries): Promise<void> {
  const { homeId, unitPath, fileName, sha256, bytes, shapes, unmatched, by, at } = put
  await sql`
    insert into home_boundaries as b (home_id, unit_path, file_name, sha256, byte_size, bytes, shapes, unmatched, loaded_by, loaded_at)
    values (${homeId}, ${unitPath}::ltree, ${fileName}, ${sha256}, ${bytes.length}, ${bytes}, ${JSON.stringify(shapes)}::jsonb,
      ${[...unmatched]}::text[], ${by}, ${at})
    on conflict on constraint home_boundaries_pk do update set file_name = excluded.file_name, sha256 = excluded.sha256,
      byte_size = excluded.byte_size, bytes = excluded.bytes, shapes = excluded.shapes, unmatched = excluded.unmatched,
      loaded_by = excluded.loaded_by, loaded_at = excluded.loaded_at`.execute(db)
}

export async function findBoundaryBytes(
  db: Db,
  homeId: number,
): Promise<{ fileName: string; bytes: Buffer } | undefined> {
  const { rows } = await sql<{ fileName: string; bytes: Buffer }>`
    select file_name, bytes from home_boundaries where home_id = ${homeId}`.execute(db)
  return rows[0]
}

/** Whether there was something. */
export async function deleteBoundaries(db: Db, homeId: number): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from home_boundaries where home_id = ${homeId}`.execute(db)
  return Number(numAffectedRows) > 0
}
