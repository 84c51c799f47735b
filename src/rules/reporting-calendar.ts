import type { Frequency, Report } from '../shared/plan.ts'
import type { Day } from '../shared/schema.ts'
import { addDays } from './days.ts'
import { isRealDayOfYear, lastDayOf } from './partial-dates.ts'

type Horizon = { from: number | null; to: number | null }
export type CalendarWindow = { from: Day; until: Day }

/** A report that is due before `dueOn` ("trước ngày"); null where the plan names no day. `period` is '' where it names none. */
export type ExpectedReport = { frequency: Frequency; period: string; dueOn: Day | null }

/** How many periods a year has, and how many days after the end of one its report is still of that one. */
const rhythms: Partial<Record<Frequency, { periods: number; lateDays: number }>> = {
  annual: { periods: 1, lateDays: 91 },
  semiannual: { periods: 2, lateDays: 91 },
  quarterly: { periods: 4, lateDays: 45 },
  monthly: { periods: 12, lateDays: 15 },
}

const pad = (number: number) => String(number).padStart(2, '0')

function periodName(year: number, index: number, periods: number): string {
  if (periods === 1) return String(year)
  if (periods === 2) return `${year}-H${index + 1}`
  return periods === 4 ? `${year}-Q${index + 1}` : `${year}-${pad(index + 1)}`
}

function periodOf(day: Day, periods: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return periodName(year, Math.floor(((month - 1) * periods) / 12), periods)
}

const periodEnd = (year: number, index: number, periods: number): Day =>
  lastDayOf(`${year}-${pad(((index + 1) * 12) / periods)}`)

/** Before 29 February is before 1 March in the years that have none. */
function dayIn(year: number, dayOfYear: string): Day {
  const isLeap = lastDayOf(`${year}-02`).endsWith('29')
  return `${year}-${dayOfYear === '02-29' && !isLeap ? '03-01' : dayOfYear}`
}

/** The twelve months from a day on, and the three before it. */
export function calendarAround(today: Day): CalendarWindow {
  return { from: monthsFrom(today, -3), until: monthsFrom(today, 12) }
}

function monthsFrom(day: Day, months: number): Day {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const at = year * 12 + month - 1 + months
  const shifted = `${Math.floor(at / 12)}-${pad((at % 12) + 1)}`
  const last = lastDayOf(shifted)
  const same = `${shifted}${day.slice(7)}`
  return same < last ? same : last
}

/**
 * The reports that a published reporting duty asks for in a window of days. A period without a day of its own is expected
 * once, where it ends in the window; a report "from time to time" or "once" belongs to no period.
 */
export function expectedReports(
  { frequency, before: named }: Pick<Report, 'frequency' | 'before'>,
  horizon: Horizon,
  window: CalendarWindow,
): ExpectedReport[] {
  // What was read may name a day that is in no calendar.
  const before = named.filter(isRealDayOfYear)
  const first = Number(window.from.slice(0, 4)) - 1
  const last = Number(window.until.slice(0, 4)) + 1
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const isPlanned = (period: string) => {
    const year = Number(period.slice(0, 4))
    return (horizon.from === null || year >= horizon.from) && (horizon.to === null || year <= horizon.to)
  }
  return [...new Set(frequency)].flatMap((each): ExpectedReport[] => {
    const rhythm = rhythms[each]
    if (!rhythm) return irregular(each, before, horizon, window, years)
    const { periods, lateDays } = rhythm
    const days = each === 'annual' && frequency.length > 1 ? lastOfTheYear(before) : before
    const due = [...new Set(days)].flatMap((day) =>
      years.map((year) => {
        const dueOn = dayIn(year, day)
        return { frequency: each, period: periodOf(addDays(dueOn, -lateDays), periods), dueOn }
      }),
    )
    const told = new Set(due.map(({ period }) => period))
    const silent = years.flatMap((year) =>
      Array.from({ length: periods }, (_, index) => ({ period: periodName(year, index, periods), year, index }))
        .filter(({ period }) => !told.has(period))
        .map(({ period, year, index }) => ({ period, endsOn: periodEnd(year, index, periods) })),
    )
    return [
      ...due.filter(({ dueOn }) => isIn(window, dueOn)),
      ...silent
        .filter(({ endsOn }) => isIn(window, endsOn))
        .map(({ period }) => ({ frequency: each, period, dueOn: null })),
    ].filter(({ period }) => isPlanned(period))
  })
}

/** Of several days the one that closes the year's work; one in its first months closes the year before. */
const lastOfTheYear = (days: readonly string[]): string[] => {
  const keyOf = (day: string) => (day <= '03-31' ? `later ${day}` : day)
  return days.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).slice(-1)
}

const isIn = ({ from, until }: CalendarWindow, day: Day) => from <= day && day <= until

/** "Định kỳ" with days comes back every year; once, or without a day, it is expected and belongs to no period. */
function irregular(
  frequency: Frequency,
  before: readonly string[],
  horizon: Horizon,
  window: CalendarWindow,
  years: readonly number[],
): ExpectedReport[] {
  const planned = years.filter(
    (year) => (horizon.from === null || year >= horizon.from) && (horizon.to === null || year <= horizon.to),
  )
  if (frequency === 'once' || before.length === 0) {
    const isPlanned = planned.some((year) => isIn(window, `${year}-01-01`) || isIn(window, `${year}-12-31`))
    return isPlanned ? [{ frequency, period: '', dueOn: null }] : []
  }
  return [...new Set(before)].flatMap((day) =>
    planned
      .map((year) => ({ frequency, period: String(year), dueOn: dayIn(year, day) }))
      .filter(({ dueOn }) => isIn(window, dueOn)),
  )
}
