import type { DueSource } from '../../shared/duties.ts'
import type { DutyBody, ReportBody } from '../../shared/facts.ts'
import type { Day } from '../../shared/schema.ts'
import { addDays, addMonths, dayBefore } from '../days.ts'
import { type DeadlineFacts, deadlinesOf } from '../deadlines.ts'
import { excludesItsDate } from '../limit-words.ts'
import { daysOfPeriodNamed } from '../periods.ts'
import { expectedReports } from '../reporting-calendar.ts'
import { SOON_DAYS } from './standing.ts'

/**
 * One answer that is asked for. `period` is '' where it comes once; of several days in one the last bears its name, and those before
 * are counted: '2026#1', '2026'. A report without a day anywhere has no `dueOn`.
 */
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
/**
 * What a standing duty asks for comes no sooner after it was given: twice the days for which it is said to be due soon, so that
 * whoever has it was told before it is. Our reading, no source says it.
 */
const LEAST_DAYS = 2 * SOON_DAYS
/** All days of a period lie within so many months. */
const LONGEST_PERIOD_MONTHS = 12
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
  const window = wholePeriods(asking)
  const span = spanFrom(openedOn, asking)
  const all = deadlinesOf({ due: duty.body.due, quote: duty.quote }, { on, working, window })
    .filter(({ period }) => period === '' || isPlanned(period, horizon))
    .map(({ period, opens, lastDay }): AskedAnswer => {
      return { period, opensOn: later(opens, openedOn), dueOn: lastDay, source: 'clause' }
    })
  const asked = eachDay(all).filter((each) => each.period === '' || isAsked(each, span))
  return asked.length > 0 || duty.body.due?.kind !== 'every' ? asked : closingAnswer([ONCE_A_YEAR], asking, openedOn)
}

/**
 * The answers of a duty without a date: one for each reporting period, by the day of the reports that its owner sends; where
 * the plan asks them for none, by those that it asks of others, and where it asks nobody, once a year by the reporting calendar.
 * Of two periods that end on one day the longer is asked for, and none that was due before it was given, or is in the first days after: the
 * next one opens at once instead. After the years of the programme one last answer is asked for.
 */
export function answersOfStanding(reports: readonly SaidReport[], asking: Asking): AskedAnswer[] {
  const regular = reports.filter(comesBack)
  const said = regular.length > 0 ? regular : [ONCE_A_YEAR]
  const { openedOn } = asking
  const dueFrom = addDays(openedOn, LEAST_DAYS)
  const span = spanFrom(openedOn, asking)
  const all = said.flatMap((report) => lastDays(periodsOf(report, asking, 'report')))
  const { over = [], inTime = [] } = Object.groupBy(all, ({ dueOn }) =>
    dueOn !== null && dueOn < dueFrom ? 'over' : 'inTime',
  )
  const [first, ...others] = onePerDay(inTime.filter((each) => isAsked(each, span)))
  if (!first) return closingAnswer(said, asking, dueFrom)
  return [over.length > 0 ? { ...first, opensOn: openedOn } : first, ...others]
}

/** What a reporting duty of the plan asks for: each day of its periods, or one report where it comes once. */
export function answersOfReport(report: SaidReport, asking: Asking): AskedAnswer[] {
  const { openedOn } = asking
  if (comesBack(report)) {
    const span = spanFrom(openedOn, asking)
    const found = eachDay(periodsOf(report, asking, 'clause')).filter((each) => isAsked(each, span))
    return found.length > 0 ? found : closingAnswer([report], asking, openedOn)
  }
  if (report.frequency.includes('periodic')) return answersOfStanding([], asking)
  return [{ period: '', opensOn: openedOn, dueOn: null, source: 'clause' }]
}

/** "From time to time" without a day tells nobody when. */
const comesBack = ({ frequency, before }: SaidReport) =>
  frequency.some((each) => each !== 'once' && (each !== 'periodic' || before.length > 0))

/** With all days of a period that has one of them in it: which of several it is, is known only among all. */
const wholePeriods = (asking: Pick<Asking, 'openedOn' | 'seenOn' | 'horizon'>) => ({
  from: addMonths(asking.openedOn, -LONGEST_PERIOD_MONTHS),
  until: addMonths(laidOutUntil(asking), LONGEST_PERIOD_MONTHS),
})

/** Every day of the periods of a report, also of those that are not asked for any more or not yet. */
function periodsOf({ quote, ...report }: SaidReport, asking: Asking, named: DueSource): AskedAnswer[] {
  const { openedOn, horizon, cutOffOf } = asking
  return expectedReports(report, horizon, wholePeriods(asking)).flatMap(({ period, dueOn: before }): AskedAnswer[] => {
    const days = daysOfPeriodNamed(period)
    if (!days) return []
    const opensOn = later(days.from, openedOn)
    if (before === null) return [{ period, opensOn, dueOn: cutOffOf(period) ?? days.to, source: 'calendar' }]
    const excluded = excludesItsDate(quote, before.slice(5)) ?? true
    return [{ period, opensOn, dueOn: excluded ? dayBefore(before) : before, source: named }]
  })
}

/** From which day on something may fall due to be asked for, up to what is laid out by now. */
type Span = { from: Day; until: Day }
const spanFrom = (from: Day, asking: Parameters<typeof laidOutUntil>[0]): Span => ({
  from,
  until: laidOutUntil(asking),
})
const isAsked = ({ dueOn }: AskedAnswer, { from, until }: Span) => dueOn !== null && from <= dueOn && dueOn <= until

/** Each of the days that a period is given: it opens when the one before is over. In the order of the days. */
function eachDay(all: readonly AskedAnswer[]): AskedAnswer[] {
  const days = [...new Map(all.toSorted(byDay).map((each) => [`${each.period} ${each.dueOn}`, each])).values()]
  return [...Map.groupBy(days, ({ period }) => period).values()]
    .flatMap((its) =>
      its.map((each, index): AskedAnswer => {
        const before = its[index - 1]?.dueOn ?? null
        return {
          ...each,
          period: index === its.length - 1 ? each.period : `${each.period}#${index + 1}`,
          opensOn: before === null ? each.opensOn : later(addDays(before, 1), each.opensOn),
        }
      }),
    )
    .sort(byDay)
}

/** The last of the days that a period is given, which closes it. */
const lastDays = (all: readonly AskedAnswer[]): AskedAnswer[] => [
  ...new Map(all.toSorted(byDay).map((each) => [each.period, each])).values(),
]

/** Whether an answer is asked for although the years of the programme are over: what became of it. */
export const isClosing = (period: string, horizonTo: number | null): boolean =>
  horizonTo !== null && period !== '' && Number(period.slice(0, 4)) > horizonTo

/** The years of the programme are over and it is still in force: what became of it is asked for once, with the next reports. */
function closingAnswer(reports: readonly SaidReport[], asking: Asking, dueFrom: Day): AskedAnswer[] {
  const { to } = asking.horizon
  if (to === null) return []
  const open = { ...asking, horizon: { from: null, to: null } }
  const span = spanFrom(dueFrom, open)
  const yearly = (of: readonly SaidReport[]) =>
    of
      .flatMap((report) => lastDays(periodsOf(report, open, 'report')))
      .filter((each) => each.period.length === '2026'.length && isAsked(each, span))
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

/** Of several on one day the longest period, and each period on the first of its days. In the order of the days. */
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
