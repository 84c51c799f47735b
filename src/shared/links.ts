import { type Static, Type } from 'typebox'
import { Indicator } from './indicators.ts'
import { Comparator, Role } from './plan.ts'
import { BigId, Instant, Nullable, strict, Uuid } from './schema.ts'

/** What of a version goes together: duties with targets and with each other, and its facts with what the system holds. */
export const LINK_RELATIONS = [
  'serves',
  'condition',
  'carried-by',
  'same-document',
  'same-target',
  'same-scheme',
] as const
export const LinkRelation = Type.Enum([...LINK_RELATIONS], {
  description:
    'serves: a duty a target; condition: a duty the whole plan (toId is nil); carried-by: a measure a duty; same-…: a citation, target or duty something that is here already',
})
export type LinkRelation = (typeof LINK_RELATIONS)[number]

/** `proposed`: the rules found it and nobody has said anything, or took it back. */
export const LINK_STATES = ['proposed', 'kept', 'refused'] as const
export type LinkState = (typeof LINK_STATES)[number]

/** How a duty is a condition for the whole plan. */
export const CONDITIONS = ['management', 'communication', 'funding', 'inspection'] as const
export type Condition = (typeof CONDITIONS)[number]

/** Stands for the whole plan. */
export const WHOLE_PLAN = '00000000-0000-0000-0000-000000000000'

const pair = { relation: LinkRelation, factId: Uuid, toId: Uuid }

export const FactLink = Type.Object(
  {
    ...pair,
    state: Type.Enum([...LINK_STATES]),
    /** How surely the rules found it, from 0 to 1; null where only a person did. */
    score: Nullable(Type.Number()),
    words: Type.Array(Type.String(), { description: 'The words that link' }),
    by: Nullable(Type.String({ description: 'The name of the person who said so last' })),
    at: Nullable(Instant),
    revision: Type.Integer({ minimum: 0, description: '0 where nobody has said anything yet' }),
  },
  strict,
)
export type FactLink = Static<typeof FactLink>

const placed = { id: Uuid, clauseId: Uuid, section: Type.String(), quote: Type.String() }

export const LinkedTarget = Type.Object(
  {
    ...placed,
    theme: Type.String({ description: 'What stands over it' }),
    milestone: Nullable(Type.Integer()),
    comparator: Comparator,
    value: Nullable(Type.Number()),
    upper: Nullable(Type.Number()),
    unit: Nullable(Type.String()),
    indicator: Nullable(Indicator),
  },
  strict,
)
export type LinkedTarget = Static<typeof LinkedTarget>

export const LinkedDuty = Type.Object(
  {
    ...placed,
    theme: Type.String(),
    responsible: Type.Array(Type.String()),
    role: Role,
    /** Of the part with tasks and without a doer: somebody has to carry it. */
    isMeasure: Type.Boolean(),
    condition: Nullable(Type.Enum([...CONDITIONS])),
  },
  strict,
)
export type LinkedDuty = Static<typeof LinkedDuty>

/** What a fact of the version may be the same as. */
export const LinkedThing = Type.Object(
  {
    id: Uuid,
    kind: Type.Enum(['document', 'target', 'programme']),
    name: Type.String(),
    programmeId: Nullable(Uuid),
    programmeName: Nullable(Type.String()),
    clauseId: Nullable(Uuid),
  },
  strict,
)
export type LinkedThing = Static<typeof LinkedThing>

export const Links = Type.Object(
  {
    versionId: Uuid,
    programmeId: Uuid,
    programmeName: Type.String(),
    unitId: BigId,
    unitName: Type.String(),
    state: Type.Enum(['draft', 'published', 'superseded']),
    mayLink: Type.Boolean(),
    targets: Type.Array(LinkedTarget),
    duties: Type.Array(LinkedDuty),
    citations: Type.Array(Type.Object({ ...placed, number: Type.String() }, strict)),
    things: Type.Array(LinkedThing),
    links: Type.Array(FactLink),
  },
  strict,
)
export type Links = Static<typeof Links>

export const LinkEdit = Type.Object(
  {
    action: Type.Enum(['keep', 'refuse', 'take-back']),
    ...pair,
    revision: Type.Integer({ minimum: 0, description: 'The one that was seen' }),
  },
  strict,
)
export type LinkEdit = Static<typeof LinkEdit>

/** All of them or none. */
export const LinkEdits = Type.Object({ edits: Type.Array(LinkEdit, { minItems: 1, maxItems: 1000 }) }, strict)
export type LinkEdits = Static<typeof LinkEdits>
export const LinksMade = Type.Object({ links: Type.Array(FactLink) }, strict)
export type LinksMade = Static<typeof LinksMade>
