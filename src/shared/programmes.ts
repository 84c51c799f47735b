import { type Static, Type } from 'typebox'
import { FactCounts } from './documents.ts'
import { Fact, factWith } from './facts.ts'
import { PartyCounts } from './parties.ts'
import { Frequency } from './plan.ts'
import { OrderFault } from './report-order.ts'
import { BigId, Day, Instant, Nullable, strict, Uuid } from './schema.ts'

export const DOCUMENT_RELATIONS = ['starts', 'implements', 'supplements', 'amends', 'replaces', 'ends'] as const
export const DocumentRelation = Type.Enum([...DOCUMENT_RELATIONS])
export type DocumentRelation = (typeof DOCUMENT_RELATIONS)[number]

export const VersionState = Type.Enum(['draft', 'published', 'superseded'])

/** A document taken into a programme: a new one unless `programmeId` names one. */
export const NewDraft = Type.Object(
  {
    documentId: Uuid,
    programmeId: Type.Optional(Uuid),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' })),
    relation: DocumentRelation,
    on: Type.Optional(Day),
  },
  strict,
)
export type NewDraft = Static<typeof NewDraft>

/** Amending: a new draft from what is published of a document, its facts and what was confirmed carried on. */
export const NewVersion = Type.Object({ documentId: Uuid }, strict)
export type NewVersion = Static<typeof NewVersion>

/** How a document stands in a programme, from which day, and of which other document; without `of`: of all before it. */
export const NewRelation = Type.Object(
  {
    documentId: Uuid,
    relation: DocumentRelation,
    on: Day,
    until: Type.Optional(Nullable(Day)),
    of: Type.Optional(Nullable(Uuid)),
  },
  strict,
)
export type NewRelation = Static<typeof NewRelation>

export const Version = Type.Object(
  {
    id: Uuid,
    programmeId: Uuid,
    programmeName: Type.String(),
    documentId: Uuid,
    textId: Uuid,
    unitId: BigId,
    unitName: Type.String(),
    number: Type.Integer(),
    state: VersionState,
    amends: Type.Boolean({ description: 'Whether its document supplements, amends, replaces or ends another' }),
    createdAt: Instant,
    publishedAt: Nullable(Instant),
    publishedBy: Nullable(Type.String()),
    mayReview: Type.Boolean(),
    mayPublish: Type.Boolean(),
    facts: Type.Array(Fact),
    cursor: Type.String(),
  },
  strict,
)
export type Version = Omit<Static<typeof Version>, 'facts'> & { facts: Fact[] }

/** By kind: what was read, and what people changed, deleted and added before publishing. */
export const Corrections = Type.Record(
  Type.String(),
  Type.Object(
    { read: Type.Integer(), changed: Type.Integer(), deleted: Type.Integer(), added: Type.Integer() },
    strict,
  ),
)
export type Corrections = Static<typeof Corrections>

/** What publishing would do, and what nobody has confirmed yet. */
export const PublishPreview = Type.Object(
  {
    counts: FactCounts,
    unconfirmed: FactCounts,
    lacking: Type.Object({ owner: Type.Integer(), product: Type.Integer(), date: Type.Integer() }, strict),
    agencies: Type.Integer({ description: 'Parties named as responsible' }),
    parties: PartyCounts,
    orderFaults: Type.Array(OrderFault, { description: 'What cannot work in the order of its reports; no bar' }),
    corrections: Corrections,
    cursor: Type.String({ description: 'Publishing with it fails if somebody edited meanwhile' }),
  },
  strict,
)
export type PublishPreview = Static<typeof PublishPreview>
export const Publish = Type.Object({ cursor: Type.String({ pattern: '^[0-9]{1,9}$' }) }, strict)
export type Publish = Static<typeof Publish>

/** How far a publication is. */
export const PublishProgress = Type.Object(
  {
    state: Type.Enum(['unknown', 'under-way', 'failed'], {
      description: 'unknown: nothing is known here; it is not asked for, over, or done by another process',
    }),
    done: Type.Integer({
      description: 'Duties of an organisation, and their answers, that are opened, changed or ended',
    }),
    of: Nullable(Type.Integer({ description: 'Null: it is being worked out' })),
  },
  strict,
)
export type PublishProgress = Static<typeof PublishProgress>

export const ProgrammeSummary = Type.Object(
  {
    id: Uuid,
    name: Type.String(),
    unitId: BigId,
    unitName: Type.String(),
    horizonFrom: Nullable(Type.Integer()),
    horizonTo: Nullable(Type.Integer()),
    sample: Type.Boolean(),
    state: Type.Enum(['draft', 'published']),
    draftVersionId: Nullable(Uuid),
    counts: FactCounts,
  },
  strict,
)
export type ProgrammeSummary = Static<typeof ProgrammeSummary>

export const ProgrammeDocument = Type.Object(
  {
    documentId: Uuid,
    fileName: Type.String(),
    kind: Nullable(Type.String()),
    number: Nullable(Type.String()),
    title: Nullable(Type.String()),
    issuedOn: Nullable(Type.String()),
    relation: DocumentRelation,
    on: Day,
    /** The first day on which it no longer holds: as was said, or as a published document ended it. */
    until: Nullable(Day),
    of: Nullable(Uuid),
    inForce: Type.Boolean({ description: 'On the day asked for' }),
    versions: Type.Array(
      Type.Object(
        {
          id: Uuid,
          number: Type.Integer(),
          state: VersionState,
          publishedAt: Nullable(Instant),
          corrections: Nullable(Corrections),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type ProgrammeDocument = Static<typeof ProgrammeDocument>

/**
 * One expected report: who, to whom, for which period. `dueOn` is the day that the plan names: it is due before it
 * ("trước ngày"); null where the plan names none.
 */
export const CalendarEntry = Type.Object(
  {
    factId: Uuid,
    clauseId: Uuid,
    documentId: Uuid,
    dueOn: Nullable(Day),
    period: Type.String({ description: '2026, 2026-H1, 2026-Q3, 2026-11; empty where the plan names none' }),
    frequency: Frequency,
    from: Type.Array(Type.String()),
    to: Type.Array(Type.String()),
    onward: Type.Array(Type.String()),
    quote: Type.String(),
  },
  strict,
)
export type CalendarEntry = Static<typeof CalendarEntry>

/** A published fact, with the document it comes from. */
export const PublishedFact = factWith({ documentId: Uuid, versionId: Uuid })
export type PublishedFact = Fact & { documentId: string; versionId: string }

export const Programme = Type.Object(
  {
    ...ProgrammeSummary.properties,
    documents: Type.Array(ProgrammeDocument),
    facts: Type.Array(Type.Unsafe<PublishedFact>(PublishedFact)),
    calendar: Type.Array(CalendarEntry),
    calendarFrom: Day,
    calendarUntil: Day,
    mayReview: Type.Boolean(),
  },
  strict,
)
export type Programme = Omit<Static<typeof Programme>, 'facts'> & { facts: PublishedFact[] }

const NeighbourClause = Type.Object({ id: Uuid, text: Type.String() }, strict)

/** A clause with its words and its place among the others, and what stands on it. */
export const ClausePage = Type.Object(
  {
    id: Uuid,
    documentId: Uuid,
    versionId: Nullable(Uuid),
    section: Type.String(),
    heads: Type.Array(Type.Object({ id: Uuid, marker: Nullable(Type.String()), text: Type.String() }, strict)),
    marker: Nullable(Type.String()),
    /** Where the words begin in the text of the document: the places of the facts count from there too. */
    start: Type.Integer({ minimum: 0 }),
    text: Type.String(),
    before: Nullable(NeighbourClause),
    after: Nullable(NeighbourClause),
    facts: Type.Array(Fact),
  },
  strict,
)
export type ClausePage = Omit<Static<typeof ClausePage>, 'facts'> & { facts: Fact[] }
