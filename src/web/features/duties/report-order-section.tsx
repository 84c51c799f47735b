import { type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ReportOrder } from '../../facts/late-order.ts'

/** To a fact of a version. */
export type FactLink = (versionId: string, words: ReactNode, factId: string) => ReactNode

type ReportOrderSectionProps = { programmeId: string; factLink: FactLink }

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
  return (
    <Suspense>
      <ReportOrder
        programmeId={programmeId}
        reportLink={({ versionId, factId }, words) => factLink(versionId, words, factId)}
        none={<p role="status">{t('dutyPages.order.none')}</p>}
      />
    </Suspense>
  )
}
