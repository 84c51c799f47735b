import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import type { Job, JobKind, JobRef, Jobs } from '../../../shared/jobs.ts'
import { api } from '../../api.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'

const POLL_MS = 2000
const QUIET_POLL_MS = 20_000
const PAGE = 50

/** What is shown, as it stands in the address. */
export type JobSearch = { mine?: boolean; of?: JobKind }

const LISTS = {
  underWay: 'state=waiting&state=running',
  failed: 'state=failed&latest=true',
  over: 'state=done&state=cancelled',
} as const
export type JobList = keyof typeof LISTS

/** Whether something moves at this moment; a letter may wait for hours. */
const moves = ({ kind, state }: Job) => state === 'running' || (state === 'waiting' && kind !== 'letter')

export const jobList = (list: JobList, { mine, of }: JobSearch) =>
  infiniteQueryOptions({
    queryKey: ['jobs', list, mine ?? false, of ?? ''],
    queryFn: ({ pageParam, signal }) =>
      api.get<Jobs>(
        `/jobs?${LISTS[list]}&limit=${PAGE}${mine ? '&mine=true' : ''}${of ? `&kind=${of}` : ''}${pageParam ? `&before=${pageParam}` : ''}`,
        signal,
      ),
    // Another filter changes the lists and not the page under one's hands.
    placeholderData: keepPreviousData,
    initialPageParam: '',
    getNextPageParam: ({ jobs, more }) => (more ? jobs.at(-1)?.id : undefined),
    refetchInterval: ({ state }) => {
      if (list !== 'underWay') return false
      return state.data?.pages.some(({ jobs }) => jobs.some(moves)) ? POLL_MS : QUIET_POLL_MS
    },
  })

export const cancelJob = ({ kind, id }: JobRef) => api.delete(`/jobs/${kind}/${id}`)
export const retryJob = ({ kind, id }: JobRef) => api.post<JobRef>(`/jobs/${kind}/${id}/retry`)

export const jobProblems: ProblemWords = {
  'job-over': 'jobs.problem.over',
  'job-not-failed': 'jobs.problem.notFailed',
  'mail-off': 'jobs.problem.mailOff',
}
