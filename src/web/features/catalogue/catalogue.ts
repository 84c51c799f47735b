import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type {
  CatalogueMade,
  DimensionList,
  DimensionPage,
  ElementList,
  ElementPage,
  IndicatorPage,
  IndicatorRows,
  RuleList,
  RulePage,
  TermElement,
} from '../../../shared/elements.ts'
import { api, leadsElsewhere } from '../../api.ts'
import type { Found } from '../../ui/search-choice.tsx'

const CATALOGUE = 'catalogue'

export const CATALOGUE_PARTS = ['elements', 'indicators', 'rules', 'dimensions'] as const
export type CataloguePart = (typeof CATALOGUE_PARTS)[number]
type ListOf = { elements: ElementList; indicators: IndicatorRows; rules: RuleList; dimensions: DimensionList }

export const catalogueQuery = <Part extends CataloguePart>(part: Part, q: string) =>
  infiniteQueryOptions({
    queryKey: [CATALOGUE, part, q],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({
        ...(q === '' ? {} : { q }),
        ...(pageParam === null ? {} : { after: pageParam }),
      })
      return api.get<ListOf[Part]>(`/catalogue/${part}?${query}`, signal)
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  })

export const elementQuery = (id: string) =>
  queryOptions({
    queryKey: [CATALOGUE, 'element', id],
    queryFn: ({ signal }) => api.get<ElementPage>(`/catalogue/elements/${id}`, signal),
    throwOnError: leadsElsewhere,
  })
export const ruleQuery = (id: string) =>
  queryOptions({
    queryKey: [CATALOGUE, 'rule', id],
    queryFn: ({ signal }) => api.get<RulePage>(`/catalogue/rules/${id}`, signal),
    throwOnError: leadsElsewhere,
  })
export const dimensionQuery = (code: string) =>
  queryOptions({
    queryKey: [CATALOGUE, 'dimension', code],
    queryFn: ({ signal }) => api.get<DimensionPage>(`/catalogue/dimensions/${code}`, signal),
    throwOnError: leadsElsewhere,
  })
/** All ways to split figures. */
export const dimensionChoices = queryOptions({
  queryKey: [CATALOGUE, 'dimension choices'],
  queryFn: async ({ signal }) => (await api.get<DimensionList>('/catalogue/dimensions?limit=200', signal)).rows,
})
export const indicatorQuery = (id: string) =>
  queryOptions({
    queryKey: [CATALOGUE, 'indicator', id],
    queryFn: ({ signal }) => api.get<IndicatorPage>(`/catalogue/indicators/${id}`, signal),
    throwOnError: leadsElsewhere,
  })

/** Adds, changes or ends what is kept at this address below the catalogue. */
export function useCatalogueChange() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body: unknown }) =>
      api.post<CatalogueMade>(`/catalogue/${path}`, body),
    onSuccess: () => cache.invalidateQueries({ queryKey: [CATALOGUE] }),
  })
}

const found = ({ id, name, code }: { id: string; name: string; code: string }): Found => ({
  value: id,
  label: name,
  hint: code,
})

export type FoundElement = Found & { element: TermElement }
export const findElements = async (words: string, signal: AbortSignal): Promise<FoundElement[]> => {
  const { rows } = await api.get<ElementList>(`/catalogue/elements?limit=20&q=${encodeURIComponent(words)}`, signal)
  return rows.map((element) => ({ ...found(element), element }))
}
export const findIndicators = async (words: string, signal: AbortSignal): Promise<Found[]> => {
  const { rows } = await api.get<IndicatorRows>(`/catalogue/indicators?limit=20&q=${encodeURIComponent(words)}`, signal)
  return rows.map(found)
}
