import type { Home, NewHome } from '../../../shared/people.ts'
import type { UnitSearchResult } from '../../../shared/units.ts'
import { api } from '../../api.ts'

export const addHome = (home: NewHome) => api.post<Home>('/homes', home)
export const addSample = () => api.post<Home>('/sample')
export const removeSample = () => api.delete('/sample')

export const findProvinces = (words: string, signal: AbortSignal) =>
  api.get<UnitSearchResult>(`/units?${new URLSearchParams({ query: words, level: 'province' })}`, signal)
