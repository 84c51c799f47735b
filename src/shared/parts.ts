import { type Static, Type } from 'typebox'
import { ofAnswer } from './duties.ts'
import { BigId, Day, NamedBody, Nullable, strict, Uuid } from './schema.ts'

// Parts of a duty that whoever has it gives to others, each by a day of its own.

/** A part of a duty, as the page of the duty tells it. */
export const DutyPart = Type.Object(
  {
    assignmentId: Uuid,
    number: Type.Integer({ minimum: 1 }),
    organisation: NamedBody,
    words: Type.String(),
    ...ofAnswer,
    endedOn: Nullable(Day),
  },
  strict,
)
export type DutyPart = Static<typeof DutyPart>

/** Of which duty something is a part, and whose that is. */
export const PartOf = Type.Object(
  {
    assignmentId: Nullable(Type.String({ ...Uuid, description: 'Null: it does not show to me' })),
    quote: Type.String(),
    giver: NamedBody,
    by: Nullable(Type.String({ description: 'The name of the person who gave it' })),
  },
  strict,
)

/** A part of a duty for an organisation of the same place or below. */
export const NewPart = Type.Object(
  {
    organisationId: BigId,
    words: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
    dueOn: Day,
  },
  strict,
)
export type NewPart = Static<typeof NewPart>
export const MOST_PARTS = 200

/** Bodies to which a part of a duty may be given, by name. */
export const PartOwners = Type.Object(
  { bodies: Type.Array(Type.Object({ ...NamedBody.properties, unitName: Type.String() }, strict)) },
  strict,
)
export type PartOwners = Static<typeof PartOwners>
