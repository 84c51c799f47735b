import { type Static, Type } from 'typebox'
import { Day, Nullable, strict } from './schema.ts'

export const INDICATOR_KINDS = [
  'ratio',
  'count',
  'share-of-units',
  'share-of-criteria',
  'standing',
  'rise',
  'parity',
] as const
export const IndicatorKind = Type.Enum([...INDICATOR_KINDS])
export type IndicatorKind = (typeof INDICATOR_KINDS)[number]

export const INDICATOR_SOURCES = ['catalogue', 'grammar', 'person'] as const

const Words = Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' })
const Code = Type.String({ minLength: 1, maxLength: 40, pattern: '^[0-9A-Za-z./-]+$' })

/** What a target is measured by: what is counted, over what. */
export const Indicator = Type.Object(
  {
    entry: Nullable(Type.String({ ...Code, description: 'Its code in the catalogue of indicators' })),
    kind: IndicatorKind,
    /** Of a standing: what is held or not. */
    numerator: Words,
    /** Null where nothing is divided, or the plan does not say over what. */
    denominator: Nullable(Words),
    source: Type.Enum([...INDICATOR_SOURCES]),
  },
  strict,
)
export type Indicator = Static<typeof Indicator>

/** One of the catalogue, as it is chosen from. */
export const IndicatorEntry = Type.Object(
  {
    code: Code,
    instrument: Type.String({ description: 'The number of the document that sets it' }),
    kind: IndicatorKind,
    numerator: Words,
    denominator: Nullable(Words),
    from: Type.Integer({ description: 'The first year in which it is aimed at' }),
    until: Type.Integer(),
    ended: Nullable(Type.String({ ...Day, description: 'The day on which what it is measured on ceased to be' })),
    values: Type.Array(
      Type.Object({ year: Type.Integer(), value: Type.Number(), upper: Type.Optional(Type.Number()) }, strict),
    ),
  },
  strict,
)
export type IndicatorEntry = Static<typeof IndicatorEntry>
export const IndicatorList = Type.Object({ entries: Type.Array(IndicatorEntry) }, strict)
export type IndicatorList = Static<typeof IndicatorList>
