import { queryOptions } from '@tanstack/react-query'
import type { NewOrganisation, Organisation } from '../../../shared/organisations.ts'
import { api } from '../../api.ts'
import type { FieldErrorWords } from '../../ui/form-errors.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'

export const organisationList = queryOptions({
  queryKey: ['organisations'],
  queryFn: async () => (await api.get<{ organisations: Organisation[] }>('/organisations')).organisations,
})

export const addOrganisation = (organisation: NewOrganisation) => api.post<Organisation>('/organisations', organisation)
export const deleteOrganisation = (id: string) => api.delete(`/organisations/${id}`)

export const organisationProblems: ProblemWords = {
  'organisation-in-use': 'organisations.problem.inUse',
  'province-not-set-up': 'organisations.problem.provinceNotSetUp',
}

export const organisationFieldWords: FieldErrorWords = {
  '#/name required': 'organisations.field.nameRequired',
  '#/name minLength': 'organisations.field.nameRequired',
  '#/name taken': 'organisations.field.nameTaken',
  '#/unitId required': 'organisations.field.unitRequired',
}
