import { type Static, Type } from 'typebox'
import { Nullable, strict } from './schema.ts'

// What a plan document says: the wire contract between reader, server and web.

/** No text is blank: what nobody can read nobody can answer for. */
const Text = Type.String({ minLength: 1, maxLength: 20_000, pattern: '\\S' })
const Name = Type.String({ minLength: 1, maxLength: 1_000, pattern: '\\S' })
const Parties = Type.Array(Name)
const Year = Type.Integer({ minimum: 1900, maximum: 2200 })

/** As precise as the text: '2030', '2030-06' or '2030-06-15'. */
export const PartialDate = Type.String({ pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' })
/** A day that comes back every year, '12-15'. */
export const DayOfYear = Type.String({ pattern: '^\\d{2}-\\d{2}$' })

export const COMPARATORS = ['at-least', 'above', 'between', 'maintain', 'increase', 'achieve'] as const
export const ROLES = ['lead', 'support'] as const
export const PERIODS = ['year', 'half-year', 'quarter', 'month'] as const
export const FREQUENCIES = ['annual', 'semiannual', 'quarterly', 'monthly', 'periodic', 'once'] as const
export const REVIEW_KINDS = ['interim', 'final'] as const
/** The general objective, or one aim among several; none of either can be counted. */
export const OBJECTIVE_SCOPES = ['general', 'specific'] as const
export const SCOPE_LEVELS = ['national', 'province', 'district', 'commune'] as const

export const Comparator = Type.Enum([...COMPARATORS])
export type Comparator = (typeof COMPARATORS)[number]
export const Role = Type.Enum([...ROLES])
export type Role = (typeof ROLES)[number]
export const Period = Type.Enum([...PERIODS])
export type Period = (typeof PERIODS)[number]
export const Frequency = Type.Enum([...FREQUENCIES])
export type Frequency = (typeof FREQUENCIES)[number]
export const ReviewKind = Type.Enum([...REVIEW_KINDS])
export type ReviewKind = (typeof REVIEW_KINDS)[number]
export const ObjectiveScope = Type.Enum([...OBJECTIVE_SCOPES])
export type ObjectiveScope = (typeof OBJECTIVE_SCOPES)[number]
export const ScopeLevel = Type.Enum([...SCOPE_LEVELS])
export type ScopeLevel = (typeof SCOPE_LEVELS)[number]

export const Scope = Type.Object({ level: ScopeLevel, name: Name }, strict)
export type Scope = Static<typeof Scope>

export const Horizon = Type.Object({ from: Nullable(Year), to: Nullable(Year) }, strict)
export type Horizon = Static<typeof Horizon>

export const DocumentFacts = Type.Object(
  {
    kind: Nullable(Name),
    number: Nullable(Name),
    issuer: Nullable(Name),
    place: Nullable(Name),
    issuedOn: Nullable(PartialDate),
    title: Nullable(Text),
    signer: Nullable(Name),
    scope: Nullable(Scope),
    horizon: Nullable(Horizon),
  },
  strict,
)
export type DocumentFacts = Static<typeof DocumentFacts>

export const Citation = Type.Object(
  {
    number: Name,
    kind: Nullable(Name),
    date: Nullable(PartialDate),
    /** Where the text gives one number several dates. */
    dates: Type.Optional(Type.Array(PartialDate)),
    issuer: Nullable(Name),
  },
  strict,
)
export type Citation = Static<typeof Citation>

export const Target = Type.Object(
  {
    quote: Text,
    section: Type.String({ maxLength: 100 }),
    milestone: Nullable(Year),
    comparator: Comparator,
    value: Nullable(Type.Number()),
    /** Only for 'between'. */
    upper: Nullable(Type.Number()),
    unit: Nullable(Name),
    /** Index in targets of the one whose population this one is a part of. */
    partOf: Nullable(Type.Integer({ minimum: 0 })),
  },
  strict,
)
export type Target = Static<typeof Target>

export const DueWithin = Type.Object({ kind: Type.Literal('within'), from: PartialDate, to: PartialDate }, strict)
export const DueEvery = Type.Object(
  { kind: Type.Literal('every'), period: Period, before: Type.Array(DayOfYear) },
  strict,
)
export const DueBy = Type.Object({ kind: Type.Literal('by'), date: PartialDate }, strict)
export const Due = Type.Union([DueWithin, DueEvery, DueBy])
export type Due = Static<typeof Due>

export const Duty = Type.Object(
  {
    quote: Text,
    section: Type.String({ maxLength: 100 }),
    responsible: Parties,
    role: Role,
    with: Parties,
    requested: Type.Boolean(),
    due: Nullable(Due),
  },
  strict,
)
export type Duty = Static<typeof Duty>

export const Report = Type.Object(
  {
    quote: Text,
    from: Parties,
    to: Parties,
    onward: Parties,
    frequency: Type.Array(Frequency, { minItems: 1 }),
    before: Type.Array(DayOfYear),
  },
  strict,
)
export type Report = Static<typeof Report>

export const Review = Type.Object({ quote: Text, kind: ReviewKind, year: Nullable(Year) }, strict)
export type Review = Static<typeof Review>

export const Plan = Type.Object(
  {
    document: DocumentFacts,
    citations: Type.Array(Citation),
    targets: Type.Array(Target),
    duties: Type.Array(Duty),
    reports: Type.Array(Report),
    reviews: Type.Array(Review),
    recipients: Type.Array(Name),
  },
  strict,
)
export type Plan = Static<typeof Plan>
