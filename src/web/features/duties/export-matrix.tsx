import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { exportCsv, separatorFor } from '../../ui/csv.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'

type ExportMatrixProps = {
  fileName: string
  read: () => Promise<string[][]>
  /** Of the same as a workbook. */
  sheet: string
}

/** The whole matrix as a file, also what is on other pages. */
export function ExportMatrix({ fileName, read, sheet }: ExportMatrixProps) {
  const { t, i18n } = useTranslation()
  const exporting = useMutation({
    mutationFn: read,
    onSuccess: (rows) => exportCsv(fileName, rows, separatorFor(i18n.language)),
  })
  return (
    <>
      <button
        type="button"
        aria-disabled={exporting.isPending}
        onClick={() => exporting.isPending || exporting.mutate()}
      >
        {t('ui.table.export')}
      </button>
      <a className="button" href={sheet}>
        {t('dutyViews.matrix.sheet')}
      </a>
      <ProblemMessage error={exporting.error} />
    </>
  )
}
