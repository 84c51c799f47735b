import { useTranslation } from 'react-i18next'
import { STANDINGS } from '../../../shared/duties.ts'
import type { ServingDuty } from '../../../shared/serving.ts'
import { formatNumber } from '../../ui/format.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import style from './duties.module.css'
import { STANDING_WORDS } from './duty-words.ts'

/** How many answers stand how, what needs somebody first. */
export function Stand({ standings }: Pick<ServingDuty, 'standings'>) {
  const { t } = useTranslation()
  const there = STANDINGS.filter((standing) => (standings[standing] ?? 0) > 0)
  if (there.length === 0) return <span className="soft">{t('dutyPages.target.noAnswers')}</span>
  return (
    <span className={style.stand}>
      {there.map((standing) => (
        <StateMark key={standing} tone={STANDING_WORDS[standing].tone}>
          {t(STANDING_WORDS[standing].words)}: {formatNumber(standings[standing] ?? 0)}
        </StateMark>
      ))}
    </span>
  )
}
