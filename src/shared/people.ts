import { type Static, Type } from 'typebox'
import { MAIL_WAYS, MailStatus } from './mails.ts'
import { BigId, Day, Instant, Nullable, PlainName, strict, Uuid } from './schema.ts'

export const ACCESS_ROLES = [
  'viewer',
  'reporter',
  'reviewer',
  'planner',
  'unit-administrator',
  'leader',
  'inspector',
  'system-administrator',
] as const
/** What a person may do; where is said by the unit or organisation beside it, and by its reach. */
export const AccessRole = Type.Enum([...ACCESS_ROLES])
export type AccessRole = (typeof ACCESS_ROLES)[number]

export const REACHES = ['subtree', 'organisation', 'line'] as const
/** The unit and all below it; or one organisation; or an organisation and those below it in its own vertical. */
export const Reach = Type.Enum([...REACHES])
export type Reach = (typeof REACHES)[number]

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
  'duties.read',
  'duties.answer',
  'duties.plan',
  'duties.remind',
  'duties.comment',
  'figures.read',
  'figures.enter',
  'figures.verify',
  'figures.plan',
  'audit.read',
  'jobs.read',
  'jobs.manage',
  'system.operate',
] as const
export const Action = Type.Enum([...ACTIONS])
export type Action = (typeof ACTIONS)[number]

export const Email = Type.String({ format: 'email', maxLength: 254 })
export const Password = Type.String({ minLength: 10, maxLength: 128 })
export const PersonName = PlainName({ minLength: 1, maxLength: 200 })

export const SignIn = Type.Object({ email: Email, password: Type.String({ minLength: 1, maxLength: 128 }) }, strict)
export type SignIn = Static<typeof SignIn>

export const Appointment = Type.Object(
  {
    id: Uuid,
    homeId: Type.Integer(),
    role: AccessRole,
    reach: Reach,
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
    actsFor: Type.Array(
      Type.Object(
        {
          handOverId: Uuid,
          giverName: Type.String(),
          role: AccessRole,
          unitName: Type.String(),
          until: Type.String({ ...Day, description: 'The first day on which it no longer holds' }),
        },
        strict,
      ),
      { description: 'The roles of others that I hold today, on their behalf' },
    ),
    secondFactorWanted: Type.Boolean({ description: 'Until one is set up or used, nothing else opens' }),
  },
  strict,
)
export type Session = Static<typeof Session>

export const LINK_PURPOSES = ['first-administrator', 'set-password', 'sign-in'] as const
/** What a one-time link is for; asked before the form is shown. `sign-in`: whoever has an account goes in as ever. */
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

/** A role to give. A reach other than the subtree needs the organisation, and the unit is then its own. */
export const NewRole = Type.Object(
  {
    role: AccessRole,
    reach: Type.Optional(Reach),
    unitId: BigId,
    organisationId: Type.Optional(BigId),
    from: Type.Optional(Type.String({ ...Day, description: 'Today or later; without it today' })),
    until: Type.Optional(Type.String({ ...Day, description: 'The first day on which it no longer holds' })),
  },
  strict,
)
export type NewRole = Static<typeof NewRole>

/**
 * `by`: who invites hands the link on, or it goes out by mail. Whoever has an account already keeps it with its name, and is
 * given the role.
 */
export const NewPerson = Type.Object(
  { name: PersonName, email: Email, ...NewRole.properties, by: Type.Optional(Type.Enum(['link', 'mail'])) },
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
    ended: Type.Array(Appointment, { description: 'The roles that have ended, the last first' }),
    createdAt: Instant,
    mail: Nullable(MailStatus),
  },
  strict,
)
export type Person = Static<typeof Person>

export const People = Type.Object(
  { people: Type.Array(Person), mailWay: Type.Enum([...MAIL_WAYS], { description: 'How a link may be sent' }) },
  strict,
)
export type People = Static<typeof People>

/** Shown once, to be handed on; it cannot be read again. */
export const HandedLink = Type.Object({ link: Type.String({ format: 'uri' }), linkExpiresAt: Instant }, strict)
export type HandedLink = Static<typeof HandedLink>

/** The same whether or not the address was known: name and address as they were given. The link is null where it goes out by mail. */
export const AddedPerson = Type.Object(
  {
    person: Type.Object({ id: Uuid, name: Type.String(), email: Type.String(), mail: Nullable(MailStatus) }, strict),
    link: Nullable(HandedLink.properties.link),
    linkExpiresAt: Nullable(Instant),
  },
  strict,
)
export type AddedPerson = Static<typeof AddedPerson>

/** What is left of somebody who left: roles that I see and do not manage, and whether there are others. */
export const EndedPerson = Type.Object(
  { ended: Type.Integer(), kept: Type.Array(Appointment), keptElsewhere: Type.Boolean() },
  strict,
)
export type EndedPerson = Static<typeof EndedPerson>

/** Setting up a province: an ended one is taken into the one now in charge of its ground. */
export const NewHome = Type.Object(
  {
    unitId: BigId,
    alsoPlanner: Type.Boolean({ description: 'Give me the planner role there' }),
    usualOrganisations: Type.Optional(
      Type.Boolean({ description: 'Make the bodies that it usually has; true unless said otherwise' }),
    ),
  },
  strict,
)
export type NewHome = Static<typeof NewHome>
export const Home = Type.Object(
  { id: Type.Integer(), name: Type.String(), unitId: BigId, sample: Type.Boolean() },
  strict,
)
export type Home = Static<typeof Home>
