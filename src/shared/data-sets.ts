import { type Static, Type } from 'typebox'
import { CatalogueElement, CatalogueIndicator, ReportingLevel } from './elements.ts'
import { Decimal } from './figures.ts'
import { Indicator } from './indicators.ts'
import { Period } from './plan.ts'
import { BigId, Nullable, PlainName, strict, Uuid } from './schema.ts'
import { PlannedTarget } from './serving.ts'

// By what a programme's targets are measured, and which forms ask for it.

/** Why a target gets no figure: nothing measures it, nobody reports it, or a survey has to tell. */
export const HOLES = ['no-indicator', 'not-reported', 'wants-survey'] as const
export const Hole = Type.Enum([...HOLES])
export type Hole = (typeof HOLES)[number]

const Year = Type.Integer({ minimum: 1990, maximum: 2100 })
const Baseline = Type.Object(
  {
    value: Decimal,
    year: Year,
    source: Nullable(PlainName({ minLength: 1, maxLength: 500 })),
  },
  strict,
)

export const BoundTarget = Type.Object(
  {
    ...PlannedTarget.properties,
    versionId: Uuid,
    words: Nullable(Type.Object(Type.Pick(Indicator, ['kind', 'numerator', 'denominator']).properties, strict)),
    indicatorId: Nullable(BigId),
    byPlanner: Type.Boolean({ description: 'A planner chose the indicator; else the words of the plan' }),
    baseline: Nullable(Baseline),
    revision: Type.Integer({ minimum: 1 }),
    hole: Nullable(Hole),
  },
  strict,
)
export type BoundTarget = Static<typeof BoundTarget>

export const SetElement = Type.Object(
  {
    elementId: BigId,
    frequency: Period,
    frequencyChosen: Type.Boolean({ description: 'By a planner' }),
    targets: Type.Integer({ minimum: 0, description: 'How many targets ask for it' }),
    added: Type.Boolean({ description: 'By a planner' }),
    removed: Type.Boolean({ description: 'By a planner: it stays out' }),
  },
  strict,
)
export type SetElement = Static<typeof SetElement>

export const DataSet = Type.Object(
  {
    id: Uuid,
    level: ReportingLevel,
    organisation: Nullable(Type.Object({ id: BigId, name: Type.String() }, strict)),
    verifiedAt: Type.Array(ReportingLevel),
    revision: Type.Integer({ minimum: 1 }),
    reporters: Type.Integer({ minimum: 0, description: 'Bodies that fill it, of those I see' }),
    periods: Type.Array(Type.String(), { description: 'For which it is laid out' }),
    elements: Type.Array(SetElement),
  },
  strict,
)
export type DataSet = Static<typeof DataSet>

/** To whom an element can be given: who reports, all of a level or one body of the programme's unit. */
export const ReporterChoice = Type.Object(
  {
    level: ReportingLevel,
    organisation: Nullable(Type.Object({ id: BigId, name: Type.String() }, strict)),
    reporters: Type.Integer({ minimum: 1 }),
  },
  strict,
)
export type ReporterChoice = Static<typeof ReporterChoice>

export const FiguresPlan = Type.Object(
  {
    programmeId: Uuid,
    programmeName: Type.String(),
    unitId: BigId,
    unitName: Type.String(),
    mayPlan: Type.Boolean(),
    targets: Type.Array(BoundTarget),
    indicators: Type.Array(CatalogueIndicator),
    elements: Type.Array(CatalogueElement),
    dataSets: Type.Array(DataSet),
    choices: Type.Array(ReporterChoice, { description: 'For those who plan; others are told none' }),
    holes: Type.Record(Hole, Type.Integer()),
  },
  strict,
)
export type FiguresPlan = Static<typeof FiguresPlan>

export const BINDING_ACTIONS = ['choose', 'baseline', 'give-back'] as const
export const BindingEdit = Type.Object(
  {
    factId: Uuid,
    revision: Type.Integer({ minimum: 1, description: 'The one that was seen' }),
    action: Type.Enum([...BINDING_ACTIONS], { description: 'give-back: again as the words of the plan have it' }),
    indicatorId: Type.Optional(Nullable(BigId)),
    baseline: Type.Optional(Nullable(Baseline)),
  },
  strict,
)
export type BindingEdit = Static<typeof BindingEdit>
export const BindingEdits = Type.Object({ edits: Type.Array(BindingEdit, { minItems: 1, maxItems: 200 }) }, strict)
export type BindingEdits = Static<typeof BindingEdits>

export const NewDataSet = Type.Object({ level: ReportingLevel, organisationId: Nullable(BigId) }, strict)
export type NewDataSet = Static<typeof NewDataSet>

export const SET_ACTIONS = ['add', 'remove', 'put-back', 'frequency', 'move', 'verify'] as const
export const DataSetEdit = Type.Object(
  {
    action: Type.Enum([...SET_ACTIONS]),
    elementId: Type.Optional(BigId),
    frequency: Type.Optional(Nullable(Period)),
    to: Type.Optional(NewDataSet),
    levels: Type.Optional(Type.Array(ReportingLevel, { minItems: 1, maxItems: 3 })),
  },
  strict,
)
export type DataSetEdit = Static<typeof DataSetEdit>
export const DataSetEdits = Type.Object(
  {
    revision: Type.Integer({ minimum: 1, description: 'The one that was seen' }),
    edits: Type.Array(DataSetEdit, { minItems: 1, maxItems: 100 }),
  },
  strict,
)
export type DataSetEdits = Static<typeof DataSetEdits>
