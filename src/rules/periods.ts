import type { Frequency, Period } from '../shared/plan.ts'
import type { Day } from '../shared/schema.ts'
import { dayInMonth } from './days.ts'

const MONTHS: Record<Period, number> = { year: 12, 'half-year': 6, quarter: 3, month: 1 }

/** The period of a frequency; a report "from time to time" or "once" belongs to none. */
export const PERIOD_OF: Partial<Record<Frequency, Period>> = {
  annual: 'year',
  semiannual: 'half-year',
  quarterly: 'quarter',
  monthly: 'month',
}
export const FREQUENCY_OF: Record<Period, Frequency> = {
  year: 'annual',
  'half-year': 'semiannual',
  quarter: 'quarterly',
  month: 'monthly',
}

export const periodsInYear = (period: Period): number => 12 / MONTHS[period]

/** '2026', '2026-H1', '2026-Q1', '2026-01'; `index` counts from 0. */
export function periodName(period: Period, year: number | string, index: number): string {
  return `${year}${periodSuffix(period, index)}`
}

export function periodSuffix(period: Period, index: number): string {
  if (period === 'year') return ''
  if (period === 'half-year') return `-H${index + 1}`
  return period === 'quarter' ? `-Q${index + 1}` : `-${String(index + 1).padStart(2, '0')}`
}

/** The calendar period in which a day lies, by name. */
export function periodAt(day: Day, period: Period): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return periodName(period, year, Math.floor((month - 1) / MONTHS[period]))
}

/** First and last day of a calendar period, the `index`-th of its kind in the year, counted from 0. */
export function daysOfPeriod(period: Period, year: number, index: number): { from: Day; to: Day } {
  const first = index * MONTHS[period] + 1
  return { from: dayInMonth(year, first, 1), to: dayInMonth(year, first + MONTHS[period] - 1, 31) }
}

/** First and last day of a calendar period by its name; null for any other text. */
export function daysOfPeriodNamed(name: string): { from: Day; to: Day } | null {
  const match = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(name)
  if (!match) return null
  const year = Number(match[1])
  if (match[2]) return daysOfPeriod('half-year', year, Number(match[2]) - 1)
  if (match[3]) return daysOfPeriod('quarter', year, Number(match[3]) - 1)
  return match[4] ? daysOfPeriod('month', year, Number(match[4]) - 1) : daysOfPeriod('year', year, 0)
}

/** The calendar period before, of the same length, by name; null where the name is none. */
export function periodBefore(name: string): string | null {
  const match = /^(\d{4})(?:-(H|Q|)(\d{1,2}))?$/.exec(name)
  if (!match || daysOfPeriodNamed(name) === null) return null
  const [, year = '', kind, number] = match
  const period: Period = number === undefined ? 'year' : kind === 'H' ? 'half-year' : kind === 'Q' ? 'quarter' : 'month'
  const index = number === undefined ? 0 : Number(number) - 1
  return index > 0
    ? periodName(period, year, index - 1)
    : periodName(period, Number(year) - 1, periodsInYear(period) - 1)
}
