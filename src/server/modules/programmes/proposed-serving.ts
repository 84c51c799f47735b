import type { Db } from '../../platform/database.ts'
import { stockWithin } from './links-stock.ts'
import type { VersionRow } from './versions.repository.ts'

/** A duty and what it serves: a target, or the whole plan. */
export type Serving = { dutyId: string; toId: string }

const mostKept = 100
/** By version, the last used last. */
const kept = new Map<string, readonly Serving[]>()

/**
 * What the rules propose that the duties of a version serve. A published version is frozen, so that it is worked out once while the
 * process lives: for a plan of 280 duties it takes up to a second, and the pages of duties are opened all day.
 */
export async function proposedServing(db: Db, version: VersionRow): Promise<readonly Serving[]> {
  const known = kept.get(version.id)
  const proposed = known ?? (await propose(db, version))
  if (version.state === 'draft') return proposed
  kept.delete(version.id)
  kept.set(version.id, proposed)
  const [oldest] = kept.keys()
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  return proposed
}

const propose = async (db: Db, version: VersionRow): Promise<Serving[]> =>
  (await stockWithin(db, version)).proposals
    .filter(({ relation }) => relation === 'serves' || relation === 'condition')
    .map(({ factId, toId }) => ({ dutyId: factId, toId }))
