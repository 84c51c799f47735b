import { type Static, Type } from 'typebox'
import { BigId, Instant, NamedBody, Nullable, strict, Uuid } from './schema.ts'

// Which organisation is the standing agency of a programme: what its plan says, and what a planner says of that.

/** The clause that names one. */
const NamingClause = Type.Object(
  { factId: Uuid, versionId: Uuid, clauseId: Uuid, section: Type.String(), quote: Type.String() },
  strict,
)

/** An organisation that a clause of the plan makes the standing agency, by the grammar of its words. */
export const ProposedAgency = Type.Object({ organisation: NamedBody, clause: NamingClause }, strict)
export type ProposedAgency = Static<typeof ProposedAgency>

export const AGENCY_SAYINGS = ['keep', 'choose', 'refuse'] as const
/** keep: as a clause has it. choose: another organisation. refuse: none, though a clause names one. */
export const AgencySaying = Type.Enum([...AGENCY_SAYINGS])
export type AgencySaying = (typeof AGENCY_SAYINGS)[number]

/** What was said once. `said` null: what had been said before was undone. */
export const AgencySaid = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    said: Nullable(AgencySaying),
    organisation: Nullable(NamedBody),
    section: Nullable(Type.String()),
    quote: Nullable(Type.String({ description: 'The clause, as it was then' })),
    undid: Nullable(AgencySaying),
    by: Nullable(Type.String({ description: 'The name of the person' })),
    at: Instant,
  },
  strict,
)
export type AgencySaid = Static<typeof AgencySaid>

/** `now` null: what is raised goes to whoever plans at the unit of the programme. */
export const StandingAgencyPage = Type.Object(
  {
    programmeId: Uuid,
    programmeName: Type.String(),
    unitName: Type.String(),
    now: Nullable(NamedBody),
    proposed: Type.Array(ProposedAgency, { description: 'In the order of the text; none where the plan names none' }),
    revision: Type.Integer({ minimum: 0, description: 'How often something was said' }),
    mayChoose: Type.Boolean(),
    history: Type.Array(AgencySaid, { description: 'The last first' }),
  },
  strict,
)
export type StandingAgencyPage = Static<typeof StandingAgencyPage>

/** Keeps what a clause proposes (`factId` with its organisation), refuses it (with none), or chooses another organisation (without a clause). */
export const NewStandingAgency = Type.Object(
  {
    revision: Type.Integer({ minimum: 0, description: 'The one that was seen' }),
    organisationId: Nullable(BigId),
    factId: Nullable(Uuid),
  },
  strict,
)
export type NewStandingAgency = Static<typeof NewStandingAgency>

/** Takes back what was said last. */
export const UndoStandingAgency = Type.Object({ revision: Type.Integer({ minimum: 1 }) }, strict)
export type UndoStandingAgency = Static<typeof UndoStandingAgency>
