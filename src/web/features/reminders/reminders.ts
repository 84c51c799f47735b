import { queryOptions } from '@tanstack/react-query'
import type { MyReminders, NewOfficeReminders, OfficeRemindersPage, StopLink } from '../../../shared/telling.ts'
import { api } from '../../api.ts'
import type { FieldErrorWords } from '../../ui/form-errors.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'

/** A unit or an organisation, as its address begins. */
export type Office = { of: 'units' | 'organisations'; id: string }

export const officeReminders = ({ of, id }: Office) =>
  queryOptions({
    queryKey: ['reminders', of, id],
    queryFn: ({ signal }) => api.get<OfficeRemindersPage>(`/${of}/${id}/reminders`, signal),
  })
export const setOfficeReminders = ({ of, id }: Office, change: NewOfficeReminders) =>
  api.put<OfficeRemindersPage>(`/${of}/${id}/reminders`, change)

export const myReminders = queryOptions({
  queryKey: ['reminders', 'me'],
  queryFn: ({ signal }) => api.get<MyReminders>('/me/reminders', signal),
})
export const setMyReminders = (habits: MyReminders) => api.put<MyReminders>('/me/reminders', habits)

export const stopLink = (token: string) =>
  queryOptions({
    queryKey: ['stop-link', token],
    queryFn: () => api.post<StopLink>('/stop-letters/look', { token }),
    retry: false,
  })
export const takeStopLink = (token: string, stopped: boolean) =>
  api.post<StopLink>('/stop-letters/use', { token, stopped })

export const reminderProblems: ProblemWords = {
  'reminders-changed': 'reminders.problem.changed',
  'stop-link-not-valid': 'reminders.problem.stopLink',
  // What is no link of ours at all is as good as one that is damaged.
  'invalid-request': 'reminders.problem.stopLink',
}

export const officeFieldWords: FieldErrorWords = { '#/settings/daysBefore pattern': 'reminders.office.daysWrong' }
