import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnswerAct, OrganisationCounts, ProgrammeDuties } from '../../../shared/duties.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { loadAll } from '../../ui/load-all.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import {
  answerKey,
  dueColumn,
  dutyColumn,
  organisationColumn,
  periodColumn,
  standingColumn,
  submittedColumn,
} from './answer-columns.tsx'
import { AnswerFilters } from './answer-filters.tsx'
import { BulkActs } from './bulk-acts.tsx'
import style from './duties.module.css'
import { type AnswerFilter, answersOf, sheetAddress } from './duties.ts'
import { ANSWERS_ID } from './filter-link.tsx'
import { useSelection } from './use-selection.tsx'

const PLANNERS_ACTS: readonly AnswerAct[] = [
  'accept',
  'return',
  'grant-extension',
  'refuse-extension',
  'cancel',
  'reopen',
]

type AnswerListProps = {
  programmeId: string
  organisations: readonly OrganisationCounts[]
  receivers: ProgrammeDuties['receivers']
  periods: readonly string[]
  filter: AnswerFilter
  mayPlan: boolean
}

/** The answers one by one, in the order of their days. */
export function AnswerList({ programmeId, organisations, receivers, periods, filter, mayPlan }: AnswerListProps) {
  const { t, i18n } = useTranslation()
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    answersOf(programmeId, filter),
  )
  const answers = useMemo(() => data?.pages.flatMap((page) => page.answers) ?? [], [data])
  const selection = useSelection(answers)
  const columns = [
    mayPlan ? selection.withBox(dutyColumn(t)) : dutyColumn(t),
    organisationColumn(t),
    standingColumn(t),
    periodColumn(t),
    dueColumn(t),
    submittedColumn(t),
  ]
  return (
    <section className={style.section} aria-labelledby={ANSWERS_ID}>
      <h2 id={ANSWERS_ID}>{t('dutyPages.followUp.answers')}</h2>
      <AnswerFilters organisations={organisations} receivers={receivers} periods={periods} filter={filter} />
      <ProblemMessage error={error} />
      {isPending && !error ? <Progress words={t('duties.loading')} /> : null}
      {data && answers.length === 0 ? (
        <p className="soft">
          {t(Object.keys(filter).length > 0 ? 'dutyPages.followUp.noneSo' : 'dutyPages.followUp.noAnswers')}
        </p>
      ) : null}
      {mayPlan ? <BulkActs acts={PLANNERS_ACTS} selection={selection} total={answers.length} /> : null}
      {answers.length > 0 || filter.q !== undefined ? (
        <DataTable
          caption={t('dutyPages.followUp.answers')}
          columns={columns}
          rows={answers}
          rowKey={answerKey}
          fileName="theo-doi-nhiem-vu"
          served={{ more: hasNextPage }}
        />
      ) : null}
      {answers.length > 0 ? (
        <p className="screen-only">
          <a href={sheetAddress(programmeId, filter, i18n.language)}>{t('dutyPages.followUp.sheet')}</a>
        </p>
      ) : null}
      {hasNextPage ? (
        <p className="row screen-only">
          {t('dutyPages.followUp.moreAbout')}
          <button type="button" onClick={() => void fetchNextPage()} disabled={isFetchingNextPage}>
            {t('dutyPages.followUp.more')}
          </button>
          <button
            type="button"
            className="plain"
            onClick={() => void loadAll(fetchNextPage)}
            disabled={isFetchingNextPage}
          >
            {t('dutyPages.followUp.all')}
          </button>
        </p>
      ) : null}
    </section>
  )
}
