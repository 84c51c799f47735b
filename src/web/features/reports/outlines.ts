import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { EndOutline, NewOutline, Outline, OutlineList } from '../../../shared/outlines.ts'
import { api, leadsElsewhere } from '../../api.ts'

const KEY = 'outlines'

/** What reports of a province are made of today. */
export const outlineList = (homeId: number) =>
  queryOptions({
    queryKey: [KEY, homeId],
    queryFn: ({ signal }) => api.get<OutlineList>(`/outlines?homeId=${homeId}`, signal),
    throwOnError: leadsElsewhere,
  })

export const outlineQuery = (homeId: number, code: string) =>
  queryOptions({
    queryKey: [KEY, homeId, code],
    queryFn: ({ signal }) => api.get<Outline>(`/outlines/${code}?homeId=${homeId}`, signal),
    throwOnError: leadsElsewhere,
  })

export function useSaveOutline(code: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (outline: NewOutline) => api.post<Outline>(`/outlines/${code}/versions`, outline),
    onSuccess: () => cache.invalidateQueries({ queryKey: [KEY] }),
  })
}

export function useEndOutline(code: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (end: EndOutline) => api.post<OutlineList>(`/outlines/${code}/end`, end),
    onSuccess: () => cache.invalidateQueries({ queryKey: [KEY] }),
  })
}
