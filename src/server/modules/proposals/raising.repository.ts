import { sql } from 'kysely'
import { unitFullName } from '../../../rules/unit-names.ts'
import type { UnitKind } from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'

export type Body = { homeId: number; id: string; name: string; unitPath: string; place: string; unitName: string }

/** Those of these organisations that stand on the day, by name. */
export async function listBodies(db: Db, ids: readonly string[], day: string): Promise<Body[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Omit<Body, 'place' | 'unitName'> & { unitKind: UnitKind; bareUnitName: string }>`
    select o.home_id, o.id, o.name, o.unit_path::text, u.kind as unit_kind, u.name as bare_unit_name
    from organisations o join latest_units u on u.id = o.unit_id
    where o.id = any(${[...ids]}::bigint[]) and (o.ended is null or o.ended > ${day}::date)
    order by o.name collate "vi-x-icu", o.id limit 200`.execute(db)
  return rows.map(({ unitKind, bareUnitName, ...row }) => ({
    ...row,
    place: `${row.unitPath}.0.${row.id}`,
    unitName: unitFullName(unitKind, bareUnitName),
  }))
}

export type TargetRow = { programmeId: string; section: string; quote: string }

/** A target of a version that was published. Throws `not-found`. */
export async function getTarget(
  db: Db,
  { versionId, factId }: { versionId: string; factId: string },
): Promise<TargetRow> {
  const { rows } = await sql<TargetRow>`
    select v.programme_id, f.section, f.quote
    from plan_versions v join facts f on f.home_id = v.home_id and f.version_id = v.id
    where v.id = ${versionId} and f.id = ${factId} and v.state <> 'draft' and f.kind = 'target' and f.deleted_at is null`.execute(
    db,
  )
  if (!rows[0]) throw notFound('This target')
  return rows[0]
}

/** The published programmes that I may see, by name. */
export async function listPublishedProgrammes(db: Db): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from programmes where published order by name collate "vi-x-icu", id limit 500`.execute(db)
  return rows
}
