import { Problem, type ProblemKind } from '../../platform/problems.ts'

export const backupOverKind: ProblemKind = {
  type: '/problems/backup-over',
  status: 409,
  title: 'This backup is over already',
}
export const backupOver = () => new Problem(backupOverKind, 'There is nothing left to cancel')
