import { type Static, Type } from 'typebox'
import { BigId, Day, Instant, Nullable, strict, Uuid } from './schema.ts'

export const ACCESS_ROLES = ['viewer', 'planner', 'administrator'] as const
/** What a person may do at a unit and everything below it. */
export const AccessRole = Type.Enum([...ACCESS_ROLES])
export type AccessRole = (typeof ACCESS_ROLES)[number]

export const ACTIONS = [
  'people.read',
  'people.manage',
  'organisations.read',
  'organisations.manage',
  'homes.manage',
  'documents.read',
  'documents.upload',
  'programmes.read',
  'programmes.review',
  'programmes.publish',
] as const
export const Action = Type.Enum([...ACTIONS])
export type Action = (typeof ACTIONS)[number]

export const Email = Type.String({ format: 'email', maxLength: 254 })
export const Password = Type.String({ minLength: 10, maxLength: 128 })
export const PersonName = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })

export const SignIn = Type.Object({ email: Email, password: Type.String({ minLength: 1, maxLength: 128 }) }, strict)
export type SignIn = Static<typeof SignIn>

export const Appointment = Type.Object(
  {
    id: Uuid,
    homeId: Type.Integer(),
    role: AccessRole,
    unitId: BigId,
    unitName: Type.String({ description: 'With its kind: tỉnh Hưng Yên' }),
    organisationId: Nullable(BigId),
    organisationName: Nullable(Type.String()),
    from: Day,
    until: Nullable(Day),
  },
  strict,
)
export type Appointment = Static<typeof Appointment>

/** Who I am, what I may do anywhere, and whether there is anything here yet. */
export const Session = Type.Object(
  {
    person: Type.Object({ id: Uuid, name: Type.String(), email: Type.String() }, strict),
    appointments: Type.Array(Appointment),
    may: Type.Array(Action),
    homes: Type.Array(
      Type.Object({ id: Type.Integer(), name: Type.String(), unitId: BigId, sample: Type.Boolean() }, strict),
    ),
  },
  strict,
)
export type Session = Static<typeof Session>

export const LINK_PURPOSES = ['first-administrator', 'set-password'] as const
/** What a one-time link is for; asked before the form is shown. */
export const OneTimeLink = Type.Object(
  { purpose: Type.Enum([...LINK_PURPOSES]), name: Nullable(Type.String()), email: Nullable(Type.String()) },
  strict,
)
export type OneTimeLink = Static<typeof OneTimeLink>

const LinkToken = Type.String({ minLength: 20, maxLength: 100, description: 'What stands behind # in the link' })
export const LookAtOneTimeLink = Type.Object({ token: LinkToken }, strict)
export type LookAtOneTimeLink = Static<typeof LookAtOneTimeLink>

/** For the first administrator name and e-mail are asked; for anybody else the administrator gave them. */
export const UseOneTimeLink = Type.Object(
  { token: LinkToken, name: Type.Optional(PersonName), email: Type.Optional(Email), password: Password },
  strict,
)
export type UseOneTimeLink = Static<typeof UseOneTimeLink>

export const NewPerson = Type.Object(
  {
    name: PersonName,
    email: Email,
    role: AccessRole,
    unitId: BigId,
    organisationId: Type.Optional(BigId),
  },
  strict,
)
export type NewPerson = Static<typeof NewPerson>

export const Person = Type.Object(
  {
    id: Uuid,
    name: Type.String(),
    email: Type.String(),
    hasPassword: Type.Boolean(),
    appointments: Type.Array(Appointment),
    createdAt: Instant,
  },
  strict,
)
export type Person = Static<typeof Person>

/** The link is shown once, to be handed on; it cannot be read again. */
export const AddedPerson = Type.Object(
  { person: Person, link: Type.String({ format: 'uri' }), linkExpiresAt: Instant },
  strict,
)
export type AddedPerson = Static<typeof AddedPerson>

export const Organisation = Type.Object(
  { id: BigId, name: Type.String(), unitId: BigId, unitName: Type.String() },
  strict,
)
export type Organisation = Static<typeof Organisation>
export const NewOrganisation = Type.Object(
  { name: Type.String({ minLength: 2, maxLength: 300, pattern: '[\\p{L}\\p{N}]' }), unitId: BigId },
  strict,
)
export type NewOrganisation = Static<typeof NewOrganisation>

/** Setting up a province: an ended one is taken into the one now in charge of its ground. */
export const NewHome = Type.Object(
  { unitId: BigId, alsoPlanner: Type.Boolean({ description: 'Give me the planner role there' }) },
  strict,
)
export type NewHome = Static<typeof NewHome>
export const Home = Type.Object(
  { id: Type.Integer(), name: Type.String(), unitId: BigId, sample: Type.Boolean() },
  strict,
)
export type Home = Static<typeof Home>
