import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnclearDuty } from '../../../shared/duties.ts'
import { formatNumber } from '../../ui/format.ts'
import style from './duties.module.css'
import { DutyLink } from './duty-link.tsx'

type UnclearSectionProps = {
  duties: readonly UnclearDuty[]
  /** To where it is said whom the plan means; null for those who may not. */
  partiesLink: ((words: string) => ReactNode) | null
}

/** Duties that somebody has, and that name others as well of whom nobody knows who is meant. */
export function UnclearSection({ duties, partiesLink }: UnclearSectionProps) {
  const { t } = useTranslation()
  if (duties.length === 0) return null
  return (
    <section className={style.section}>
      <h2>
        {t('dutyPages.followUp.unclear')} ({formatNumber(duties.length)})
      </h2>
      <p className="soft reading">
        {t('dutyPages.followUp.unclearAbout')} {partiesLink?.(t('dutyPages.followUp.seeParties'))}
      </p>
      <ul className={style.idle}>
        {duties.map((duty) => (
          <li key={duty.factId}>
            <DutyLink duty={duty} />
            <p className="soft">
              {t('dutyPages.followUp.unclearOf', {
                words: duty.unresolved.join('; '),
                count: duty.owners,
                owners: formatNumber(duty.owners),
              })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
