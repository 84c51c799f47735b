import { type Static, Type } from 'typebox'
import { Category, CellKey, CellValue, Decimal } from './figures.ts'
import { Finding } from './form-rules.ts'
import { BigId, Instant, Nullable, strict, Uuid } from './schema.ts'

// What is looked at around a form, and by whoever verifies it.

/** How an element's figures stand around a unit; nothing from which one neighbour's figure could be told. */
export const Around = Type.Object(
  {
    elementId: BigId,
    parent: Nullable(Type.Object({ sum: Decimal, units: Type.Integer() }, strict)),
    band: Nullable(
      Type.Object(
        { low: Type.Integer(), high: Type.Integer() },
        { ...strict, description: 'By how many per cent the figures of most neighbours changed since the last period' },
      ),
    ),
  },
  strict,
)
export type Around = Static<typeof Around>

export const FormAround = Type.Object(
  { parentName: Nullable(Type.String()), elements: Type.Array(Around), findings: Type.Array(Finding) },
  strict,
)
export type FormAround = Static<typeof FormAround>

/** One version of a figure. */
export const CellVersion = Type.Object(
  {
    revision: Type.Integer(),
    at: Instant,
    by: Nullable(Type.String()),
    ...CellValue.properties,
    was: Nullable(CellValue),
  },
  strict,
)
export const CellHistory = Type.Object({ versions: Type.Array(CellVersion) }, strict)
export type CellHistory = Static<typeof CellHistory>
export const CellHistoryQuery = Type.Object({ category: Type.Optional(Category) })
export type CellHistoryQuery = Static<typeof CellHistoryQuery>

/** What a reviewer looks at: what changed since it was submitted before, which soft rules are broken and why, and who stands out. */
export const FormReview = Type.Object(
  {
    formId: Uuid,
    revision: Type.Integer(),
    changed: Type.Array(
      Type.Object(
        { ...CellKey.properties, from: Nullable(CellValue), to: CellValue, by: Nullable(Type.String()), at: Instant },
        strict,
      ),
    ),
    soft: Type.Array(Type.Object({ finding: Finding, reason: Nullable(Type.String()) }, strict)),
    neighbours: Type.Array(
      Type.Object(
        {
          elementId: BigId,
          units: Type.Integer(),
          median: Nullable(Type.Integer({ description: 'Per cent of change since the last period' })),
          low: Nullable(Type.Integer()),
          high: Nullable(Type.Integer()),
          change: Nullable(Type.Integer({ description: 'Of this unit' })),
          outside: Type.Boolean(),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type FormReview = Static<typeof FormReview>
