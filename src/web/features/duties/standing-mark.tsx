import { useTranslation } from 'react-i18next'
import { lastDayOf } from '../../../rules/duties/standing.ts'
import type { AskedAnswerRow } from '../../../shared/duties.ts'
import { formatWhen } from '../../ui/format.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import style from './duties.module.css'
import { daysWords, STANDING_WORDS } from './duty-words.ts'

type Stands = Pick<AskedAnswerRow, 'standing' | 'days' | 'dueOn' | 'extendedTo' | 'askedUntil' | 'state'>

export function StandingMark({ answer: { standing, state, askedUntil } }: { answer: Stands }) {
  const { t } = useTranslation()
  const { tone, words } = STANDING_WORDS[standing]
  const begun = state === 'in-progress' && (standing === 'late' || standing === 'soon' || standing === 'open')
  return (
    <span className={style.lines}>
      <StateMark tone={tone}>{t(words)}</StateMark>
      {askedUntil ? <span className="soft">{t('duties.asking', { day: formatWhen(askedUntil) })}</span> : null}
      {begun ? <span className="soft">{t('duties.begun')}</span> : null}
    </span>
  )
}

/** The last day, and how far it is. */
export function DueDay({ answer }: { answer: Stands }) {
  const { t } = useTranslation()
  if (answer.dueOn === null) return <span className="soft">{t('duties.noDay')}</span>
  const days = daysWords(t, answer)
  const { dueOn, extendedTo } = answer
  return (
    <span className={style.lines}>
      <span>{formatWhen(lastDayOf(answer) ?? dueOn)}</span>
      {extendedTo ? <span className="soft">{t('duties.extendedFrom', { day: formatWhen(dueOn) })}</span> : null}
      {days ? <span className={answer.standing === 'late' ? style.late : 'soft'}>{days}</span> : null}
    </span>
  )
}
