import { ApiProblem } from '../../api.ts'
import type { FieldErrorWords } from '../../ui/form-errors.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'

export const identityProblems: ProblemWords = {
  'wrong-password': 'identity.problem.wrongPassword',
  'link-not-valid': 'identity.problem.linkNotValid',
  'passkey-refused': 'identity.problem.passkeyRefused',
  'not-invited': 'identity.problem.notInvited',
  'email-unverified': 'identity.problem.emailUnverified',
  'account-linked': 'identity.problem.accountLinked',
  'oidc-refused': 'identity.problem.oidcRefused',
  'oidc-unreachable': 'identity.problem.oidcUnreachable',
}

export const identityFieldWords: FieldErrorWords = {
  '#/email format': 'identity.field.emailFormat',
  '#/email required': 'identity.field.emailRequired',
  '#/email taken': 'identity.field.emailTaken',
  '#/password minLength': 'identity.field.passwordShort',
  'common-password': 'identity.field.passwordCommon',
  'own-words': 'identity.field.passwordOwnWords',
  '#/password pattern': 'identity.field.passwordPattern',
  guessable: 'identity.field.passwordGuessable',
  'wrong-password': 'identity.field.passwordWrong',
  'wrong-code': 'identity.field.codeWrong',
  '#/code required': 'identity.field.codeRequired',
  '#/code minLength': 'identity.field.codeWrong',
  '#/password required': 'identity.field.passwordRequired',
  '#/name required': 'identity.field.nameRequired',
  '#/name pattern': 'ui.form.plainName',
}

/** Behind `#` where a sign-in through a provider ended: only what we have words for is shown. */
export const problemOfHash = (hash: string): ApiProblem | null =>
  hash in identityProblems ? new ApiProblem({ type: `/problems/${hash}`, status: 403, title: hash }) : null
