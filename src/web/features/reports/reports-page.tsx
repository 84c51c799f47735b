import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import {
  MOST_REPORTS_COUNTED,
  REPORT_VIEWS,
  type ReportRow,
  type ReportsPage as Reports,
  type ReportView,
} from '../../../shared/reports.ts'
import { periodWords } from '../../facts/period-words.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatNumber, formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table-column.ts'
import type { TextKey } from '../../ui/text-key.ts'
import { KIND_WORDS, REPORT_STATE_WORDS, VIEW_WORDS } from './report-words.ts'
import style from './reports.module.css'
import { type ReportsOf, reportList } from './reports.ts'

type ReportsPageProps = {
  view: ReportView
  of: ReportsOf
  reportLink: LinkTo
  newLink: (words: string) => ReactNode
  outlinesLink: (words: string) => ReactNode
  /** To all reports and to the duty, where only those of one are listed. */
  dutyLinks: ReactNode
}

const EMPTY_WORDS: Record<ReportView, TextKey> = {
  'to-write': 'reports.empty.toWrite',
  mine: 'reports.empty.mine',
  received: 'reports.empty.received',
  all: 'reports.empty.all',
}

/** Reports: those that wait for my words, that I make, that came to me. */
export function ReportsPage({ view, of, reportLink, newLink, outlinesLink, dutyLinks }: ReportsPageProps) {
  const { t } = useTranslation()
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    reportList(view, of),
  )
  const rows = useMemo(() => data?.pages.flatMap(({ reports }) => reports) ?? [], [data])
  const last = data?.pages.at(-1)
  return (
    <Page
      title={t('reports.title')}
      windowTitle={`${t(VIEW_WORDS[view])} – ${t('reports.title')}`}
      about={last?.mayKeepOutlines ? outlinesLink(t('reports.outlines.title')) : null}
      action={last?.mayMake ? newLink(t('reports.new.title')) : null}
    >
      <ProblemMessage error={error} />
      {isPending && !error ? <Progress words={t('reports.loading')} /> : null}
      {last ? (
        <>
          {of.assignmentId ? dutyLinks : <Views counts={last.counts} current={view} />}
          <h2 className="print-only">{t(VIEW_WORDS[view])}</h2>
          {rows.length === 0 ? (
            <EmptyState title={t(EMPTY_WORDS[view])}>{t('reports.empty.how')}</EmptyState>
          ) : (
            <DataTable
              caption={t('reports.title')}
              columns={columnsOf(t, reportLink)}
              rows={rows}
              rowKey={({ id }) => id}
              fileName="bao-cao"
              served={{ more: hasNextPage }}
            />
          )}
          {hasNextPage ? (
            <p className="screen-only">
              <button type="button" onClick={() => void fetchNextPage()} disabled={isFetchingNextPage}>
                {t('reports.more')}
              </button>
            </p>
          ) : null}
        </>
      ) : null}
    </Page>
  )
}

function Views({ counts, current }: { counts: Reports['counts']; current: ReportView }) {
  const { t } = useTranslation()
  const words = (count: number) =>
    count >= MOST_REPORTS_COUNTED ? `${formatNumber(MOST_REPORTS_COUNTED)}+` : formatNumber(count)
  return (
    <nav className={`${style.views} screen-only`} aria-label={t('reports.view.label')}>
      {REPORT_VIEWS.map((view) => (
        <Link
          key={view}
          to="."
          search={(before: Record<string, unknown>) => ({ ...before, view })}
          resetScroll={false}
          aria-current={view === current ? 'page' : undefined}
        >
          {t(VIEW_WORDS[view])} {words(counts[view])}
        </Link>
      ))}
    </nav>
  )
}

type T = TFunction<'text'>

const partsWords = (t: T, { parts, myParts }: ReportRow) =>
  [
    myParts > 0 ? t('reports.parts.mine', { count: myParts }) : '',
    parts.asked > 0 ? t('reports.parts.asked', { count: parts.asked }) : '',
    parts.handedIn > 0 ? t('reports.parts.handedIn', { count: parts.handedIn }) : '',
    parts.taken > 0 ? t('reports.parts.taken', { count: parts.taken }) : '',
  ]
    .filter(Boolean)
    .join(', ')

const columnsOf = (t: T, reportLink: LinkTo): Column<ReportRow>[] => [
  {
    id: 'subject',
    head: t('reports.column.subject'),
    text: ({ subject }) => subject,
    cell: ({ id, subject, kind, period, programmeName }) => (
      <span className={style.lines}>
        {reportLink(id, subject)}
        <span className="soft">{`${t(KIND_WORDS[kind])}, ${periodWords(t, period)} · ${programmeName}`}</span>
      </span>
    ),
  },
  {
    id: 'state',
    head: t('reports.column.state'),
    text: ({ state }) => t(REPORT_STATE_WORDS[state].words),
    cell: ({ state }) => (
      <StateMark tone={REPORT_STATE_WORDS[state].tone}>{t(REPORT_STATE_WORDS[state].words)}</StateMark>
    ),
    width: '140px',
  },
  {
    id: 'organisation',
    head: t('reports.column.organisation'),
    text: ({ organisationName }) => organisationName,
    width: '18%',
  },
  {
    id: 'parts',
    head: t('reports.column.parts'),
    text: (row) => partsWords(t, row),
    width: '18%',
  },
  {
    id: 'due',
    head: t('reports.column.due'),
    text: ({ dueOn, sentOn }) =>
      sentOn ? t('reports.sentOn', { day: formatWhen(sentOn) }) : dueOn ? formatWhen(dueOn) : '',
    order: ({ dueOn }) => dueOn,
    width: '130px',
  },
]
