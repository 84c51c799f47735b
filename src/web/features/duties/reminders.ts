import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import type { NewLetterhead, ProgrammeLetterhead } from '../../../shared/letterheads.ts'
import type { LateAnswers, Reminder, Reminders } from '../../../shared/reminders.ts'
import { api, leadsElsewhere } from '../../api.ts'
import { LATE, REMINDERS } from './remind.ts'

/** What is late in a programme, and when each of it was last reminded of; `sentTo`: only reports that are sent to this organisation. */
export const lateAnswers = (programmeId: string, sentTo: string | undefined) =>
  infiniteQueryOptions({
    queryKey: [...LATE, programmeId, sentTo],
    queryFn: ({ pageParam, signal }) => {
      const parameters = new URLSearchParams({ ...(sentTo && { sentTo }), ...(pageParam && { after: pageParam }) })
      return api.get<LateAnswers>(`/programmes/${programmeId}/late?${parameters}`, signal)
    },
    initialPageParam: '',
    getNextPageParam: ({ after }) => after ?? undefined,
    placeholderData: keepPreviousData,
  })

export const remindersOf = (assignmentId: string) =>
  queryOptions({
    queryKey: [REMINDERS, 'assignment', assignmentId],
    queryFn: ({ signal }) => api.get<Reminders>(`/assignments/${assignmentId}/reminders`, signal),
  })

export const letterAddress = ({ sendingId }: Pick<Reminder, 'sendingId'>) => `/api/reminders/${sendingId}/letter.docx`

export const letterheadOf = (programmeId: string) =>
  queryOptions({
    queryKey: ['letterheads', programmeId],
    queryFn: ({ signal }) => api.get<ProgrammeLetterhead>(`/programmes/${programmeId}/letterhead`, signal),
    throwOnError: leadsElsewhere,
  })

export function useLetterhead(programmeId: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (letterhead: NewLetterhead) =>
      api.post<ProgrammeLetterhead>(`/programmes/${programmeId}/letterhead`, letterhead),
    onSuccess: (answer) => cache.setQueryData(letterheadOf(programmeId).queryKey, answer),
  })
}
