import type { FieldErrorWords } from '../../ui/form-errors.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'
import { identityFieldWords, identityProblems } from './identity-problems.ts'

/** Beside those of signing in: what may be wrong where people are managed. */
export const peopleProblems: ProblemWords = {
  ...identityProblems,
  'last-administrator': 'people.problem.lastAdministrator',
  'own-role': 'people.problem.ownRole',
  'role-held': 'people.problem.roleHeld',
  'beyond-own-rights': 'people.problem.beyondOwnRights',
  'province-not-set-up': 'people.problem.provinceNotSetUp',
  'mail-off': 'people.problem.mailOff',
  'mail-not-kept': 'people.problem.mailNotKept',
  'hand-over-overlaps': 'people.problem.handOverOverlaps',
  'token-not-taken': 'people.problem.tokenNotTaken',
}

export const peopleFieldWords: FieldErrorWords = {
  ...identityFieldWords,
  '#/role required': 'people.field.roleRequired',
  '#/role only-nation': 'people.field.roleOnlyNation',
  '#/organisationId required': 'people.field.organisationRequired',
  '#/unitId required': 'people.field.unitRequired',
  '#/from required': 'people.field.dayRequired',
  '#/from format': 'people.field.dayFormat',
  '#/from past': 'people.field.past',
  '#/until required': 'people.field.dayRequired',
  '#/until format': 'people.field.dayFormat',
  '#/until past': 'people.field.past',
  '#/until not-after-from': 'people.field.notAfterFrom',
  '#/until too-long': 'people.field.tooLong',
  '#/receiverId required': 'people.field.receiverRequired',
  '#/receiverId outside': 'people.field.receiverOutside',
  '#/appointmentIds required': 'people.field.rolesRequired',
  '#/appointmentIds nothing-to-hand-over': 'people.field.nothingToHandOver',
  '#/appointmentIds not-held': 'people.field.nothingToHandOver',
  '#/appointmentIds administrator': 'people.field.administrator',
  '#/actions required': 'people.field.actionsRequired',
  '#/organisationId other-home': 'people.field.otherHome',
  '#/unitId other-unit': 'people.field.otherUnit',
}
