import type { FieldErrorWords } from '../../ui/form-errors.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'

export const identityProblems: ProblemWords = {
  'wrong-password': 'identity.problem.wrongPassword',
  'link-not-valid': 'identity.problem.linkNotValid',
  'last-administrator': 'identity.problem.lastAdministrator',
  'own-role': 'identity.problem.ownRole',
  'province-not-set-up': 'identity.problem.provinceNotSetUp',
}

export const identityFieldWords: FieldErrorWords = {
  '#/email format': 'identity.field.emailFormat',
  '#/email required': 'identity.field.emailRequired',
  '#/email taken': 'identity.field.emailTaken',
  '#/password minLength': 'identity.field.passwordShort',
  '#/password required': 'identity.field.passwordRequired',
  '#/name required': 'identity.field.nameRequired',
  '#/role required': 'identity.field.roleRequired',
  '#/role only-nation': 'identity.field.roleOnlyNation',
  '#/organisationId required': 'identity.field.organisationRequired',
  '#/unitId required': 'identity.field.unitRequired',
}
