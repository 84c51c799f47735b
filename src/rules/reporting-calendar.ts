import type { Frequency, Report } from '../shared/plan.ts'
import type { Day } from '../shared/schema.ts'
import { addDays, addMonths } from './days.ts'
import { dayOfYearIn, isRealDayOfYear } from './partial-dates.ts'
import { daysOfPeriod, PERIOD_OF, periodAt, periodName, periodsInYear } from './periods.ts'

type Horizon = { from: number | null; to: number | null }
export type CalendarWindow = { from: Day; until: Day }

/** A report that is due before `dueOn` ("trước ngày"); null where the plan names no day. `period` is '' where it names none. */
export type ExpectedReport = { frequency: Frequency; period: string; dueOn: Day | null }

/** How many days after the end of a period its report is still of that one: our reading, no source says it. */
const LATE_DAYS = { year: 91, 'half-year': 91, quarter: 45, month: 15 }

/** The twelve months from a day on, and the three before it. */
export function calendarAround(today: Day): CalendarWindow {
  return { from: addMonths(today, -3), until: addMonths(today, 12) }
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
    const kind = PERIOD_OF[each]
    if (!kind) return irregular(each, before, horizon, window, years)
    const days = each === 'annual' && frequency.length > 1 ? lastOfTheYear(before) : before
    const due = [...new Set(days)].flatMap((day) =>
      years.map((year) => {
        const dueOn = dayOfYearIn(year, day)
        return { frequency: each, period: periodAt(addDays(dueOn, -LATE_DAYS[kind]), kind), dueOn }
      }),
    )
    const told = new Set(due.map(({ period }) => period))
    const silent = years.flatMap((year) =>
      Array.from({ length: periodsInYear(kind) }, (_, index) => ({
        period: periodName(kind, year, index),
        endsOn: daysOfPeriod(kind, year, index).to,
      })).filter(({ period }) => !told.has(period)),
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
      .map((year) => ({ frequency, period: String(year), dueOn: dayOfYearIn(year, day) }))
      .filter(({ dueOn }) => isIn(window, dueOn)),
  )
}
