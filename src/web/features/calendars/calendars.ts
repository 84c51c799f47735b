import { queryOptions } from '@tanstack/react-query'
import type { CalendarInYear, HolidayYear, NewHolidayChange } from '../../../shared/calendars.ts'
import { api } from '../../api.ts'
import type { FieldErrorWords } from '../../ui/form-errors.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'

export const holidayYear = (year: number) =>
  queryOptions({
    queryKey: ['holidays', year],
    queryFn: ({ signal }) => api.get<HolidayYear>(`/holidays?year=${year}`, signal),
  })

export const calendarsOf = (year: number) =>
  queryOptions({
    queryKey: ['calendars', year],
    queryFn: async ({ signal }) =>
      (await api.get<{ calendars: CalendarInYear[] }>(`/calendars?year=${year}`, signal)).calendars,
  })

export const changeHoliday = (change: NewHolidayChange) => api.post<{ id: string }>('/holidays/changes', change)
export const undoHolidayChange = (id: string) => api.delete(`/holidays/changes/${id}`)

export const holidayProblems: ProblemWords = {
  'day-as-it-is': 'calendars.problem.asItIs',
  'day-decided': 'calendars.problem.decided',
}

export const holidayFieldWords: FieldErrorWords = {
  '#/day required': 'calendars.field.dayRequired',
  '#/day notADay': 'calendars.field.notADay',
  '#/name required': 'calendars.field.nameRequired',
  '#/basis required': 'calendars.field.basisRequired',
  '#/basis minLength': 'calendars.field.basisRequired',
}
