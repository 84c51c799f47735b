import { type Static, Type } from 'typebox'
import { IndicatorCell, SeriesBreak, SeriesPoint } from './rollup.ts'
import { BigId, Day, Instant, Nullable, strict, Uuid } from './schema.ts'
import { ProgressState, TargetStand } from './target-progress.ts'
import { Unit } from './units.ts'

// What a leader looks at: how far a programme is, what needs a decision, who is late, and what is new.

const Count = Type.Integer({ minimum: 0 })
const Year = Type.Integer({ minimum: 1990, maximum: 2100 })

export const OverviewQuery = Type.Object({
  programmeId: Type.Optional(Type.Unsafe<Uuid>({ ...Uuid, description: 'Without it the first one by name' })),
  year: Type.Optional(
    Type.Unsafe<number>({ ...Year, description: 'With figures of no later year; without it, of this one' }),
  ),
})
export type OverviewQuery = Static<typeof OverviewQuery>

/** A target in a list, with how far it is. */
export const OverviewTarget = Type.Object(
  {
    factId: Uuid,
    section: Type.String(),
    quote: Type.String(),
    name: Nullable(Type.String({ description: 'Of its indicator; null: none is bound' })),
    state: ProgressState,
    year: Nullable(Type.Integer({ description: 'Of its figure' })),
    whole: Type.Boolean({ description: 'All that were asked reported' }),
  },
  strict,
)
export type OverviewTarget = Static<typeof OverviewTarget>

const Quoted = { factId: Uuid, section: Type.String(), quote: Type.String() }

/** A target that is off its path. */
export const TargetToDecide = Type.Object(
  {
    kind: Type.Literal('target'),
    ...Quoted,
    name: Type.String(),
    measure: Type.String(),
    cell: IndicatorCell,
    year: Year,
    milestone: Nullable(Year),
    asked: Nullable(Type.String({ description: 'Where its path is in the year of the figure' })),
    lacking: Type.String({ description: 'How much of that it lacks, in per cent' }),
  },
  strict,
)
/** A duty that organisations are late with. */
export const DutyToDecide = Type.Object(
  {
    kind: Type.Literal('duty'),
    ...Quoted,
    assignmentId: Uuid,
    organisationName: Type.String({ description: 'Who has been late the longest' }),
    organisations: Type.Integer({ minimum: 1, description: 'How many are late with it' }),
    days: Type.Integer({ minimum: 1 }),
  },
  strict,
)
/** Something raised that waits for an answer. */
export const ProposalToDecide = Type.Object(
  {
    kind: Type.Literal('proposal'),
    id: Uuid,
    title: Type.String(),
    organisationName: Type.String(),
    liesAt: Type.String({ description: 'The unit whose agency has it' }),
    days: Type.Integer({ minimum: 0 }),
  },
  strict,
)
export const Decision = Type.Union([TargetToDecide, DutyToDecide, ProposalToDecide])
export type Decision = Static<typeof Decision>
export type TargetToDecide = Static<typeof TargetToDecide>
export type DutyToDecide = Static<typeof DutyToDecide>
export type ProposalToDecide = Static<typeof ProposalToDecide>

export const LateOrganisation = Type.Object(
  {
    organisationId: BigId,
    organisationName: Type.String(),
    answers: Type.Integer({ minimum: 1 }),
    days: Type.Integer({ minimum: 1, description: 'Of the oldest' }),
    assignmentId: Uuid,
    section: Type.String(),
    quote: Type.String({ description: 'Of the oldest' }),
  },
  strict,
)
export type LateOrganisation = Static<typeof LateOrganisation>

export const MOST_NEWS = 1000
/** What is new since the caller last looked on an earlier day. */
export const OverviewNews = Type.Object(
  {
    since: Instant,
    targets: Type.Array(
      Type.Object({ ...Quoted, name: Nullable(Type.String()), from: ProgressState, to: ProgressState }, strict),
    ),
    answers: Type.Integer({ minimum: 0, maximum: MOST_NEWS, description: 'To duties; no further than counted' }),
    reports: Type.Integer({ minimum: 0, maximum: MOST_NEWS }),
    forms: Type.Integer({ minimum: 0, maximum: MOST_NEWS, description: 'Whose figures were locked' }),
  },
  strict,
)
export type OverviewNews = Static<typeof OverviewNews>

export const Overview = Type.Object(
  {
    today: Day,
    programmes: Type.Array(Type.Object({ id: Uuid, name: Type.String() }, strict), {
      description: 'Those that are published and that I see, by name',
    }),
    programme: Nullable(Type.Object({ id: Uuid, name: Type.String(), unit: Unit }, strict)),
    year: Year,
    years: Type.Array(Year, { description: 'Newest first' }),
    whole: Type.Boolean({ description: 'False: the caller sees a part of the unit alone' }),
    targets: Nullable(Type.Array(OverviewTarget, { description: 'Null: the caller reads no figures' })),
    decisions: Type.Array(Decision, { maxItems: 5 }),
    late: Nullable(
      Type.Object(
        {
          organisations: Count,
          answers: Count,
          mayRemind: Type.Boolean(),
          longest: Type.Array(LateOrganisation, { description: 'Whoever has been late the longest, at most 6' }),
        },
        { ...strict, description: 'Null: the caller reads no duties' },
      ),
    ),
    news: Nullable(
      Type.Unsafe<OverviewNews>({ ...OverviewNews, description: 'Null: never looked at before, or another year' }),
    ),
  },
  strict,
)
export type Overview = Static<typeof Overview>

export const MOST_STATES = 1000
/** That the caller looked, and how the targets stood that they saw. */
export const NewVisit = Type.Object(
  {
    programmeId: Uuid,
    states: Type.Array(Type.Object({ factId: Uuid, state: ProgressState }, strict), { maxItems: MOST_STATES }),
  },
  strict,
)
export type NewVisit = Static<typeof NewVisit>

export const UnitTableQuery = Type.Object({ programmeId: Uuid, year: Type.Optional(Year) })
export type UnitTableQuery = Static<typeof UnitTableQuery>

/** A unit below held against a target of the whole. */
export const UnitCell = Type.Object(
  {
    state: Nullable(
      Type.Unsafe<ProgressState>({ ...ProgressState, description: 'Null: a sum says nothing of one unit' }),
    ),
    value: Type.Optional(Type.String()),
    least: Type.Optional(Type.String()),
    most: Type.Optional(Type.String()),
    reported: Count,
    expected: Count,
  },
  strict,
)
export type UnitCell = Static<typeof UnitCell>

/** Units below a programme's unit, by name, and its targets that are measured. */
export const UnitTable = Type.Object(
  {
    programmeId: Uuid,
    unit: Unit,
    whole: Type.Boolean(),
    year: Year,
    targets: Type.Array(
      Type.Object(
        {
          ...TargetStand.properties,
          points: Type.Array(SeriesPoint, { description: 'Of the whole, of the years of which there is a figure' }),
        },
        strict,
      ),
    ),
    breaks: Type.Array(SeriesBreak),
    rows: Type.Array(Type.Object({ unit: Unit, cells: Type.Array(UnitCell) }, strict), {
      description: 'A cell for each target, in their order',
    }),
    hasShapes: Type.Boolean({ description: 'Boundaries of these units were loaded' }),
  },
  strict,
)
export type UnitTable = Static<typeof UnitTable>
export type MeasuredTarget = UnitTable['targets'][number]
