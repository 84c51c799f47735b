import { type Static, Type } from 'typebox'
import { AnswerAct, AnswerPeriod, AnswersQuery, AskedAnswerRow, Standing } from './duties.ts'
import { BigId, Day, Nullable, strict, Uuid } from './schema.ts'

// The duties of a programme seen otherwise than as a list: as matrices, on days, over a year, on a board. Each takes the filters of the list.

const asked = Type.Omit(AnswersQuery, ['after', 'limit']).properties
const Place = Type.Integer({ minimum: 0, maximum: 1_000_000, default: 0 })

/** Which part of a matrix is shown: so many rows and columns, from these on. */
const part = {
  row: Place,
  column: Place,
  rows: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
  columns: Type.Integer({ minimum: 1, maximum: 100, default: 30 }),
}
export const MatrixQuery = Type.Object({ ...asked, ...part })
export type MatrixQuery = Static<typeof MatrixQuery>

const NamedRow = Type.Object({ id: BigId, name: Type.String() }, strict)

/** A duty or a report as the plan has it, whoever has it. */
export const GivenDuty = Type.Object({ factId: Uuid, section: Type.String(), quote: Type.String() }, strict)
export type GivenDuty = Static<typeof GivenDuty>

/** The answers that meet in a row and a column of the part, told by the worst of them. */
export const MatrixCell = Type.Object(
  {
    row: Type.Integer({ description: 'Its place in the part' }),
    column: Type.Integer({ description: 'Its place in the part' }),
    assignmentId: Uuid,
    assignments: Type.Integer({ description: 'How many assignments meet here; of several the id of one is told' }),
    standing: Nullable(
      Type.Unsafe<Standing>({ ...Standing, description: 'Null: given, and nothing is asked for yet' }),
    ),
    answers: Type.Integer({ description: 'How many stand so' }),
  },
  strict,
)
export type MatrixCell = Static<typeof MatrixCell>

const ofMatrix = {
  today: Day,
  organisations: Type.Array(NamedRow),
  organisationCount: Type.Integer(),
  columnCount: Type.Integer(),
  cells: Type.Array(MatrixCell),
}
/** Who has which duties, and how they stand; by name, and in the order of the text. */
export const DutyMatrix = Type.Object({ ...ofMatrix, duties: Type.Array(GivenDuty) }, strict)
export type DutyMatrix = Static<typeof DutyMatrix>

/** Who reports for which periods. `reports`: all that the plan asks for, of which one may be chosen. */
export const ReportMatrix = Type.Object(
  { ...ofMatrix, periods: Type.Array(AnswerPeriod), reports: Type.Array(GivenDuty) },
  strict,
)
export type ReportMatrix = Static<typeof ReportMatrix>

export const CalendarQuery = Type.Object({
  ...asked,
  month: Type.String({ pattern: '^(19|20|21)\\d{2}-(0[1-9]|1[0-2])$', description: '2026-12' }),
})
export type CalendarQuery = Static<typeof CalendarQuery>

/** How many answers have their last day on which day of a month, and how they stand; days without any are left out. */
export const DutyCalendar = Type.Object(
  {
    today: Day,
    days: Type.Array(
      Type.Object(
        { on: Day, standings: Type.Record(Type.String(), Type.Integer(), { description: 'By standing' }) },
        strict,
      ),
    ),
  },
  strict,
)
export type DutyCalendar = Static<typeof DutyCalendar>

export const TIMELINE_LINES = ['organisation', 'duty'] as const
export const TimelineQuery = Type.Object({
  ...asked,
  year: Type.Integer({ minimum: 1900, maximum: 2199 }),
  by: Type.Enum([...TIMELINE_LINES], { default: 'organisation' }),
  line: Place,
  lines: Type.Integer({ minimum: 1, maximum: 100, default: 30 }),
})
export type TimelineQuery = Static<typeof TimelineQuery>

/** The answers of a line that have their last day on one day and stand alike. */
export const TimelinePoint = Type.Object(
  {
    on: Day,
    movedFrom: Nullable(Type.String({ ...Day, description: 'The day of the plan, where an extension moved it' })),
    standing: Standing,
    answers: Type.Integer(),
    assignmentId: Uuid,
  },
  strict,
)
export type TimelinePoint = Static<typeof TimelinePoint>

/** Over a year, one line for each organisation or duty that has its last days in it. */
export const DutyTimeline = Type.Object(
  {
    today: Day,
    lineCount: Type.Integer(),
    lines: Type.Array(
      Type.Object(
        {
          organisationId: Nullable(BigId),
          factId: Nullable(Uuid),
          section: Type.String(),
          words: Type.String({ description: 'The name of the organisation, or what the plan says' }),
          points: Type.Array(TimelinePoint),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type DutyTimeline = Static<typeof DutyTimeline>

export const BOARD_STATES = ['not-started', 'in-progress', 'submitted', 'returned', 'done'] as const
export type BoardState = (typeof BOARD_STATES)[number]
export const BoardQuery = Type.Object({ ...asked, limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }) })
export type BoardQuery = Static<typeof BoardQuery>

export const BoardCard = Type.Object(
  { ...AskedAnswerRow.properties, may: Type.Array(AnswerAct, { description: 'What I may do with it now' }) },
  strict,
)
export type BoardCard = Static<typeof BoardCard>

/** The answers by their states, each column by day. */
export const DutyBoard = Type.Object(
  {
    today: Day,
    columns: Type.Array(
      Type.Object({ state: Type.Enum([...BOARD_STATES]), cards: Type.Array(BoardCard), more: Type.Boolean() }, strict),
    ),
  },
  strict,
)
export type DutyBoard = Static<typeof DutyBoard>
