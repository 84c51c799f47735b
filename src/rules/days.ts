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

/** How many days from one day to another; less than 0 where that came before. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY)

export const dayBefore = (day: Day): Day => addDays(day, -1)

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The same day some months on; where that month has no such day, its last one: 31/1 and a month is 28/2 or 29/2. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return dayInMonth(year, month + months, date)
}

/** A day of a month that may be counted beyond December or before January, cut to the month's length: (2026, 14, 31) is 2027-02-28. */
export function dayInMonth(year: number, month: number, date: number): Day {
  const at = year * 12 + month - 1
  const [inYear, inMonth] = [Math.floor(at / 12), (at % 12) + 1]
  const inside = Math.min(date, daysInMonth(inYear, inMonth))
  return `${inYear}-${String(inMonth).padStart(2, '0')}-${String(inside).padStart(2, '0')}`
}

/** 0 is Sunday, 6 is Saturday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay()

const vietnam = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' })

/** The day on which an instant falls in Vietnam, wherever the server stands. */
export const dayInVietnam = (instant: Date): Day => vietnam.format(instant)

const vietnamHour = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  hourCycle: 'h23',
})

/** The hour that clocks in Vietnam show, 0 to 23. */
export const hourInVietnam = (instant: Date): number => Number(vietnamHour.format(instant))

export function isWithin(day: Day, range: DayRange): boolean {
  return (range.from === null || range.from <= day) && (range.until === null || day < range.until)
}

/** The day itself, or the nearest one inside the range. */
export function nearestWithin(day: Day, range: DayRange): Day {
  if (range.from !== null && day < range.from) return range.from
  if (range.until !== null && day >= range.until) return dayBefore(range.until)
  return day
}

/** 20/11/2026, as days are written in Vietnam. */
export const writeDay = (day: Day): string => day.split('-').reverse().join('/')

/** A day as people type it: '1/7/2025', '01-07-2025', or '2025-07-01'. */
export function parseDay(text: string): Day | undefined {
  const typed = /^\s*(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})\s*$/.exec(text)
  const day = typed ? `${typed[3]}-${typed[2]?.padStart(2, '0')}-${typed[1]?.padStart(2, '0')}` : text.trim()
  return isDay(day) ? day : undefined
}
