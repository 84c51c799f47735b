import { type Static, Type } from 'typebox'
import { Instant, Nullable, strict, Uuid } from './schema.ts'

// Who of an organisation has a duty by name.

/** That a duty was given to somebody of its organisation, or back to all of it. */
export const Holding = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    held: Type.Boolean({ description: 'False: it was given back to the organisation' }),
    holder: Nullable(Type.String({ description: 'The name of whoever has it since; null where they were erased' })),
    by: Nullable(Type.String({ description: 'The name of whoever gave it' })),
    at: Instant,
    words: Nullable(Type.String()),
  },
  strict,
)
export type Holding = Static<typeof Holding>

export const Holder = Type.Object({ id: Uuid, name: Type.String() }, strict)
export type Holder = Static<typeof Holder>

/** Who has a duty of my organisations by name, where it was ever given to somebody. */
export const Held = Type.Object(
  {
    revision: Type.Integer({ description: 'How often it was given to somebody, or back' }),
    holder: Nullable(Type.String({ description: 'The name of whoever has it; null: nobody of the organisation' })),
    mine: Type.Boolean(),
  },
  strict,
)
export type Held = Static<typeof Held>

/** Who answers for the organisation of a duty, so that it can be given to them. */
export const Colleagues = Type.Object({ people: Type.Array(Holder) }, strict)
export type Colleagues = Static<typeof Colleagues>

const Words = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })
const assignments = Type.Array(
  Type.Object(
    {
      assignmentId: Uuid,
      revision: Type.Integer({ minimum: 0, description: 'How often it had been given, as it was seen' }),
    },
    strict,
  ),
  { minItems: 1, maxItems: 200, uniqueItems: true },
)
/** Duties are given to somebody of their organisation by name; null gives them back to all of it. */
export const NewHoldings = Type.Object({ personId: Nullable(Uuid), assignments, words: Type.Optional(Words) }, strict)
export type NewHoldings = Static<typeof NewHoldings>

/** What one gave last is taken back: each goes to whoever had it before. */
export const TakenBack = Type.Object({ assignments }, strict)
export type TakenBack = Static<typeof TakenBack>

/** What became of each, in the order asked: done, or the type of the problem that kept it as it was. */
export const HoldingsDone = Type.Object(
  { results: Type.Array(Type.Object({ assignmentId: Uuid, problem: Nullable(Type.String()) }, strict)) },
  strict,
)
export type HoldingsDone = Static<typeof HoldingsDone>
