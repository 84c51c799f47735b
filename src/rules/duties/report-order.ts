import type { OrderFaultKind } from '../../shared/report-order.ts'
import type { Day } from '../../shared/schema.ts'
import { addWorkingDays, type WorkingDays } from '../holidays.ts'
import { daysOfPeriodNamed } from '../periods.ts'
import type { AskedAnswer, SaidReport } from './asked-answers.ts'

/** A party of a report: `ids` are equal where two wordings mean the same body; `isHere`: the plan can give duties to it. */
export type ReportParty = { words: string; ids: readonly string[]; isHere: boolean }

export type OrderedReport = Pick<SaidReport, 'frequency' | 'before'> & {
  id: string
  from: readonly ReportParty[]
  to: readonly ReportParty[]
  onward: readonly ReportParty[]
  /** What it asks for, as `answersOfReport` has it. */
  asked: readonly AskedAnswer[]
}

export type FoundFault = {
  kind: OrderFaultKind
  /** Of two the one that comes first, then the one that goes onward; with their last days in the period. */
  reports: { id: string; dueOn: Day | null; named: boolean }[]
  through: string | null
  onward: string | null
  period: string
  periods: number
  cutOff: Day | null
}

type OrderFacts = { working: Pick<WorkingDays, 'isWorkingDay'>; cutOffOf: (period: string) => Day | null }

/**
 * What cannot work in the order of the reports of a plan, each once, with the first period that has it. Between the last day of those
 * who report and the last day of who gathers lies at least one working day (Nghị định 09/2019/NĐ-CP, Điều 8 khoản 5).
 */
export function reportOrderFaults(reports: readonly OrderedReport[], facts: OrderFacts): FoundFault[] {
  const regular = reports.filter(({ asked }) => asked.some(({ period }) => period !== ''))
  const circles = circlesOf(regular)
  const inOneCircle = (a: OrderedReport, b: OrderedReport) => circles.some((all) => all.includes(a) && all.includes(b))
  const steps = regular.flatMap((first) =>
    regular.flatMap((next) => {
      const through = throughWhom(first, next)
      return through && !inOneCircle(first, next) ? [{ first, next, through }] : []
    }),
  )
  return [
    ...circles.map((all) =>
      faultOf(
        'circle',
        all.map((each) => ({ id: each.id, dueOn: null, named: false })),
      ),
    ),
    ...steps.flatMap(({ first, next, through }) => daysOutOfOrder(first, next, through.words, facts)),
    ...regular.flatMap((report) => nowhereOnward(report, reports)),
    ...reports.filter(isUnsaid).map(({ id }) => faultOf('unsaid', [{ id, dueOn: null, named: false }])),
    ...regular.flatMap((report) => beforeCutOff(report, facts)),
  ]
}

const faultOf = (
  kind: OrderFaultKind,
  reports: FoundFault['reports'],
  more: Partial<Omit<FoundFault, 'kind' | 'reports'>> = {},
): FoundFault => ({ kind, reports, through: null, onward: null, period: '', periods: 0, cutOff: null, ...more })

const idsOf = (parties: readonly ReportParty[]) => parties.flatMap(({ ids }) => ids)

/** Who gets the first report and is to send the next one to somebody else; nobody reports to themselves. */
function throughWhom(first: OrderedReport, next: OrderedReport): ReportParty | undefined {
  const from = idsOf(next.from)
  const isSentOn = (id: string) =>
    from.includes(id) && idsOf(first.from).some((each) => each !== id) && idsOf(next.to).some((each) => each !== id)
  return first === next ? undefined : first.to.find(({ ids }) => ids.some(isSentOn))
}

/** The days of each period; of several in one period all, in their order. */
function byPeriod({ asked }: OrderedReport): Map<string, AskedAnswer[]> {
  return Map.groupBy(
    asked.filter(({ period }) => period !== ''),
    ({ period }) => period.replace(/#\d+$/, ''),
  )
}

/** What a report onward of a period gathers: what was asked for that period, else for the longest that ends with it. */
function gatheredIn(period: string, below: ReadonlyMap<string, AskedAnswer[]>): AskedAnswer[] {
  const same = below.get(period)
  if (same) return same
  const whole = daysOfPeriodNamed(period)
  const parts = [...below].flatMap(([name, answers]) => {
    const days = daysOfPeriodNamed(name)
    return whole && days && days.to === whole.to && days.from > whole.from ? [{ from: days.from, answers }] : []
  })
  return parts.sort((a, b) => (a.from < b.from ? -1 : 1))[0]?.answers ?? []
}

function daysOutOfOrder(
  first: OrderedReport,
  next: OrderedReport,
  through: string,
  { working }: OrderFacts,
): FoundFault[] {
  const below = byPeriod(first)
  const found = [...byPeriod(next)].flatMap(([period, onward]) => {
    const gathered = gatheredIn(period, below)
    // Several days are each for one onward; where their numbers differ, what counts is the end of the period.
    const pairs =
      gathered.length === onward.length
        ? onward.map((day, index) => [gathered[index], day])
        : [[gathered.at(-1), onward.at(-1)]]
    return pairs.flatMap(([a, b]) => {
      const kind = a && b ? orderOf(a.dueOn, b.dueOn, working) : undefined
      return a && b && kind ? [{ kind, a, b }] : []
    })
  })
  return [...Map.groupBy(found, ({ kind }) => kind)].flatMap(([kind, all]) => {
    const [earliest] = all
    if (!earliest) return []
    const { a, b } = earliest
    return [faultOf(kind, [dayOf(first, a), dayOf(next, b)], { through, period: b.period, periods: all.length })]
  })
}

const dayOf = ({ id }: OrderedReport, { dueOn, source }: AskedAnswer) => ({ id, dueOn, named: source !== 'calendar' })

function orderOf(below: Day | null, above: Day | null, working: OrderFacts['working']): OrderFaultKind | undefined {
  if (below === null || above === null) return undefined
  if (below > above) return 'after'
  if (below === above) return 'same-day'
  return addWorkingDays(below, 1, working) > above ? 'no-working-day' : undefined
}

/** It says to whom it goes on, and nobody who gets it is told to report there. */
function nowhereOnward(report: OrderedReport, all: readonly OrderedReport[]): FoundFault[] {
  const through = report.to.filter(({ isHere }) => isHere)
  if (through.length === 0) return []
  const from = new Set(idsOf(through))
  const reached = new Set(
    all
      .filter((each) => idsOf(each.from).some((id) => from.has(id)))
      .flatMap(({ to, onward }) => idsOf([...to, ...onward])),
  )
  return report.onward
    .filter(({ ids }) => !ids.some((id) => reached.has(id)))
    .map(({ words }) =>
      faultOf('no-onward', [{ id: report.id, dueOn: null, named: false }], {
        through: through.map((each) => each.words).join('; '),
        onward: words,
      }),
    )
}

const isUnsaid = ({ frequency, before }: OrderedReport) =>
  before.length === 0 && frequency.every((each) => each === 'periodic')

function beforeCutOff(report: OrderedReport, { cutOffOf }: OrderFacts): FoundFault[] {
  const early = report.asked.flatMap((answer) => {
    const cutOff = cutOffOf(answer.period)
    return cutOff !== null && answer.dueOn !== null && answer.dueOn < cutOff ? [{ answer, cutOff }] : []
  })
  const [first] = early
  if (!first) return []
  const { answer, cutOff } = first
  return [faultOf('before-cut-off', [dayOf(report, answer)], { period: answer.period, periods: early.length, cutOff })]
}

/** The reports that come back to who sent one of them. */
function circlesOf(reports: readonly OrderedReport[]): OrderedReport[][] {
  const next = new Map(reports.map((each) => [each, reports.filter((other) => throughWhom(each, other))]))
  const after = new Map(reports.map((each) => [each, reachedFrom(each, next)]))
  const circles: OrderedReport[][] = []
  for (const report of reports) {
    if (!after.get(report)?.has(report) || circles.some((all) => all.includes(report))) continue
    circles.push(reports.filter((other) => after.get(report)?.has(other) && after.get(other)?.has(report)))
  }
  return circles
}

function reachedFrom<T>(start: T, next: ReadonlyMap<T, readonly T[]>): Set<T> {
  const reached = new Set<T>()
  const open = [start]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const each of next.get(at) ?? []) {
      if (reached.has(each)) continue
      reached.add(each)
      open.push(each)
    }
  }
  return reached
}
