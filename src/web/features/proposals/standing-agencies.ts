import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type {
  AgencySaying,
  NewStandingAgency,
  StandingAgencyPage,
  UndoStandingAgency,
} from '../../../shared/standing-agencies.ts'
import { api, isStatus, leadsElsewhere } from '../../api.ts'
import type { FieldErrorWords } from '../../ui/form-errors.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'
import type { TextKey } from '../../ui/text-key.ts'

export const standingAgencyOf = (programmeId: string) =>
  queryOptions({
    queryKey: ['standing-agencies', programmeId],
    queryFn: ({ signal }) => api.get<StandingAgencyPage>(`/programmes/${programmeId}/standing-agency`, signal),
    throwOnError: leadsElsewhere,
  })

/** Says who it is, or takes back what was said last. */
export function useStandingAgency(programmeId: string) {
  const cache = useQueryClient()
  const { queryKey } = standingAgencyOf(programmeId)
  const path = `/programmes/${programmeId}/standing-agency`
  return useMutation({
    mutationFn: (asked: NewStandingAgency | { undo: UndoStandingAgency }) =>
      'undo' in asked
        ? api.post<StandingAgencyPage>(`${path}/undo`, asked.undo)
        : api.post<StandingAgencyPage>(path, asked),
    onSuccess: (answer) => cache.setQueryData(queryKey, answer),
    onError: (error) => {
      if (isStatus(error, 409)) void cache.invalidateQueries({ queryKey })
    },
  })
}

export const agencyProblems: ProblemWords = { 'agency-changed': 'proposals.agency.problem.changed' }
export const agencyFieldWords: FieldErrorWords = {
  '#/organisationId outside': 'proposals.agency.outside',
  '#/organisationId required': 'ui.form.choose',
}

export const SAID_WORDS: Record<AgencySaying, TextKey> = {
  keep: 'proposals.agency.did.keep',
  choose: 'proposals.agency.did.choose',
  refuse: 'proposals.agency.did.refuse',
}
