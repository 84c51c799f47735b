import { createHash } from 'node:crypto'
import { inLoad, recordLoad } from '../../platform/catalogue-loads.ts'
import { type Clock, today } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { findShippedFaults, storeShipped } from '../catalogue/index.ts'
import { outlineEntries, readOutlineFiles } from './outlines-files.ts'

/** Brings data/outlines into home 0, all or nothing, as the catalogue of elements is brought. Needs the role that owns the tables. */
export async function loadOutlines(db: Db, clock: Clock, folder?: string): Promise<'loaded' | 'unchanged'> {
  const entries = outlineEntries(await readOutlineFiles(folder))
  const checksum = createHash('sha256').update(JSON.stringify(entries)).digest('hex')
  return inLoad(db, 'outlines', checksum, async (db) => {
    await storeShipped(db, 'outlines', entries, { on: today(clock), at: clock.now() })
    await recordLoad(db, 'outlines', checksum, clock.now())
  })
}

/** What stands as shipped in home 0 against data/outlines. As the owner of the tables. */
export async function checkOutlines(db: Db): Promise<{ seen: number; faults: string[] }> {
  return findShippedFaults(db, 'outlines', outlineEntries(await readOutlineFiles()))
}
