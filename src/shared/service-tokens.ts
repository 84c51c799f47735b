import { type Static, Type } from 'typebox'
import { AccessRole, Action, Reach } from './people.ts'
import { BigId, Day, Instant, Nullable, PlainName, strict, Uuid } from './schema.ts'

/** What a program may be: nobody who gives roles, and not the system. */
export const TOKEN_ROLES = ['viewer', 'reporter', 'reviewer', 'planner', 'leader', 'inspector'] as const
export type TokenRole = (typeof TOKEN_ROLES)[number]

/** How long a token holds, in days. */
export const TOKEN_DAYS = { usual: 90, most: 366 } as const

export const ServiceToken = Type.Object(
  {
    id: Uuid,
    name: Type.String(),
    role: AccessRole,
    reach: Reach,
    unitId: BigId,
    unitName: Type.String({ description: 'With its kind: tỉnh Hưng Yên' }),
    organisationName: Nullable(Type.String()),
    actions: Type.Array(Action),
    createdBy: Type.Object({ id: Uuid, name: Nullable(Type.String()) }, strict),
    createdAt: Instant,
    until: Type.String({ ...Day, description: 'The first day on which it no longer holds' }),
    lastUsedOn: Nullable(Day),
    state: Type.Enum(['holds', 'ended', 'revoked', 'unsupported'], {
      description: '`unsupported`: whoever issued it may not do all of this themselves any more',
    }),
  },
  strict,
)
export type ServiceToken = Static<typeof ServiceToken>

export const ServiceTokens = Type.Object({ tokens: Type.Array(ServiceToken) }, strict)
export type ServiceTokens = Static<typeof ServiceTokens>

export const NewServiceToken = Type.Object(
  {
    name: PlainName({ minLength: 1, maxLength: 100 }),
    role: Type.Enum([...TOKEN_ROLES]),
    reach: Type.Optional(Reach),
    unitId: BigId,
    organisationId: Type.Optional(BigId),
    actions: Type.Array(Action, { minItems: 1, uniqueItems: true, description: 'Of those that the role allows' }),
    until: Type.Optional(
      Type.String({ ...Day, description: 'The first day on which it no longer holds; without it in 90 days' }),
    ),
  },
  strict,
)
export type NewServiceToken = Static<typeof NewServiceToken>

/** The token is shown once; only its hash is kept. */
export const IssuedServiceToken = Type.Object({ token: Type.String(), serviceToken: ServiceToken }, strict)
export type IssuedServiceToken = Static<typeof IssuedServiceToken>
