import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Organisation, OrganisationKind } from '../../../shared/organisations.ts'
import type { NewWatches, Parties, PartyEdit } from '../../../shared/parties.ts'
import { api, isStatus, leadsElsewhere } from '../../api.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'

export const partiesQuery = (programmeId: string, on: string | undefined) =>
  queryOptions({
    queryKey: ['parties', programmeId, on],
    queryFn: ({ signal }) => api.get<Parties>(`/programmes/${programmeId}/parties${on ? `?on=${on}` : ''}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    throwOnError: leadsElsewhere,
  })

export const partyProblems: ProblemWords = {
  'parties-changed': 'parties.problem.changed',
  'party-body-ended': 'parties.problem.ended',
  'organisation-exists': 'parties.problem.exists',
}

export type NewBody = { name: string; unitId: string; kind: OrganisationKind }

/** What can be done here; each answers with everything as it is then. */
export function usePartyChanges(programmeId: string) {
  const client = useQueryClient()
  const show = (parties: Parties) => {
    client.setQueryData(partiesQuery(programmeId, undefined).queryKey, parties)
  }
  const look = (error: unknown) => {
    if (isStatus(error, 409)) void client.invalidateQueries({ queryKey: ['parties', programmeId] })
  }
  const url = `/programmes/${programmeId}`
  const send = (edits: PartyEdit[]) => api.post<Parties>(`${url}/parties`, { batchId: crypto.randomUUID(), edits })
  const options = { onSuccess: show, onError: look }
  return {
    say: useMutation({ mutationFn: send, ...options }),
    create: useMutation({
      mutationFn: async ({ body, key, revision }: { body: NewBody; key: string; revision: number }) => {
        const { id } = await api.post<Pick<Organisation, 'id'>>('/organisations', body)
        return send([{ action: 'confirm', key, factId: null, organisationIds: [id], leftOut: [], revision }])
      },
      ...options,
    }),
    undo: useMutation({
      mutationFn: (undoes: string) =>
        api.post<Parties>(`${url}/parties/undo`, { batchId: crypto.randomUUID(), undoes }),
      ...options,
    }),
    watch: useMutation({
      mutationFn: (watches: NewWatches['watches']) => api.post<Parties>(`${url}/patronages`, { watches }),
      ...options,
    }),
  }
}
export type PartyChanges = ReturnType<typeof usePartyChanges>
