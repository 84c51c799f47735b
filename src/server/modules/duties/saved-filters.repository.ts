import { sql } from 'kysely'
import type { NewSavedFilter, SavedFilter } from '../../../shared/saved-filters.ts'
import { brokenConstraint, type Db } from '../../platform/database.ts'
import { filterNameTaken } from './duties.problems.ts'

/** A person's own of a programme, by name. */
export async function listSavedFilters(db: Db, personId: string, programmeId: string): Promise<SavedFilter[]> {
  const { rows } = await sql<SavedFilter>`
    select id, name, view, filter from saved_filters where person_id = ${personId} and programme_id = ${programmeId}
    order by name collate "vi-x-icu", id`.execute(db)
  return rows
}

/** Until the end of the transaction nobody else keeps one more for this person: they are counted. */
export async function holdSavedFilters(db: Db, personId: string, programmeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`filters ${personId} ${programmeId}`}, 0))`.execute(db)
}

/** Throws `filter-name-taken`. */
export async function insertSavedFilter(
  db: Db,
  personId: string,
  id: string,
  { programmeId, name, view, filter }: NewSavedFilter,
): Promise<void> {
  await named(name, () =>
    sql`
      insert into saved_filters (id, person_id, programme_id, name, view, filter)
      values (${id}, ${personId}, ${programmeId}, ${name}, ${view}, ${JSON.stringify(filter)}::jsonb)`.execute(db),
  )
}

/** The programme it is of; undefined where there is none of the person's. Throws `filter-name-taken`. */
export async function renameSavedFilter(
  db: Db,
  personId: string,
  id: string,
  name: string,
): Promise<string | undefined> {
  const { rows } = await named(name, () =>
    sql<{ programmeId: string }>`
      update saved_filters set name = ${name} where person_id = ${personId} and id = ${id} returning programme_id`.execute(
      db,
    ),
  )
  return rows[0]?.programmeId
}

/** The programme it was of; undefined where there is none of the person's. */
export async function deleteSavedFilter(db: Db, personId: string, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ programmeId: string }>`
    delete from saved_filters where person_id = ${personId} and id = ${id} returning programme_id`.execute(db)
  return rows[0]?.programmeId
}

async function named<T>(name: string, change: () => Promise<T>): Promise<T> {
  try {
    return await change()
  } catch (error) {
    if (brokenConstraint(error) === 'saved_filters_name_once') throw filterNameTaken(name)
    throw error
  }
}
