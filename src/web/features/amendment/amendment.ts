import { queryOptions } from '@tanstack/react-query'
import type { Amendment } from '../../../shared/amendment.ts'
import { api, isStatus, leadsElsewhere } from '../../api.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'

export const amendmentQuery = (versionId: string, against: string | undefined) =>
  queryOptions({
    queryKey: ['amendment', versionId, against],
    queryFn: ({ signal }) => {
      const query = against === undefined ? '' : `?against=${encodeURIComponent(against)}`
      return api.get<Amendment>(`/versions/${versionId}/amendment${query}`, signal)
    },
    staleTime: 30_000,
    // A document that is not there is told on the page: it is one of several.
    throwOnError: (error) => (against === undefined ? leadsElsewhere(error) : isStatus(error, 401)),
  })

export const amendmentProblems: ProblemWords = {
  'comparisons-waiting': 'amendment.problem.waiting',
  'document-too-long': 'amendment.problem.tooLong',
  'unreadable-file': 'amendment.problem.unreadable',
  'unsupported-format': 'amendment.problem.unreadable',
  'damaged-file': 'amendment.problem.unreadable',
  'not-read-yet': 'amendment.problem.notRead',
}
