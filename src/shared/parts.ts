import { type Static, Type } from 'typebox'
import { ofAnswer } from './duties.ts'
import { BigId, Day, Instant, NamedBody, Nullable, strict, Uuid } from './schema.ts'

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
    mayChange: Type.Boolean({ description: 'Whether I may say its words and its day anew' }),
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

const PartWords = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })
/** A part of a duty for an organisation of the same place or below. */
export const NewPart = Type.Object(
  {
    organisationId: BigId,
    words: PartWords,
    dueOn: Day,
  },
  strict,
)
export type NewPart = Static<typeof NewPart>
/** What a part is from now on. `revision`: of its answer, as it was seen. */
export const ChangedPart = Type.Object({ revision: Type.Integer({ minimum: 1 }), words: PartWords, dueOn: Day }, strict)
export type ChangedPart = Static<typeof ChangedPart>

export const PART_EVENTS = ['give', 'change', 'grant-extension', 'cancel', 'reopen', 'undo'] as const
export type PartEventKind = (typeof PART_EVENTS)[number]
/**
 * What became of a part, as the history of its duty tells it: given, said anew, its day moved, taken back, opened again, or that one of
 * these was undone. With its words and day as they were then.
 */
export const PartEvent = Type.Object(
  {
    id: Uuid,
    assignmentId: Type.String({ ...Uuid, description: 'Of the part' }),
    act: Type.Enum([...PART_EVENTS]),
    number: Type.Integer({ minimum: 1 }),
    organisation: NamedBody,
    words: Type.String(),
    dueOn: Day,
    reason: Nullable(Type.String()),
    by: Nullable(Type.String({ description: 'The name of the person' })),
    at: Instant,
  },
  strict,
)
export type PartEvent = Static<typeof PartEvent>
export const MOST_PARTS = 200

/** Bodies to which a part of a duty may be given, by name. */
export const PartOwners = Type.Object(
  { bodies: Type.Array(Type.Object({ ...NamedBody.properties, unitName: Type.String() }, strict)) },
  strict,
)
export type PartOwners = Static<typeof PartOwners>
