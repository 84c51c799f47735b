import { Problem, type ProblemKind } from '../../platform/problems.ts'

export const outlineChangedKind: ProblemKind = {
  type: '/problems/outline-changed',
  status: 409,
  title: 'Somebody else changed this outline meanwhile',
}
export const outlineChanged = (version: number) =>
  new Problem(outlineChangedKind, 'Nothing was kept; look at what is there now', { params: { version } })

export const reportChangedKind: ProblemKind = {
  type: '/problems/report-changed',
  status: 409,
  title: 'Somebody else changed this report or this part meanwhile',
}
/** `key`: the section, or nothing of the report itself. */
export const reportChanged = (revision: number, key = '') =>
  new Problem(reportChangedKind, 'Nothing was kept; look at what is there now', { params: { revision, key } })

export const reportActNotPossibleKind: ProblemKind = {
  type: '/problems/report-act-not-possible',
  status: 409,
  title: 'This cannot be done with the report or its part as it stands',
}
export const reportActNotPossible = (act: string, state: string) =>
  new Problem(reportActNotPossibleKind, `"${act}" is not possible while it is "${state}"`, { params: { act, state } })

export const reportMadeKind: ProblemKind = {
  type: '/problems/report-made',
  status: 409,
  title: 'There is a report of this organisation, period and kind already',
}
export const reportMade = () => new Problem(reportMadeKind, 'Open the one that was made')
