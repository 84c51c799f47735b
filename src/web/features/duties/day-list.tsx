import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../../shared/schema.ts'
import { capitalised, formatWeekday, formatWhen } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { dutyColumn, organisationColumn, periodColumn, standingColumn } from './answer-columns.tsx'
import { AnswerTable } from './answer-table.tsx'
import style from './duties.module.css'
import { answersOf } from './duties.ts'
import type { DutyViewProps } from './view-frame.tsx'

/** What is due on one day. */
export function DayList({ duties, filter, day }: DutyViewProps & { day: Day }) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    answersOf(duties.programmeId, { ...filter, from: day, to: day }),
  )
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const title = `${capitalised(formatWeekday(day))} ${formatWhen(day)}`
  const answers = data?.pages.flatMap((page) => page.answers) ?? []
  return (
    <section className={style.section} aria-labelledby="day">
      <h3 id="day" ref={heading} tabIndex={-1}>
        {title}
      </h3>
      <ProblemMessage error={error} />
      {!data && !error ? <Progress words={t('duties.loading')} /> : null}
      {data && answers.length === 0 ? <p className="soft">{t('dutyPages.followUp.noneSo')}</p> : null}
      {answers.length > 0 ? (
        <AnswerTable
          caption={title}
          columns={[dutyColumn(t), organisationColumn(t), standingColumn(t), periodColumn(t)]}
          answers={answers}
        />
      ) : null}
      {hasNextPage ? (
        <div className="screen-only">
          <button type="button" onClick={() => void fetchNextPage()} disabled={isFetchingNextPage}>
            {t('dutyPages.followUp.more')}
          </button>
        </div>
      ) : null}
    </section>
  )
}
