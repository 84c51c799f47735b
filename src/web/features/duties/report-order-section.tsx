import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderFaultKind } from '../../../shared/duties.ts'
import { formatNumber, formatWhen } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import style from './duties.module.css'
import { reportOrder } from './duties.ts'
import { answerPeriodWords, shortQuote } from './duty-words.ts'

const FAULT_WORDS: Record<OrderFaultKind, TextKey> = {
  after: 'dutyPages.order.after',
  'same-day': 'dutyPages.order.sameDay',
  'no-day-between': 'dutyPages.order.noDayBetween',
  unsaid: 'dutyPages.order.unsaid',
  circle: 'dutyPages.order.circle',
}

type ReportOrderSectionProps = {
  programmeId: string
  factLink: (versionId: string, words: ReactNode, factId: string) => ReactNode
}

/** Reports whose days cannot work: what comes from below is not there in time to go on. */
export function ReportOrderSection({ programmeId, factLink }: ReportOrderSectionProps) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  const { data, error } = useQuery({ ...reportOrder(programmeId), enabled: asked })
  if (error) return <ProblemMessage error={error} />
  if (!data)
    return (
      <p className="screen-only">
        <button type="button" className="plain" onClick={() => setAsked(true)}>
          {t('dutyPages.order.check')}
        </button>
      </p>
    )
  if (data.faults.length === 0) return <p role="status">{t('dutyPages.order.none')}</p>
  return (
    <section className={style.section}>
      <h2>
        {t('dutyPages.order.title')} ({formatNumber(data.faults.length)})
      </h2>
      <p className="soft reading">{t('dutyPages.order.about')}</p>
      <ul className={style.idle}>
        {data.faults.map(({ kind, period, belowOn, aboveOn, below, above }) => (
          <li key={`${below.factId} ${above.factId}`}>
            <p>
              {t(FAULT_WORDS[kind], {
                below: belowOn ? formatWhen(belowOn) : '',
                above: aboveOn ? formatWhen(aboveOn) : '',
              })}
              {period ? ` (${answerPeriodWords(t, period)})` : ''}
            </p>
            <p>{factLink(below.versionId, shortQuote(below.quote), below.factId)}</p>
            <p>{factLink(above.versionId, shortQuote(above.quote), above.factId)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
