import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { DutyBoard, DutyCalendar, DutyMatrix, DutyTimeline, ReportMatrix } from '../../../shared/duty-views.ts'
import { api } from '../../api.ts'
import { type AnswerFilter, DUTIES } from './duties.ts'
import type { ViewPlace } from './view-place.ts'

type Parameters = Record<string, string | number>

/** How much of a matrix or a year is on the page. */
export const ROWS_SHOWN = 20
export const COLUMNS_SHOWN = 30
/** How much comes at once where all of it is wanted. */
const LARGEST_PART = 100

const addressOf = (programmeId: string, view: string, filter: AnswerFilter, more: Parameters) =>
  `/programmes/${programmeId}/${view}?${new URLSearchParams({
    ...filter,
    ...Object.fromEntries(Object.entries(more).map(([key, value]) => [key, String(value)])),
  })}`

const viewQuery = <View>(programmeId: string, view: string, filter: AnswerFilter, more: Parameters) =>
  queryOptions({
    queryKey: [DUTIES, view, programmeId, filter, more],
    queryFn: ({ signal }) => api.get<View>(addressOf(programmeId, view, filter, more), signal),
    placeholderData: keepPreviousData,
  })

export const boardOf = (programmeId: string, filter: AnswerFilter, limit: number) =>
  viewQuery<DutyBoard>(programmeId, 'duty-board', filter, { limit })

export const calendarOf = (programmeId: string, filter: AnswerFilter, { month }: ViewPlace) =>
  viewQuery<DutyCalendar>(programmeId, 'duty-calendar', filter, { month })

export const timelineOf = (programmeId: string, filter: AnswerFilter, { year, by, line }: ViewPlace) =>
  viewQuery<DutyTimeline>(programmeId, 'duty-timeline', filter, { year, by, line, lines: ROWS_SHOWN })

const part = ({ row, column }: ViewPlace) => ({ row, column, rows: ROWS_SHOWN, columns: COLUMNS_SHOWN })

export const dutyMatrixOf = (programmeId: string, filter: AnswerFilter, place: ViewPlace) =>
  viewQuery<DutyMatrix>(programmeId, 'duty-matrix', filter, part(place))

export const reportMatrixOf = (programmeId: string, filter: AnswerFilter, place: ViewPlace) =>
  viewQuery<ReportMatrix>(programmeId, 'report-matrix', filter, part(place))

/** All parts of a matrix, one after the other. */
export async function fetchWholeMatrix<Matrix extends DutyMatrix | ReportMatrix>(
  programmeId: string,
  view: 'duty-matrix' | 'report-matrix',
  filter: AnswerFilter,
): Promise<Matrix[]> {
  const parts: Matrix[] = []
  for (let row = 0, rowsLeft = true; rowsLeft; row += LARGEST_PART) {
    for (let column = 0, columnsLeft = true; columnsLeft; column += LARGEST_PART) {
      const more = { row, column, rows: LARGEST_PART, columns: LARGEST_PART }
      const found = await api.get<Matrix>(addressOf(programmeId, view, filter, more))
      parts.push(found)
      columnsLeft = column + LARGEST_PART < found.columnCount
      rowsLeft = row + LARGEST_PART < found.organisationCount
    }
  }
  return parts
}
