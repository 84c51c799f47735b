import { lazy } from 'react'
import { withText } from '../../text/i18n.ts'

// Each view comes with its words when it is looked at: most people stay with the table.

export const BoardView = lazy(() =>
  withText(['duties', 'dutyPages', 'dutyViews'], import('./board-view.tsx')).then(({ BoardView }) => ({
    default: BoardView,
  })),
)
export const CalendarView = lazy(() =>
  withText(['duties', 'dutyPages', 'dutyViews'], import('./calendar-view.tsx')).then(({ CalendarView }) => ({
    default: CalendarView,
  })),
)
export const TimelineView = lazy(() =>
  withText(['duties', 'dutyPages', 'dutyViews'], import('./timeline-view.tsx')).then(({ TimelineView }) => ({
    default: TimelineView,
  })),
)
export const DutyMatrixView = lazy(() =>
  withText(['duties', 'dutyPages', 'dutyViews'], import('./duty-matrix-view.tsx')).then(({ DutyMatrixView }) => ({
    default: DutyMatrixView,
  })),
)
export const ReportMatrixView = lazy(() =>
  withText(['duties', 'dutyPages', 'dutyViews'], import('./report-matrix-view.tsx')).then(({ ReportMatrixView }) => ({
    default: ReportMatrixView,
  })),
)
export const SavedFilters = lazy(() =>
  withText(['duties', 'dutyPages', 'dutyViews'], import('./saved-filters.tsx')).then(({ SavedFilters }) => ({
    default: SavedFilters,
  })),
)
