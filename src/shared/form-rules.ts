import { type Static, Type } from 'typebox'
import { ElementKind } from './elements.ts'
import { CellKey, Decimal, Terms } from './figures.ts'
import { BigId, Nullable, strict, Uuid } from './schema.ts'

// What a form asks for, and what its figures break.

/** A rule that its figures break, at which cells; the web has its words by `rule`. */
export const FindingRule = Type.Enum([
  'empty',
  'whole-missing',
  'parts-missing',
  'parts-over-whole',
  'parts-not-whole',
  'ratio',
  'compare',
  'change',
  'below-children',
  'outlier',
])
export const Finding = Type.Object(
  {
    rule: FindingRule,
    severity: Type.Enum(['hard', 'soft'], { description: 'hard: it is not submitted; soft: it wants a reason' }),
    cells: Type.Array(CellKey),
    params: Type.Record(Type.String(), Type.String()),
  },
  strict,
)
export type Finding = Static<typeof Finding>

export const FormDimension = Type.Object(
  {
    code: Type.String(),
    name: Type.String(),
    options: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }, strict)),
    whole: Type.Boolean({ description: 'Its options make up the whole' }),
  },
  strict,
)
export type FormDimension = Static<typeof FormDimension>

/** A rule between figures; `ratio`: that follows from an indicator, a part is no more than its whole. */
export const FormRule = Type.Object(
  {
    kind: Type.Enum(['ratio', 'compare', 'change']),
    left: Terms,
    comparator: Nullable(Type.Enum(['at-most', 'at-least', 'equal'])),
    right: Nullable(Terms),
    percent: Nullable(Decimal),
    severity: Type.Enum(['hard', 'soft']),
    sentence: Nullable(Type.String({ description: 'As it is told to whoever breaks it' })),
  },
  strict,
)
export type FormRule = Static<typeof FormRule>

export const FormElement = Type.Object(
  {
    id: BigId,
    code: Type.String(),
    name: Type.String(),
    definition: Type.String(),
    kind: ElementKind,
    measure: Type.String(),
    source: Nullable(Type.String()),
    dimensions: Type.Array(FormDimension),
    crossings: Type.Array(Type.String(), {
      description: 'Two of its dimensions at once, as `age,sex`: each option of one by each of the other',
    }),
    facts: Type.Array(Uuid, { description: 'The targets that ask for it' }),
  },
  strict,
)
export type FormElement = Static<typeof FormElement>
