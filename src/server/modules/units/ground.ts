import type { Db } from '../../platform/database.ts'
import { listPredecessors } from './units.repository.ts'
import { getUnit } from './units.service.ts'

/**
 * The paths of a unit and of every earlier unit on its ground, none below another: what someone in charge of it may see,
 * so that history stays visible. Both heirs of a split see what was split.
 */
export async function listGroundPaths(db: Db, unitId: string): Promise<string[]> {
  const { path } = await getUnit(db, unitId)
  const earlier = (await listPredecessors(db, [unitId])).map((unit) => unit.path)
  const paths = [...new Set([path, ...earlier])].sort((a, b) => a.length - b.length)
  return paths.filter((path, index) => !paths.slice(0, index).some((above) => path.startsWith(`${above}.`)))
}
