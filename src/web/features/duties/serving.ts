import { queryOptions } from '@tanstack/react-query'
import type { ServedTargets, TargetPage } from '../../../shared/serving.ts'
import { api, leadsElsewhere } from '../../api.ts'
import { DUTIES } from './duties.ts'

export const servedTargetsQuery = (assignmentId: string) =>
  queryOptions({
    queryKey: [DUTIES, 'targets', assignmentId],
    queryFn: ({ signal }) => api.get<ServedTargets>(`/assignments/${assignmentId}/targets`, signal),
  })

export const targetQuery = (programmeId: string, targetId: string) =>
  queryOptions({
    queryKey: [DUTIES, 'target', programmeId, targetId],
    queryFn: ({ signal }) => api.get<TargetPage>(`/programmes/${programmeId}/targets/${targetId}`, signal),
    throwOnError: leadsElsewhere,
  })
