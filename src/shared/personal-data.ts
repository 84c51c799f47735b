import { type Static, Type } from 'typebox'
import { BigId, Day, Instant, Nullable, strict, Uuid } from './schema.ts'

/** Somebody saw or changed what is kept about a person. */
export const Look = Type.Object(
  {
    id: Uuid,
    at: Instant,
    actor: Nullable(Type.Object({ id: Uuid, name: Nullable(Type.String({ description: 'Null: erased' })) }, strict)),
    action: Type.String({ description: 'As in the trail' }),
  },
  strict,
)
export type Look = Static<typeof Look>
export const LookPage = Type.Object({ looks: Type.Array(Look), more: Type.Boolean() }, strict)
export type LookPage = Static<typeof LookPage>

/** How often a person's id stands somewhere beside what they did. */
export const Deeds = Type.Object({ table: Type.String(), as: Type.String(), times: Type.Integer() }, strict)
export type Deeds = Static<typeof Deeds>

const HeldRole = Type.Object(
  {
    role: Type.String(),
    reach: Type.String(),
    unitId: BigId,
    unitName: Type.String(),
    organisationId: Nullable(BigId),
    from: Day,
    until: Nullable(Day),
  },
  strict,
)

/** Everything that is kept about one person; of secrets (password, keys) only that they are there. */
export const PersonalData = Type.Object(
  {
    takenAt: Instant,
    person: Type.Object(
      { id: Uuid, name: Type.String(), email: Type.String(), createdAt: Instant, updatedAt: Instant },
      strict,
    ),
    roles: Type.Array(HeldRole),
    rows: Type.Record(Type.String(), Type.Array(Type.Record(Type.String(), Type.Unknown())), {
      description: 'By table: what else belongs to the person, without what would let somebody in',
    }),
    deeds: Type.Array(Deeds),
    looks: Type.Array(Look, { description: 'The newest thousand' }),
  },
  strict,
)
export type PersonalData = Static<typeof PersonalData>

/** What erasing a person would take away and what it would leave without a name. */
export const ErasurePreview = Type.Object(
  {
    mayErase: Type.Boolean({ description: 'False while the person holds a role, or will' }),
    rolesHeld: Type.Integer(),
    goes: Type.Array(Type.Object({ table: Type.String(), rows: Type.Integer() }, strict)),
    stays: Type.Array(Deeds),
  },
  strict,
)
export type ErasurePreview = Static<typeof ErasurePreview>
