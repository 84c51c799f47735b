import type { CalendarId, CalendarPeriod, Certainty, PeriodKind } from '../shared/calendars.ts'
import type { Day } from '../shared/schema.ts'
import { dayInMonth, isWithin } from './days.ts'
import { periodSuffix } from './periods.ts'

/** A day of a month, the month counted from another one: 0 is that month; 31 is its last day however long it is. */
export type Mark = { months: number; day: number }

/** One kind of period: `times` of them in a row, each of `months` months, the first beginning in `firstMonth` (13: January of the next year). */
export type PeriodRule = {
  kind: PeriodKind
  firstMonth: number
  months: number
  times: number
  /** From the first month of the period. Null where no source says. */
  opens: Mark | null
  /** From the last month. */
  cutOff: Mark
  /** From the last month. Null where every agency or plan sets its own. */
  due: Mark | null
}

/** A calendar as one law has it, for the periods whose cut-off falls from `validFrom` on and before `validUntil`. */
export type CalendarVersion = {
  id: CalendarId
  validFrom: Day
  validUntil: Day | null
  basis: string
  certainty: Certainty
  note: string | null
  /** A year that begins in another month than January is named by both: 2025-2026. */
  yearBegins: number
  periods: readonly PeriodRule[]
}

/** The periods of the year that begins in `year`, with their days, as the version has them. */
export function periodsOf(calendar: CalendarVersion, year: number): CalendarPeriod[] {
  const valid = { from: calendar.validFrom, until: calendar.validUntil }
  const name = calendar.yearBegins === 1 ? `${year}` : `${year}-${year + 1}`
  return calendar.periods.flatMap((rule) =>
    Array.from({ length: rule.times }, (_, index) => {
      const first = rule.firstMonth + index * rule.months
      const on = (month: number, mark: Mark) => dayInMonth(year, month + mark.months, mark.day)
      const last = first + rule.months - 1
      return {
        name: name + suffixOf(rule.kind, index),
        kind: rule.kind,
        opens: rule.opens && on(first, rule.opens),
        cutOff: on(last, rule.cutOff),
        due: rule.due && on(last, rule.due),
      }
    }).filter(({ cutOff }) => isWithin(cutOff, valid)),
  )
}

function suffixOf(kind: PeriodKind, index: number): string {
  if (kind === 'nine-months') return '-9M'
  if (kind === 'start-of-year') return '-S'
  return kind === 'term' ? `-T${index + 1}` : periodSuffix(kind, index)
}
