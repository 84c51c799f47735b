import { type Static, Type } from 'typebox'
import { ElementKind } from './elements.ts'
import { FigurePeriod, FormState, Mark } from './figures.ts'
import { IndicatorKind } from './indicators.ts'
import { BigId, Day, Nullable, strict, Uuid } from './schema.ts'
import { Unit, UnitId, UnitLevel } from './units.ts'

// Sums over units, live, each beside how many of those that were asked reported.

export const ROLLUP_VIEWS = ['was', 'now'] as const
/** Over the units as they were when they reported, or as they are now. */
export const RollupView = Type.Enum([...ROLLUP_VIEWS])
export type RollupView = (typeof ROLLUP_VIEWS)[number]

/** An element as a sum of it is headed. */
export const SummedElement = Type.Object(
  {
    id: BigId,
    code: Type.String(),
    name: Type.String(),
    kind: ElementKind,
    measure: Type.String(),
    level: UnitLevel,
    dimensions: Type.Array(Type.String()),
  },
  { ...strict, description: '`level`: of the units that are summed' },
)
export type SummedElement = Static<typeof SummedElement>

const Count = Type.Integer({ minimum: 0 })

/** A sum: one value, or where figures of split units are in it between which it lies. */
const ofSum = {
  value: Type.Optional(
    Type.String({ description: 'A decimal; left out where nobody reported, or only a range is known' }),
  ),
  least: Type.Optional(Type.String()),
  most: Type.Optional(Type.String()),
}
export const SumCell = Type.Object(
  {
    ...ofSum,
    reported: Count,
    expected: Count,
    final: Type.Integer({ minimum: 0, description: 'Of those that reported, how many are locked' }),
    unknown: Type.Optional(Type.Integer({ minimum: 1, description: 'Reported that nobody knows: not counted' })),
    notApplicable: Type.Optional(Type.Integer({ minimum: 1, description: 'Not asked of these units after all' })),
    by: Type.Optional(
      Type.Record(Type.String(), Type.Object({ ...ofSum, reported: Count }, strict), {
        description: 'By category of the dimension asked for',
      }),
    ),
    beside: Type.Optional(
      Type.Array(Type.Object({ level: UnitLevel, ...ofSum, reported: Count }, strict), {
        description: 'What another line of reporters says of the same; never added',
      }),
    ),
  },
  strict,
)
export type SumCell = Static<typeof SumCell>

/** A whole number of per cent, a ratio or a sum, of the units that reported all that it is made of. */
export const IndicatorCell = Type.Object(
  {
    ...ofSum,
    numerator: Type.Optional(Type.String()),
    denominator: Type.Optional(Type.String()),
    reported: Count,
    expected: Count,
    final: Count,
  },
  strict,
)
export type IndicatorCell = Static<typeof IndicatorCell>

export const RolledIndicator = Type.Object(
  {
    id: BigId,
    code: Type.String(),
    name: Type.String(),
    kind: IndicatorKind,
    measure: Type.String(),
    finest: Nullable(
      Type.Unsafe<UnitLevel>({
        ...UnitLevel,
        description: 'Its elements are asked of several levels: told of units down to this one',
      }),
    ),
  },
  strict,
)
export type RolledIndicator = Static<typeof RolledIndicator>

const IdList = Type.String({ pattern: '^[1-9][0-9]{0,17}(,[1-9][0-9]{0,17}){0,199}$' })

/** More units than any level had. */
export const MOST_ROWS = 20_000

export const RollupQuery = Type.Object({
  programmeId: Type.Optional(Type.Unsafe<Uuid>({ ...Uuid, description: 'The elements and indicators of its forms' })),
  elementIds: Type.Optional(Type.Unsafe<string>({ ...IdList, description: 'These instead, with commas between' })),
  period: FigurePeriod,
  unitId: UnitId,
  level: UnitLevel,
  view: Type.Unsafe<RollupView>({ ...RollupView, default: 'now' }),
  by: Type.Optional(
    Type.String({ maxLength: 60, pattern: '^[a-z][a-z0-9-]*$', description: 'The code of a dimension' }),
  ),
  skip: Type.Integer({ minimum: 0, maximum: 20_000, default: 0, description: 'Rows left out, by name' }),
  limit: Type.Integer({ minimum: 1, maximum: MOST_ROWS, default: MOST_ROWS }),
})
export type RollupQuery = Static<typeof RollupQuery>

export const RollupRow = Type.Object(
  { unit: Unit, sums: Type.Array(SumCell), indicators: Type.Array(IndicatorCell) },
  { ...strict, description: 'In the order of `elements` and of `indicators`' },
)
export type RollupRow = Static<typeof RollupRow>

export const Rollup = Type.Object(
  {
    unit: Unit,
    level: UnitLevel,
    period: FigurePeriod,
    view: RollupView,
    /** False: the caller sees a part of the unit alone, and the sums are of that part. */
    whole: Type.Boolean(),
    elements: Type.Array(SummedElement),
    indicators: Type.Array(RolledIndicator),
    categories: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }, strict)),
    total: RollupRow,
    rowCount: Count,
    rows: Type.Array(RollupRow),
  },
  strict,
)
export type Rollup = Static<typeof Rollup>

const Named = Type.Object({ id: BigId, name: Type.String() }, strict)

export const RollupChoices = Type.Object(
  {
    programmes: Type.Array(Type.Object({ id: Uuid, name: Type.String(), unitId: UnitId }, strict)),
    programmeId: Nullable(Uuid),
    unit: Nullable(Unit),
    periods: Type.Array(FigurePeriod),
    dimensions: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }, strict)),
    elements: Type.Array(Named),
    indicators: Type.Array(Named),
  },
  { ...strict, description: 'Of which programmes and periods there are forms; newest period first' },
)
export type RollupChoices = Static<typeof RollupChoices>

export const MissingQuery = Type.Object({
  elementId: BigId,
  period: FigurePeriod,
  unitId: UnitId,
  level: Type.Unsafe<UnitLevel>({ ...UnitLevel, description: 'Of the units that report' }),
  view: Type.Unsafe<RollupView>({ ...RollupView, default: 'now' }),
  after: Type.Optional(BigId),
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }),
})
export type MissingQuery = Static<typeof MissingQuery>

export const MissingUnits = Type.Object(
  {
    units: Type.Array(
      Type.Object(
        {
          unit: Unit,
          organisationName: Type.String(),
          formId: Uuid,
          state: FormState,
          dueOn: Nullable(Day),
          mark: Nullable(Mark),
        },
        strict,
      ),
    ),
    next: Nullable(BigId),
  },
  { ...strict, description: 'Those asked for an element that have not reported it, in the order of their ids' },
)
export type MissingUnits = Static<typeof MissingUnits>

export const SeriesQuery = Type.Object({
  unitId: UnitId,
  elementId: Type.Optional(BigId),
  indicatorId: Type.Optional(BigId),
  from: Type.Integer({ minimum: 1990, maximum: 2100 }),
  to: Type.Integer({ minimum: 1990, maximum: 2100 }),
  view: Type.Unsafe<RollupView>({ ...RollupView, default: 'now' }),
})
export type SeriesQuery = Static<typeof SeriesQuery>

export const SeriesPoint = Type.Object(
  {
    year: Type.Integer(),
    ...ofSum,
    reported: Count,
    expected: Count,
    final: Count,
  },
  strict,
)
export type SeriesPoint = Static<typeof SeriesPoint>

/** A day on which the ground of a unit changed hands. */
export const SeriesBreak = Type.Object(
  {
    on: Day,
    changes: Count,
    units: Type.Array(Type.Object({ from: Type.String(), into: Type.String() }, strict), {
      description: 'The first of them by name',
    }),
    legalBasis: Nullable(Type.String()),
  },
  strict,
)
export type SeriesBreak = Static<typeof SeriesBreak>

export const FigureSeries = Type.Object(
  {
    unit: Unit,
    name: Type.String(),
    measure: Type.String(),
    view: RollupView,
    points: Type.Array(SeriesPoint),
    breaks: Type.Array(SeriesBreak),
  },
  strict,
)
export type FigureSeries = Static<typeof FigureSeries>
