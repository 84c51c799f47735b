import { type GrantRole, roleMay, roleWrites } from '../../rules/permissions.ts'
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
}

/** Whoever acts: a person, through a session or through a job that carries them. */
export type Actor = Viewpoint & { personId: string; grants: readonly Grant[] }

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
export const notSignedIn = () => new Problem(notSignedInKind, 'There is no session, or it has ended')
export const notAllowed = (action: Action) =>
  new Problem(notAllowedKind, `This needs the right "${action}" at this unit`, { params: { action } })

/** Whether the path lies at or below the scope. */
export const isBelow = (path: string, scope: string): boolean => path === scope || path.startsWith(`${scope}.`)

export const mayAnywhere = (actor: Actor, action: Action): boolean =>
  actor.grants.some((grant) => roleMay(grant.role, action))

/** Whether one of the actor's roles allows the action at a unit. */
export const mayAt = (actor: Pick<Actor, 'grants'>, action: Action, unitPath: string): boolean =>
  actor.grants.some((grant) => roleMay(grant.role, action) && grant.scopes.some((scope) => isBelow(unitPath, scope)))

/** What all grants together show and let change. */
export const viewpointOf = (grants: readonly Grant[]): Viewpoint => ({
  scopes: [...new Set(grants.flatMap(({ scopes }) => scopes))],
  writes: [...new Set(grants.flatMap(({ role, scopes }) => (roleWrites(role) ? scopes : [])))],
  parties: [...new Set(grants.flatMap(({ parties }) => parties))],
})

/** Throws `not-allowed` unless one of the actor's roles allows the action at the unit. */
export function requireAction(actor: Actor, action: Action, unitPath: string): void {
  if (!mayAt(actor, action, unitPath)) throw notAllowed(action)
}

/** Whoever sits at the machine itself, where the files are theirs anyway. */
export const consoleActor: Actor = {
  personId: '00000000-0000-0000-0000-000000000000',
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
    },
  ],
}
