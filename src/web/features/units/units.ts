import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import {
  NATION_ID,
  type UnitActs,
  type UnitChildren,
  type UnitPage,
  type UnitSearchResult,
} from '../../../shared/units.ts'
import { api, leadsElsewhere } from '../../api.ts'

const asOf = (on: string | undefined): Record<string, string> => (on === undefined ? {} : { on })
const withQuery = (path: string, query: Record<string, string>) => {
  const text = new URLSearchParams(query).toString()
  return text === '' ? path : `${path}?${text}`
}

// The catalogue changes a few times in ten years.
const staleTime = 60 * 60_000

export const unitSearch = (query: string, on: string | undefined) =>
  queryOptions({
    queryKey: ['units', 'search', query, on],
    queryFn: ({ signal }) =>
      api.get<UnitSearchResult>(withQuery('/units', { query, limit: '50', ...asOf(on) }), signal),
    placeholderData: keepPreviousData,
    staleTime,
  })

export const unitPage = (id: string, on: string | undefined) =>
  queryOptions({
    queryKey: ['units', id, on],
    queryFn: ({ signal }) => api.get<UnitPage>(withQuery(`/units/${id}`, asOf(on)), signal),
    placeholderData: (before) => (before?.unit.id === id ? before : undefined),
    throwOnError: leadsElsewhere,
    staleTime,
  })

export const provinces = (on: string | undefined) =>
  queryOptions({
    queryKey: ['units', 'provinces', on],
    queryFn: ({ signal }) => api.get<UnitChildren>(withQuery(`/units/${NATION_ID}/children`, asOf(on)), signal),
    placeholderData: keepPreviousData,
    staleTime,
  })

export const unitActs = queryOptions({
  queryKey: ['units', 'acts'],
  queryFn: ({ signal }) => api.get<UnitActs>('/unit-changes', signal),
})
