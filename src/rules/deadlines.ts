import type { Due } from '../shared/plan.ts'
import type { Day } from '../shared/schema.ts'
import { dayBefore } from './days.ts'
import type { WorkingDays } from './holidays.ts'
import { excludesItsDate } from './limit-words.ts'
import { firstDayOf, isRealDate, lastDayOf } from './partial-dates.ts'
import { daysOfPeriodNamed, FREQUENCY_OF } from './periods.ts'
import { type CalendarWindow, expectedReports } from './reporting-calendar.ts'
import { lastDayOfTerm, type TermEvent, termIn } from './terms.ts'

/** `period` is '' where it comes once; `opens` is null where the work may begin at any time. */
export type Deadline = { period: string; opens: Day | null; lastDay: Day }

/** What the words of a clause need to become days. An event that is not known gives no deadline. */
export type DeadlineFacts = { on: Record<TermEvent, Day | null>; working: WorkingDays; window: CalendarWindow }

/**
 * The days by which a duty is to be done, the earliest first: one for a date or a span, one a period for what comes back and
 * ends in the window, one for a term ("trong 15 ngày kể từ ngày nhận") whose event is known. A day that the plan names is kept
 * though it be a holiday: it is moved only by a recorded extension; a term's last day moves as the law has it.
 */
export function deadlinesOf(
  { due, quote }: { due: Due | null; quote: string },
  { on, working, window }: DeadlineFacts,
): Deadline[] {
  if (due === null) return deadlineOfTerm(quote, on, working)
  switch (due.kind) {
    case 'within':
      if (!isRealDate(due.from) || !isRealDate(due.to)) return []
      return [{ period: '', opens: firstDayOf(due.from), lastDay: lastDayOf(due.to) }]
    case 'by':
      return isRealDate(due.date) ? [{ period: '', opens: null, lastDay: lastDayBy(due.date, quote) }] : []
    case 'every':
      return everyPeriod(due, quote, window)
  }
}

/** Without a limiting word a whole day is one not to be reached, as plans mostly write; a month or a year is used up. */
function lastDayBy(date: string, quote: string): Day {
  const excludes = excludesItsDate(quote, date) ?? date.length === 10
  return excludes ? dayBefore(firstDayOf(date)) : lastDayOf(date)
}

function deadlineOfTerm(quote: string, on: DeadlineFacts['on'], working: WorkingDays): Deadline[] {
  const found = termIn(quote)
  const event = found && on[found.from]
  return event ? [{ period: '', opens: event, lastDay: lastDayOfTerm(found.term, event, working) }] : []
}

function everyPeriod(due: Extract<Due, { kind: 'every' }>, quote: string, window: CalendarWindow): Deadline[] {
  const report = { frequency: [FREQUENCY_OF[due.period]], before: due.before }
  return expectedReports(report, { from: null, to: null }, window)
    .flatMap(({ period, dueOn }): Deadline[] => {
      const days = daysOfPeriodNamed(period)
      if (!days) return []
      const excludes = dueOn !== null && (excludesItsDate(quote, dueOn.slice(5)) ?? true)
      return [{ period, opens: days.from, lastDay: dueOn === null ? days.to : excludes ? dayBefore(dueOn) : dueOn }]
    })
    .sort((a, b) => (a.lastDay < b.lastDay ? -1 : a.lastDay > b.lastDay ? 1 : 0))
}
