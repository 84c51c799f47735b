import { ACTIONS, type AccessRole, type Action } from '../shared/people.ts'

/** Which role may do what, at its unit and everything below it. The one table: server and web read it. */
export const permissions: Record<Action, readonly AccessRole[]> = {
  'people.read': ['administrator'],
  'people.manage': ['administrator'],
  'organisations.read': ['viewer', 'planner', 'administrator'],
  'organisations.manage': ['planner', 'administrator'],
  'homes.manage': ['administrator'],
  'documents.read': ['viewer', 'planner', 'administrator'],
  'documents.upload': ['planner'],
  'programmes.read': ['viewer', 'planner', 'administrator'],
  'programmes.review': ['planner'],
  'programmes.publish': ['planner'],
}

export const roleMay = (role: AccessRole, action: Action): boolean => permissions[action].includes(role)

/** Everything that these roles may do somewhere, in the order of the table. */
export const actionsOf = (roles: readonly AccessRole[]): Action[] =>
  ACTIONS.filter((action) => roles.some((role) => roleMay(role, action)))
