import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import type {
  MakeUsualOrganisations,
  NewOrganisation,
  Organisation,
  OrganisationKind,
  OrganisationList,
  OrganisationPage,
  OrganisationState,
  OrganisationStepList,
  UndoneStep,
  UsualOrganisations,
} from '../../../shared/organisations.ts'
import { api, leadsElsewhere } from '../../api.ts'
import type { FieldErrorWords } from '../../ui/form-errors.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'

/** What the list shows, as it stands in the address; the words are `q` there. */
export type OrganisationSearch = {
  unit?: string
  below?: boolean
  type?: OrganisationKind
  state?: Exclude<OrganisationState, 'living'>
  on?: string
}

const PAGE = '300'
const KEY = 'organisations'

const parametersOf = ({ unit, below, type, state, on }: OrganisationSearch, q: string) =>
  new URLSearchParams({
    state: state ?? 'living',
    ...(q === '' ? {} : { q }),
    ...(unit ? { unit } : {}),
    ...(unit && below ? { below: 'true' } : {}),
    ...(type ? { kind: type } : {}),
    ...(on ? { on } : {}),
  })

export const organisationSearch = (search: OrganisationSearch, q: string) =>
  infiniteQueryOptions({
    queryKey: [KEY, 'list', search, q],
    queryFn: ({ pageParam, signal }) => {
      const parameters = parametersOf(search, q)
      parameters.set('limit', PAGE)
      if (pageParam !== '') parameters.set('cursor', pageParam)
      return api.get<OrganisationList>(`/organisations?${parameters}`, signal)
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })

/** The bodies of one unit that live now: for whoever chooses among them. */
export const organisationsAt = (unitId: string) =>
  queryOptions({
    queryKey: [KEY, 'at', unitId],
    queryFn: async ({ signal }) => {
      const parameters = new URLSearchParams({ unit: unitId, state: 'living', limit: '500' })
      return (await api.get<OrganisationList>(`/organisations?${parameters}`, signal)).organisations
    },
  })

export const organisationPage = (id: string, on: string | undefined) =>
  queryOptions({
    queryKey: [KEY, 'page', id, on],
    queryFn: ({ signal }) =>
      api.get<OrganisationPage>(`/organisations/${id}${on === undefined ? '' : `?on=${on}`}`, signal),
    placeholderData: (before) => (before?.organisation.id === id ? before : undefined),
    throwOnError: leadsElsewhere,
  })

export const recentSteps = queryOptions({
  queryKey: [KEY, 'steps'],
  queryFn: async ({ signal }) => (await api.get<OrganisationStepList>('/organisation-steps', signal)).steps,
})

export const addOrganisation = (organisation: NewOrganisation) => api.post<Organisation>('/organisations', organisation)
export const deleteOrganisation = (id: string) => api.delete(`/organisations/${id}`)
export const undoStep = (stepId: string) => api.post<UndoneStep>(`/organisation-steps/${stepId}/undo`)
export const makeUsual = ({ unitId, ...asked }: MakeUsualOrganisations & { unitId: string }) =>
  api.post<UsualOrganisations>(`/units/${unitId}/usual-organisations`, asked)

/** A change to organisations: afterwards what is shown of them is asked for again. */
export function useOrganisationChange<Asked, Answer>(
  change: (asked: Asked) => Promise<Answer>,
  onDone?: (answer: Answer) => void,
) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async (answer) => {
      onDone?.(answer)
      await cache.invalidateQueries({ queryKey: [KEY] })
    },
  })
}

export const organisationProblems: ProblemWords = {
  'organisation-in-use': 'organisations.problem.inUse',
  'organisation-changed': 'organisations.problem.changed',
  'province-not-set-up': 'organisations.problem.provinceNotSetUp',
}

export const organisationFieldWords: FieldErrorWords = {
  '#/name required': 'organisations.field.nameRequired',
  '#/name pattern': 'ui.form.plainName',
  '#/name minLength': 'organisations.field.nameRequired',
  '#/name taken': 'organisations.field.nameTaken',
  '#/unitId required': 'organisations.field.unitRequired',
  '#/unitId other-home': 'organisations.field.otherHome',
  '#/parentId required': 'organisations.field.organisationRequired',
  '#/parentId taken': 'organisations.field.lineTaken',
  '#/toId required': 'organisations.field.organisationRequired',
  '#/task taken': 'organisations.field.taskTaken',
  'not-a-day': 'organisations.field.notADay',
  'same-day': 'organisations.field.sameDay',
  'not-there': 'organisations.field.notThere',
  'before-born': 'organisations.field.beforeBorn',
  'before-from': 'organisations.field.beforeFrom',
  'below-itself': 'organisations.field.belowItself',
  itself: 'organisations.field.itself',
  'other-home': 'organisations.field.otherHome',
}
