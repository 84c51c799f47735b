import { useTranslation } from 'react-i18next'
import type { AnswerEvent } from '../../../shared/duties.ts'
import { formatNumber, formatWhen } from '../../ui/format.ts'
import style from './duties.module.css'
import { ACT_WORDS, answerPeriodWords, STATE_WORDS } from './duty-words.ts'
import { newestFirst } from './events.ts'

/** Who did what when, and with which words. */
export function EventList({ events }: { events: readonly AnswerEvent[] }) {
  const { t } = useTranslation()
  return (
    <section className={style.section}>
      <h2>{t('dutyPages.page.history')}</h2>
      {events.length === 0 ? <p className="soft">{t('dutyPages.page.historyEmpty')}</p> : null}
      <ol className={style.events}>
        {newestFirst(events).map(({ id, period, act, state, by, at, words, until, lateDays }) => (
          <li key={id}>
            <p>
              <strong>{t(ACT_WORDS[act])}</strong>
              {period ? ` · ${answerPeriodWords(t, period)}` : ''}
              {until ? ` · ${t('duties.until', { day: formatWhen(until) })}` : ''}
            </p>
            <p className="soft">
              {by || t('ui.erasedPerson')} · {formatWhen(at)} · {t(STATE_WORDS[state])}
            </p>
            {lateDays > 0 ? (
              <p className={style.late}>{t('duties.wasLate', { count: lateDays, days: formatNumber(lateDays) })}</p>
            ) : null}
            {words ? <p className={style.written}>{words}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
