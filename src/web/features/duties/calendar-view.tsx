import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { STANDINGS } from '../../../shared/duties.ts'
import type { DutyCalendar } from '../../../shared/duty-views.ts'
import type { Day } from '../../../shared/schema.ts'
import { capitalised, formatNumber, formatWeekday, formatWhen } from '../../ui/format.ts'
import { monthBeside, weeksOf } from './calendar-days.ts'
import { CountMarks, countsWords } from './count-marks.tsx'
import { DayList } from './day-list.tsx'
import style from './duty-views.module.css'
import { type DutyViewProps, ViewFrame } from './view-frame.tsx'
import { useViewPlace, withPlace } from './view-place.ts'
import { calendarOf } from './view-queries.ts'

/** Any week, to name its days. */
const WEEK = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07', '2026-11-08']

/** What is due on which day of a month, and the list of the chosen day. */
export function CalendarView({ duties, filter }: DutyViewProps) {
  const { t } = useTranslation()
  const place = useViewPlace(duties.today)
  const { month, day } = place
  const { data, error } = useQuery(calendarOf(duties.programmeId, filter, place))
  const title = t('dutyViews.calendar.month', { month: formatWhen(month) })
  const counts = new Map(data?.days.map(({ on, standings }) => [on, standings]))
  const total = [...counts.values()].flatMap((its) => Object.values(its)).reduce((sum, many) => sum + many, 0)
  return (
    <ViewFrame duties={duties} filter={filter} title={title} loading={!data} error={error}>
      <div className={`${style.steps} screen-only`}>
        {([-1, 1] as const).map((by) => (
          <Link
            key={by}
            to="."
            search={withPlace({ month: monthBeside(month, by), day: undefined })}
            resetScroll={false}
          >
            {t(by === 1 ? 'dutyViews.calendar.next' : 'dutyViews.calendar.previous')}
          </Link>
        ))}
        <Link to="." search={withPlace({ month: duties.today.slice(0, 7), day: duties.today })} resetScroll={false}>
          {t('dutyViews.calendar.today')}
        </Link>
        <span className="soft" role="status">
          {t('dutyViews.calendar.total', { count: total, number: formatNumber(total) })}
        </span>
      </div>
      <table className={style.calendar}>
        <caption className="hidden">{title}</caption>
        <thead>
          <tr>
            {WEEK.map((each) => (
              <th key={each} scope="col">
                {capitalised(formatWeekday(each))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find((each) => each !== null)}>
              {week.map((each, index) => (
                <DayCell
                  // biome-ignore lint/suspicious/noArrayIndexKey: the days of a week stand still
                  key={index}
                  day={each}
                  standings={each ? counts.get(each) : undefined}
                  isToday={each === duties.today}
                  isChosen={each !== null && each === day}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {day ? <DayList key={day} duties={duties} filter={filter} day={day} /> : null}
    </ViewFrame>
  )
}

type DayCellProps = {
  day: Day | null
  standings: DutyCalendar['days'][number]['standings'] | undefined
  isToday: boolean
  isChosen: boolean
}

function DayCell({ day, standings, isToday, isChosen }: DayCellProps) {
  const { t } = useTranslation()
  if (day === null) return <td className={style.otherMonth} />
  const number = Number(day.slice(8))
  const its = STANDINGS.flatMap((standing) => {
    const many = standings?.[standing]
    return many ? [{ standing, answers: many }] : []
  })
  return (
    <td
      className={[its.length === 0 ? style.emptyDay : '', isToday ? style.today : '', isChosen ? style.chosenDay : '']
        .filter(Boolean)
        .join(' ')}
    >
      {its.length === 0 ? (
        <span className="soft">{number}</span>
      ) : (
        <Link
          to="."
          search={withPlace({ day })}
          hash="day"
          resetScroll={false}
          aria-current={isChosen ? 'date' : undefined}
          aria-label={`${number}: ${countsWords(t, its)}`}
          className={style.day}
        >
          <span className={style.dayNumber}>{number}</span>
          <span className={style.dayName} aria-hidden="true">
            {capitalised(formatWeekday(day))} {formatWhen(day)}
          </span>
          <CountMarks counts={its} />
        </Link>
      )}
    </td>
  )
}
