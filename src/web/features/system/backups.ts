import { queryOptions } from '@tanstack/react-query'
import type { Backup, Backups } from '../../../shared/system.ts'
import { api } from '../../api.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'

const POLL_MS = 60_000
const UNDER_WAY_POLL_MS = 1000

export const isUnderWay = ({ state }: Backup): boolean => state === 'waiting' || state === 'running'

export const backupsQuery = queryOptions({
  queryKey: ['system', 'backups'],
  queryFn: ({ signal }) => api.get<Backups>('/system/backups', signal),
  refetchInterval: ({ state }) => (state.data?.backups.some(isUnderWay) ? UNDER_WAY_POLL_MS : POLL_MS),
})

export const takeBackup = () => api.post<Backup>('/system/backups')
export const cancelBackup = (id: string) => api.delete(`/jobs/backup/${id}`)

export const backupProblems: ProblemWords = { 'job-over': 'system.backups.problem.over' }
