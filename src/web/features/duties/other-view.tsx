import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeDuties } from '../../../shared/duties.ts'
import { Progress } from '../../ui/progress.tsx'
import type { AnswerFilter } from './duties.ts'
import type { DutyView } from './duty-view.ts'
import { BoardView, CalendarView, DutyMatrixView, ReportMatrixView, TimelineView } from './late-views.ts'

const VIEWS = {
  board: BoardView,
  calendar: CalendarView,
  timeline: TimelineView,
  duties: DutyMatrixView,
  reports: ReportMatrixView,
} as const

type OtherViewProps = { view: Exclude<DutyView, 'table'>; duties: ProgrammeDuties; filter: AnswerFilter }

/** What comes in place of the table. */
export function OtherView({ view, duties, filter }: OtherViewProps) {
  const { t } = useTranslation()
  const View = VIEWS[view]
  return (
    <Suspense fallback={<Progress words={t('duties.loading')} />}>
      <View duties={duties} filter={filter} />
    </Suspense>
  )
}
