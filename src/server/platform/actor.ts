import { roleMay } from '../../rules/permissions.ts'
import type { AccessRole, Action } from '../../shared/people.ts'
import type { Viewpoint } from './database.ts'
import { Problem, type ProblemKind } from './problems.ts'

/** One role at one unit; its scopes are the paths of that unit and of the earlier units on its ground. */
export type Grant = {
  homeId: number
  role: AccessRole
  unitId: string
  unitPath: string
  scopes: readonly string[]
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

/** Throws `not-allowed` unless one of the actor's roles allows the action at the unit. */
export function requireAction(actor: Actor, action: Action, unitPath: string): void {
  if (!mayAt(actor, action, unitPath)) throw notAllowed(action)
}

/** Whoever sits at the machine itself, where the files are theirs anyway. */
export const consoleActor: Actor = {
  personId: '00000000-0000-0000-0000-000000000000',
  scopes: ['1'],
  parties: [],
  grants: [{ homeId: 0, role: 'administrator', unitId: '1', unitPath: '1', scopes: ['1'], organisationId: null }],
}
