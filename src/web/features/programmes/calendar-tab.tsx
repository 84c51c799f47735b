import { Fragment, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDay } from '../../../rules/days.ts'
import type { CalendarEntry, Programme } from '../../../shared/programmes.ts'
import { FREQUENCY_WORDS } from '../../facts/kinds.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import { formatWhen } from '../../ui/format.ts'
import { useListView } from '../../ui/list-view.ts'
import { matcher } from '../../ui/table-order.ts'
import { calendarOf, type Month } from './calendar.ts'
import { ClauseLink } from './here-link.tsx'
import style from './programmes.module.css'
import { csvAddress } from './programmes.ts'
import type { ProgrammeView } from './use-programme-view.ts'

const todayInVietnam = () => parseDay(formatWhen(new Date().toISOString(), 'day')) ?? ''

export function CalendarTab({ programme, view }: { programme: Programme; view: ProgrammeView }) {
  const { t } = useTranslation()
  const [{ q }] = useListView()
  const { coming, past, undated } = useMemo(() => {
    const fits = matcher(q)
    const entries = programme.calendar.filter(({ from, to, onward, period, dueOn }) =>
      fits([...from, ...to, ...onward, period, dueOn ? formatWhen(dueOn) : null]),
    )
    return calendarOf(entries, todayInVietnam())
  }, [programme, q])
  if (programme.calendar.length === 0) {
    return <EmptyState title={t('programmes.calendar.none')}>{t('programmes.calendar.noneWhy')}</EmptyState>
  }
  const found = coming.length + past.length + undated.length > 0
  return (
    <div className={style.tab}>
      <div className={`${style.tools} screen-only`}>
        <FilterBox label={t('ui.table.filter')} />
        <span className={style.choice}>
          <a href={csvAddress(programme.id, 'calendar', view.on)} download>
            {t('programmes.csv')}
          </a>
        </span>
        <button type="button" onClick={() => window.print()}>
          {t('ui.table.print')}
        </button>
      </div>
      {found ? (
        <div className={style.wide}>
          <table className={style.calendar}>
            <caption className="hidden">
              {t('programmes.calendar.caption', {
                from: formatWhen(programme.calendarFrom),
                until: formatWhen(programme.calendarUntil),
              })}
            </caption>
            <thead>
              <tr>
                <th scope="col">{t('programmes.calendar.due')}</th>
                <th scope="col">{t('facts.field.from')}</th>
                <th scope="col">{t('facts.field.to')}</th>
                <th scope="col">{t('facts.field.onward')}</th>
                <th scope="col">{t('programmes.calendar.period')}</th>
              </tr>
            </thead>
            <Months months={coming} />
            {undated.length > 0 ? (
              <tbody>
                <Group words={t('programmes.calendar.undated', { count: undated.length })} />
                <Entries entries={undated} />
              </tbody>
            ) : null}
            {past.length > 0 ? (
              <tbody>
                <Group words={t('programmes.calendar.past')} />
                {past.map(({ month, entries }) => (
                  <Entries key={month} entries={entries} />
                ))}
              </tbody>
            ) : null}
          </table>
        </div>
      ) : (
        <p>{t('ui.table.noMatch', { query: q })}</p>
      )}
    </div>
  )
}

function Months({ months }: { months: readonly Month[] }) {
  const { t } = useTranslation()
  return (
    <tbody>
      {months.map(({ month, entries }, index) => (
        <Fragment key={month}>
          <Group
            words={
              index === 0
                ? t('programmes.calendar.next', { month: formatWhen(month) })
                : t('programmes.calendar.month', { month: formatWhen(month) })
            }
          />
          <Entries entries={entries} />
        </Fragment>
      ))}
    </tbody>
  )
}

const Group = ({ words }: { words: string }) => (
  <tr className={style.theme}>
    <th scope="colgroup" colSpan={5}>
      {words}
    </th>
  </tr>
)

function Entries({ entries }: { entries: readonly CalendarEntry[] }) {
  const { t } = useTranslation()
  return entries.map((entry) => (
    <tr key={`${entry.factId} ${entry.period} ${entry.dueOn}`}>
      <td>
        <ClauseLink id={entry.clauseId}>
          {entry.dueOn ? t('facts.due.before', { days: formatWhen(entry.dueOn) }) : t('programmes.calendar.noDay')}
        </ClauseLink>
      </td>
      <td>{entry.from.join('; ')}</td>
      <td>{entry.to.join('; ')}</td>
      <td>{entry.onward.join('; ')}</td>
      <td>
        {t(FREQUENCY_WORDS[entry.frequency])}
        {entry.period ? `, ${entry.period}` : ''}
      </td>
    </tr>
  ))
}
