import { type Static, type TProperties, Type } from 'typebox'
import { CERTAINTIES } from './certainty.ts'
import { FactKind } from './documents.ts'
import { Indicator } from './indicators.ts'
import { Citation, DocumentFacts, Duty, ObjectiveScope, Report, Review, Target } from './plan.ts'
import { Instant, Nullable, strict, Uuid } from './schema.ts'

// The facts of one version of a plan, as they are reviewed. What a fact says stands in `body`, by kind;
// its words and place stand beside it, once.

const Words = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' })
/** Left out by bodies that do not say it, and by all that were stored before it was known. */
const MayBeNamed = Type.Optional(Nullable(Words))

export const TargetBody = Type.Object(
  {
    ...Type.Omit(Target, ['quote', 'section', 'partOf']).properties,
    partOf: Nullable(Uuid),
    /** The people of whom it speaks: 'người trong độ tuổi từ 15 đến 60'. */
    people: MayBeNamed,
    /** Left out in what was read before indicators were; null: nothing fits, or a person took it away. */
    indicator: Type.Optional(Nullable(Indicator)),
  },
  strict,
)
export type TargetBody = Static<typeof TargetBody>
export const DutyBody = Type.Object(
  {
    ...Type.Omit(Duty, ['quote', 'section']).properties,
    /** What is to be handed in. */
    product: Nullable(Words),
    /** What must have come about before: 'sau khi được cấp có thẩm quyền phê duyệt'. */
    condition: MayBeNamed,
    /** The sub-scheme that it orders to build or to carry out. */
    scheme: MayBeNamed,
  },
  strict,
)
export type DutyBody = Static<typeof DutyBody>
export const ReportBody = Type.Object(Type.Omit(Report, ['quote']).properties, strict)
export type ReportBody = Static<typeof ReportBody>
export const ReviewBody = Type.Object(Type.Omit(Review, ['quote']).properties, strict)
export type ReviewBody = Static<typeof ReviewBody>
export const RecipientBody = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }) },
  strict,
)
export type RecipientBody = Static<typeof RecipientBody>

const Year = Type.Integer({ minimum: 1900, maximum: 2200 })
export const ObjectiveBody = Type.Object({ scope: ObjectiveScope, year: Nullable(Year) }, strict)
export type ObjectiveBody = Static<typeof ObjectiveBody>
/** Where money comes from. */
export const FundingBody = Type.Object({ sources: Type.Array(Words, { maxItems: 50 }) }, strict)
export type FundingBody = Static<typeof FundingBody>

/** The schema of a fact's body, by its kind. */
export const FACT_BODIES = {
  document: DocumentFacts,
  objective: ObjectiveBody,
  target: TargetBody,
  duty: DutyBody,
  report: ReportBody,
  review: ReviewBody,
  funding: FundingBody,
  citation: Citation,
  recipient: RecipientBody,
} as const
export type FactBody<K extends FactKind = FactKind> = { [kind in FactKind]: Static<(typeof FACT_BODIES)[kind]> }[K]

export const LACKS = ['owner', 'product', 'date', 'unit', 'milestone'] as const
/** What a fact does not say and somebody will ask for. */
export const Lack = Type.Enum([...LACKS])
export type Lack = (typeof LACKS)[number]

const factFields = {
  id: Uuid,
  clauseId: Uuid,
  section: Type.String(),
  start: Type.Integer({ minimum: 0 }),
  end: Type.Integer({ minimum: 0 }),
  quote: Type.String(),
  /** The rule of the reader that found it; null where a person added it. */
  rule: Nullable(Type.String()),
  /** How sure the reader was; null of what people made or changed, and of what was read before classes were known. */
  certainty: Nullable(Type.Enum([...CERTAINTIES])),
  /** Why it was not sure. */
  doubts: Type.Array(Type.String()),
  origin: Type.Enum(['read', 'added', 'split', 'merged']),
  revision: Type.Integer({ minimum: 1 }),
  confirmedBy: Nullable(Type.String({ description: 'The name of the person' })),
  confirmedAt: Nullable(Instant),
  /** Was read, and says something else now. */
  changed: Type.Boolean(),
  lacks: Type.Array(Lack),
}
const factOf = <K extends FactKind, More extends TProperties>(kind: K, more: More) =>
  Type.Object({ ...factFields, ...more, kind: Type.Literal(kind), body: FACT_BODIES[kind] }, strict)
/** A fact of any kind, with what else is said of it. */
export const factWith = <More extends TProperties>(more: More) =>
  Type.Union([
    factOf('document', more),
    factOf('objective', more),
    factOf('target', more),
    factOf('duty', more),
    factOf('report', more),
    factOf('review', more),
    factOf('funding', more),
    factOf('citation', more),
    factOf('recipient', more),
  ])
export const Fact = factWith({})
export type Fact = {
  [K in FactKind]: Omit<Static<typeof Fact>, 'kind' | 'body'> & { kind: K; body: FactBody<K> }
}[FactKind]
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>

const Place = Type.Object({ start: Type.Integer({ minimum: 0 }), end: Type.Integer({ minimum: 1 }) }, strict)
const at = { factId: Uuid, revision: Type.Integer({ minimum: 1, description: 'The one that was seen' }) }

/**
 * One thing done to one draft; several in a batch are done together or not at all. Whoever changes or adds a fact has
 * confirmed it; what is split or merged is to be confirmed again. A deleted target leaves its parts without a whole.
 */
export const Edit = Type.Union([
  Type.Object(
    { action: Type.Literal('change'), ...at, body: Type.Unknown({ description: 'Whole, by the kind of the fact' }) },
    strict,
  ),
  Type.Object({ action: Type.Literal('confirm'), ...at }, strict),
  Type.Object({ action: Type.Literal('unconfirm'), ...at }, strict),
  Type.Object({ action: Type.Literal('delete'), ...at }, strict),
  Type.Object(
    { action: Type.Literal('add'), factId: Uuid, kind: FactKind, place: Place, body: Type.Unknown() },
    strict,
  ),
  Type.Object(
    {
      action: Type.Literal('split'),
      ...at,
      /** The first keeps the id of the fact; the others carry new ids and copies of its body. */
      parts: Type.Array(Type.Object({ factId: Uuid, place: Place }, strict), { minItems: 2, maxItems: 20 }),
    },
    strict,
  ),
  Type.Object(
    {
      action: Type.Literal('merge'),
      /** One of the facts: its body stays, its place grows over all of them, the others go. */
      into: Uuid,
      facts: Type.Array(Type.Object(at, strict), { minItems: 2, maxItems: 20 }),
    },
    strict,
  ),
])
export type Edit = Static<typeof Edit>

/** `batchId` is the client's own: sent again, it is answered and not done again. New facts carry ids of the client too. */
export const EditBatch = Type.Object(
  { batchId: Uuid, edits: Type.Array(Edit, { minItems: 1, maxItems: 5000 }) },
  strict,
)
export type EditBatch = Static<typeof EditBatch>

/** Takes a batch back, unless somebody else went on from it. Done again by undoing the undo. */
export const UndoBatch = Type.Object(
  { batchId: Type.String({ format: 'uuid', description: 'New, of the undoing' }), undoes: Uuid },
  strict,
)
export type UndoBatch = Static<typeof UndoBatch>

/** `params` of the problem `edit-conflict`: the facts as they are now, and who brought them there. Nothing was applied. */
export const EditConflict = Type.Object(
  {
    facts: Type.Array(Fact),
    deleted: Type.Array(Uuid),
    changes: Type.Array(Type.Object({ factId: Uuid, by: Nullable(Type.String()), at: Instant }, strict)),
    cursor: Type.String(),
  },
  strict,
)
export type EditConflict = Omit<Static<typeof EditConflict>, 'facts'> & { facts: Fact[] }

export const EditResult = Type.Object(
  { batchId: Uuid, facts: Type.Array(Fact), deleted: Type.Array(Uuid), cursor: Type.String() },
  strict,
)
export type EditResult = Omit<Static<typeof EditResult>, 'facts'> & { facts: Fact[] }

/** What others did meanwhile: ask again with the cursor of the last answer. */
export const FactChanges = Type.Object(
  {
    facts: Type.Array(Fact),
    deleted: Type.Array(Uuid),
    cursor: Type.String(),
    state: Type.Enum(['draft', 'published', 'superseded']),
    publishing: Type.Boolean({
      description: 'Whether something is known of a publication: `publish-progress` tells it',
    }),
  },
  strict,
)
export type FactChanges = Omit<Static<typeof FactChanges>, 'facts'> & { facts: Fact[] }
