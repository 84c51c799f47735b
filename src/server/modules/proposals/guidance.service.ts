import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type { GuidancePage, GuidanceQuery } from '../../../shared/proposals.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { getReadableProgramme } from '../programmes/index.ts'
import { listGuidance } from './guidance.repository.ts'
import { toGuidance } from './guidance-words.ts'
import { listPlaceNames } from './unit-paths.repository.ts'

/** The answers of a programme that everybody who sees it may read. */
export async function getGuidance(
  db: Db,
  actor: Actor,
  programmeId: string,
  { q = '', after, limit }: GuidanceQuery,
): Promise<GuidancePage> {
  return inTransaction(db, actor, async (db) => {
    const programme = await getReadableProgramme(db, actor, programmeId)
    const words = foldVietnamese(q).split(' ').filter(Boolean)
    const found = await listGuidance(db, programme, { words, after, limit: limit + 1 })
    const rows = found.slice(0, limit)
    const names = await listPlaceNames(
      db,
      programme.homeId,
      rows.map(({ answeredAt }) => answeredAt),
    )
    return {
      programmeId: programme.id,
      programmeName: programme.name,
      guidance: rows.map((row) => toGuidance(row, names)),
      more: found.length > limit,
    }
  })
}
