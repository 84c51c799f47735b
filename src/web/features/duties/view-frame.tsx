import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeDuties } from '../../../shared/duties.ts'
import { FilterBox } from '../../ui/filter-box.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { AnswerFilters } from './answer-filters.tsx'
import style from './duties.module.css'
import type { AnswerFilter } from './duties.ts'
import viewStyle from './duty-views.module.css'

/** Of every view. */
export type DutyViewProps = { duties: ProgrammeDuties; filter: AnswerFilter }

type ViewFrameProps = DutyViewProps & {
  title: string
  loading: boolean
  error: unknown
  /** Beside the title. */
  tools?: ReactNode
  children: ReactNode
}

/** What all views have: a title, the filters of the table, and what went wrong. */
export function ViewFrame({ duties, filter, title, loading, error, tools, children }: ViewFrameProps) {
  const { t } = useTranslation()
  const id = useId()
  // On a phone they would fill the screen before anything is seen.
  const [isWide] = useState(() => matchMedia('(min-width: 701px)').matches)
  const filters = Object.keys(filter).length
  return (
    <section className={style.section} aria-labelledby={id}>
      <div className={viewStyle.head}>
        <h2 id={id}>{title}</h2>
        <div className={`${viewStyle.tools} screen-only`}>
          <FilterBox label={t('ui.table.filter')} />
          {tools}
          <button type="button" onClick={() => window.print()}>
            {t('ui.table.print')}
          </button>
        </div>
      </div>
      <details className={viewStyle.filters} open={isWide || undefined}>
        <summary>{filters > 0 ? t('dutyViews.filters', { count: filters }) : t('dutyViews.noFilters')}</summary>
        <AnswerFilters
          organisations={duties.organisations}
          receivers={duties.receivers}
          periods={duties.periods}
          filter={filter}
        />
      </details>
      <ProblemMessage error={error} />
      {loading && !error ? <Progress words={t('duties.loading')} /> : null}
      {loading ? null : children}
    </section>
  )
}
