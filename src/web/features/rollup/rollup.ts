import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { FigureSeries, MissingUnits, Rollup, RollupChoices, RollupView } from '../../../shared/rollup.ts'
import type { FigureUses, ProgrammeProgress, TargetFigures, TargetProgress } from '../../../shared/target-progress.ts'
import type { UnitLevel } from '../../../shared/units.ts'
import { api, leadsElsewhere } from '../../api.ts'

/** What a table is asked of, all said. */
export type RollupAsked = {
  programmeId: string
  period: string
  unitId: string
  level: UnitLevel
  view: RollupView
  by: string | undefined
}
const queryOf = ({ by, ...asked }: RollupAsked) => new URLSearchParams({ ...asked, ...(by ? { by } : {}) }).toString()

export const rollupFile = (asked: RollupAsked, ending: 'xlsx' | 'csv', lang: string): string =>
  `/api/rollup.${ending}?${queryOf(asked)}&lang=${lang}`

export const choicesQuery = (programmeId: string | undefined) =>
  queryOptions({
    queryKey: ['rollup', 'choices', programmeId],
    queryFn: ({ signal }) =>
      api.get<RollupChoices>(programmeId ? `/rollup/choices?programmeId=${programmeId}` : '/rollup/choices', signal),
    throwOnError: leadsElsewhere,
  })

const ROWS_AT_ONCE = 300

export const rollupPages = (asked: RollupAsked) =>
  infiniteQueryOptions({
    queryKey: ['rollup', asked],
    queryFn: ({ pageParam, signal }) =>
      api.get<Rollup>(`/rollup?${queryOf(asked)}&skip=${pageParam}&limit=${ROWS_AT_ONCE}`, signal),
    initialPageParam: 0,
    getNextPageParam: ({ rowCount }, pages) => {
      const had = pages.length * ROWS_AT_ONCE
      return had < rowCount ? had : undefined
    },
    placeholderData: keepPreviousData,
  })

export type SeriesAsked = {
  unitId: string
  /** One of the two. */
  of: { elementId: string } | { indicatorId: string }
  from: number
  to: number
}

export const seriesQuery = ({ of, unitId, from, to }: SeriesAsked, view: RollupView) =>
  queryOptions({
    queryKey: ['rollup', 'series', of, unitId, from, to, view],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ unitId, ...of, from: String(from), to: String(to), view })
      return api.get<FigureSeries>(`/rollup/series?${query}`, signal)
    },
    placeholderData: keepPreviousData,
  })

export const missingQuery = (asked: Omit<RollupAsked, 'programmeId' | 'by'> & { elementId: string }) =>
  queryOptions({
    queryKey: ['rollup', 'missing', asked],
    queryFn: ({ signal }) => api.get<MissingUnits>(`/rollup/missing?${new URLSearchParams(asked)}`, signal),
  })

export const progressQuery = (programmeId: string, year?: number) =>
  queryOptions({
    queryKey: ['rollup', 'progress', programmeId, 'all', year],
    queryFn: ({ signal }) =>
      api.get<ProgrammeProgress>(
        `/programmes/${programmeId}/target-progress${year === undefined ? '' : `?year=${year}`}`,
        signal,
      ),
  })

export const targetProgressQuery = (programmeId: string, factId: string) =>
  queryOptions({
    queryKey: ['rollup', 'progress', programmeId, factId],
    queryFn: ({ signal }) => api.get<TargetProgress>(`/programmes/${programmeId}/target-progress/${factId}`, signal),
    throwOnError: leadsElsewhere,
  })

/** Of all units, or of one. */
export const findFigures = (
  { programmeId, factId, unitId }: { programmeId: string; factId: string; unitId: string | undefined },
  after: string | null,
  signal: AbortSignal,
) =>
  api.get<TargetFigures>(
    `/programmes/${programmeId}/target-progress/${factId}/figures?${new URLSearchParams({ ...(unitId && { unitId }), ...(after && { after }) })}`,
    signal,
  )

export const usesQuery = (asked: { elementId: string; unitId: string; period: string }) =>
  queryOptions({
    queryKey: ['rollup', 'uses', asked],
    queryFn: ({ signal }) => api.get<FigureUses>(`/figure-uses?${new URLSearchParams(asked)}`, signal),
  })
