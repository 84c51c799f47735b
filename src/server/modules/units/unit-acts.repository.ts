import { sql } from 'kysely'
import type { Day } from '../../../shared/schema.ts'
import type { UnitId } from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'

export type NewMerger = {
  id: string
  unitIds: readonly string[]
  code: string | null
  kind: string
  name: string
  searchKey: string
  on: Day
  legalBasis: string
  by: string
  at: Date
}

/** Answers the id of the unit that was made. Throws on `unit_acts_of_living_siblings`, `unit_acts_after_catalogue` and on a code that is held. */
export async function insertMerger(db: Db, merger: NewMerger): Promise<UnitId> {
  const { id, unitIds, code, kind, name, searchKey, on, legalBasis, by, at } = merger
  const { rows } = await sql<{ made: UnitId }>`
    select merge_units(${id}, ${[...unitIds]}::bigint[], ${code}, ${kind}, ${name}, ${searchKey}, ${on}::date, ${legalBasis}, ${by}, ${at}) as made`.execute(
    db,
  )
  if (!rows[0]) throw new Error('No unit was made')
  return rows[0].made
}

/** Throws on `unit_acts_undone_once` and `unit_acts_undone_while_empty`. */
export async function undoMerger(db: Db, id: string, at: Date): Promise<void> {
  await sql`select undo_unit_act(${id}, ${at})`.execute(db)
}

export async function updateShares(
  db: Db,
  unitId: string,
  shares: readonly { toId: string; share: string | null }[],
): Promise<void> {
  await sql`select set_unit_shares(${unitId}, ${JSON.stringify(shares)}::jsonb)`.execute(db)
}

/** What lies at units, as far as the transaction sees it. */
export async function countWhatLies(
  db: Db,
  unitIds: readonly string[],
): Promise<{ organisations: number; forms: number; figures: number }> {
  const ids = sql`${[...unitIds]}::bigint[]`
  const { rows } = await sql<{ organisations: number; forms: number; figures: number }>`
    select (select count(*)::int from organisations where unit_id = any(${ids})) as organisations,
      (select count(*)::int from forms where unit_id = any(${ids})) as forms,
      (select count(*)::int from data_values v join forms f on f.home_id = v.home_id and f.id = v.form_id where f.unit_id = any(${ids})) as figures`.execute(
    db,
  )
  return rows[0] ?? { organisations: 0, forms: 0, figures: 0 }
}

export type UnitActRow = {
  id: string
  on: Day
  legalBasis: string
  at: Date
  undoneAt: Date | null
  intoId: UnitId | null
  fromIds: UnitId[]
}

/** The latest first, at most 200. */
export async function listUnitActs(db: Db, id?: string): Promise<UnitActRow[]> {
  const { rows } = await sql<UnitActRow>`
    select a.id, a.on_day as on, a.legal_basis, a.at, a.undone_at, a.into_id,
      coalesce((select jsonb_agg(c.from_id::text order by c.from_id) from unit_changes c where c.act_id = a.id), '[]') as from_ids
    from unit_acts a ${id === undefined ? sql`` : sql`where a.id = ${id}`} order by a.at desc, a.id limit 200`.execute(
    db,
  )
  return rows
}
