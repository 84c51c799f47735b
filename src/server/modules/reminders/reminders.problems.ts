import { Problem, type ProblemKind } from '../../platform/problems.ts'

export const remindersChangedKind: ProblemKind = {
  type: '/problems/reminders-changed',
  status: 409,
  title: 'These settings were changed meanwhile',
}
export const remindersChanged = (revision: number) =>
  new Problem(remindersChangedKind, 'Nothing was set; look at what is there now', { params: { revision } })

export const stopLinkNotValidKind: ProblemKind = {
  type: '/problems/stop-link-not-valid',
  status: 410,
  title: 'This link stops no letters',
}
export const stopLinkNotValid = () =>
  new Problem(stopLinkNotValidKind, 'Take the link of a newer letter, or set it on your own page')
