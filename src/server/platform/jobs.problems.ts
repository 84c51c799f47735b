import { Problem, type ProblemKind } from './problems.ts'

export const jobOverKind: ProblemKind = {
  type: '/problems/job-over',
  status: 409,
  title: 'This job is over, or cannot be stopped any more',
}
export const jobOver = () => new Problem(jobOverKind, 'There is nothing left to cancel')

export const jobNotFailedKind: ProblemKind = {
  type: '/problems/job-not-failed',
  status: 409,
  title: 'This job has not failed, or was asked for again since',
}
export const jobNotFailed = () => new Problem(jobNotFailedKind, 'Look at the list again')
