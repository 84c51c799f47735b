import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type { LinkEdit, LinksMade } from '../../../shared/links.ts'
import type { ProgrammeSummary } from '../../../shared/programmes.ts'
import type { Schemes } from '../../../shared/schemes.ts'
import { api, isStatus, leadsElsewhere } from '../../api.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'
import type { Found } from '../../ui/search-choice.tsx'
import { DUTIES } from './duties.ts'

export const schemesQuery = (programmeId: string) =>
  queryOptions({
    queryKey: [DUTIES, 'schemes', programmeId],
    queryFn: ({ signal }) => api.get<Schemes>(`/programmes/${programmeId}/schemes`, signal),
    throwOnError: leadsElsewhere,
  })

export const schemeProblems: ProblemWords = {
  'links-changed': 'dutyPages.schemes.changed',
  'already-published': 'dutyPages.schemes.changed',
}

export type SchemeEdit = Pick<LinkEdit, 'action' | 'factId' | 'toId' | 'revision'>

/** Says which programme a sub-scheme is, or is not. */
export function useSchemeLink({ programmeId, versionId }: Pick<Schemes, 'programmeId' | 'versionId'>) {
  const cache = useQueryClient()
  const { queryKey } = schemesQuery(programmeId)
  return useMutation({
    mutationFn: (edit: SchemeEdit) =>
      api.post<LinksMade>(`/versions/${versionId}/links`, { edits: [{ ...edit, relation: 'same-scheme' }] }),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['links', versionId] })
      return cache.invalidateQueries({ queryKey })
    },
    onError: (error) => {
      if (isStatus(error, 409)) void cache.invalidateQueries({ queryKey })
    },
  })
}

/** The other programmes that I see, by words of their names, blind to accents. */
export const findProgrammes =
  (programmeId: string) =>
  async (words: string, signal: AbortSignal): Promise<Found[]> => {
    const { programmes } = await api.get<{ programmes: ProgrammeSummary[] }>('/programmes', signal)
    const wanted = foldVietnamese(words).split(' ').filter(Boolean)
    return programmes
      .filter(({ id, name }) => id !== programmeId && wanted.every((word) => foldVietnamese(name).includes(word)))
      .slice(0, 30)
      .map(({ id, name, unitName }) => ({ value: id, label: name, hint: unitName }))
  }
