import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { UnitShapes } from '../../../shared/boundaries.ts'
import type { NewVisit, Overview, UnitTable } from '../../../shared/overview.ts'
import { api, leadsElsewhere } from '../../api.ts'

/** What is looked at; it stands in the address. */
export type OverviewSearch = {
  programme?: string
  year?: number
  /** The target whose years and units are looked at. */
  target?: string
}

const asked = (search: Record<string, string | number | undefined>) =>
  new URLSearchParams(
    Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString()

export const overviewQuery = ({ programme, year }: OverviewSearch) =>
  queryOptions({
    queryKey: ['overview', programme, year],
    queryFn: ({ signal }) => api.get<Overview>(`/overview?${asked({ programmeId: programme, year })}`, signal),
    placeholderData: keepPreviousData,
    throwOnError: leadsElsewhere,
  })

export const unitTableQuery = (programmeId: string, year: number) =>
  queryOptions({
    queryKey: ['overview', 'units', programmeId, year],
    queryFn: ({ signal }) => api.get<UnitTable>(`/overview/units?${asked({ programmeId, year })}`, signal),
  })

/** Where the units below lie. */
export const shapesQuery = (unitId: string) =>
  queryOptions({
    queryKey: ['overview', 'shapes', unitId],
    queryFn: ({ signal }) => api.get<UnitShapes>(`/boundaries/shapes?${asked({ unitId })}`, signal),
  })

export const noteVisit = (visit: NewVisit) => api.post<void>('/overview/visits', visit)
