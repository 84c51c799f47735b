import { useTranslation } from 'react-i18next'
import type { CalendarInYear } from '../../../shared/calendars.ts'
import { capitalised, formatWhen } from '../../ui/format.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import { CALENDAR_WORDS, CERTAINTY_TONES, CERTAINTY_WORDS, calendarPeriodWords } from './calendar-words.ts'
import style from './calendars.module.css'

/** Each calendar with its law, and its periods with their days. */
export function PeriodTables({ calendars }: { calendars: readonly CalendarInYear[] }) {
  const { t } = useTranslation()
  const dayOr = (day: string | null) => (day ? formatWhen(day) : t('calendars.periods.notSaid'))
  return (
    <section className={style.section}>
      <h2>{t('calendars.periods.title')}</h2>
      <p className="soft reading">{t('calendars.periods.about')}</p>
      {calendars.map(({ id, basis, certainty, note, periods }) => (
        <details key={`${id} ${basis}`} className={style.calendar} open={id === 'administrative-year'}>
          <summary>
            <h3>{t(CALENDAR_WORDS[id])}</h3>
          </summary>
          <p className="reading">
            {basis}. <StateMark tone={CERTAINTY_TONES[certainty]}>{t(CERTAINTY_WORDS[certainty])}</StateMark>
          </p>
          {note ? <p className="soft reading">{note}</p> : null}
          <table className={style.periods}>
            <caption className="hidden">{t(CALENDAR_WORDS[id])}</caption>
            <thead>
              <tr>
                <th scope="col">{t('calendars.periods.period')}</th>
                <th scope="col">{t('calendars.periods.opens')}</th>
                <th scope="col">{t('calendars.periods.cutOff')}</th>
                <th scope="col">{t('calendars.periods.due')}</th>
              </tr>
            </thead>
            <tbody>
              {periods.map((period) => (
                <tr key={period.name}>
                  <th scope="row">{capitalised(calendarPeriodWords(t, period))}</th>
                  <td data-head={t('calendars.periods.opens')}>{dayOr(period.opens)}</td>
                  <td data-head={t('calendars.periods.cutOff')}>{formatWhen(period.cutOff)}</td>
                  <td data-head={t('calendars.periods.due')}>{dayOr(period.due)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
    </section>
  )
}
