import { type Static, Type } from 'typebox'
import { Nullable, PlainName, strict, Uuid } from './schema.ts'

// Which duties of a programme somebody looks at again and again; theirs alone.

export const MOST_SAVED_FILTERS = 50

const Name = PlainName({ minLength: 1, maxLength: 100 })
const View = Type.String({ pattern: '^[a-z][a-z-]{0,30}$' })
/** As it stands in the address of the page. */
const Filter = Type.Record(
  Type.String({ pattern: '^[a-zA-Z]{1,30}$' }),
  Type.String({ minLength: 1, maxLength: 200 }),
  {
    maxProperties: 20,
  },
)

export const SavedFilter = Type.Object(
  { id: Uuid, name: Type.String(), view: Nullable(Type.String()), filter: Type.Record(Type.String(), Type.String()) },
  strict,
)
export type SavedFilter = Static<typeof SavedFilter>

/** Mine, of one programme, by name. */
export const SavedFilters = Type.Object({ filters: Type.Array(SavedFilter) }, strict)
export type SavedFilters = Static<typeof SavedFilters>

export const SavedFiltersQuery = Type.Object({ programmeId: Uuid })
export type SavedFiltersQuery = Static<typeof SavedFiltersQuery>

export const NewSavedFilter = Type.Object(
  { programmeId: Uuid, name: Name, view: Nullable(View), filter: Filter },
  strict,
)
export type NewSavedFilter = Static<typeof NewSavedFilter>

export const RenamedFilter = Type.Object({ name: Name }, strict)
export type RenamedFilter = Static<typeof RenamedFilter>
