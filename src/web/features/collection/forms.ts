import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { CellKey } from '../../../shared/figures.ts'
import {
  type FormAct,
  type NewFormAct,
  type NewVerdict,
  type NewVerdicts,
  OWNER_ACTS,
  type VerdictsDone,
} from '../../../shared/form-acts.ts'
import type { CellHistory, FormAround, FormReview } from '../../../shared/form-review.ts'
import type { FormPage, FormsPage, ProgrammeForms } from '../../../shared/forms.ts'
import type { ProgrammeSummary } from '../../../shared/programmes.ts'
import { api, isStatus, leadsElsewhere } from '../../api.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'

const FORMS = 'forms'

export const myForms = (which: 'to-do' | 'sent', q: string) =>
  infiniteQueryOptions({
    queryKey: [FORMS, 'mine', which, q],
    queryFn: ({ pageParam, signal }) => {
      const parameters = new URLSearchParams({
        ...{ which, limit: '100' },
        ...(q === '' ? {} : { q }),
        ...(pageParam ? { after: pageParam } : {}),
      })
      return api.get<FormsPage>(`/forms?${parameters}`, signal)
    },
    placeholderData: (before) => before,
    initialPageParam: '',
    getNextPageParam: ({ after }) => after ?? undefined,
  })

export const formQuery = (id: string) =>
  queryOptions({
    queryKey: [FORMS, 'form', id],
    queryFn: ({ signal }) => api.get<FormPage>(`/forms/${id}`, signal),
    throwOnError: leadsElsewhere,
  })

export const aroundQuery = (id: string) =>
  queryOptions({
    queryKey: [FORMS, 'around', id],
    queryFn: ({ signal }) => api.get<FormAround>(`/forms/${id}/around`, signal),
  })

export const reviewQuery = (id: string) =>
  queryOptions({
    queryKey: [FORMS, 'review', id],
    queryFn: ({ signal }) => api.get<FormReview>(`/forms/${id}/review`, signal),
  })

export const historyQuery = (id: string, { elementId, category }: CellKey) =>
  queryOptions({
    queryKey: [FORMS, 'history', id, elementId, category],
    queryFn: ({ signal }) =>
      api.get<CellHistory>(`/forms/${id}/cells/${elementId}/history?category=${encodeURIComponent(category)}`, signal),
    staleTime: 0,
  })

export const programmeChoices = queryOptions({
  queryKey: ['programmes'],
  queryFn: async ({ signal }) => (await api.get<{ programmes: ProgrammeSummary[] }>('/programmes', signal)).programmes,
})

export type ReviewFilter = { period?: string; state?: string; q?: string }
export const programmeForms = (programmeId: string, filter: ReviewFilter) =>
  infiniteQueryOptions({
    queryKey: [FORMS, 'programme', programmeId, filter],
    queryFn: ({ pageParam, signal }) => {
      const parameters = new URLSearchParams({ ...filter, limit: '200', ...(pageParam ? { after: pageParam } : {}) })
      return api.get<ProgrammeForms>(`/programmes/${programmeId}/forms?${parameters}`, signal)
    },
    initialPageParam: '',
    getNextPageParam: ({ after }) => after ?? undefined,
    placeholderData: (before) => before,
  })

export const formProblems: ProblemWords = {
  'form-changed': 'collection.problem.changed',
  'form-not-open': 'collection.problem.notOpen',
  'figure-elsewhere': 'collection.problem.elsewhere',
  'form-act-not-possible': 'collection.problem.notPossible',
  'rules-broken': 'collection.problem.rules',
  'own-figures': 'collection.problem.own',
  'form-stood-on': 'collection.problem.stoodOn',
}

/** Something done to the form, which is shown as it stands then. */
export function useFormAct(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ act, ...rest }: Omit<NewFormAct, 'act'> & Omit<NewVerdict, 'act'> & { act: FormAct }) =>
      api.post<FormPage>(`/forms/${id}/${OWNER_ACTS.some((each) => each === act) ? 'acts' : 'verdicts'}`, {
        act,
        ...rest,
      }),
    onSuccess: (page) => {
      cache.setQueryData([FORMS, 'form', id], page)
      void cache.invalidateQueries({ queryKey: [FORMS], predicate: ({ queryKey }) => queryKey[1] !== 'form' })
    },
    onError: (error) => {
      if (isStatus(error, 409) || isStatus(error, 422)) void cache.invalidateQueries({ queryKey: [FORMS] })
    },
  })
}

export function useVerdicts() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (asked: NewVerdicts) => api.post<VerdictsDone>('/forms/verdicts', asked),
    onSettled: () => cache.invalidateQueries({ queryKey: [FORMS] }),
  })
}
