import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { NewReminder, ReminderSent } from '../../../shared/reminders.ts'
import { api } from '../../api.ts'

// Apart from what is listed of duties and reminders: whoever only reminds brings none of it.

export const REMINDERS = 'reminders'
/** What is late changes with duties, and with what was reminded of. */
export const LATE = ['duties', 'late']

/** What is reminded of stands at its programme and at each duty. */
export function useRemind(programmeId: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (reminder: NewReminder) => api.post<ReminderSent>(`/programmes/${programmeId}/reminders`, reminder),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: LATE })
      return cache.invalidateQueries({ queryKey: [REMINDERS] })
    },
  })
}
