import { sql } from 'kysely'
import type { Day } from '../../../shared/schema.ts'
import type { UnitId, WhatLies } from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'

export type NewMerger = {
  id: string
  /** Those that end. */
  fromIds: readonly UnitId[]
  keepsId: UnitId | null
  made: { code: string | null; kind: string; name: string; searchKey: string } | null
  on: Day
  legalBasis: string
  by: string
  at: Date
}

/**
 * Records a merger that nothing follows yet. Throws on `unit_acts_of_living_siblings`, `unit_acts_after_catalogue`,
 * `unit_acts_one_prepared` and on a code that is held.
 */
export async function insertMerger(db: Db, merger: NewMerger): Promise<void> {
  const { id, fromIds, keepsId, made, on, legalBasis, by, at } = merger
  const { code = null, kind = null, name = null, searchKey = null } = made ?? {}
  await sql`
    select prepare_merger(${id}, ${[...fromIds]}::bigint[], ${keepsId}::bigint, ${code}, ${kind}, ${name}, ${searchKey}, ${on}::date,
      ${legalBasis}, ${by}, ${at})`.execute(db)
}

/** Throws as it would, and records nothing. */
export async function tryMerger(db: Db, merger: NewMerger): Promise<void> {
  await sql`savepoint tried`.execute(db)
  await insertMerger(db, merger)
  await sql`rollback to savepoint tried`.execute(db)
}

/** Answers the unit that came of it; null where it was done, withdrawn or refused before. Throws as `insertMerger` does. */
export async function carryOutMerger(db: Db, id: string, at: Date): Promise<UnitId | null> {
  const { rows } = await sql<{ heir: UnitId | null }>`select carry_out_merger(${id}, ${at})::text as heir`.execute(db)
  return rows[0]?.heir ?? null
}

export async function refuseMerger(db: Db, id: string, why: string): Promise<void> {
  await sql`select refuse_merger(${id}, ${why})`.execute(db)
}

/** Those that are prepared and whose day has come, in the order of their days. */
export async function listDueMergers(db: Db, day: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from unit_acts
    where done_at is null and undone_at is null and replaced_at is null and refused is null and on_day <= ${day}::date
    order by on_day, at, id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Withdraws what is prepared, undoes what is done. Throws on `unit_acts_undone_once` and `unit_acts_undone_while_empty`. */
export async function undoMerger(db: Db, id: string, at: Date): Promise<void> {
  await sql`select undo_unit_act(${id}, ${at})`.execute(db)
}

export type Share = { toId: UnitId; share: string | null }

export async function updateShares(db: Db, unitId: UnitId, shares: readonly Share[]): Promise<void> {
  await sql`select set_unit_shares(${unitId}, ${JSON.stringify(shares)}::jsonb)`.execute(db)
}

/** Where the figures would lie with these shares, which are not kept. */
export async function tryShares(db: Db, unitId: UnitId, shares: readonly Share[]): Promise<UnitFold[]> {
  await sql`savepoint tried`.execute(db)
  await updateShares(db, unitId, shares)
  const found = await listFoldsOf(db, unitId)
  await sql`rollback to savepoint tried`.execute(db)
  return found
}

/** What lies at each of these units, as far as the transaction sees it, in the order of their ids. */
export async function listWhatLies(db: Db, unitIds: readonly UnitId[], day: Day): Promise<WhatLies[]> {
  const { rows } = await sql<WhatLies>`
    select u.id::text as unit_id,
      (select count(*)::int from organisations o where o.unit_id = u.id and (o.ended is null or o.ended > ${day}::date)) as organisations,
      (select count(*)::int from forms f where f.unit_id = u.id and not f.ended and f.state <> 'locked') as open_forms,
      (select count(*)::int from data_values v where v.unit_id = u.id) as figures,
      (select count(distinct a.person_id)::int from appointments a
        where a.unit_path <@ u.path and (a.until_day is null or a.until_day > ${day}::date)) as people
    from units u where u.id = any(${[...unitIds]}::bigint[]) order by u.id`.execute(db)
  return rows
}

/** How many communes live below a province. */
export async function countLivingChildren(db: Db, unitId: UnitId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from units where parent_id = ${unitId} and ended is null`.execute(db)
  return rows[0]?.count ?? 0
}

export type UnitActRow = {
  id: string
  on: Day
  legalBasis: string
  name: string | null
  at: Date
  doneAt: Date | null
  refused: string | null
  undoneAt: Date | null
  replacedAt: Date | null
  intoId: UnitId | null
  fromIds: UnitId[]
}

/** The latest first, at most 200. */
export async function listUnitActs(db: Db, id?: string): Promise<UnitActRow[]> {
  const { rows } = await sql<UnitActRow>`
    select a.id, a.on_day as on, a.legal_basis, a.name, a.at, a.done_at, a.refused, a.undone_at, a.replaced_at,
      coalesce(a.keeps_id, a.into_id)::text as into_id, to_jsonb(a.from_ids::text[]) as from_ids
    from unit_acts a ${id === undefined ? sql`` : sql`where a.id = ${id}`}
    order by a.at desc, a.id limit 200`.execute(db)
  return rows
}

export type UnitFold = { unitId: UnitId; least: string; most: string }

/** Between which shares the figures of a unit from before it gave ground away lie in each unit of today of its level. */
export async function listFoldsOf(db: Db, unitId: UnitId): Promise<UnitFold[]> {
  const { rows } = await sql<UnitFold>`
    select f.into_id::text as unit_id, trim_scale(f.least)::text as least, trim_scale(f.most)::text as most
    from unit_folds f join units u on u.id = f.unit_id and u.level = f.level
    where f.unit_id = ${unitId} and f.since = '-infinity' order by f.into_id`.execute(db)
  return rows
}
