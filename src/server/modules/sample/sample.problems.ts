import { Problem, type ProblemKind } from '../../platform/problems.ts'

export const sampleNotReadKind: ProblemKind = {
  type: '/problems/sample-not-read',
  status: 503,
  title: 'The sample plan could not be read just now',
}
export const sampleNotRead = () => new Problem(sampleNotReadKind, 'Ask for the sample again')
