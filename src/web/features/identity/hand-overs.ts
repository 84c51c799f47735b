import { queryOptions } from '@tanstack/react-query'
import type { HandOvers, NewHandOver, NewHandOvers, Receivers } from '../../../shared/hand-overs.ts'
import { api } from '../../api.ts'

export const handOverList = queryOptions({
  queryKey: ['hand-overs'],
  queryFn: () => api.get<HandOvers>('/hand-overs'),
})

export const findReceivers = async (words: string, signal: AbortSignal) =>
  (await api.get<Receivers>(`/hand-overs/receivers?q=${encodeURIComponent(words)}`, signal)).people

/** Of mine, or of somebody who is away already. */
export const handOver = (given: NewHandOver, giverId?: string) =>
  api.post<NewHandOvers>(giverId === undefined ? '/hand-overs' : `/people/${giverId}/hand-overs`, given)
export const takeBack = (id: string) => api.delete(`/hand-overs/${id}`)
