import { Problem, type ProblemKind } from '../../platform/problems.ts'

export const wrongPasswordKind: ProblemKind = {
  type: '/problems/wrong-password',
  status: 401,
  title: 'The e-mail or the password is not right',
}
export const wrongPassword = () => new Problem(wrongPasswordKind, 'No account has this e-mail with this password')

export const linkNotValidKind: ProblemKind = {
  type: '/problems/link-not-valid',
  status: 410,
  title: 'This link has been used, has ended or was replaced by a newer one',
}
export const linkNotValid = () => new Problem(linkNotValidKind, 'Ask for a new link')

export const emailTakenKind: ProblemKind = {
  type: '/problems/email-taken',
  status: 409,
  title: 'A person with this e-mail is here already',
}
export const emailTaken = () =>
  new Problem(emailTakenKind, 'Give another address', {
    errors: [{ pointer: '#/email', code: 'taken' }],
  })

export const ownRoleKind: ProblemKind = {
  type: '/problems/own-role',
  status: 403,
  title: 'Nobody gives themselves a role',
}
export const ownRole = () => new Problem(ownRoleKind, 'Ask an administrator above you')

export const roleHeldKind: ProblemKind = {
  type: '/problems/role-held',
  status: 409,
  title: 'This person holds this role here on one of these days already',
}
export const roleHeld = () => new Problem(roleHeldKind, 'Choose other days, or end the role that is there first')

export const beyondOwnRightsKind: ProblemKind = {
  type: '/problems/beyond-own-rights',
  status: 403,
  title: 'A token does nothing that whoever issues it may not do there themselves',
}
/** `wanted`: what of the list of actions, by its places there. */
export const beyondOwnRights = (wanted: readonly number[]) =>
  new Problem(beyondOwnRightsKind, 'Leave these actions out, or ask somebody who holds a role with them there', {
    errors: wanted.map((index) => ({ pointer: `#/actions/${index}`, code: 'not-held' })),
  })

export const lastAdministratorKind: ProblemKind = {
  type: '/problems/last-administrator',
  status: 409,
  title: 'The last administrator of the system cannot be taken away',
}
export const lastAdministrator = () => new Problem(lastAdministratorKind, 'Name another administrator first')

export const personHasRoleKind: ProblemKind = {
  type: '/problems/person-has-role',
  status: 409,
  title: 'Whoever holds a role is not erased',
}
export const personHasRole = () => new Problem(personHasRoleKind, 'Take every role away first, in every home')

export const handOverOverlapsKind: ProblemKind = {
  type: '/problems/hand-over-overlaps',
  status: 409,
  title: 'One of these roles is handed over on one of these days already',
}
export const handOverOverlaps = () =>
  new Problem(handOverOverlapsKind, 'Take that back first, or choose other days or other roles')
