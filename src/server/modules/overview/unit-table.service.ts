import type { UnitTable, UnitTableQuery } from '../../../shared/overview.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { hasShapesBelow } from '../boundaries/index.ts'
import { readingFigures, readUnitTable } from '../rollup/index.ts'

/** The units right below a programme's unit, each held against its targets. Throws `not-found`. */
export async function getUnitTable(
  db: Db,
  clock: Clock,
  actor: Actor,
  { programmeId, year }: UnitTableQuery,
): Promise<UnitTable> {
  return readingFigures(db, actor, async (db) => {
    const table = await readUnitTable(db, clock, actor, { programmeId, until: year })
    return { ...table, hasShapes: await hasShapesBelow(db, table.unit.id) }
  })
}
