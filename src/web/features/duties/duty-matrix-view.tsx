import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DutyMatrix, GivenDuty } from '../../../shared/duty-views.ts'
import { sheetAddress } from './duties.ts'
import style from './duty-views.module.css'
import { shortQuote } from './duty-words.ts'
import { ExportMatrix } from './export-matrix.tsx'
import { fileRows } from './matrix-file.ts'
import { MatrixLegend } from './matrix-legend.tsx'
import { MatrixParts } from './matrix-parts.tsx'
import { MatrixTable } from './matrix-table.tsx'
import { cellWords, partOfPlan } from './matrix-words.ts'
import { type DutyViewProps, ViewFrame } from './view-frame.tsx'
import { useViewPlace } from './view-place.ts'
import { dutyMatrixOf, fetchWholeMatrix } from './view-queries.ts'

const HEAD_LENGTH = 40

const nameOf = ({ section, quote }: GivenDuty, most?: number) =>
  `${section ? `${section} ` : ''}${shortQuote(quote, most)}`

/** Who has which duty, and how it stands. */
export function DutyMatrixView({ duties, filter }: DutyViewProps) {
  const { t, i18n } = useTranslation()
  const { programmeId, today } = duties
  const place = useViewPlace(today)
  const { data, error } = useQuery(dutyMatrixOf(programmeId, filter, place))
  const read = async () =>
    fileRows(
      (await fetchWholeMatrix<DutyMatrix>(programmeId, 'duty-matrix', filter)).map((part) => ({
        ...part,
        columns: part.duties.map((duty) => ({ id: duty.factId, words: nameOf(duty, Number.POSITIVE_INFINITY) })),
      })),
      t('duties.column.organisation'),
      (cell) => cellWords(t, cell),
    )
  return (
    <ViewFrame
      duties={duties}
      filter={filter}
      title={t('dutyPages.view.duties')}
      loading={!data}
      error={error}
      tools={
        <ExportMatrix
          fileName="co-quan-nhiem-vu.csv"
          read={read}
          sheet={sheetAddress(programmeId, filter, i18n.language, 'duty-matrix')}
        />
      }
    >
      {data && data.cells.length === 0 ? <p className="soft">{t('dutyViews.matrix.none')}</p> : null}
      {data && data.cells.length > 0 ? (
        <>
          <MatrixLegend cells={data.cells} />
          <MatrixTable
            caption={t('dutyPages.view.duties')}
            corner={t('duties.column.organisation')}
            rows={data.organisations.map(({ id, name }) => ({ id, name, list: { ...filter, organisationId: id } }))}
            columns={data.duties.map((duty) => ({
              id: duty.factId,
              head: <span className={style.turned}>{nameOf(duty, HEAD_LENGTH)}</span>,
              label: nameOf(duty),
              group: partOfPlan(duty.section),
              list: { ...filter, factId: duty.factId },
            }))}
            cells={data.cells}
            listOf={(row, column) => ({ ...row.list, ...column.list })}
          />
        </>
      ) : null}
      {data ? <MatrixParts matrix={data} place={place} columns={t('dutyViews.part.duties')} /> : null}
    </ViewFrame>
  )
}
