import { FIRST_OWN_ID } from '../../../shared/elements.ts'
import { type Actor, mayAt } from '../../platform/actor.ts'
import type { Db } from '../../platform/database.ts'
import { type EntryRow, getLatest } from './catalogue.repository.ts'
import type { CatalogueTable } from './catalogue-files.ts'

/** Whether an entry comes with the system: nobody changes it. */
export function isShipped(table: CatalogueTable, { homeId, key, madeBy }: EntryRow): boolean {
  if (table === 'elements' || table === 'indicators') return Number(key) < FIRST_OWN_ID
  return homeId === 0 && madeBy === null
}

/** Throws `not-found`. */
export async function mayChange(db: Db, actor: Actor, table: CatalogueTable, key: string): Promise<boolean> {
  const row = await getLatest(db, table, key)
  return !isShipped(table, row) && mayAt(actor, 'figures.plan', row.unitPath)
}
