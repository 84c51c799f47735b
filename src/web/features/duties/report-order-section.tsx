import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ReportOrder } from '../../facts/late-order.ts'
import type { FactLink } from './follow-up-page.tsx'

<<<<<<< HEAD
const FAULT_WORDS: Record<OrderFaultKind, TextKey> = {
  after: 'dutyPages.order.after',
  'same-day': 'dutyPages.order.sameDay',
  'no-day-between': 'dutyPages.order.noDayBetween',
  unsaid: 'dutyPages.order.unsaid',
  circle: 'dutyPages.order.circle',
}
=======
type ReportOrderSectionProps = { programmeId: string; factLink: FactLink }
>>>>>>> 7186d6d (duties: the order of reports is checked by bodies, before publishing too)

/** Asked for: it is looked at once, and the page is there sooner without it. */
export function ReportOrderSection({ programmeId, factLink }: ReportOrderSectionProps) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  if (!asked)
    return (
      <p className="screen-only">
        <button type="button" className="plain" onClick={() => setAsked(true)}>
          {t('dutyPages.order.check')}
        </button>
      </p>
    )
<<<<<<< HEAD
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
=======
  return (
    <Suspense>
      <ReportOrder
        programmeId={programmeId}
        reportLink={({ versionId, factId }, words) => factLink(versionId, words, factId)}
        none={<p role="status">{t('duties.order.none')}</p>}
      />
    </Suspense>
>>>>>>> 7186d6d (duties: the order of reports is checked by bodies, before publishing too)
  )
}
