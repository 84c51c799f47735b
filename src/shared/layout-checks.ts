import { type Static, Type } from 'typebox'
import { Day, Nullable, strict } from './schema.ts'

// What the layout of a .docx lacks, by the decree that was in force on its day.

export const LAYOUT_SEVERITIES = ['blocking', 'advice'] as const

const Words = Type.String()

export const LayoutPlace = Type.Object(
  {
    part: Type.String({ description: 'In words: which box, the page, or its number' }),
    section: Nullable(Type.Integer({ description: 'From 1; of what holds for a section' })),
    paragraph: Nullable(Type.Integer({ description: 'From 1, over all of the body, with those in tables' })),
    words: Nullable(Type.String({ description: 'As the place begins' })),
    found: Words,
  },
  strict,
)
export type LayoutPlace = Static<typeof LayoutPlace>

export const LayoutFinding = Type.Object(
  {
    rule: Type.String(),
    severity: Type.Enum([...LAYOUT_SEVERITIES]),
    basis: Type.String({ description: 'Decree, annex and item' }),
    needed: Words,
    mend: Words,
    places: Type.Array(LayoutPlace),
    more: Type.Integer({ minimum: 0, description: 'Places beyond those listed' }),
  },
  strict,
)
export type LayoutFinding = Static<typeof LayoutFinding>

export const LayoutReport = Type.Object(
  {
    day: Type.Unsafe<Day>({ ...Day, description: 'The one that the paper bears; today where it bears none' }),
    decree: Nullable(Type.String({ description: 'Null: none that is known was in force on the day' })),
    findings: Type.Array(LayoutFinding),
  },
  strict,
)
export type LayoutReport = Static<typeof LayoutReport>
