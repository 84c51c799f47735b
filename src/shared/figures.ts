import { type Static, Type } from 'typebox'
import { BigId, Nullable, strict } from './schema.ts'

// What a figure is: the wire contract that catalogue, collection and roll-up share.

/** Of units that report: bodies of the province, districts (until 30 June 2025), communes. */
export const REPORTING_LEVELS = [1, 2, 3] as const

/**
 * Why there is no number: nothing occurred (which counts as 0), nobody knows (which counts as not reported), or it is not asked of
 * this unit. An empty cell is none of them.
 */
export const MARKS = ['none', 'unknown', 'not-applicable'] as const
export const Mark = Type.Enum([...MARKS])
export type Mark = (typeof MARKS)[number]

export const DECIMAL_PATTERN = '^-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,6})?$'
/** A decimal as text, never a float: at most 15 digits before the point and 6 after it. */
export const Decimal = Type.String({ pattern: DECIMAL_PATTERN })
export type Decimal = Static<typeof Decimal>

/** Empty for the whole; else `dimension:option`, several in the order of their names with a comma between. */
export const Category = Type.String({
  maxLength: 200,
  pattern: '^$|^[a-z][a-z0-9-]*:[a-z0-9-]+(,[a-z][a-z0-9-]*:[a-z0-9-]+)*$',
})

/** A calendar period by its name: 2026, 2026-H1, 2026-Q1, 2026-01. */
export const FigurePeriod = Type.String({ pattern: '^(19|20|21)\\d{2}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$' })

/** Which figure of a unit and a period. */
export const CellKey = Type.Object({ elementId: BigId, category: Category }, strict)
export type CellKey = Static<typeof CellKey>

/** A number or why there is none; both null: the cell is empty. */
export const CellValue = Type.Object(
  {
    value: Nullable(Decimal),
    mark: Nullable(Mark),
    note: Nullable(Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })),
  },
  strict,
)
export type CellValue = Static<typeof CellValue>

/** What an indicator or a rule adds up. */
export const Terms = Type.Array(CellKey, { minItems: 1, maxItems: 50 })
export type Terms = Static<typeof Terms>

export const FORM_STATES = ['draft', 'submitted', 'returned', 'verified', 'locked'] as const
export const FormState = Type.Enum([...FORM_STATES])
export type FormState = (typeof FORM_STATES)[number]

export const cellName = ({ elementId, category }: CellKey): string => `${elementId} ${category}`
