import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { NewLetterhead, ProgrammeLetterhead } from '../../../shared/letterheads.ts'
import type { NewReminder, Reminder, ReminderSent, Reminders } from '../../../shared/reminders.ts'
import { api, leadsElsewhere } from '../../api.ts'

const KEY = 'reminders'

/** When each answer of a programme that still waits was last reminded of. */
export const lastReminders = (programmeId: string) =>
  queryOptions({
    queryKey: [KEY, 'programme', programmeId],
    queryFn: ({ signal }) => api.get<Reminders>(`/programmes/${programmeId}/reminders`, signal),
  })

export const remindersOf = (assignmentId: string) =>
  queryOptions({
    queryKey: [KEY, 'assignment', assignmentId],
    queryFn: ({ signal }) => api.get<Reminders>(`/assignments/${assignmentId}/reminders`, signal),
  })

export const letterAddress = ({ sendingId }: Pick<Reminder, 'sendingId'>) => `/api/reminders/${sendingId}/letter.docx`

/** What is reminded of stands at its programme and at each duty. */
export function useRemind(programmeId: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (reminder: NewReminder) => api.post<ReminderSent>(`/programmes/${programmeId}/reminders`, reminder),
    onSuccess: () => cache.invalidateQueries({ queryKey: [KEY] }),
  })
}

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
