import type { PasswordFault } from '../../../shared/sessions.ts'
import { invalidRequest, Problem, type ProblemKind } from '../../platform/problems.ts'

export const passwordRefused = (fault: PasswordFault) => invalidRequest([{ pointer: '#/password', code: fault }])

export const wrongCode = () => invalidRequest([{ pointer: '#/code', code: 'wrong-code' }])
export const wrongOwnPassword = (field: 'password' | 'old') =>
  invalidRequest([{ pointer: `#/${field}`, code: 'wrong-password' }])

export const secondFactorStateKind: ProblemKind = {
  type: '/problems/second-factor-state',
  status: 409,
  title: 'The second factor is not in the state that this needs',
}
export const secondFactorState = (detail: string) => new Problem(secondFactorStateKind, detail)

export const confirmIdentityKind: ProblemKind = {
  type: '/problems/confirm-identity',
  status: 403,
  title: 'Say again who you are',
}
export const confirmIdentity = () =>
  new Problem(confirmIdentityKind, 'Give the password of this account; without one, sign in anew and repeat this')

export const passkeyRefusedKind: ProblemKind = {
  type: '/problems/passkey-refused',
  status: 422,
  title: 'This passkey was not accepted',
}
export const passkeyRefused = () => new Problem(passkeyRefusedKind, 'It is not known here, or took too long')

export const notInvitedKind: ProblemKind = {
  type: '/problems/not-invited',
  status: 403,
  title: 'Nobody with this account has been invited',
}
export const notInvited = () => new Problem(notInvitedKind, 'An administrator adds people; nobody adds themselves')

export const emailUnverifiedKind: ProblemKind = {
  type: '/problems/email-unverified',
  status: 403,
  title: 'The provider has not checked the e-mail of this account',
}
export const emailUnverified = () =>
  new Problem(emailUnverifiedKind, 'Sign in with a password and link the account, or have the provider check it')

export const accountLinkedKind: ProblemKind = {
  type: '/problems/account-linked',
  status: 409,
  title: 'This account of the provider belongs to somebody else here',
}
export const accountLinked = () => new Problem(accountLinkedKind, 'One account signs in one person')

export const oidcRefusedKind: ProblemKind = {
  type: '/problems/oidc-refused',
  status: 403,
  title: 'The sign-in provider did not vouch for anybody',
}
export const oidcRefused = (why: string) => new Problem(oidcRefusedKind, `Begin again: ${why}`)

export const oidcUnreachableKind: ProblemKind = {
  type: '/problems/oidc-unreachable',
  status: 503,
  title: 'The sign-in provider cannot be reached just now',
}
export const oidcUnreachable = (why: string) => new Problem(oidcUnreachableKind, `Sign in with a password: ${why}`)
