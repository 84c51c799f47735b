import type { DueSource } from '../../shared/duties.ts'
import type { DutyBody, ReportBody } from '../../shared/facts.ts'
import type { Day } from '../../shared/schema.ts'
import { addMonths, dayBefore } from '../days.ts'
import { type DeadlineFacts, deadlinesOf } from '../deadlines.ts'
import { excludesItsDate } from '../limit-words.ts'
import { daysOfPeriodNamed } from '../periods.ts'
import { expectedReports } from '../reporting-calendar.ts'

/** One answer that is asked for. `period` is '' where it comes once; a report without a day anywhere has no `dueOn`. */
export type AskedAnswer = { period: string; opensOn: Day; dueOn: Day | null; source: DueSource }

export type SaidReport = Pick<ReportBody, 'frequency' | 'before'> & { quote: string }

export type Asking = Omit<DeadlineFacts, 'window'> & {
  /** From which day on answers are asked for: what fell due before is not asked for any more. */
  openedOn: Day
  /** On which day it is asked: an open end is laid out from there. */
  seenOn: Day
  /** The years of the programme; an open end is laid out for some time and then further. */
  horizon: { from: number | null; to: number | null }
  /** The last day whose figures count in a period, as the reporting calendar has it; null where it has none. */
  cutOffOf: (period: string) => Day | null
}

const OPEN_END_MONTHS = 24
const LONGEST_MONTHS = 240
/** Reports of December come in the first months of the next year. */
const LAST_REPORTS = '03-31'
/** Where a plan says nothing: Nghị định 09/2019/NĐ-CP knows a report of the year for all. */
const ONCE_A_YEAR: SaidReport = { frequency: ['annual'], before: [], quote: '' }

/** The first day that is not laid out yet. */
function laidOutUntil({ seenOn, horizon }: Pick<Asking, 'seenOn' | 'horizon'>): Day {
  const end = horizon.to === null ? addMonths(seenOn, OPEN_END_MONTHS) : `${horizon.to + 1}-${LAST_REPORTS}`
  const longest = addMonths(seenOn, LONGEST_MONTHS)
  return end < longest ? end : longest
}

/**
 * The answers of a duty that has a deadline of its own. One that passed before the plan was opened is asked for once, as such;
 * of what comes back, the periods that end from then on and lie in the years of the programme.
 */
export function answersOfDated(duty: { quote: string; body: Pick<DutyBody, 'due'> }, asking: Asking): AskedAnswer[] {
  const { openedOn, horizon, on, working } = asking
  const window = { from: openedOn, until: laidOutUntil(asking) }
  const all = deadlinesOf({ due: duty.body.due, quote: duty.quote }, { on, working, window })
  const asked = all
    .filter(({ period, lastDay }) => period === '' || (lastDay >= openedOn && isPlanned(period, horizon)))
    .map(({ period, opens, lastDay }): AskedAnswer => {
      return { period, opensOn: later(opens, openedOn), dueOn: lastDay, source: 'clause' }
    })
  return asked.length > 0 || duty.body.due?.kind !== 'every'
    ? onePerPeriod(asked)
    : closingAnswer([ONCE_A_YEAR], asking)
}

/**
 * The answers of a duty without a date: one for each reporting period, by the day of the reports that its owner sends; where
 * the plan asks them for none, by those that it asks of others, and where it asks nobody, once a year by the reporting calendar.
 * Of two periods that end on one day the longer is asked for. After the years of the programme one last answer is.
 */
export function answersOfStanding(reports: readonly SaidReport[], asking: Asking): AskedAnswer[] {
  const regular = reports.filter(comesBack)
  const asked = regular.length > 0 ? regular : [ONCE_A_YEAR]
  const found = onePerDay(asked.flatMap((report) => periodsOf(report, asking, asking.horizon, 'report')))
  return found.length > 0 ? found : closingAnswer(asked, asking)
}

/** What a reporting duty of the plan asks for: its periods, or one report where it comes once. */
export function answersOfReport(report: SaidReport, asking: Asking): AskedAnswer[] {
  if (comesBack(report)) {
    const found = periodsOf(report, asking, asking.horizon, 'clause')
    return found.length > 0 ? found : closingAnswer([report], asking)
  }
  const { openedOn } = asking
  if (report.frequency.includes('periodic')) return answersOfStanding([], asking)
  return [{ period: '', opensOn: openedOn, dueOn: null, source: 'clause' }]
}

/** "From time to time" without a day tells nobody when. */
const comesBack = ({ frequency, before }: SaidReport) =>
  frequency.some((each) => each !== 'once' && (each !== 'periodic' || before.length > 0))

function periodsOf(
  { quote, ...report }: SaidReport,
  asking: Asking,
  horizon: Asking['horizon'],
  named: DueSource,
): AskedAnswer[] {
  const { openedOn, seenOn, cutOffOf } = asking
  const window = { from: openedOn, until: laidOutUntil({ seenOn, horizon }) }
  const found = expectedReports(report, horizon, window)
    .flatMap(({ period, dueOn: before }): AskedAnswer[] => {
      const days = daysOfPeriodNamed(period)
      if (!days) return []
      const opensOn = later(days.from, openedOn)
      if (before === null) return [{ period, opensOn, dueOn: cutOffOf(period) ?? days.to, source: 'calendar' }]
      const excluded = excludesItsDate(quote, before.slice(5)) ?? true
      return [{ period, opensOn, dueOn: excluded ? dayBefore(before) : before, source: named }]
    })
    .filter(({ dueOn }) => dueOn !== null && dueOn >= openedOn)
  return onePerPeriod(found)
}

/** Where a period is given several days, the last one closes it. In the order of the days. */
const onePerPeriod = (all: readonly AskedAnswer[]): AskedAnswer[] =>
  [...new Map(all.toSorted(byDay).map((each) => [each.period, each])).values()].sort(byDay)

/** The years of the programme are over and it is still in force: what became of it is asked for once, with the next reports. */
function closingAnswer(reports: readonly SaidReport[], asking: Asking): AskedAnswer[] {
  const { to } = asking.horizon
  if (to === null) return []
  const open = { from: null, to: null }
  const yearly = (of: readonly SaidReport[]) =>
    of
      .flatMap((report) => periodsOf(report, asking, open, 'report'))
      .filter(({ period }) => period.length === '2026'.length)
      .sort(byDay)
  const next = yearly(reports)[0] ?? yearly([ONCE_A_YEAR])[0]
  return next ? [{ ...next, period: String(to), opensOn: asking.openedOn }] : []
}

const isPlanned = (period: string, { from, to }: Asking['horizon']) => {
  const year = Number(period.slice(0, 4))
  return (from === null || year >= from) && (to === null || year <= to)
}

const later = (day: Day | null, other: Day): Day => (day !== null && day > other ? day : other)

const byDay = (a: AskedAnswer, b: AskedAnswer) =>
  `${a.dueOn} ${a.period.length}` < `${b.dueOn} ${b.period.length}` ? -1 : 1

/** Of several on one day the longest period, and each period on the first of its days. */
function onePerDay(all: readonly AskedAnswer[]): AskedAnswer[] {
  const days = new Set<string | null>()
  const periods = new Set<string>()
  return all.toSorted(byDay).filter(({ dueOn, period }) => {
    if (days.has(dueOn) || periods.has(period)) return false
    days.add(dueOn)
    periods.add(period)
    return true
  })
}
