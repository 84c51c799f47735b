import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Standing } from '../../../shared/duties.ts'
import { formatNumber } from '../../ui/format.ts'
import style from './duty-views.module.css'
import { STANDING_WORDS } from './duty-words.ts'
import { StandingSign } from './standing-sign.tsx'

export type Counts = readonly { standing: Standing; answers: number }[]

/** "3 quá hạn, 9 trong hạn": for those who hear it, and for files. */
export const countsWords = (t: TFunction<'text'>, counts: Counts): string =>
  counts
    .map(
      ({ standing, answers }) =>
        `${formatNumber(answers)} ${t(STANDING_WORDS[standing].words).toLocaleLowerCase('vi')}`,
    )
    .join(', ')

/** How many stand how, each by its shape and number; whoever points at it sees the words. */
export function CountMarks({ counts }: { counts: Counts }) {
  const { t } = useTranslation()
  return (
    <span className={style.marks} aria-hidden="true">
      {counts.map(({ standing, answers }) => (
        <span key={standing} title={t(STANDING_WORDS[standing].words)}>
          <StandingSign standing={standing}>{formatNumber(answers)}</StandingSign>
        </span>
      ))}
    </span>
  )
}
