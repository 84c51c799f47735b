import type { RollupView } from '../../../shared/rollup.ts'

/** What a series is of; it stands in the address. */
export type SeriesSearch = {
  programme?: string
  unit?: string
  /** An element or an indicator; the first element where neither is said. */
  element?: string
  indicator?: string
  from?: number
  to?: number
  view?: RollupView
}

export function seriesSearch({
  programme,
  unit,
  element,
  indicator,
  from,
  to,
  view,
}: Record<string, unknown>): SeriesSearch {
  const text = (value: unknown) => (value === undefined || value === '' ? undefined : String(value))
  const year = (value: unknown) => (Number(value) >= 1990 && Number(value) <= 2100 ? Number(value) : undefined)
  const said = {
    ...{ programme: text(programme), unit: text(unit), element: text(element), indicator: text(indicator) },
    ...{ from: year(from), to: year(to), view: view === 'was' ? ('was' as const) : undefined },
  }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}
