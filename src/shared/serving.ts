import { type Static, Type } from 'typebox'
import { LinkedDuty, LinkedTarget } from './links.ts'
import { BigId, Nullable, strict, Uuid } from './schema.ts'

// Which targets the duties of a published plan serve, and how far the duties of a target are.

const confirmed = Type.Boolean({
  description: 'A person said that they go together; else the rules propose it, and nobody refused',
})

export const PlannedTarget = Type.Omit(LinkedTarget, ['theme', 'indicator'], strict)
export type PlannedTarget = Static<typeof PlannedTarget>
export const PlannedDuty = Type.Pick(LinkedDuty, ['id', 'clauseId', 'section', 'quote'], strict)
export type PlannedDuty = Static<typeof PlannedDuty>

/** What a duty is for. `whole`: it is a condition for the whole plan. */
export const ServedTargets = Type.Object(
  {
    targets: Type.Array(Type.Object({ ...PlannedTarget.properties, confirmed }, strict)),
    whole: Nullable(Type.Object({ confirmed }, strict)),
  },
  strict,
)
export type ServedTargets = Static<typeof ServedTargets>

const Standings = Type.Record(Type.String(), Type.Integer(), {
  description: 'How many answers stand how; those that are none are left out',
})

/** A duty that serves a target, with whoever I see that has it. */
export const ServingDuty = Type.Object(
  {
    factId: Uuid,
    clauseId: Uuid,
    section: Type.String(),
    quote: Type.String(),
    confirmed,
    /** Nobody has it yet: the page on which a planner says who does. */
    unowned: Nullable(Uuid),
    owners: Type.Array(
      Type.Object({ assignmentId: Uuid, organisationId: BigId, name: Type.String(), standings: Standings }, strict),
      { description: 'The first by urgency' },
    ),
    more: Type.Integer({ minimum: 0, description: 'How many others have it' }),
    standings: Standings,
  },
  strict,
)
export type ServingDuty = Static<typeof ServingDuty>

/** A target of a programme with the duties that serve it; none: no duty serves it. */
export const TargetPage = Type.Object(
  {
    programmeId: Uuid,
    programmeName: Type.String(),
    target: PlannedTarget,
    duties: Type.Array(ServingDuty),
  },
  strict,
)
export type TargetPage = Static<typeof TargetPage>
