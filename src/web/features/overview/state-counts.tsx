import { useTranslation } from 'react-i18next'
import type { Overview } from '../../../shared/overview.ts'
import { PROGRESS_STATES } from '../../../shared/target-progress.ts'
import { STATE_TONES, STATE_WORDS } from '../../figures/progress-words.ts'
import { formatNumber } from '../../ui/format.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import style from './overview.module.css'
import type { Ways } from './ways.ts'

type StateCountsProps = { programmeId: string; overview: Overview; ways: Pick<Ways, 'stateLink'> }

/** How many targets stand how; each number leads to them. */
export function StateCounts({ programmeId, overview, ways }: StateCountsProps) {
  const { t } = useTranslation()
  const { year, targets } = overview
  if (!targets) return <p className="soft">{t('overview.noFigures')}</p>
  const whole = targets.filter((target) => target.whole).length
  return (
    <section className={style.counts} aria-label={t('overview.counts')}>
      <ul>
        {PROGRESS_STATES.map((state) => {
          const number = targets.filter((target) => target.state === state).length
          return (
            <li key={state}>
              {ways.stateLink(
                { programmeId, year, state },
                <>
                  <strong>{formatNumber(number)}</strong>{' '}
                  <StateMark tone={STATE_TONES[state]}>{t(STATE_WORDS[state])}</StateMark>
                </>,
              )}
            </li>
          )
        })}
      </ul>
      <p className="soft">
        {t('overview.countsSource', { year, all: formatNumber(targets.length), whole: formatNumber(whole) })}
      </p>
    </section>
  )
}
