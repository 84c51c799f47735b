import { type Static, Type } from 'typebox'
import { FigurePeriod } from './figures.ts'
import { OutlineCode, ReportKind, SectionKey, SectionSource, SectionWants } from './outlines.ts'
import { PrintedValue, ReportBlock } from './report-blocks.ts'
import { BigId, Day, Instant, NamedBody, Nullable, strict, Uuid } from './schema.ts'

// A report on carrying out a programme, from its draft to its acceptance.

export const REPORT_STATES = ['drafting', 'sent', 'received', 'accepted', 'returned'] as const
/** received: whoever it was sent to confirmed that it came. returned: it is written again. */
export const ReportState = Type.Enum([...REPORT_STATES])
export type ReportState = (typeof REPORT_STATES)[number]

export const REPORT_ACTS = ['send', 'take-back', 'receive', 'accept', 'return'] as const
export const ReportAct = Type.Enum([...REPORT_ACTS])
export type ReportAct = (typeof REPORT_ACTS)[number]

export const SECTION_STATES = ['own', 'unasked', 'asked', 'writing', 'handed-in', 'taken', 'returned'] as const
/** own: whoever makes the report writes it. unasked: its organisation was not asked yet. taken: the consolidator has it. */
export const SectionState = Type.Enum([...SECTION_STATES])
export type SectionState = (typeof SECTION_STATES)[number]

export const SECTION_ACTS = ['ask', 'withdraw', 'hand-in', 'take', 'return'] as const
/** withdraw: it is asked for no more. */
export const SectionAct = Type.Enum([...SECTION_ACTS])
export type SectionAct = (typeof SECTION_ACTS)[number]

/** What stands in the history: acts of the report and of its parts (both may be returned), and that words were written, the figures brought up to date, a signed copy kept. */
export const REPORT_EVENTS = [
  ...REPORT_ACTS,
  'ask',
  'withdraw',
  'hand-in',
  'take',
  'make',
  'write',
  'update',
  'attach-signed',
  'drop',
] as const
export const ReportEventKind = Type.Enum([...REPORT_EVENTS])
export type ReportEventKind = (typeof REPORT_EVENTS)[number]

const Revision = Type.Integer({ minimum: 1, description: 'The one that was seen' })
export const MOST_WORDS = 20_000
const Written = Type.String({ maxLength: MOST_WORDS })
const Reason = Type.String({ minLength: 1, maxLength: 10_000, pattern: '\\S' })

const ofReport = {
  id: Uuid,
  programmeId: Uuid,
  programmeName: Type.String(),
  organisationId: BigId,
  organisationName: Type.String(),
  period: FigurePeriod,
  kind: ReportKind,
  subject: Type.String({ description: 'Trích yếu' }),
  state: ReportState,
  sentTo: Type.String({ description: 'The name of whoever receives it' }),
  dueOn: Nullable(Type.String({ ...Day, description: 'Of the reporting duty that it answers' })),
  sentOn: Nullable(Day),
}

/** How the parts of a report stand; those of whoever makes it are not counted. */
const PartCounts = Type.Object({ asked: Type.Integer(), handedIn: Type.Integer(), taken: Type.Integer() }, strict)

export const ReportRow = Type.Object(
  {
    ...ofReport,
    parts: PartCounts,
    myParts: Type.Integer({ description: 'Parts that wait for what I write' }),
  },
  strict,
)
export type ReportRow = Static<typeof ReportRow>

export const REPORT_VIEWS = ['to-write', 'mine', 'received', 'all'] as const
/** to-write: parts wait for my words. mine: I make them. received: sent to whom I answer for. */
export const ReportView = Type.Enum([...REPORT_VIEWS])
export type ReportView = (typeof REPORT_VIEWS)[number]

export const ReportsQuery = Type.Object({
  view: Type.Unsafe<ReportView>({ ...ReportView, default: 'all' }),
  programmeId: Type.Optional(Uuid),
  assignmentId: Type.Optional(
    Type.String({ format: 'uuid', description: 'Only those that answer this reporting duty' }),
  ),
  after: Type.Optional(Type.String({ format: 'uuid', description: 'The last one of the page before' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
})
export type ReportsQuery = Static<typeof ReportsQuery>

export const MOST_REPORTS_COUNTED = 1000
export const ReportsPage = Type.Object(
  {
    counts: Type.Record(Type.Enum([...REPORT_VIEWS]), Type.Integer(), {
      description: `Of each view; at most ${MOST_REPORTS_COUNTED}`,
    }),
    reports: Type.Array(ReportRow),
    more: Type.Boolean(),
    mayMake: Type.Boolean(),
    mayKeepOutlines: Type.Boolean(),
  },
  strict,
)
export type ReportsPage = Static<typeof ReportsPage>

/** A reporting duty that a report could answer. */
export const AskedReport = Type.Object(
  {
    assignmentId: Uuid,
    answerPeriod: Type.String(),
    programmeId: Uuid,
    programmeName: Type.String(),
    organisationId: BigId,
    organisationName: Type.String(),
    period: FigurePeriod,
    quote: Type.String(),
    dueOn: Nullable(Day),
    reportId: Nullable(Type.Unsafe<Uuid>({ ...Uuid, description: 'The report that was made for it' })),
  },
  strict,
)
export type AskedReport = Static<typeof AskedReport>

/** What a report may be made for, soonest first, and of what. */
export const ReportChoices = Type.Object(
  {
    today: Day,
    asked: Type.Array(AskedReport),
    programmes: Type.Array(Type.Object({ id: Uuid, name: Type.String(), homeId: Type.Integer() }, strict)),
    organisations: Type.Array(Type.Object({ ...NamedBody.properties, homeId: Type.Integer() }, strict)),
    outlines: Type.Array(
      Type.Object({ homeId: Type.Integer(), code: OutlineCode, name: Type.String(), kind: ReportKind }, strict),
      { description: 'Those that hold in each home' },
    ),
  },
  strict,
)
export type ReportChoices = Static<typeof ReportChoices>

/** Of a reporting duty's answer, or freely of a programme. */
export const NewReport = Type.Object(
  {
    programmeId: Uuid,
    organisationId: BigId,
    period: FigurePeriod,
    outline: OutlineCode,
    answer: Type.Optional(Type.Object({ assignmentId: Uuid, period: Type.String({ maxLength: 20 }) }, strict)),
  },
  strict,
)
export type NewReport = Static<typeof NewReport>

export const ReportSection = Type.Object(
  {
    key: SectionKey,
    level: Type.Integer(),
    title: Type.String(),
    wants: SectionWants,
    source: Nullable(SectionSource),
    appendix: Type.Boolean(),
    writerId: Nullable(BigId),
    writerName: Nullable(Type.String({ description: 'Null: whoever makes the report' })),
    state: SectionState,
    revision: Type.Integer(),
    written: Type.Boolean({ description: 'Somebody wrote something' }),
    open: Type.Boolean({ description: 'Something is still to be written by a person' }),
    mine: Type.Boolean({ description: 'I may write it now' }),
    may: Type.Array(SectionAct),
  },
  strict,
)
export type ReportSection = Static<typeof ReportSection>

export const ReportEvent = Type.Object(
  {
    id: Uuid,
    act: ReportEventKind,
    key: Nullable(SectionKey),
    title: Nullable(Type.String({ description: 'Of the section' })),
    at: Instant,
    by: Nullable(Type.String()),
    words: Nullable(Type.String({ description: 'Why; of what was written, the words' })),
    revision: Type.Integer(),
  },
  strict,
)
export type ReportEvent = Static<typeof ReportEvent>

/** A report without the words of its sections. */
export const ReportPage = Type.Object(
  {
    ...ofReport,
    today: Day,
    assignmentId: Nullable(Uuid),
    draftedAt: Type.String({ ...Instant, description: 'As of when its figures are' }),
    makerName: Nullable(Type.String()),
    revision: Type.Integer(),
    sections: Type.Array(ReportSection),
    blanks: Type.Integer({ description: 'Marked spaces that nobody has filled' }),
    may: Type.Array(ReportAct),
    mayEdit: Type.Boolean({ description: 'I make it, and it is with me' }),
    mayDrop: Type.Boolean(),
    mayAttach: Type.Boolean({ description: 'I may say which document is its signed copy' }),
    signed: Nullable(Type.Object({ documentId: Uuid, fileName: Type.String() }, strict)),
    events: Type.Array(ReportEvent),
  },
  strict,
)
export type ReportPage = Static<typeof ReportPage>

export const ReportSectionPage = Type.Object(
  {
    ...ReportSection.properties,
    prompt: Nullable(Type.String()),
    drafted: Type.Array(ReportBlock, { description: 'What the system wrote' }),
    showsDraft: Type.Boolean({ description: 'It goes into the report' }),
    words: Type.String(),
    events: Type.Array(ReportEvent),
  },
  strict,
)
export type ReportSectionPage = Static<typeof ReportSectionPage>

/** Words of a section: a paragraph on each line, an item where it begins with "- ". */
export const SectionWords = Type.Object(
  { revision: Revision, words: Written, showsDraft: Type.Optional(Type.Boolean()) },
  strict,
)
export type SectionWords = Static<typeof SectionWords>

/** Something done with parts of others; `return` says why. */
export const NewSectionActs = Type.Object(
  {
    act: SectionAct,
    sections: Type.Array(Type.Object({ key: SectionKey, revision: Revision }, strict), {
      minItems: 1,
      maxItems: 200,
    }),
    words: Type.Optional(Reason),
  },
  strict,
)
export type NewSectionActs = Static<typeof NewSectionActs>

export const NewReportAct = Type.Object({ act: ReportAct, revision: Revision, words: Type.Optional(Reason) }, strict)
export type NewReportAct = Static<typeof NewReportAct>

export const ReportRevision = Type.Object({ revision: Revision }, strict)
export type ReportRevision = Static<typeof ReportRevision>

export const ReportSubject = Type.Object(
  { revision: Revision, subject: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) },
  strict,
)
export type ReportSubject = Static<typeof ReportSubject>

/** A value that is another now, one that is new, or one that is gone. */
export const ValueChange = Type.Object(
  {
    id: Type.String(),
    name: Nullable(Type.String()),
    was: Nullable(Type.String()),
    now: Nullable(Type.String()),
    sections: Type.Array(Type.String({ description: 'Titles of the sections in which it stands' })),
  },
  strict,
)
export type ValueChange = Static<typeof ValueChange>

export const ReportChanges = Type.Object(
  {
    draftedAt: Instant,
    values: Type.Array(ValueChange),
    sections: Type.Array(Type.String(), { description: 'Titles of those whose drafted words would change' }),
  },
  strict,
)
export type ReportChanges = Static<typeof ReportChanges>

export const ReportPreview = Type.Object(
  {
    subject: Type.String(),
    blocks: Type.Array(ReportBlock),
    appendices: Type.Array(Type.Object({ title: Type.String(), blocks: Type.Array(ReportBlock) }, strict)),
  },
  strict,
)
export type ReportPreview = Static<typeof ReportPreview>

export const THREAD_KINDS = ['target', 'figures', 'duties', 'documents', 'proposals', 'programme'] as const
/** Where a value comes from: the page that shows it, and what is to be known to open it. */
export const ValueThread = Type.Object(
  {
    id: Type.String(),
    printed: Nullable(PrintedValue),
    kind: Type.Enum([...THREAD_KINDS]),
    path: Type.String({ description: 'The address of the page' }),
  },
  strict,
)
export type ValueThread = Static<typeof ValueThread>

export const ThreadQuery = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) })
export type ThreadQuery = Static<typeof ThreadQuery>

export const SignedDifference = Type.Object(
  {
    id: Type.String(),
    name: Nullable(Type.String()),
    draft: Type.String(),
    signed: Nullable(Type.String({ description: 'Null: it does not stand there any more' })),
    where: Type.String({ description: 'The words around it' }),
    path: Type.String({ description: 'The page from which the thread goes on' }),
  },
  strict,
)
export type SignedDifference = Static<typeof SignedDifference>

/** How the figures of the signed copy stand against those of the draft. */
export const SignedComparison = Type.Object(
  {
    documentId: Uuid,
    fileName: Type.String(),
    ready: Type.Boolean({ description: 'False: it is being read' }),
    number: Nullable(Type.String()),
    issuedOn: Nullable(Type.String()),
    compared: Type.Integer({ description: 'How many values were found in both' }),
    differences: Type.Array(SignedDifference),
  },
  strict,
)
export type SignedComparison = Static<typeof SignedComparison>

export const SignedCopy = Type.Object({ revision: Revision, documentId: Uuid }, strict)
export type SignedCopy = Static<typeof SignedCopy>
