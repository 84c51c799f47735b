import { queryOptions } from '@tanstack/react-query'
import type { AddedPerson, HandedLink, NewPerson, NewRole, Person } from '../../../shared/people.ts'
import { api } from '../../api.ts'

export const peopleList = queryOptions({
  queryKey: ['people'],
  queryFn: async () => (await api.get<{ people: Person[] }>('/people')).people,
})

export const addPerson = (person: NewPerson) => api.post<AddedPerson>('/people', person)
export const renewLink = (personId: string) => api.post<HandedLink>(`/people/${personId}/link`)
export const addRole = (personId: string, role: NewRole) => api.post<Person>(`/people/${personId}/appointments`, role)
export const endRole = (personId: string, appointmentId: string) =>
  api.delete(`/people/${personId}/appointments/${appointmentId}`)
