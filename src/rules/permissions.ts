import { ACTIONS, type AccessRole, type Action } from '../shared/people.ts'

/** What gives rights: a role that somebody was given, or the watch that a plan gave their organisation over a unit. */
export type GrantRole = AccessRole | 'patron'

const readers: readonly GrantRole[] = ['viewer', 'reporter', 'reviewer', 'planner', 'leader', 'inspector', 'patron']
const administrators: readonly GrantRole[] = ['unit-administrator', 'system-administrator']

/** Which role may do what where it holds. The one table: server and web read it. */
export const permissions: Record<Action, readonly GrantRole[]> = {
  'people.read': [...administrators, 'inspector'],
  'people.manage': administrators,
  'organisations.read': [...readers, ...administrators],
  'organisations.manage': ['planner', 'system-administrator'],
  'homes.manage': ['system-administrator'],
  'documents.read': readers,
  'documents.upload': ['planner'],
  'programmes.read': readers,
  'programmes.review': ['reviewer', 'planner'],
  'programmes.publish': ['planner'],
  'duties.read': readers,
  'duties.answer': ['reporter', 'planner'],
  'duties.plan': ['planner'],
  'duties.remind': ['planner', 'leader', 'patron'],
  'duties.comment': ['reporter', 'planner', 'patron'],
  'figures.read': readers,
  'figures.enter': ['reporter', 'planner'],
  'figures.verify': ['reviewer', 'planner'],
  'figures.plan': ['planner'],
  'audit.read': ['inspector', 'system-administrator'],
  'jobs.read': ['planner', 'system-administrator'],
  'jobs.manage': ['planner', 'system-administrator'],
  'system.operate': ['system-administrator'],
}

export const roleMay = (role: GrantRole, action: Action): boolean => permissions[action].includes(role)

/** Everything that these roles may do somewhere, in the order of the table. */
export const actionsOf = (roles: readonly GrantRole[]): Action[] =>
  ACTIONS.filter((action) => roles.some((role) => roleMay(role, action)))

/** Whoever does so leaves a word, as the trail is left one, and changes nothing there. */
const wordsOnly: readonly Action[] = ['duties.remind', 'duties.comment']

/** Whether it needs to write where one sees. */
export const actionWrites = (action: Action): boolean => !action.endsWith('.read') && !wordsOnly.includes(action)

/** Whether the role may change what it sees. */
export const roleWrites = (role: GrantRole): boolean => actionsOf([role]).some(actionWrites)
