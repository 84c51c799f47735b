import { Problem, type ProblemKind } from '../../platform/problems.ts'

export const dayAsItIsKind: ProblemKind = {
  type: '/problems/day-as-it-is',
  status: 409,
  title: 'This would leave the day as it is',
}
export const dayAsItIs = () => new Problem(dayAsItIsKind, 'The day is off or worked just so already')

export const dayDecidedKind: ProblemKind = {
  type: '/problems/day-decided',
  status: 409,
  title: 'Somebody decided about this day already',
}
export const dayDecided = () => new Problem(dayDecidedKind, 'Undo what was decided first')
