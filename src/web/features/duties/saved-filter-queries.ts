import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { NewSavedFilter, SavedFilters } from '../../../shared/saved-filters.ts'
import { api } from '../../api.ts'
import type { FieldErrorWords } from '../../ui/form-errors.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'

const KEY = 'saved-filters'

export const savedFilters = (programmeId: string) =>
  queryOptions({
    queryKey: [KEY, programmeId],
    queryFn: ({ signal }) => api.get<SavedFilters>(`/me/saved-filters?${new URLSearchParams({ programmeId })}`, signal),
  })

export const filterProblems: ProblemWords = {
  'filter-name-taken': 'dutyViews.saved.taken',
  'too-many-filters': 'dutyViews.saved.tooMany',
}
export const filterFieldWords: FieldErrorWords = { '#/name required': 'dutyViews.saved.nameNeeded' }

type Change = { add: Omit<NewSavedFilter, 'programmeId'> } | { rename: string; name: string } | { remove: string }

export function useSavedFilterChange(programmeId: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (change: Change) => {
      if ('add' in change) return api.post<SavedFilters>('/me/saved-filters', { programmeId, ...change.add })
      if ('remove' in change) return api.post<SavedFilters>(`/me/saved-filters/${change.remove}/remove`)
      return api.post<SavedFilters>(`/me/saved-filters/${change.rename}/name`, { name: change.name })
    },
    onSuccess: (after) => cache.setQueryData([KEY, programmeId], after),
  })
}
