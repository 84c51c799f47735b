import { type Static, Type } from 'typebox'
import { Held } from './holdings.ts'
import { BigId, Day, NamedBody, Nullable, strict, Uuid } from './schema.ts'

// What a published plan gives to whom, what is asked for when, and what was answered.

export const DUTY_KINDS = ['dated', 'standing', 'reply', 'conditional', 'report'] as const
/**
 * dated: by the plan's own deadline, or by a day that a planner added. standing: without a date, answered in each reporting period. reply: it only steers, and a
 * word is asked for in each period. conditional: waits for what its clause names. report: a report that the plan asks for.
 */
export const DutyKind = Type.Enum([...DUTY_KINDS])
export type DutyKind = (typeof DUTY_KINDS)[number]

export const DUE_SOURCES = ['clause', 'report', 'calendar', 'planner', 'giver'] as const
/**
 * Where a last day comes from: the clause itself; the plan's reports; the reporting calendar of the law; a planner, who added it; of a
 * part of a duty, whoever gave it.
 */
export const DueSource = Type.Enum([...DUE_SOURCES])
export type DueSource = (typeof DUE_SOURCES)[number]

export const ANSWER_STATES = ['not-started', 'in-progress', 'submitted', 'returned', 'done', 'cancelled'] as const
export const AnswerState = Type.Enum([...ANSWER_STATES])
export type AnswerState = (typeof ANSWER_STATES)[number]

export const ANSWER_ACTS = [
  'start',
  'note',
  'submit',
  'withdraw',
  'ask-extension',
  'withdraw-extension',
  'accept',
  'return',
  'grant-extension',
  'refuse-extension',
  'reopen',
  'cancel',
] as const
export const AnswerAct = Type.Enum([...ANSWER_ACTS])
export type AnswerAct = (typeof ANSWER_ACTS)[number]
/** What stands in the history of an answer: acts, that one was taken back, and that a file was added or removed. */
export const ANSWER_EVENTS = [...ANSWER_ACTS, 'undo', 'attach', 'detach'] as const
export const AnswerEventKind = Type.Enum([...ANSWER_EVENTS])
export type AnswerEventKind = (typeof ANSWER_EVENTS)[number]

export const STANDINGS = [
  'late',
  'returned',
  'soon',
  'open',
  'ahead',
  'passed-before',
  'submitted-late',
  'submitted',
  'done-late',
  'done',
  'cancelled',
] as const
/**
 * How an answer stands on a day. passed-before: its deadline had passed when the plan was opened here. ahead: its period has not
 * begun. cancelled: given up, or asked for no more.
 */
export const Standing = Type.Enum([...STANDINGS])
export type Standing = (typeof STANDINGS)[number]

export const AnswerPeriod = Type.String({
  pattern: '^$|^\\d{4}(-(H[12]|Q[1-4]|(0[1-9]|1[0-2])))?(#[1-9]\\d{0,2})?$',
  description:
    "2026, 2026-H1, 2026-Q1, 2026-01; 2026#1, 2026#2 for the days in 2026 before the one that closes it; '' where it comes once",
})

/** What every answer tells of itself, wherever it stands. */
export const ofAnswer = {
  period: AnswerPeriod,
  opensOn: Day,
  dueOn: Nullable(Type.String({ ...Day, description: 'By the plan' })),
  extendedTo: Nullable(Type.String({ ...Day, description: 'The last day, where an extension moved it' })),
  askedUntil: Nullable(Type.String({ ...Day, description: 'Until when its owner asks to have time' })),
  source: DueSource,
  state: AnswerState,
  standing: Standing,
  days: Type.Integer({ description: 'Until it is due, or for which it is or was late' }),
  submittedOn: Nullable(Day),
  revision: Type.Integer({ minimum: 1 }),
}

/** One answer in a list, with the duty that asks for it. */
export const AskedAnswerRow = Type.Object(
  {
    assignmentId: Uuid,
    kind: DutyKind,
    programmeId: Uuid,
    programmeName: Type.String(),
    section: Type.String(),
    quote: Type.String(),
    organisationId: Nullable(BigId),
    organisationName: Nullable(Type.String()),
    ...ofAnswer,
  },
  strict,
)
export type AskedAnswerRow = Static<typeof AskedAnswerRow>

const Rows = Type.Object({ answers: Type.Array(AskedAnswerRow), more: Type.Boolean() }, strict)
/**
 * What is mine to do, what I handed in and waits for somebody, and what waits for me: what others handed in, and for what they
 * ask for more time.
 */
export const MyWork = Type.Object(
  {
    today: Day,
    mine: Rows,
    handedIn: Rows,
    toAccept: Rows,
    asking: Rows,
    receives: Type.Boolean({ description: 'Reports are sent to an organisation of mine' }),
    held: Type.Record(Type.String(), Held, { description: 'By duty; those that were never given are left out' }),
  },
  strict,
)
export type MyWork = Static<typeof MyWork>

/** `to-me`: without what colleagues have by name. */
export const MyWorkQuery = Type.Object({ whose: Type.Optional(Type.Literal('to-me')) })
export type MyWorkQuery = Static<typeof MyWorkQuery>

const Words = Type.String({ minLength: 1, maxLength: 10_000, pattern: '\\S' })
/** Something done to an answer. What returns, reopens, cancels, notes, hands in, asks for time or refuses it says so in words. */
export const NewAct = Type.Object(
  {
    period: AnswerPeriod,
    act: AnswerAct,
    revision: Type.Integer({ minimum: 1, description: 'The one that was seen' }),
    words: Type.Optional(Words),
    until: Type.Optional(
      Type.String({ ...Day, description: 'Of an extension: the last day that is asked for or granted' }),
    ),
  },
  strict,
)
export type NewAct = Static<typeof NewAct>

export const MOST_ACTS = 200
/** The same done to many answers at once; `batchId` takes it back. */
export const NewActs = Type.Object(
  {
    batchId: Uuid,
    act: AnswerAct,
    answers: Type.Array(
      Type.Object({ assignmentId: Uuid, period: AnswerPeriod, revision: Type.Integer({ minimum: 1 }) }, strict),
      { minItems: 1, maxItems: MOST_ACTS, uniqueItems: true },
    ),
    words: Type.Optional(Words),
    until: Type.Optional(Day),
  },
  strict,
)
export type NewActs = Static<typeof NewActs>

/** What became of each, in the order asked: done, or the type of the problem that kept it as it was. */
export const ActsDone = Type.Object(
  {
    batchId: Uuid,
    results: Type.Array(
      Type.Object({ assignmentId: Uuid, period: AnswerPeriod, problem: Nullable(Type.String()) }, strict),
    ),
  },
  strict,
)
export type ActsDone = Static<typeof ActsDone>

/**
 * Which answers of a programme are listed, in the order of their days; all filters together hold. Those ahead only where a
 * standing, a period or days are asked for.
 */
export const AnswersQuery = Type.Object({
  standing: Type.Optional(Standing),
  asking: Type.Optional(Type.Literal(true, { description: 'Only those for which more time is asked' })),
  organisationId: Type.Optional(BigId),
  sentTo: Type.Optional(Type.String({ ...BigId, description: 'Only reports that are sent to this organisation' })),
  factId: Type.Optional(
    Type.String({ format: 'uuid', description: 'Only of this duty or report of the plan, whoever has it' }),
  ),
  kind: Type.Optional(DutyKind),
  period: Type.Optional(AnswerPeriod),
  from: Type.Optional(Type.String({ ...Day, description: 'Only what has its last day then or later' })),
  to: Type.Optional(Type.String({ ...Day, description: 'Only what has its last day then or before' })),
  q: Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'Words that are all in the duty, or all in the name of its organisation; blind to accents',
    }),
  ),
  after: Type.Optional(Type.String({ maxLength: 100, description: 'As the page before said' })),
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }),
})
export type AnswersQuery = Static<typeof AnswersQuery>

const lang = Type.Enum(['vi', 'en'], { default: 'vi' })
/** In which language a workbook speaks. */
export const LanguageQuery = Type.Object({ lang })
export type LanguageQuery = Static<typeof LanguageQuery>

/** What a workbook holds of the answers of a programme: the same filters. */
export const AnswersSheetQuery = Type.Object({
  ...Type.Omit(AnswersQuery, ['after', 'limit']).properties,
  lang,
})
export type AnswersSheetQuery = Static<typeof AnswersSheetQuery>

export const AnswersPage = Type.Object(
  {
    today: Day,
    answers: Type.Array(AskedAnswerRow),
    after: Nullable(Type.String({ description: 'With it the next page is asked for; null: this is the last one' })),
  },
  strict,
)
export type AnswersPage = Static<typeof AnswersPage>

/** How many answers of an organisation stand how. */
export const OrganisationCounts = Type.Object(
  {
    organisationId: BigId,
    organisationName: Type.String(),
    duties: Type.Integer(),
    standings: Type.Record(Type.String(), Type.Integer(), {
      description: 'By standing; those that are none are left out',
    }),
  },
  strict,
)
export type OrganisationCounts = Static<typeof OrganisationCounts>

/** A duty that asks nobody for anything yet: it has no owner, or its condition has not come. */
export const IdleDuty = Type.Object(
  {
    assignmentId: Uuid,
    factId: Uuid,
    section: Type.String(),
    quote: Type.String(),
    organisationName: Nullable(Type.String()),
    unresolved: Type.Array(Type.String()),
    condition: Nullable(Type.String()),
    revision: Type.Integer({ minimum: 0, description: 'Of what planners added to it' }),
  },
  strict,
)
export type IdleDuty = Static<typeof IdleDuty>

/** A duty that somebody has, and that names others of whom nobody knows who is meant. */
export const UnclearDuty = Type.Object(
  {
    assignmentId: Uuid,
    factId: Uuid,
    section: Type.String(),
    quote: Type.String(),
    unresolved: Type.Array(Type.String()),
    owners: Type.Integer({ description: 'How many organisations have it' }),
  },
  strict,
)
export type UnclearDuty = Static<typeof UnclearDuty>

/** The duties of a programme, as far as I may see them. */
export const ProgrammeDuties = Type.Object(
  {
    today: Day,
    programmeId: Uuid,
    programmeName: Type.String(),
    mayPlan: Type.Boolean(),
    organisations: Type.Array(OrganisationCounts),
    receivers: Type.Array(NamedBody, { description: 'To whom reports are sent that I see' }),
    periods: Type.Array(AnswerPeriod, { description: 'In which something is asked for, those to come too' }),
    unowned: Type.Array(IdleDuty),
    waiting: Type.Array(IdleDuty),
    unclear: Type.Array(UnclearDuty),
  },
  strict,
)
export type ProgrammeDuties = Static<typeof ProgrammeDuties>
