import { MOST_SAVED_FILTERS, type NewSavedFilter, type SavedFilters } from '../../../shared/saved-filters.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problems.ts'
import { getReadableProgramme } from '../programmes/index.ts'
import { tooManyFilters } from './duties.problems.ts'
import {
  deleteSavedFilter,
  holdSavedFilters,
  insertSavedFilter,
  listSavedFilters,
  renameSavedFilter,
} from './saved-filters.repository.ts'

/** What I keep of a programme. */
export const getSavedFilters = (db: Db, actor: Actor, programmeId: string): Promise<SavedFilters> =>
  inTransaction(db, actor, (db) => told(db, actor, programmeId))

const told = async (db: Db, { personId }: Actor, programmeId: string): Promise<SavedFilters> => ({
  filters: await listSavedFilters(db, personId, programmeId),
})

/** Throws `not-found`, `filter-name-taken` and `too-many-filters`. */
export async function addSavedFilter(db: Db, actor: Actor, asked: NewSavedFilter): Promise<SavedFilters> {
  return inTransaction(db, actor, async (db) => {
    await getReadableProgramme(db, actor, asked.programmeId)
    await holdSavedFilters(db, actor.personId, asked.programmeId)
    await insertSavedFilter(db, actor.personId, newId(), { ...asked, name: asked.name.trim() })
    const after = await told(db, actor, asked.programmeId)
    if (after.filters.length > MOST_SAVED_FILTERS) throw tooManyFilters(MOST_SAVED_FILTERS)
    return after
  })
}

/** Throws `not-found` and `filter-name-taken`. */
export async function renameFilter(db: Db, actor: Actor, id: string, name: string): Promise<SavedFilters> {
  return inTransaction(db, actor, async (db) => {
    const programmeId = await renameSavedFilter(db, actor.personId, id, name.trim())
    if (programmeId === undefined) throw notFound('This saved filter')
    return told(db, actor, programmeId)
  })
}

/** Throws `not-found`. */
export async function removeSavedFilter(db: Db, actor: Actor, id: string): Promise<SavedFilters> {
  return inTransaction(db, actor, async (db) => {
    const programmeId = await deleteSavedFilter(db, actor.personId, id)
    if (programmeId === undefined) throw notFound('This saved filter')
    return told(db, actor, programmeId)
  })
}
