import { Problem, type ProblemKind } from '../../platform/problems.ts'

export const mailOffKind: ProblemKind = {
  type: '/problems/mail-off',
  status: 409,
  title: 'No mail server is set up here',
}
export const mailIsOff = () => new Problem(mailOffKind, 'Hand the link on yourself, or have HIEUHOC_SMTP_URL set')

export const mailNotKeptKind: ProblemKind = {
  type: '/problems/mail-not-kept',
  status: 409,
  title: 'This letter cannot be read here',
}
export const mailNotKept = () =>
  new Problem(mailNotKeptKind, 'Only what waits where no mail server is used is read here, and once')
