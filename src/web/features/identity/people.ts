import { queryOptions } from '@tanstack/react-query'
import type {
  AddedPerson,
  EndedPerson,
  HandedLink,
  NewPerson,
  NewRole,
  People,
  Person,
} from '../../../shared/people.ts'
import { api } from '../../api.ts'

/** Whom I see, and whether a link may go out by mail. */
export const peopleList = queryOptions({
  queryKey: ['people'],
  queryFn: () => api.get<People>('/people'),
})

export const addPerson = (person: NewPerson) => api.post<AddedPerson>('/people', person)
export const renewLink = (personId: string) => api.post<HandedLink>(`/people/${personId}/link`)
export const mailLink = (personId: string) => api.post<Person>(`/people/${personId}/mail`)
export const endPerson = (personId: string) => api.post<EndedPerson>(`/people/${personId}/end`)
export const addRole = (personId: string, role: NewRole) => api.post<Person>(`/people/${personId}/appointments`, role)
export const endRole = (personId: string, appointmentId: string) =>
  api.delete(`/people/${personId}/appointments/${appointmentId}`)
