import { type Static, Type } from 'typebox'
import { CellKey, FormState, Mark } from './figures.ts'
import { Target } from './plan.ts'
import { IndicatorCell, RolledIndicator, SeriesBreak, SeriesPoint } from './rollup.ts'
import { BigId, Day, Instant, Nullable, strict, Uuid } from './schema.ts'
import { Unit, UnitId } from './units.ts'

// How far the targets of a programme are, and the thread from a target to every figure under it and back.

export const PROGRESS_STATES = ['met', 'on-track', 'at-risk', 'off-track', 'no-data'] as const
export const ProgressState = Type.Enum([...PROGRESS_STATES])
export type ProgressState = (typeof PROGRESS_STATES)[number]

const Year = Type.Integer()
export const PathPoint = Type.Object({ year: Year, value: Type.String() }, strict)
export type PathPoint = Static<typeof PathPoint>

const { milestone, comparator, value, upper, unit } = Target.properties

export const TargetStand = Type.Object(
  {
    factId: Uuid,
    versionId: Uuid,
    clauseId: Uuid,
    section: Type.String(),
    quote: Type.String(),
    milestone,
    comparator,
    value,
    upper,
    unit,
    indicator: Nullable(
      Type.Unsafe<Static<typeof RolledIndicator>>({ ...RolledIndicator, description: 'Null: none is bound' }),
    ),
    /** A share of what people can do without a source: it wants a survey, and nobody types it. */
    wantsSurvey: Type.Boolean(),
    baseline: Nullable(PathPoint),
    state: ProgressState,
    year: Nullable(Type.Integer({ description: 'Of the figure: the latest of which there is one' })),
    now: Nullable(IndicatorCell),
    path: Type.Array(PathPoint, { description: 'Straight from one to the next' }),
  },
  strict,
)
export type TargetStand = Static<typeof TargetStand>

export const ProgrammeProgress = Type.Object(
  {
    today: Day,
    programmeId: Uuid,
    programmeName: Type.String(),
    unit: Unit,
    whole: Type.Boolean({ description: 'False: the caller sees a part of the unit alone' }),
    targets: Type.Array(TargetStand),
  },
  strict,
)
export type ProgrammeProgress = Static<typeof ProgrammeProgress>

export const TargetProgress = Type.Object(
  {
    programmeId: Uuid,
    programmeName: Type.String(),
    unit: Unit,
    whole: Type.Boolean(),
    target: TargetStand,
    points: Type.Array(SeriesPoint, { description: 'Of the years of which there is a figure' }),
    breaks: Type.Array(SeriesBreak),
    projection: Nullable(
      Type.Object(
        { year: Year, value: Type.String(), least: Type.String(), most: Type.String() },
        { ...strict, description: 'Null: fewer than four years. 95 of 100 lie between the ends.' },
      ),
    ),
    holdingBack: Type.Array(Type.Object({ unit: Unit, cell: IndicatorCell, shortfall: Type.String() }, strict), {
      description: 'The units below that lack most, at most 20',
    }),
    heldBackBy: Type.Integer({ description: 'How many lack something' }),
    missing: Type.Integer({ description: 'Of how many that were asked there is no figure' }),
    elements: Type.Array(Type.Object({ ...CellKey.properties, name: Type.String(), below: Type.Boolean() }, strict), {
      description: 'What it is made of; below: what is divided by',
    }),
  },
  strict,
)
export type TargetProgress = Static<typeof TargetProgress>

export const ProgressQuery = Type.Object({
  year: Type.Optional(
    Type.Integer({
      minimum: 1990,
      maximum: 2100,
      description: 'With figures of no later year; without it, of this one',
    }),
  ),
})
export type ProgressQuery = Static<typeof ProgressQuery>

export const TargetFiguresQuery = Type.Object({
  unitId: Type.Optional(Type.Unsafe<UnitId>({ ...UnitId, description: 'Only those on the ground of this unit below' })),
  year: Type.Optional(Type.Integer({ minimum: 1990, maximum: 2100 })),
  after: Type.Optional(Type.String({ maxLength: 300, description: 'The cursor of the page before' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
})
export type TargetFiguresQuery = Static<typeof TargetFiguresQuery>

/** A figure with who typed it, in which form, when. */
export const TracedFigure = Type.Object(
  {
    ...CellKey.properties,
    elementName: Type.String(),
    period: Type.String(),
    unit: Unit,
    organisationName: Type.String(),
    formId: Uuid,
    state: FormState,
    value: Nullable(Type.String()),
    mark: Nullable(Mark),
    typedBy: Nullable(Type.String({ description: 'Null where the person was erased, or nobody typed it' })),
    typedAt: Nullable(Instant),
  },
  strict,
)
export type TracedFigure = Static<typeof TracedFigure>
export const TargetFigures = Type.Object({ figures: Type.Array(TracedFigure), next: Nullable(Type.String()) }, strict)
export type TargetFigures = Static<typeof TargetFigures>

export const FigureUsesQuery = Type.Object({ elementId: BigId, unitId: UnitId, period: Type.String({ maxLength: 20 }) })
export type FigureUsesQuery = Static<typeof FigureUsesQuery>

/** Every target that a figure adds to, with its words; and the figure itself as it stands. */
export const FigureUses = Type.Object(
  {
    figures: Type.Array(TracedFigure),
    targets: Type.Array(
      Type.Object(
        {
          programmeId: Uuid,
          programmeName: Type.String(),
          factId: Uuid,
          versionId: Uuid,
          clauseId: Uuid,
          section: Type.String(),
          quote: Type.String(),
          indicatorName: Type.String(),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type FigureUses = Static<typeof FigureUses>
