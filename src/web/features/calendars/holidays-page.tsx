import { useMutation, useQueryClient, useSuspenseQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Holiday, StruckHoliday } from '../../../shared/calendars.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { formatWeekday, formatWhen } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table-column.ts'
import { CERTAINTY_TONES, CERTAINTY_WORDS, holidayKindWords } from './calendar-words.ts'
import style from './calendars.module.css'
import { calendarsOf, holidayProblems, holidayYear, undoHolidayChange } from './calendars.ts'
import { ChangeDayForm, type DayToChange } from './change-day-form.tsx'
import { PeriodTables } from './period-tables.tsx'

type HolidaysPageProps = {
  year: number
  yearLink: (year: number) => ReactNode
  /** Leads to the year of a day that was changed. */
  onYear: (year: number) => void
  mayOperate: boolean
}

const NEW_DAY: DayToChange = { change: 'holiday', day: '', name: '' }

/** The days off of a year, and the periods that the laws cut it into. */
export function HolidaysPage({ year, yearLink, onYear, mayOperate }: HolidaysPageProps) {
  const { t } = useTranslation()
  const [{ data: days }, { data: calendars }] = useSuspenseQueries({ queries: [holidayYear(year), calendarsOf(year)] })
  const [changing, setChanging] = useState<DayToChange | null>(null)
  const cache = useQueryClient()
  const undoing = useMutation({
    mutationFn: undoHolidayChange,
    onSettled: () => cache.invalidateQueries({ queryKey: ['holidays'] }),
  })
  const columns = useColumns(mayOperate, undoing.mutate, setChanging)
  return (
    <Page
      title={t('calendars.title', { year })}
      up={<Link to="/administration">{t('app.places.administration')}</Link>}
      about={t('calendars.about')}
      action={
        mayOperate && changing === null ? (
          <button type="button" className="main" onClick={() => setChanging(NEW_DAY)}>
            {t('calendars.form.open')}
          </button>
        ) : null
      }
      filters={
        <nav className={style.years} aria-label={t('calendars.years')}>
          {yearLink(year - 1)}
          <strong aria-current="page">{year}</strong>
          {yearLink(year + 1)}
        </nav>
      }
    >
      {changing ? (
        <ChangeDayForm
          key={`${changing.change} ${changing.day}`}
          start={changing}
          onClose={() => setChanging(null)}
          onChanged={(day) => {
            setChanging(null)
            onYear(Number(day.slice(0, 4)))
          }}
        />
      ) : null}
      <ProblemMessage error={undoing.error} words={holidayProblems} />
      {days.known ? null : <Notice tone="soon">{t('calendars.unknown', { year })}</Notice>}
      {days.holidays.length === 0 ? null : (
        <DataTable
          caption={t('calendars.list.caption', { year })}
          columns={columns}
          rows={days.holidays}
          rowKey={({ day }) => day}
          fileName={t('calendars.list.fileName', { year })}
        />
      )}
      <Struck days={days.struck} onUndo={mayOperate ? undoing.mutate : null} />
      <PeriodTables calendars={calendars} />
    </Page>
  )
}

function useColumns(
  mayOperate: boolean,
  undo: (id: string) => void,
  change: (day: DayToChange) => void,
): Column<Holiday>[] {
  const { t } = useTranslation()
  return useMemo(() => {
    const columns: Column<Holiday>[] = [
      {
        id: 'day',
        head: t('calendars.list.day'),
        text: ({ day }) => `${formatWeekday(day)}, ${formatWhen(day)}`,
        order: ({ day }) => day,
        width: '16%',
      },
      { id: 'name', head: t('calendars.list.name'), text: ({ name }) => name, width: '17%' },
      { id: 'kind', head: t('calendars.list.kind'), text: (row) => holidayKindWords(t, row), width: '14%' },
      {
        id: 'certainty',
        head: t('calendars.list.certainty'),
        text: ({ certainty, changeId }) => (changeId ? t('calendars.certainty.added') : t(CERTAINTY_WORDS[certainty])),
        cell: ({ certainty, changeId }) => (
          <StateMark tone={CERTAINTY_TONES[certainty]}>
            {changeId ? t('calendars.certainty.added') : t(CERTAINTY_WORDS[certainty])}
          </StateMark>
        ),
        width: '14%',
      },
      { id: 'basis', head: t('calendars.list.basis'), text: ({ basis }) => basis },
    ]
    if (!mayOperate) return columns
    const cell = ({ day, name, kind, changeId }: Holiday) =>
      changeId ? (
        <button type="button" className="plain" onClick={() => undo(changeId)}>
          {t('calendars.list.undo')}
          <span className="hidden"> {formatWhen(day)}</span>
        </button>
      ) : kind === 'compensation' ? null : (
        <button type="button" className="plain" onClick={() => change({ change: 'strike', day, name })}>
          {t('calendars.list.strike')}
          <span className="hidden"> {formatWhen(day)}</span>
        </button>
      )
    return [...columns, { id: 'do', head: t('calendars.list.do'), bare: true, text: () => null, cell, width: '80px' }]
  }, [t, mayOperate, undo, change])
}

function Struck({ days, onUndo }: { days: readonly StruckHoliday[]; onUndo: ((id: string) => void) | null }) {
  const { t } = useTranslation()
  if (days.length === 0) return null
  return (
    <section className={style.section}>
      <h2>{t('calendars.struck')}</h2>
      <ul className={style.struck}>
        {days.map(({ changeId, day, name, basis }) => (
          <li key={changeId} className="row">
            <span>
              {formatWhen(day)}: {name}. <span className="soft">{basis}</span>
            </span>
            {onUndo ? (
              <button type="button" className="plain" onClick={() => onUndo(changeId)}>
                {t('calendars.list.undo')}
                <span className="hidden"> {formatWhen(day)}</span>
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
