import { Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDay } from '../../../rules/days.ts'
import type { CalendarEntry, Programme } from '../../../shared/programmes.ts'
import { FREQUENCY_WORDS } from '../../facts/kinds.ts'
import { ReportOrder } from '../../facts/late-order.ts'
import { periodWords } from '../../facts/period-words.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { capitalised, formatWhen } from '../../ui/format.ts'
import type { Column, Group } from '../../ui/table-column.ts'
import { calendarOf } from './calendar.ts'
import { ClauseLink } from './here-link.tsx'
import { ListTools } from './list-tools.tsx'
import type { ProgrammeView } from './use-programme-view.ts'

type Row = CalendarEntry & { group: string }

const todayInVietnam = () => parseDay(formatWhen(new Date().toISOString(), 'day')) ?? ''
const list = (parties: readonly string[]) => capitalised(parties.join('; '))

type CalendarTabProps = { programme: Programme; view: ProgrammeView }

export function CalendarTab(props: CalendarTabProps) {
  return (
    <>
      {props.programme.mayReview ? (
        <Suspense>
          <ReportOrder
            programmeId={props.programme.id}
            reportLink={({ clauseId }, words) => <ClauseLink id={clauseId}>{words}</ClauseLink>}
          />
        </Suspense>
      ) : null}
      <Calendar {...props} />
    </>
  )
}

function Calendar({ programme, view }: CalendarTabProps) {
  const { t } = useTranslation()
  const rows = useMemo((): Row[] => {
    const { coming, past, undated } = calendarOf(programme.calendar, todayInVietnam())
    const within = (group: string) => (entry: CalendarEntry) => ({ ...entry, group })
    return [
      ...coming.flatMap(({ month, entries }, index) => {
        const words = { month: formatWhen(month) }
        return entries.map(within(t(index === 0 ? 'programme.calendar.next' : 'programme.calendar.month', words)))
      }),
      ...undated.map(within(t('programme.calendar.undated'))),
      ...past.flatMap(({ entries }) => entries.map(within(t('programme.calendar.past')))),
    ]
  }, [programme, t])
  const columns = useMemo((): Column<Row>[] => {
    const dueOf = ({ dueOn }: Row) =>
      dueOn ? t('facts.due.before', { days: formatWhen(dueOn) }) : t('programme.calendar.noDay')
    return [
      {
        id: 'due',
        head: t('programme.calendar.due'),
        text: (row) => capitalised(dueOf(row)),
        order: ({ dueOn }) => dueOn,
        cell: (row) => <ClauseLink id={row.clauseId}>{capitalised(dueOf(row))}</ClauseLink>,
        width: '176px',
      },
      { id: 'from', head: t('facts.field.from'), text: ({ from }) => list(from) },
      { id: 'to', head: t('facts.field.to'), text: ({ to }) => list(to), width: '24%' },
      { id: 'onward', head: t('facts.field.onward'), text: ({ onward }) => list(onward), width: '20%' },
      {
        id: 'period',
        head: t('programme.calendar.period'),
        text: ({ frequency, period }) =>
          capitalised(
            period ? `${periodWords(t, period)} (${t(FREQUENCY_WORDS[frequency])})` : t(FREQUENCY_WORDS[frequency]),
          ),
        order: ({ period }) => period,
        width: '160px',
      },
    ]
  }, [t])
  const group = useMemo((): Group<Row> => ({ head: t('programme.calendar.when'), of: (row) => row.group }), [t])
  if (rows.length === 0) {
    return <EmptyState title={t('programme.calendar.none')}>{t('programme.calendar.noneWhy')}</EmptyState>
  }
  return (
    <DataTable
      caption={t('programme.calendar.caption', {
        from: formatWhen(programme.calendarFrom),
        until: formatWhen(programme.calendarUntil),
      })}
      columns={columns}
      rows={rows}
      rowKey={({ factId, period, dueOn }) => `${factId} ${period} ${dueOn}`}
      fileName="lich-bao-cao"
      group={group}
      tools={<ListTools programmeId={programme.id} list="calendar" on={view.on} />}
    />
  )
}
