import { actionWrites, type GrantRole, roleMay, roleWrites } from '../../rules/permissions.ts'
import type { Action, Reach } from '../../shared/people.ts'
import type { Viewpoint } from './database.ts'
import { Problem, type ProblemKind } from './problems.ts'

/**
 * One role somewhere. Its scopes are paths: of a unit and of the earlier units on its ground, or, where the role is only
 * for an organisation or its line, of the places of these organisations; its parties are their ids.
 */
export type Grant = {
  homeId: number
  /** Null for the console, which nobody appointed. */
  appointmentId: string | null
  role: GrantRole
  reach: Reach
  unitId: string
  unitPath: string
  scopes: readonly string[]
  parties: readonly string[]
  organisationId: string | null
  /** Whose role it is, where somebody holds it for a person who is away. */
  onBehalfOf: string | null
  /** These of the role's actions and no others: those of a service token; at a place that has ended what only reads. */
  only: readonly Action[] | null
  /** That its unit or body has ended. */
  ended: EndedPlace | null
}

/** What has ended, and who is in charge now of its ground or its tasks. */
export type EndedPlace = { place: string; inCharge: readonly string[] }

/**
 * Whoever acts, through a session or through a job that carries them: a person, a program with a token of its own (whose id
 * stands for the person's), whoever sits at the machine, or the clock.
 */
export type Actor = Viewpoint & {
  personId: string
  kind: 'person' | 'token' | 'console' | 'clock'
  grants: readonly Grant[]
}

export const notSignedInKind: ProblemKind = {
  type: '/problems/not-signed-in',
  status: 401,
  title: 'Sign in first',
}
export const notAllowedKind: ProblemKind = {
  type: '/problems/not-allowed',
  status: 403,
  title: 'Your role does not allow this here',
}
export const tokenNotTakenKind: ProblemKind = {
  type: '/problems/token-not-taken',
  status: 403,
  title: 'A service token stands for a program, and this is about a person',
}
export const tokenNotTaken = () => new Problem(tokenNotTakenKind, 'Sign in as a person for this')
const roleReadsOnly = ({ place, inCharge }: EndedPlace) =>
  new Problem(roleReadsOnlyKind, `${place} has ended; who is in charge now: ${inCharge.join(', ') || 'nobody known'}`, {
    params: { place, inCharge: inCharge.join(', ') || '–' },
  })

/** Why the actor may not: their role does not allow it, or would if its place had not ended. */
export function refusalOf({ grants }: Pick<Actor, 'grants'>, action: Action, unitPath?: string): Problem {
  const past = grants.find(
    ({ ended, role, scopes }) =>
      ended !== null &&
      roleMay(role, action) &&
      (unitPath === undefined || scopes.some((scope) => isBelow(unitPath, scope))),
  )
  return past?.ended ? roleReadsOnly(past.ended) : notAllowed(action)
}

export const secondFactorWantedKind: ProblemKind = {
  type: '/problems/second-factor-wanted',
  status: 403,
  title: 'Your role needs a second factor at sign-in',
}
export const roleReadsOnlyKind: ProblemKind = {
  type: '/problems/role-reads-only',
  status: 403,
  title: 'The place of your role has ended: it reads what was there, and does no more',
}
export const notSignedIn = () => new Problem(notSignedInKind, 'There is no session, or it has ended')
export const notAllowed = (action: Action) =>
  new Problem(notAllowedKind, `This needs the right "${action}" at this unit`, { params: { action } })

export const secondFactorWanted = () =>
  new Problem(secondFactorWantedKind, 'Set one up, or sign in again with the one that you have')

/** Whether the path lies at or below the scope. */
export const isBelow = (path: string, scope: string): boolean => path === scope || path.startsWith(`${scope}.`)

export const grantMay = ({ role, only }: Pick<Grant, 'role' | 'only'>, action: Action): boolean =>
  roleMay(role, action) && (only === null || only.includes(action))

export const mayAnywhere = (actor: Actor, action: Action): boolean =>
  actor.grants.some((grant) => grantMay(grant, action))

/** One's own before one that is held for somebody. */
function findGrant({ grants }: Pick<Actor, 'grants'>, action: Action, unitPath: string): Grant | undefined {
  const fitting = grants.filter(
    (grant) => grantMay(grant, action) && grant.scopes.some((scope) => isBelow(unitPath, scope)),
  )
  return fitting.find(({ onBehalfOf }) => onBehalfOf === null) ?? fitting[0]
}

/** Whether one of the actor's roles allows the action at a unit. */
export const mayAt = (actor: Pick<Actor, 'grants'>, action: Action, unitPath: string): boolean =>
  findGrant(actor, action, unitPath) !== undefined

const writes = ({ role, only }: Grant) => roleWrites(role) && (only === null || only.some(actionWrites))

/** What all grants together show and let change. */
export const viewpointOf = (grants: readonly Grant[]): Viewpoint => ({
  scopes: [...new Set(grants.flatMap(({ scopes }) => scopes))],
  writes: [...new Set(grants.flatMap((grant) => (writes(grant) ? grant.scopes : [])))],
  parties: [...new Set(grants.flatMap(({ parties }) => parties))],
})

/** The actor as the grants make them that allow the action: two roles at two places do not show each what only the other may. */
export function actingFor(actor: Actor, action: Action): Actor {
  const grants = actor.grants.filter((grant) => grantMay(grant, action))
  return { ...actor, ...viewpointOf(grants) }
}

/** By actor and path: on whose behalf the last thing that was asked for is done. */
const behalves = new WeakMap<object, Map<string, string | null>>()

/** Throws `not-allowed` or `role-reads-only` unless one of the actor's roles allows the action at the unit. */
export function requireAction(actor: Actor, action: Action, unitPath: string): void {
  const grant = findGrant(actor, action, unitPath)
  if (grant === undefined) throw refusalOf(actor, action, unitPath)
  const known = behalves.get(actor) ?? new Map<string, string | null>()
  behalves.set(actor, known.set(unitPath, grant.onBehalfOf))
}

/** On whose behalf the actor does what they do at this place; null: on their own. */
export function behalfAt(actor: Partial<Pick<Actor, 'grants'>>, unitPath: string): string | null {
  const known = behalves.get(actor)?.get(unitPath)
  if (known !== undefined) return known
  const here = (actor.grants ?? []).filter(({ scopes }) => scopes.some((scope) => isBelow(unitPath, scope)))
  const isOwn = here.length === 0 || here.some(({ onBehalfOf }) => onBehalfOf === null)
  return isOwn ? null : (here[0]?.onBehalfOf ?? null)
}

const nobody = '00000000-0000-0000-0000-000000000000'

/** The clock: it sees and writes below these paths what its own service does there, and no role allows it anything else. */
export const clockActor = (paths: readonly string[]): Actor => ({
  personId: nobody,
  kind: 'clock',
  scopes: paths,
  writes: paths,
  parties: [],
  grants: [],
})

/** Whoever sits at the machine itself, where the files are theirs anyway. */
export const consoleActor: Actor = {
  personId: nobody,
  kind: 'console',
  scopes: ['1'],
  writes: ['1'],
  parties: [],
  grants: [
    {
      homeId: 0,
      appointmentId: null,
      role: 'system-administrator',
      reach: 'subtree',
      unitId: '1',
      unitPath: '1',
      scopes: ['1'],
      parties: [],
      organisationId: null,
      onBehalfOf: null,
      only: null,
      ended: null,
    },
  ],
}
