import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import type {
  GuidancePage,
  NewProposal,
  NewProposalAct,
  ProposalKind,
  ProposalPage,
  ProposalState,
  ProposalsPage,
  ProposalView,
  ProposalWords,
  Raising,
  RaisingQuery,
} from '../../../shared/proposals.ts'
import { api, isStatus, leadsElsewhere } from '../../api.ts'
import type { FieldErrorWords } from '../../ui/form-errors.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'
import { useChange } from '../../use-change.ts'

const KEY = 'proposals'
const PAGE = '50'

/** Which are listed, as it stands in the address. */
export type ProposalFilter = {
  view?: ProposalView
  state?: ProposalState
  kind?: ProposalKind
  programmeId?: string
  q?: string
}

export const proposalList = (filter: ProposalFilter) =>
  infiniteQueryOptions({
    queryKey: [KEY, 'list', filter],
    queryFn: ({ pageParam, signal }) => {
      const parameters = new URLSearchParams({ ...filter, limit: PAGE, ...(pageParam ? { after: pageParam } : {}) })
      return api.get<ProposalsPage>(`/proposals?${parameters}`, signal)
    },
    initialPageParam: '',
    getNextPageParam: ({ more, proposals }) => (more ? proposals.at(-1)?.id : undefined),
    placeholderData: keepPreviousData,
    throwOnError: (error, { state }) => state.data === undefined && isStatus(error, 401),
  })

/** The same list for a spreadsheet, of all pages. */
export const sheetAddress = (filter: ProposalFilter, lang: string) =>
  `/api/proposals.csv?${new URLSearchParams({ ...filter, lang })}`

export const proposalQuery = (id: string) =>
  queryOptions({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) => api.get<ProposalPage>(`/proposals/${id}`, signal),
    throwOnError: leadsElsewhere,
  })

export const raisingQuery = (about: RaisingQuery) =>
  queryOptions({
    queryKey: [KEY, 'raising', about],
    queryFn: ({ signal }) => api.get<Raising>(`/proposals/raising?${new URLSearchParams(about)}`, signal),
    throwOnError: leadsElsewhere,
  })

export const guidanceList = (programmeId: string, q: string) =>
  infiniteQueryOptions({
    queryKey: [KEY, 'guidance', programmeId, q],
    queryFn: ({ pageParam, signal }) => {
      const parameters = new URLSearchParams({
        ...(q ? { q } : {}),
        limit: PAGE,
        ...(pageParam ? { after: pageParam } : {}),
      })
      return api.get<GuidancePage>(`/programmes/${programmeId}/guidance?${parameters}`, signal)
    },
    initialPageParam: '',
    getNextPageParam: ({ more, guidance }) => (more ? guidance.at(-1)?.id : undefined),
    placeholderData: keepPreviousData,
    throwOnError: leadsElsewhere,
  })

export const proposalProblems: ProblemWords = {
  'proposal-changed': 'proposals.problem.changed',
  'proposal-act-not-possible': 'proposals.problem.notPossible',
}

export const proposalFieldWords: FieldErrorWords = {
  '#/words needed': 'proposals.form.wordsNeeded',
  '#/organisationId no-part': 'proposals.form.noPart',
  '#/organisationId outside': 'proposals.form.outside',
}

const useProposalChange = <Asked>(change: (asked: Asked) => Promise<ProposalPage>) =>
  useChange(KEY, change, ({ id }) => ['one', id])

export const useRaise = () =>
  useProposalChange((proposal: NewProposal) => api.post<ProposalPage>('/proposals', proposal))

export const useRewrite = (id: string) =>
  useProposalChange((words: ProposalWords) => api.post<ProposalPage>(`/proposals/${id}/words`, words))

export const useProposalAct = (id: string) =>
  useProposalChange((act: NewProposalAct) => api.post<ProposalPage>(`/proposals/${id}/acts`, act))

export function useDrop(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (revision: number) => api.post<void>(`/proposals/${id}/drop`, { revision }),
    onSuccess: () => cache.invalidateQueries({ queryKey: [KEY, 'list'] }),
    onError: (error) => {
      if (isStatus(error, 409)) void cache.invalidateQueries({ queryKey: [KEY] })
    },
  })
}
