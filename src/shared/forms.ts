import { type Static, Type } from 'typebox'
import { Category, CellKey, CellValue, Decimal, FormState, Mark, Terms } from './figures.ts'
import { BigId, Day, Instant, NamedBody, Nullable, strict, Uuid } from './schema.ts'

// Forms: what one organisation fills for one period, what was saved in them and what was done to them.

export const ELEMENT_KINDS = ['whole', 'decimal', 'money', 'yes-no'] as const
export const ElementKind = Type.Enum([...ELEMENT_KINDS])
export type ElementKind = (typeof ELEMENT_KINDS)[number]

export const FormPeriod = Type.String({
  pattern: '^\\d{4}(-(H[12]|Q[1-4]|(0[1-9]|1[0-2])))?$',
  description: '2026, 2026-H1, 2026-Q1, 2026-01',
})

export const FORM_ACTS = ['submit', 'take-back', 'return', 'verify', 'unverify', 'unlock'] as const
/** take-back: before anybody verified it. unverify, unlock: by the level that verified last. */
export const FormAct = Type.Enum([...FORM_ACTS])
export type FormAct = (typeof FORM_ACTS)[number]

/** What stands in the history of a form: acts, and that a file was added or removed. */
export const FORM_EVENTS = [...FORM_ACTS, 'attach', 'detach'] as const
export const FormEventKind = Type.Enum([...FORM_EVENTS])
export type FormEventKind = (typeof FORM_EVENTS)[number]

export const MOST_CELLS = 2000
const Revision = Type.Integer({ minimum: 0, description: 'The one that was seen' })

/** One cell with its place. */
export const NewCell = Type.Object({ ...CellKey.properties, ...CellValue.properties }, strict)
export type NewCell = Static<typeof NewCell>

/**
 * What was typed: cells that changed, and no others. The id is the client's own; sent again it is answered as before, however late.
 * A cell without value and mark is emptied.
 */
export const NewSubmission = Type.Object(
  { id: Uuid, revision: Revision, cells: Type.Array(NewCell, { minItems: 1, maxItems: MOST_CELLS }) },
  strict,
)
export type NewSubmission = Static<typeof NewSubmission>

export const Saved = Type.Object({ id: Uuid, revision: Type.Integer(), at: Instant }, strict)
export type Saved = Static<typeof Saved>

export const CellReason = Type.Object(
  { elementId: BigId, category: Category, words: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }) },
  strict,
)
export type CellReason = Static<typeof CellReason>

const Words = Type.String({ minLength: 1, maxLength: 10_000, pattern: '\\S' })
const Level = Type.Integer({ minimum: 0, maximum: 3, description: 'Of the unit for which a verifier acts' })

/**
 * Something done to a form. Of submitting the cells say why a soft rule is broken, of returning what is wrong; what is returned says
 * so in words or at a cell.
 */
export const NewFormAct = Type.Object(
  {
    act: FormAct,
    revision: Revision,
    level: Type.Optional(Level),
    words: Type.Optional(Words),
    cells: Type.Optional(Type.Array(CellReason, { maxItems: MOST_CELLS })),
  },
  strict,
)
export type NewFormAct = Static<typeof NewFormAct>

export const MOST_FORM_ACTS = 500
/** Acts of verifiers on many forms; what one did in one go is taken back by the reverse acts. */
export const NewFormActs = Type.Object(
  {
    forms: Type.Array(
      Type.Object(
        { formId: Uuid, act: Type.Enum(['verify', 'unverify', 'unlock']), revision: Revision, level: Level },
        strict,
      ),
      { minItems: 1, maxItems: MOST_FORM_ACTS },
    ),
  },
  strict,
)
export type NewFormActs = Static<typeof NewFormActs>

/** What became of each, in the order asked: how it stands now, or the type of the problem that kept it as it was. */
export const FormActsDone = Type.Object(
  {
    results: Type.Array(
      Type.Object(
        {
          formId: Uuid,
          problem: Nullable(Type.String()),
          state: Nullable(FormState),
          revision: Nullable(Type.Integer()),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type FormActsDone = Static<typeof FormActsDone>

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
    facts: Type.Array(Uuid, { description: 'The targets that ask for it' }),
  },
  strict,
)
export type FormElement = Static<typeof FormElement>

/** Where a figure comes from that another form has: it is edited there. */
export const FormSource = Type.Object(
  { formId: Uuid, programmeName: Type.String(), organisationName: Type.String() },
  strict,
)
export type FormSource = Static<typeof FormSource>

export const FormCell = Type.Object(
  { ...CellKey.properties, ...CellValue.properties, from: Nullable(FormSource) },
  strict,
)
export type FormCell = Static<typeof FormCell>

export const LastCell = Type.Object({ ...CellKey.properties, value: Nullable(Decimal), mark: Nullable(Mark) }, strict)
export type LastCell = Static<typeof LastCell>

/** The clause of a target that asks for figures. */
export const AskingFact = Type.Object(
  {
    id: Uuid,
    versionId: Uuid,
    clauseId: Uuid,
    section: Type.String(),
    quote: Type.String(),
  },
  strict,
)
export type AskingFact = Static<typeof AskingFact>

export const FormEvent = Type.Object(
  {
    id: Uuid,
    act: FormEventKind,
    state: FormState,
    level: Nullable(Type.Integer()),
    by: Nullable(Type.String({ description: 'The name of the person; null where they were erased' })),
    at: Instant,
    words: Nullable(Type.String()),
    cells: Type.Array(CellReason),
    fileName: Nullable(Type.String({ description: 'Of the file that was added or removed' })),
  },
  strict,
)
export type FormEvent = Static<typeof FormEvent>

export const FormEvidence = Type.Object(
  {
    id: Uuid,
    ...CellKey.properties,
    fileName: Type.String(),
    byteSize: Type.Integer(),
    addedBy: Nullable(Type.String()),
    addedAt: Instant,
  },
  strict,
)
export type FormEvidence = Static<typeof FormEvidence>

/** What one may do now, and of a verifier's act for which level. */
export const FormMay = Type.Object({ act: FormAct, level: Nullable(Type.Integer()) }, strict)
export type FormMay = Static<typeof FormMay>

const ofForm = {
  id: Uuid,
  programmeId: Uuid,
  programmeName: Type.String(),
  organisation: NamedBody,
  unitId: BigId,
  unitName: Type.String(),
  level: Type.Integer(),
  period: FormPeriod,
  opensOn: Day,
  dueOn: Nullable(Day),
  state: FormState,
  verifiedAt: Nullable(Type.Integer({ description: 'The level of units that verified it last' })),
  submittedOn: Nullable(Day),
  revision: Type.Integer(),
  filled: Type.Integer({ description: 'Elements that have a figure or say why not' }),
  asked: Type.Integer({ description: 'Elements that are asked for' }),
}

export const FormRow = Type.Object(ofForm, strict)
export type FormRow = Static<typeof FormRow>

export const FORM_WHOSE = ['to-do', 'sent'] as const
export const MyFormsQuery = Type.Object({
  which: Type.Optional(
    Type.Enum([...FORM_WHOSE], { description: 'to-do: to fill or to mend; sent: submitted or further' }),
  ),
  after: Type.Optional(Type.String({ maxLength: 100, description: 'As the page before said' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
})
export type MyFormsQuery = Static<typeof MyFormsQuery>

export const FormsPage = Type.Object(
  {
    today: Day,
    forms: Type.Array(FormRow),
    after: Nullable(Type.String({ description: 'With it the next page is asked for; null: this is the last one' })),
  },
  strict,
)
export type FormsPage = Static<typeof FormsPage>

export const ProgrammeFormsQuery = Type.Object({
  period: Type.Optional(FormPeriod),
  state: Type.Optional(FormState),
  unit: Type.Optional(Type.String({ ...BigId, description: 'At this unit and below it' })),
  after: Type.Optional(Type.String({ maxLength: 100 })),
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }),
})
export type ProgrammeFormsQuery = Static<typeof ProgrammeFormsQuery>

/** A form in a reviewer's list, with what they may do with it. */
export const ReviewRow = Type.Object(
  {
    ...ofForm,
    may: Type.Array(FormMay),
    soft: Type.Integer({ description: 'Soft rules that were broken with a reason' }),
  },
  strict,
)
export type ReviewRow = Static<typeof ReviewRow>

export const ProgrammeForms = Type.Object(
  {
    today: Day,
    programmeId: Uuid,
    programmeName: Type.String(),
    periods: Type.Array(FormPeriod),
    period: Nullable(FormPeriod),
    counts: Type.Record(Type.String(), Type.Integer(), { description: 'Forms of the period by state' }),
    forms: Type.Array(ReviewRow),
    after: Nullable(Type.String()),
  },
  strict,
)
export type ProgrammeForms = Static<typeof ProgrammeForms>

/** All that one page of a form shows, but for what stands around it. */
export const FormPage = Type.Object(
  {
    ...ofForm,
    lastPeriod: Nullable(FormPeriod),
    ended: Type.Boolean(),
    verifiers: Type.Array(Type.Integer(), { description: 'The levels of units that verify it, in their order' }),
    elements: Type.Array(FormElement),
    rules: Type.Array(FormRule),
    cells: Type.Array(FormCell),
    last: Type.Array(LastCell),
    facts: Type.Array(AskingFact),
    evidence: Type.Array(FormEvidence),
    events: Type.Array(FormEvent),
    mayEnter: Type.Boolean({ description: 'Figures may be typed in it by whoever asks, as it stands' }),
    may: Type.Array(FormMay),
  },
  strict,
)
export type FormPage = Static<typeof FormPage>

/** How an element's figures stand around a unit; nothing from which one neighbour's figure could be told. */
export const Around = Type.Object(
  {
    elementId: BigId,
    parent: Nullable(Type.Object({ sum: Decimal, units: Type.Integer() }, strict)),
    band: Nullable(
      Type.Object(
        { low: Type.Integer(), high: Type.Integer() },
        { ...strict, description: 'By how many per cent the figures of most neighbours changed since the last period' },
      ),
    ),
  },
  strict,
)
export type Around = Static<typeof Around>

export const FormAround = Type.Object(
  { parentName: Nullable(Type.String()), elements: Type.Array(Around), findings: Type.Array(Finding) },
  strict,
)
export type FormAround = Static<typeof FormAround>

/** One version of a figure. */
export const CellVersion = Type.Object(
  {
    revision: Type.Integer(),
    at: Instant,
    by: Nullable(Type.String()),
    ...CellValue.properties,
    was: Nullable(CellValue),
  },
  strict,
)
export const CellHistory = Type.Object({ versions: Type.Array(CellVersion) }, strict)
export type CellHistory = Static<typeof CellHistory>
export const CellHistoryQuery = Type.Object({ category: Type.Optional(Category) })
export type CellHistoryQuery = Static<typeof CellHistoryQuery>

/** What a reviewer looks at: what changed since it was submitted before, which soft rules are broken and why, and who stands out. */
export const FormReview = Type.Object(
  {
    formId: Uuid,
    revision: Type.Integer(),
    changed: Type.Array(
      Type.Object(
        { ...CellKey.properties, from: Nullable(CellValue), to: CellValue, by: Nullable(Type.String()), at: Instant },
        strict,
      ),
    ),
    soft: Type.Array(Type.Object({ finding: Finding, reason: Nullable(Type.String()) }, strict)),
    neighbours: Type.Array(
      Type.Object(
        {
          elementId: BigId,
          units: Type.Integer(),
          median: Nullable(Type.Integer({ description: 'Per cent of change since the last period' })),
          low: Nullable(Type.Integer()),
          high: Nullable(Type.Integer()),
          change: Nullable(Type.Integer({ description: 'Of this unit' })),
          outside: Type.Boolean(),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type FormReview = Static<typeof FormReview>
