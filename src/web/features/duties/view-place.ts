import { useSearch } from '@tanstack/react-router'
import { isDay } from '../../../rules/days.ts'
import { TIMELINE_LINES } from '../../../shared/duty-views.ts'
import type { Day } from '../../../shared/schema.ts'

/** Where in a view one is. */
export type ViewPlace = {
  row: number
  column: number
  line: number
  month: string
  year: number
  by: (typeof TIMELINE_LINES)[number]
  day?: Day
}

type Search = Record<string, unknown>
const count = (value: unknown): number =>
  Number.isInteger(value) && Number(value) > 0 ? Math.min(Number(value), 1_000_000) : 0

/** Whatever is no place is passed over. */
export function placeIn({ row, column, line, month, year, by, day }: Search, today: Day): ViewPlace {
  const isMonth = isDay(`${month}-01`)
  const isYear = Number.isInteger(year) && Number(year) >= 1900 && Number(year) < 2200
  return {
    row: count(row),
    column: count(column),
    line: count(line),
    month: isMonth ? String(month) : today.slice(0, 7),
    year: isYear ? Number(year) : Number(today.slice(0, 4)),
    by: TIMELINE_LINES.find((each) => each === by) ?? 'organisation',
    ...(typeof day === 'string' && isDay(day) ? { day } : {}),
  }
}

/** Another place in the same view of the same answers. */
export const withPlace =
  (place: { [Key in keyof ViewPlace]?: ViewPlace[Key] | undefined }) =>
  (before: Search): Search => ({ ...before, ...place })

/** Where in a view one is, as the address says; without a place there where today is. */
export function useViewPlace(today: Day): ViewPlace {
  return placeIn(useSearch({ strict: false }), today)
}
