import type { DueSource, OrderFaultKind } from '../../shared/duties.ts'
import type { Day } from '../../shared/schema.ts'
import { countWorkingDays, type WorkingDays } from '../holidays.ts'

/** A report that a plan asks for: who sends it to whom, by keys that are equal where the same body is meant, and by when. */
export type OrderedReport = {
  id: string
  from: readonly string[]
  to: readonly string[]
  days: readonly { period: string; dueOn: Day | null; source: DueSource }[]
}

/** In the first period in which it is so. Days are the last ones on which each is in time; null where none is said. */
export type OrderFault = {
  kind: OrderFaultKind
  below: string
  above: string
  period: string
  belowOn: Day | null
  aboveOn: Day | null
}

/**
 * Whether what is reported from below reaches each level in time to go on: of every report that goes to who reports further in the
 * same period. At least one working day lies between the two (Nghị định 09/2019/NĐ-CP, Điều 8 khoản 5). Each pair is told once.
 */
export function reportOrderFaults(
  reports: readonly OrderedReport[],
  working: Pick<WorkingDays, 'isWorkingDay'>,
): OrderFault[] {
  return reports.flatMap((below) =>
    reports.flatMap((above): OrderFault[] => {
      if (below.id === above.id || !goesInto(below, above)) return []
      if (goesInto(above, below)) return below.id < above.id ? [faultOf('circle', below, above, '', null, null)] : []
      const found = below.days.flatMap((day) => {
        const onward = above.days.find(({ period }) => period === day.period)
        return onward ? (judge(below, above, day, onward, working) ?? []) : []
      })
      return found.slice(0, 1)
    }),
  )
}

const goesInto = (below: OrderedReport, above: OrderedReport) => below.to.some((body) => above.from.includes(body))

type ReportDay = OrderedReport['days'][number]

function judge(
  below: OrderedReport,
  above: OrderedReport,
  { period, dueOn, source }: ReportDay,
  onward: ReportDay,
  { isWorkingDay }: Pick<WorkingDays, 'isWorkingDay'>,
): OrderFault | undefined {
  if (dueOn === null || onward.dueOn === null) return undefined
  const fault = (kind: OrderFaultKind) => faultOf(kind, below, above, period, dueOn, onward.dueOn)
  if (dueOn > onward.dueOn) return fault('after')
  if (dueOn === onward.dueOn)
    return fault(source === 'calendar' && onward.source === 'calendar' ? 'unsaid' : 'same-day')
  // The last day of the one above is still worked on.
  return countWorkingDays(dueOn, onward.dueOn, { isWorkingDay }) < 1 ? fault('no-day-between') : undefined
}

const faultOf = (
  kind: OrderFaultKind,
  below: OrderedReport,
  above: OrderedReport,
  period: string,
  belowOn: Day | null,
  aboveOn: Day | null,
): OrderFault => ({ kind, below: below.id, above: above.id, period, belowOn, aboveOn })
