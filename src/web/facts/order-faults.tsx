import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderFault, OrderFaultKind } from '../../shared/report-order.ts'
import { capitalised, formatNumber, formatWhen } from '../ui/format.ts'
import type { TextKey } from '../ui/text-key.ts'
import style from './order-faults.module.css'
import { periodWords } from './period-words.ts'

const FAULT_WORDS: Record<OrderFaultKind, TextKey> = {
  circle: 'order.fault.circle',
  after: 'order.fault.after',
  'same-day': 'order.fault.sameDay',
  'no-working-day': 'order.fault.noWorkingDay',
  'no-onward': 'order.fault.noOnward',
  unsaid: 'order.fault.unsaid',
  'before-cut-off': 'order.fault.beforeCutOff',
}

export type OrderFaultsProps = {
  heading: 'h2' | 'h3'
  faults: readonly OrderFault[]
  /** Leads to where a report stands in the plan. */
  reportLink: (report: OrderFault['reports'][number], words: string) => ReactNode
}

/** What cannot work in the order of the reports, each in a sentence with the way to its reports. */
export function OrderFaults({ heading: Heading, faults, reportLink }: OrderFaultsProps) {
  const { t } = useTranslation()
  return (
    <section className={style.order}>
      <Heading>{t('order.title', { count: faults.length, number: formatNumber(faults.length) })}</Heading>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.kind} ${fault.onward} ${fault.reports.map(({ factId }) => factId).join()}`}>
            {wordsOf(t, fault)}
            <span className={`${style.links} screen-only`}>
              {fault.reports.map((report) => (
                <span key={report.factId}>{reportLink(report, t('order.see', { from: list(report.from) }))}</span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const list = (parties: readonly string[]) => capitalised(parties.join(', '))

function wordsOf(
  t: TFunction<'text'>,
  { kind, reports, through, onward, period, periods, cutOff }: OrderFault,
): string {
  const [first] = reports
  const last = reports.at(-1)
  if (!first || !last) return ''
  const day = (on: string | null) => (on === null ? '' : formatWhen(on))
  const sentences = [
    t(FAULT_WORDS[kind], {
      from: list(first.from),
      to: last.to.join(', '),
      below: day(first.dueOn),
      above: day(last.dueOn),
      cutOff: day(cutOff),
      through: through ?? '',
      onward: onward ?? '',
      period: capitalised(periodWords(t, period)),
      ways: reports.map(({ from, to }) => `${list(from)} → ${to.join(', ')}`).join('; '),
    }),
    reports.some(({ dueOn, named }) => dueOn !== null && !named) ? t('order.byCalendar') : '',
    periods > 1 ? t('order.more', { count: periods - 1, number: formatNumber(periods - 1) }) : '',
  ]
  return sentences.filter(Boolean).join(' ')
}
