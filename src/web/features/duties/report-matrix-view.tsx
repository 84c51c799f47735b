import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ReportMatrix } from '../../../shared/duty-views.ts'
import { sheetAddress } from './duties.ts'
import style from './duty-views.module.css'
import { answerPeriodWords, shortQuote } from './duty-words.ts'
import { ExportMatrix } from './export-matrix.tsx'
import { fileRows } from './matrix-file.ts'
import { MatrixLegend } from './matrix-legend.tsx'
import { MatrixParts } from './matrix-parts.tsx'
import { MatrixTable } from './matrix-table.tsx'
import { cellWords } from './matrix-words.ts'
import { withFilter } from './use-follow-up-view.ts'
import { type DutyViewProps, ViewFrame } from './view-frame.tsx'
import { useViewPlace } from './view-place.ts'
import { fetchWholeMatrix, reportMatrixOf } from './view-queries.ts'

/** Who reports for which period, and whether it came. */
export function ReportMatrixView({ duties, filter }: DutyViewProps) {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const { programmeId, today } = duties
  const place = useViewPlace(today)
  const { data, error } = useQuery(reportMatrixOf(programmeId, filter, place))
  const { kind: _kind, ...rest } = filter
  const reports = { ...rest, kind: 'report' } as const
  const periodName = (period: string) => answerPeriodWords(t, period) || t('dutyPages.page.once')
  const choose = (factId: string) => {
    const { factId: _before, ...others } = filter
    void navigate({ to: '.', search: withFilter(factId ? { ...others, factId } : others), resetScroll: false })
  }
  const read = async () =>
    fileRows(
      (await fetchWholeMatrix<ReportMatrix>(programmeId, 'report-matrix', filter)).map((part) => ({
        ...part,
        columns: part.periods.map((period) => ({ id: period, words: periodName(period) })),
      })),
      t('duties.column.organisation'),
      (cell) => cellWords(t, cell),
    )
  return (
    <ViewFrame
      duties={duties}
      filter={filter}
      title={t('dutyPages.view.reports')}
      loading={!data}
      error={error}
      tools={
        <ExportMatrix
          fileName="bao-cao-theo-ky.csv"
          read={read}
          sheet={sheetAddress(programmeId, filter, i18n.language, 'report-matrix')}
        />
      }
    >
      {data && data.reports.length > 1 ? (
        <label className={`${style.choose} screen-only`}>
          {t('dutyViews.matrix.report')}
          <select value={filter.factId ?? ''} onChange={({ target }) => choose(target.value)}>
            <option value="">{t('dutyViews.matrix.allReports')}</option>
            {data.reports.map(({ factId, section, quote }) => (
              <option key={factId} value={factId}>
                {section ? `${section} ` : ''}
                {shortQuote(quote)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {data && data.cells.length === 0 ? <p className="soft">{t('dutyViews.matrix.noReports')}</p> : null}
      {data && data.cells.length > 0 ? (
        <>
          <MatrixLegend cells={data.cells} />
          <MatrixTable
            upright
            caption={t('dutyPages.view.reports')}
            corner={t('duties.column.organisation')}
            rows={data.organisations.map(({ id, name }) => ({ id, name, list: { ...reports, organisationId: id } }))}
            columns={data.periods.map((period) => ({
              id: period,
              head: periodName(period),
              label: periodName(period),
              group: '',
              list: { ...reports, ...(period ? { period } : {}) },
            }))}
            cells={data.cells}
            listOf={(row, column) => ({ ...row.list, ...column.list })}
          />
        </>
      ) : null}
      {data ? <MatrixParts matrix={data} place={place} columns={t('dutyViews.part.periods')} /> : null}
    </ViewFrame>
  )
}
