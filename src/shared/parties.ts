import { type Static, Type } from 'typebox'
import { OrganisationKind } from './organisations.ts'
import { BigId, Day, Instant, Nullable, strict, Uuid } from './schema.ts'
import { UnitLevel } from './units.ts'

// Whom the wordings of a programme mean as of a day, what people said of it, and who watches over whom.

export const PARTY_CLASSES = ['sure', 'choose', 'group', 'ended', 'missing', 'outside'] as const
export const PartyClass = Type.Enum([...PARTY_CLASSES])

export const PartyBody = Type.Object(
  {
    id: BigId,
    name: Type.String(),
    kind: OrganisationKind,
    unitId: BigId,
    unitName: Type.String(),
    /** The first day on which it no longer was; null: it lives. */
    ended: Nullable(Day),
  },
  strict,
)
export type PartyBody = Static<typeof PartyBody>

/** One step from a body that ended to the one that took a task over; `task` empty: all not named elsewhere. */
export const PartyStep = Type.Object(
  { fromId: BigId, toId: BigId, task: Type.String(), on: Day, legalBasis: Nullable(Type.String()) },
  strict,
)
export const PartyReason = Type.Enum(['name', 'part-of-name', 'name-now', 'kind', 'unit', 'ground', 'successor'])

/** A duty that names the party. For a body that ended: who took the task over that the words of the duty name. */
export const PartyDuty = Type.Object(
  {
    factId: Uuid,
    clauseId: Uuid,
    quote: Type.String({ description: 'At most 300 letters' }),
    role: Type.Enum(['lead', 'support', 'report', 'receive']),
    proposed: Type.Array(BigId),
    task: Type.String(),
    /** Said for this duty alone. */
    chosen: Nullable(Type.Array(BigId)),
    revision: Type.Integer({ minimum: 0 }),
  },
  strict,
)
export type PartyDuty = Static<typeof PartyDuty>

export const PartyChoice = Type.Object(
  {
    organisationIds: Type.Array(BigId),
    by: Nullable(Type.String()),
    at: Instant,
    /** The organisations were there on this day. */
    on: Day,
  },
  strict,
)

/**
 * open: nobody has said anything. confirmed: as people said. changed: what they said no longer holds whole, since a
 * body ended or a new one fits the group.
 */
export const PartyState = Type.Enum(['open', 'confirmed', 'changed'])

export const Party = Type.Object(
  {
    key: Type.String({ description: 'What an edit names it by' }),
    wording: Type.String(),
    class: PartyClass,
    state: PartyState,
    /** One answer only: it holds without being confirmed. */
    settled: Type.Boolean(),
    reason: Nullable(PartyReason),
    /** Proposed by rule, or as an earlier programme of the unit has it. */
    proposed: Type.Array(BigId),
    /** Could be meant too. */
    offered: Type.Array(BigId),
    /** The way from the body that ended to each that is proposed or offered. */
    ways: Type.Array(Type.Object({ organisationId: BigId, steps: Type.Array(PartyStep) }, strict)),
    endedId: Nullable(BigId),
    wanted: Nullable(
      Type.Object({ name: Type.String(), unitId: BigId, unitName: Type.String(), kind: OrganisationKind }, strict),
    ),
    /** Units of a group that have no such body here. */
    lacking: Type.Array(Type.Object({ id: BigId, name: Type.String() }, strict)),
    /** Of the units that a group names those that are no more; `levelEnded`: none of their level is left. */
    endedUnits: Nullable(
      Type.Object(
        { level: UnitLevel, count: Type.Integer({ minimum: 1 }), on: Day, levelEnded: Type.Boolean() },
        strict,
      ),
    ),
    chosen: Nullable(PartyChoice),
    /** To whom the duties with this wording are given, some or all. */
    given: Type.Array(BigId),
    /** Fit the group and were not there when it was confirmed. */
    born: Type.Array(BigId),
    /** Were confirmed and have ended. */
    gone: Type.Array(BigId),
    /** The programme whose answer is proposed. */
    remembered: Nullable(Type.Object({ programmeId: Uuid, programmeName: Type.String() }, strict)),
    leads: Type.Integer(),
    joins: Type.Integer(),
    receives: Type.Integer({ description: 'How many reports are sent to it' }),
    /** All that name a body with several heirs; of any other party the first three. */
    duties: Type.Array(PartyDuty),
    /** What an edit has to have seen. */
    revision: Type.Integer({ minimum: 0 }),
  },
  strict,
)
export type Party = Static<typeof Party>

/** A duty that tells a body to watch over a unit or a group of people. */
export const Watch = Type.Object(
  {
    factId: Uuid,
    clauseId: Uuid,
    quote: Type.String(),
    organisationId: BigId,
    unitId: Nullable(BigId),
    unitName: Nullable(Type.String()),
    /** The unit that the plan named, where another has its ground now. */
    saidUnitName: Nullable(Type.String()),
    group: Nullable(Type.String()),
    from: Day,
    /** Kept already. */
    kept: Type.Boolean(),
  },
  strict,
)
export type Watch = Static<typeof Watch>

export const PartyCounts = Type.Object(
  {
    sure: Type.Integer({ description: 'Named bodies with one answer' }),
    group: Type.Integer({ description: 'Groups that nobody has looked at' }),
    ended: Type.Integer({ description: 'Bodies that ended, with several that took over' }),
    choose: Type.Integer({ description: 'Uncertain names' }),
    missing: Type.Integer(),
    changed: Type.Integer({ description: 'Confirmed, and no longer right' }),
    confirmed: Type.Integer(),
  },
  strict,
)
export type PartyCounts = Static<typeof PartyCounts>

export const Parties = Type.Object(
  {
    programmeId: Uuid,
    programmeName: Type.String(),
    unitName: Type.String(),
    on: Day,
    mayResolve: Type.Boolean(),
    parties: Type.Array(Party),
    watches: Type.Array(Watch),
    bodies: Type.Array(PartyBody),
    counts: PartyCounts,
    cursor: Type.String({ description: 'Counts the batches that were taken' }),
    /** The last batch, where it is mine and can be taken back. */
    undoable: Nullable(Uuid),
  },
  strict,
)
export type Parties = Static<typeof Parties>

const seen = { revision: Type.Integer({ minimum: 0, description: 'The one that was seen; 0: nothing was said' }) }
const wording = { key: Type.String({ minLength: 1, maxLength: 2000 }), factId: Nullable(Uuid) }
const someBodies = Type.Array(BigId, { maxItems: 5000, uniqueItems: true })

/** What is said of a wording, for all its duties or (`factId`) for one; no organisations: nobody here is meant. */
export const PartyEdit = Type.Union([
  Type.Object(
    {
      action: Type.Literal('confirm'),
      ...wording,
      organisationIds: someBodies,
      leftOut: someBodies,
      ...seen,
      asName: Type.Optional(
        Type.Boolean({ description: 'Keep the wording as one more short name of the one organisation' }),
      ),
    },
    strict,
  ),
  Type.Object({ action: Type.Literal('reset'), ...wording, ...seen }, strict),
])
export type PartyEdit = Static<typeof PartyEdit>

/** `batchId` is the client's own: sent again, it is answered and not done again. All of it is done, or nothing. */
export const PartyBatch = Type.Object(
  { batchId: Uuid, edits: Type.Array(PartyEdit, { minItems: 1, maxItems: 1000 }) },
  strict,
)
export type PartyBatch = Static<typeof PartyBatch>

/** Takes a batch back, unless somebody went on from it. */
export const UndoParties = Type.Object({ batchId: Uuid, undoes: Uuid }, strict)
export type UndoParties = Static<typeof UndoParties>

/** Patronages that are to be kept, as they were proposed. */
export const NewWatches = Type.Object(
  {
    watches: Type.Array(
      Type.Object(
        {
          factId: Uuid,
          organisationId: BigId,
          unitId: Nullable(BigId),
          group: Nullable(Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' })),
        },
        strict,
      ),
      { minItems: 1, maxItems: 500 },
    ),
  },
  strict,
)
export type NewWatches = Static<typeof NewWatches>
