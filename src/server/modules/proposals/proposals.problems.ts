import { Problem, type ProblemKind } from '../../platform/problems.ts'

export const proposalChangedKind: ProblemKind = {
  type: '/problems/proposal-changed',
  status: 409,
  title: 'Somebody else did something with this meanwhile',
}
export const proposalChanged = (revision: number) =>
  new Problem(proposalChangedKind, 'Nothing was done; look at what is there now', { params: { revision } })

export const agencyChangedKind: ProblemKind = {
  type: '/problems/agency-changed',
  status: 409,
  title: 'Somebody else said meanwhile which organisation is the standing agency',
}
export const agencyChanged = (revision: number) =>
  new Problem(agencyChangedKind, 'Nothing was changed; look at what is there now', { params: { revision } })

export const proposalActNotPossibleKind: ProblemKind = {
  type: '/problems/proposal-act-not-possible',
  status: 409,
  title: 'This cannot be done with what was raised as it stands',
}
export const proposalActNotPossible = (act: string, state: string) =>
  new Problem(proposalActNotPossibleKind, `"${act}" is not possible while it is "${state}"`, { params: { act, state } })
