import { type Static, Type } from 'typebox'
import { CellKey, CellValue, Decimal, FigurePeriod, FormState, Mark } from './figures.ts'
import { CellReason, FormAct, FormEventKind } from './form-acts.ts'
import { FormElement, FormRule } from './form-rules.ts'
import { BigId, Day, Instant, NamedBody, Nullable, strict, Uuid } from './schema.ts'

// Forms: what one organisation fills for one period.

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
  period: FigurePeriod,
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
  q: Type.Optional(
    Type.String({ maxLength: 100, description: 'Blind to accents; of the name of the programme or the organisation' }),
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
  period: Type.Optional(FigurePeriod),
  state: Type.Optional(FormState),
  unit: Type.Optional(Type.String({ ...BigId, description: 'At this unit and below it' })),
  q: Type.Optional(
    Type.String({ maxLength: 100, description: 'Blind to accents; of the name of the unit or the organisation' }),
  ),
  after: Type.Optional(Type.String({ ...Uuid, description: 'The last form of the page before' })),
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
    periods: Type.Array(FigurePeriod),
    period: Nullable(FigurePeriod),
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
    lastPeriod: Nullable(FigurePeriod),
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
