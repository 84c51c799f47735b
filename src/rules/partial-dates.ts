import type { Day } from '../shared/schema.ts'
import { daysInMonth, isDay } from './days.ts'

/** Whether a date as precise as its text, '2030', '2030-06' or '2030-06-15', stands in the calendar. */
export function isRealDate(date: string): boolean {
  return isDay(firstDayOf(date)) && date === firstDayOf(date).slice(0, date.length)
}

/** Whether a day of the year, '12-15', comes back at least in leap years. */
export const isRealDayOfYear = (day: string): boolean => isDay(`2024-${day}`)

/** A day of the year in one year; before 29 February is before 1 March in the years that have none. */
export function dayOfYearIn(year: number, dayOfYear: string): Day {
  return `${year}-${dayOfYear === '02-29' && daysInMonth(year, 2) === 28 ? '03-01' : dayOfYear}`
}

/** The first day that the date may mean. */
export function firstDayOf(date: string): Day {
  return `${date}${'-01-01'.slice(date.length - 4)}`
}

/** The last day that the date may mean. */
export function lastDayOf(date: string): Day {
  if (date.length === 4) return `${date}-12-31`
  if (date.length > 7) return date
  const [year = 0, month = 0] = date.split('-').map(Number)
  return `${date}-${String(daysInMonth(year, month)).padStart(2, '0')}`
}
