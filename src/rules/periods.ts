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

export const monthsOf = (period: Period): number => MONTHS[period]
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

/** Of which length a calendar period is by its name, and the how manieth of its year from 0; null for any other text. */
export function periodNamed(name: string): { period: Period; year: number; index: number } | null {
  const match = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(name)
  if (!match) return null
  const [, year, half, quarter, month] = match
  const number = half ?? quarter ?? month ?? '1'
  const period = half ? 'half-year' : quarter ? 'quarter' : month ? 'month' : 'year'
  return { period, year: Number(year), index: Number(number) - 1 }
}

/** First and last day of a calendar period by its name; null for any other text. */
export function daysOfPeriodNamed(name: string): { from: Day; to: Day } | null {
  const found = periodNamed(name)
  return found && daysOfPeriod(found.period, found.year, found.index)
}

/** The calendar period before, of the same length, by name; null where the name is none. */
export function periodBefore(name: string): string | null {
  const found = periodNamed(name)
  if (!found) return null
  const { period, year, index } = found
  return index > 0 ? periodName(period, year, index - 1) : periodName(period, year - 1, periodsInYear(period) - 1)
}
