import { useTranslation } from 'react-i18next'
import type { Overview } from '../../../shared/overview.ts'
import { formatNumber } from '../../ui/format.ts'
import { shortened } from './cell-words.ts'
import style from './overview.module.css'
import type { Ways } from './ways.ts'

const MOST_WORDS = 74

type LateListProps = {
  programmeId: string
  late: Overview['late']
  ways: Pick<Ways, 'dutyLink' | 'lateLink' | 'remindButton'>
}

/** Who is late with what, whoever is so the longest first; each is followed up or reminded in one step. */
export function LateList({ programmeId, late, ways }: LateListProps) {
  const { t } = useTranslation()
  if (!late) return <p className="soft">{t('overview.noDuties')}</p>
  const { organisations, answers, longest, mayRemind } = late
  return (
    <section className={style.section}>
      <h2>{t('overview.late')}</h2>
      <p className={`${style.small} soft`}>
        {organisations === 0
          ? t('overview.lateNone')
          : t('overview.lateAll', { organisations: formatNumber(organisations), answers: formatNumber(answers) })}{' '}
        {organisations > longest.length ? ways.lateLink(programmeId, undefined, t('overview.lateMore')) : null}
      </p>
      <ul className={style.late}>
        {longest.map((row) => (
          <li key={row.organisationId}>
            <div>
              <strong>{row.organisationName}</strong>{' '}
              <span className={style.bad}>
                {t('overview.lateOf', { answers: formatNumber(row.answers), days: formatNumber(row.days) })}
              </span>
              <p className="soft">{ways.dutyLink(row.assignmentId, shortened(row.quote, MOST_WORDS))}</p>
            </div>
            <div className={`${style.lateActs} screen-only`}>
              {mayRemind ? ways.remindButton(programmeId, row) : null}
              {ways.lateLink(
                programmeId,
                row.organisationId,
                <>
                  {t('overview.follow')}
                  <span className="hidden"> {row.organisationName}</span>
                </>,
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
