import { createHash } from 'node:crypto'
import { inLoad, recordLoad } from '../../platform/catalogue-loads.ts'
import { type Clock, today } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { CATALOGUE_TABLES, type CatalogueTable, entriesOf, readCatalogueFiles } from './catalogue-files.ts'
import { findShippedFaults, storeShipped } from './catalogue-loader.repository.ts'

const tables = Object.keys(CATALOGUE_TABLES) as CatalogueTable[]

/**
 * Brings data/elements into home 0, all or nothing. An entry that says something else than what stands becomes its next version
 * from today on; one that is gone ends today. Does nothing where that state stands already. Needs the role that owns the tables.
 */
export async function loadCatalogue(db: Db, clock: Clock, folder?: string): Promise<'loaded' | 'unchanged'> {
  const entries = entriesOf(await readCatalogueFiles(folder))
  const checksum = createHash('sha256').update(JSON.stringify(entries)).digest('hex')
  return inLoad(db, 'elements', checksum, async (db) => {
    for (const table of tables) await storeShipped(db, table, entries[table], { on: today(clock), at: clock.now() })
    await recordLoad(db, 'elements', checksum, clock.now())
  })
}

/** What stands as shipped in home 0 against data/elements, and terms that name no element. As the owner of the tables. */
export async function checkCatalogue(db: Db): Promise<{ seen: number; faults: string[] }> {
  const entries = entriesOf(await readCatalogueFiles())
  const found = []
  for (const table of tables) found.push(await findShippedFaults(db, table, entries[table]))
  return { seen: found.reduce((sum, { seen }) => sum + seen, 0), faults: found.flatMap(({ faults }) => faults) }
}
