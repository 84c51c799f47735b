import { Problem, type ProblemKind } from '../../platform/problems.ts'

export const bindingsChangedKind: ProblemKind = {
  type: '/problems/bindings-changed',
  status: 409,
  title: 'Somebody else changed by what these targets are measured meanwhile',
}
export const bindingsChanged = (targets: readonly { factId: string; revision: number }[]) =>
  new Problem(bindingsChangedKind, 'Nothing was changed; look at what is there now', { params: { targets } })

export const dataSetChangedKind: ProblemKind = {
  type: '/problems/data-set-changed',
  status: 409,
  title: 'Somebody else changed this form meanwhile',
}
export const dataSetChanged = (revision: number) =>
  new Problem(dataSetChangedKind, 'Nothing was changed; look at what is there now', { params: { revision } })

export const nobodyReportsKind: ProblemKind = {
  type: '/problems/nobody-reports',
  status: 409,
  title: 'The plan asks nobody there for reports',
}
export const nobodyReports = () =>
  new Problem(nobodyReportsKind, 'Whom a form goes to is said by the reports that the plan asks for')
