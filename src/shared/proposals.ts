import { type Static, Type } from 'typebox'
import { BigId, Day, Instant, Nullable, PlainName, strict, Uuid } from './schema.ts'

// Difficulties and proposals that organisations raise, what became of them, and the guidance made of answers.

export const PROPOSAL_KINDS = ['difficulty', 'proposal'] as const
/** difficulty: something is in the way. proposal: something is asked for. */
export const ProposalKind = Type.Enum([...PROPOSAL_KINDS])
export type ProposalKind = (typeof PROPOSAL_KINDS)[number]

export const PROPOSAL_STATES = [
  'draft',
  'sent',
  'taken',
  'returned',
  'sent-up',
  'answered',
  'withdrawn',
  'closed',
] as const
/** taken: somebody took it in hand, wherever it lies. returned: its organisation is asked for more. */
export const ProposalState = Type.Enum([...PROPOSAL_STATES])
export type ProposalState = (typeof PROPOSAL_STATES)[number]

export const PROPOSAL_ACTS = [
  'send',
  'withdraw',
  'close',
  'reopen',
  'take',
  'answer',
  'return',
  'send-up',
  'send-down',
  'publish',
  'take-back',
] as const
/** send-down: back to the unit that sent it up, without an answer. publish, take-back: the answer as guidance. */
export const ProposalAct = Type.Enum([...PROPOSAL_ACTS])
export type ProposalAct = (typeof PROPOSAL_ACTS)[number]

export const PROPOSAL_VIEWS = ['mine', 'waiting', 'sent-up', 'answered', 'all'] as const
/**
 * mine: raised by me or my organisation. waiting: for my answer. sent-up: lies with a unit above the one that was asked, and not with
 * me. answered: or closed after it. all: whatever I may see.
 */
export const ProposalView = Type.Enum([...PROPOSAL_VIEWS])
export type ProposalView = (typeof PROPOSAL_VIEWS)[number]

const Title = PlainName({ minLength: 1, maxLength: 300 })
const Words = Type.String({ minLength: 1, maxLength: 10_000, pattern: '\\S' })

const Days = Type.Object(
  { days: Type.Integer(), workingDays: Type.Integer({ description: 'By the calendar of public holidays' }) },
  strict,
)
/** How long it took, or takes until today: since it was sent, and where it lies now. Null: it was not sent, or lies with nobody. */
export const ProposalDays = Type.Object({ sinceSent: Nullable(Days), here: Nullable(Days) }, strict)
export type ProposalDays = Static<typeof ProposalDays>

/** By whom it lies: by its organisation, by the standing agency that was asked, or by a unit above. */
export const LYING_WITH = ['organisation', 'agency', 'above', 'nobody'] as const
export type LyingWith = (typeof LYING_WITH)[number]

const ofProposal = {
  id: Uuid,
  kind: Type.Enum([...PROPOSAL_KINDS]),
  title: Type.String(),
  state: Type.Enum([...PROPOSAL_STATES]),
  organisationId: BigId,
  organisationName: Type.String(),
  programmeId: Nullable(Uuid),
  programmeName: Nullable(Type.String()),
  assignmentId: Nullable(Uuid),
  section: Nullable(Type.String()),
  quote: Nullable(Type.String({ description: 'Of the duty or target that it speaks of' })),
  sentOn: Nullable(Day),
  liesWith: Type.Enum([...LYING_WITH]),
  liesAt: Nullable(Type.String({ description: 'The name of the unit whose agency has it' })),
  liesSince: Nullable(Day),
  endedOn: Nullable(Day),
  days: ProposalDays,
  isGuidance: Type.Boolean({ description: 'Its answer is published as guidance' }),
}

export const ProposalRow = Type.Object(ofProposal, strict)
export type ProposalRow = Static<typeof ProposalRow>

export const ProposalEvent = Type.Object(
  {
    id: Uuid,
    act: ProposalAct,
    state: ProposalState,
    at: Instant,
    by: Nullable(Type.String({ description: 'The name of the person' })),
    atUnit: Nullable(Type.String({ description: 'The unit that did it; null: the organisation' })),
    title: Nullable(Type.String({ description: 'Of a sending: as it was called then' })),
    words: Nullable(Type.String()),
  },
  strict,
)
export type ProposalEvent = Static<typeof ProposalEvent>

export const Guidance = Type.Object(
  {
    id: Uuid,
    title: Type.String(),
    question: Type.String(),
    answer: Type.String(),
    section: Nullable(Type.String()),
    quote: Nullable(Type.String()),
    askedBy: Nullable(Type.String({ description: 'Where whoever asked allows it' })),
    answeredBy: Type.String({ description: 'The unit' }),
    publishedAt: Instant,
  },
  strict,
)
export type Guidance = Static<typeof Guidance>

/** One, whole, with what I may do with it. */
export const ProposalPage = Type.Object(
  {
    ...ofProposal,
    today: Day,
    words: Type.String(),
    mayName: Type.Boolean({ description: 'Guidance may name the organisation' }),
    askedUnit: Type.String({ description: 'The standing agency that was asked, or the unit whose planners were' }),
    aboveUnit: Nullable(Type.String({ description: 'The unit to which it would be sent up' })),
    answer: Nullable(Type.String()),
    answeredBy: Nullable(Type.String({ description: 'The unit' })),
    revision: Type.Integer({ minimum: 1 }),
    may: Type.Array(ProposalAct),
    mayEdit: Type.Boolean({ description: 'Its words can be changed before it is sent' }),
    mayDrop: Type.Boolean({ description: 'It was never sent and can be dropped' }),
    guidance: Nullable(Guidance),
    events: Type.Array(ProposalEvent),
  },
  strict,
)
export type ProposalPage = Static<typeof ProposalPage>

const written = { kind: ProposalKind, title: Title, words: Words, mayName: Type.Boolean() }

/** On a duty, on a target of a published plan, or free within a programme or, without one, the unit of the organisation. */
export const NewProposal = Type.Object(
  {
    organisationId: BigId,
    ...written,
    programmeId: Type.Optional(Uuid),
    assignmentId: Type.Optional(Uuid),
    target: Type.Optional(Type.Object({ versionId: Uuid, factId: Uuid }, strict)),
    send: Type.Boolean({ description: 'At once; else it is kept as a draft' }),
  },
  strict,
)
export type NewProposal = Static<typeof NewProposal>

/** Its words anew, while it is a draft or was returned. */
export const ProposalWords = Type.Object({ ...written, revision: Type.Integer({ minimum: 1 }) }, strict)
export type ProposalWords = Static<typeof ProposalWords>

export const ProposalRevision = Type.Object({ revision: Type.Integer({ minimum: 1 }) }, strict)
export type ProposalRevision = Static<typeof ProposalRevision>

export const NewGuidance = Type.Object({ title: Title, question: Words, answer: Words }, strict)
export type NewGuidance = Static<typeof NewGuidance>

/** Something done to a proposal. What answers, returns, sends up or down, or reopens says so in words; what publishes says with which. */
export const NewProposalAct = Type.Object(
  {
    act: ProposalAct,
    revision: Type.Integer({ minimum: 1, description: 'The one that was seen' }),
    words: Type.Optional(Words),
    guidance: Type.Optional(NewGuidance),
  },
  strict,
)
export type NewProposalAct = Static<typeof NewProposalAct>

/** Which are listed, the newest first; all filters together hold. */
export const ProposalsQuery = Type.Object({
  view: Type.Optional(ProposalView),
  state: Type.Optional(ProposalState),
  kind: Type.Optional(ProposalKind),
  programmeId: Type.Optional(Uuid),
  q: Type.Optional(
    Type.String({
      maxLength: 200,
      description:
        'Words that are all in it, in what it speaks of or in the name of its organisation; blind to accents',
    }),
  ),
  after: Type.Optional(Type.String({ format: 'uuid', description: 'The last one of the page before' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
})
export type ProposalsQuery = Static<typeof ProposalsQuery>

export const ProposalsSheetQuery = Type.Object({
  ...Type.Omit(ProposalsQuery, ['after', 'limit']).properties,
  lang: Type.Enum(['vi', 'en'], { default: 'vi' }),
})
export type ProposalsSheetQuery = Static<typeof ProposalsSheetQuery>

export const MOST_COUNTED = 1000
export const ProposalsPage = Type.Object(
  {
    today: Day,
    counts: Type.Record(Type.Enum([...PROPOSAL_VIEWS]), Type.Integer(), {
      description: `Of each view, whatever the filters; at most ${MOST_COUNTED}`,
    }),
    programmes: Type.Array(Type.Object({ id: Uuid, name: Type.String() }, strict), {
      description: 'Those in which I see something raised',
    }),
    mayRaise: Type.Boolean(),
    proposals: Type.Array(ProposalRow),
    more: Type.Boolean(),
  },
  strict,
)
export type ProposalsPage = Static<typeof ProposalsPage>

/** What the new one speaks of. */
export const RaisingQuery = Type.Object({
  programmeId: Type.Optional(Uuid),
  assignmentId: Type.Optional(Uuid),
  versionId: Type.Optional(Uuid),
  factId: Type.Optional(Uuid),
})
export type RaisingQuery = Static<typeof RaisingQuery>

/** Who may raise something of that, and with whom it will lie. */
export const Raising = Type.Object(
  {
    organisations: Type.Array(
      Type.Object({ id: BigId, name: Type.String(), unitName: Type.String({ description: 'Its own unit' }) }, strict),
    ),
    programmes: Type.Array(Type.Object({ id: Uuid, name: Type.String() }, strict)),
    programmeId: Nullable(Uuid),
    programmeName: Nullable(Type.String()),
    askedUnit: Nullable(Type.String({ description: 'Null: the unit of the organisation' })),
    agency: Nullable(
      Type.String({
        description: 'The standing agency of the programme, to which it goes; null: to whoever plans at that unit',
      }),
    ),
    section: Nullable(Type.String()),
    quote: Nullable(Type.String()),
  },
  strict,
)
export type Raising = Static<typeof Raising>

export const GuidanceQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200, description: 'Words that are all in it; blind to accents' })),
  after: Type.Optional(Type.String({ format: 'uuid', description: 'The last one of the page before' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
})
export type GuidanceQuery = Static<typeof GuidanceQuery>

/** The newest first. */
export const GuidancePage = Type.Object(
  { programmeId: Uuid, programmeName: Type.String(), guidance: Type.Array(Guidance), more: Type.Boolean() },
  strict,
)
export type GuidancePage = Static<typeof GuidancePage>
