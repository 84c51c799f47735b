import type { Day } from '../shared/schema.ts'

const MS_PER_DAY = 86_400_000

/** Half-open: `from` belongs to it, `until` no longer does; null is unbounded. */
export interface DayRange {
  from: Day | null
  until: Day | null
}

/** Whether it stands in the calendar, in the years that `Day` knows. */
export function isDay(text: string): text is Day {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10)
}

export const dayBefore = (day: Day): Day => addDays(day, -1)

export function isWithin(day: Day, range: DayRange): boolean {
  return (range.from === null || range.from <= day) && (range.until === null || day < range.until)
}

/** The day itself, or the nearest one inside the range. */
export function nearestWithin(day: Day, range: DayRange): Day {
  if (range.from !== null && day < range.from) return range.from
  if (range.until !== null && day >= range.until) return dayBefore(range.until)
  return day
}

/** A day as people type it: '1/7/2025', '01-07-2025', or '2025-07-01'. */
export function parseDay(text: string): Day | undefined {
  const typed = /^\s*(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})\s*$/.exec(text)
  const day = typed ? `${typed[3]}-${typed[2]?.padStart(2, '0')}-${typed[1]?.padStart(2, '0')}` : text.trim()
  return isDay(day) ? day : undefined
}
