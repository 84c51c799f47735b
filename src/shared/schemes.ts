import { type Static, Type } from 'typebox'
import { LINK_STATES } from './links.ts'
import { BigId, Nullable, strict, Uuid } from './schema.ts'

// Sub-schemes that a published plan orders, each a programme of its own with its own lead, and of which programme one is itself a part.

/** A programme that a sub-scheme is or may be. */
const SchemeProgramme = Type.Object(
  {
    programmeId: Uuid,
    programmeName: Type.String(),
    state: Type.Enum([...LINK_STATES]),
    revision: Type.Integer({ minimum: 0, description: 'Of the link; 0 where nobody has said anything yet' }),
  },
  strict,
)

export const Scheme = Type.Object(
  {
    factId: Uuid,
    clauseId: Uuid,
    section: Type.String(),
    quote: Type.String(),
    name: Type.String(),
    /** Who has the duty that orders it. */
    leads: Type.Array(Type.Object({ assignmentId: Uuid, organisationId: BigId, name: Type.String() }, strict)),
    /** Kept ones first, then what the rules propose; refused ones are told for their revision. */
    programmes: Type.Array(SchemeProgramme),
    standings: Nullable(
      Type.Record(Type.String(), Type.Integer(), {
        description:
          'How many answers of the kept programmes stand how, without those that none does; null where none is kept',
      }),
    ),
  },
  strict,
)
export type Scheme = Static<typeof Scheme>

/** The programme whose sub-scheme this one is. */
const SchemeParent = Type.Object(
  { programmeId: Uuid, programmeName: Type.String(), name: Type.String(), clauseId: Uuid },
  strict,
)
export type SchemeParent = Static<typeof SchemeParent>

export const Schemes = Type.Object(
  {
    programmeId: Uuid,
    programmeName: Type.String(),
    /** What is published of it, on which a link is said; null: nothing is. */
    versionId: Nullable(Uuid),
    mayLink: Type.Boolean(),
    schemes: Type.Array(Scheme),
    parents: Type.Array(SchemeParent),
  },
  strict,
)
export type Schemes = Static<typeof Schemes>
