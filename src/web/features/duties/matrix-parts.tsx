import { useTranslation } from 'react-i18next'
import type { DutyMatrix } from '../../../shared/duty-views.ts'
import { PartLinks } from './part-links.tsx'
import { type useViewPlace, withPlace } from './view-place.ts'
import { COLUMNS_SHOWN, ROWS_SHOWN } from './view-queries.ts'

type MatrixPartsProps = {
  matrix: Pick<DutyMatrix, 'organisationCount' | 'columnCount'>
  place: ReturnType<typeof useViewPlace>
  /** Of what there are so many beside each other. */
  columns: string
}

/** The ways to the other parts of a matrix that is shown in parts. */
export function MatrixParts({ matrix, place, columns }: MatrixPartsProps) {
  const { t } = useTranslation()
  return (
    <>
      <PartLinks
        label={t('dutyViews.part.organisations')}
        from={place.row}
        most={ROWS_SHOWN}
        count={matrix.organisationCount}
        to={(from) => withPlace({ row: from || undefined })}
      />
      <PartLinks
        label={columns}
        from={place.column}
        most={COLUMNS_SHOWN}
        count={matrix.columnCount}
        to={(from) => withPlace({ column: from || undefined })}
      />
    </>
  )
}
