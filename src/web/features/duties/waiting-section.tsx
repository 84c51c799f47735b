import { useTranslation } from 'react-i18next'
import type { IdleDuty } from '../../../shared/duties.ts'
import { formatNumber } from '../../ui/format.ts'
import style from './duties.module.css'
import { DutyLink } from './duty-link.tsx'

/** Duties whose condition has not come; that it has is said on their own pages. */
export function WaitingSection({ duties }: { duties: readonly IdleDuty[] }) {
  const { t } = useTranslation()
  if (duties.length === 0) return null
  return (
    <section className={style.section}>
      <h2>
        {t('dutyPages.followUp.waiting')} ({formatNumber(duties.length)})
      </h2>
      <p className="soft reading">{t('dutyPages.followUp.waitingAbout')}</p>
      <ul className={style.idle}>
        {duties.map((duty) => (
          <li key={duty.assignmentId}>
            <DutyLink duty={duty} />
            {duty.condition ? <p>{t('dutyPages.followUp.condition', { condition: duty.condition })}</p> : null}
            {duty.organisationName ? <p className="soft">{duty.organisationName}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
