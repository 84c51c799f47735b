import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import i18next from 'i18next'
import type { Parties } from '../../../shared/parties.ts'
import type {
  ClausePage,
  NewRelation,
  NewVersion,
  Programme,
  ProgrammeSummary,
  Version,
} from '../../../shared/programmes.ts'
import { api, isStatus, leadsElsewhere } from '../../api.ts'

export const programmeList = queryOptions({
  queryKey: ['programmes'],
  queryFn: async ({ signal }) => (await api.get<{ programmes: ProgrammeSummary[] }>('/programmes', signal)).programmes,
  throwOnError: (error, { state }) => state.data === undefined && isStatus(error, 401),
})

export const programmeQuery = (id: string, on: string | undefined) =>
  queryOptions({
    queryKey: ['programmes', id, on],
    queryFn: ({ signal }) => api.get<Programme>(`/programmes/${id}${on ? `?on=${on}` : ''}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    throwOnError: leadsElsewhere,
  })

/** Whom its parties mean. */
export const partiesOf = (programmeId: string, on: string | undefined) =>
  queryOptions({
    queryKey: ['parties', programmeId, on],
    queryFn: ({ signal }) => api.get<Parties>(`/programmes/${programmeId}/parties${on ? `?on=${on}` : ''}`, signal),
    staleTime: 30_000,
  })

export const clauseQuery = (id: string) =>
  queryOptions({
    queryKey: ['clauses', id],
    queryFn: ({ signal }) => api.get<ClausePage>(`/clauses/${id}`, signal),
    staleTime: 60_000,
    throwOnError: leadsElsewhere,
  })

export const amend = (programmeId: string, body: NewVersion) =>
  api.post<Version>(`/programmes/${programmeId}/versions`, body)

export const setRelation = (programmeId: string, body: NewRelation) =>
  api.post<Programme>(`/programmes/${programmeId}/documents`, body)

/** What the server writes itself: the whole list, whatever is shown here. */
export const csvAddress = (programmeId: string, list: string, on: string | undefined) =>
  `/api/programmes/${programmeId}/${list}.csv?${new URLSearchParams({ lang: i18next.language, ...(on ? { on } : {}) })}`
