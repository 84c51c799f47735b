import { type Static, Type } from 'typebox'
import { AccessRole, Reach } from './people.ts'
import { Day, Nullable, strict, Uuid } from './schema.ts'

/** Whoever stands in for somebody does so for a year at most; who is away for longer is followed by somebody. */
export const HAND_OVER_DAYS = 366

const Named = Type.Object(
  { id: Uuid, name: Nullable(Type.String({ description: 'Null where the person was erased' })) },
  strict,
)

export const HandOver = Type.Object(
  {
    id: Uuid,
    giver: Named,
    receiver: Named,
    role: AccessRole,
    reach: Reach,
    unitName: Type.String({ description: 'With its kind: tỉnh Hưng Yên' }),
    organisationName: Nullable(Type.String()),
    from: Day,
    until: Type.String({ ...Day, description: 'The first day on which it no longer holds' }),
  },
  strict,
)
export type HandOver = Static<typeof HandOver>

/** What has not ended, the nearest first. */
export const HandOvers = Type.Object({ given: Type.Array(HandOver), received: Type.Array(HandOver) }, strict)
export type HandOvers = Static<typeof HandOvers>

/** To whom, for which days, and which roles; left out: all that may be handed over. */
export const NewHandOver = Type.Object(
  {
    receiverId: Uuid,
    from: Day,
    until: Type.String({ ...Day, description: 'The first day on which it no longer holds' }),
    appointmentIds: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: 50, uniqueItems: true })),
  },
  strict,
)
export type NewHandOver = Static<typeof NewHandOver>

export const NewHandOvers = Type.Object({ handOvers: Type.Array(HandOver) }, strict)
export type NewHandOvers = Static<typeof NewHandOvers>

/** Words of a name; accents are ignored. */
export const ReceiverQuery = Type.Object({ q: Type.String({ minLength: 2, maxLength: 100 }) })
export type ReceiverQuery = Static<typeof ReceiverQuery>

/** People to whom at least one of my roles may be handed. */
export const Receivers = Type.Object(
  {
    people: Type.Array(
      Type.Object({ id: Uuid, name: Type.String(), unitName: Type.String(), role: AccessRole }, strict),
      { description: 'The first twenty' },
    ),
  },
  strict,
)
export type Receivers = Static<typeof Receivers>
