import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { exportCsv, separatorFor } from './csv.ts'
import style from './data-table.module.css'
import { FilterBox } from './filter-box.tsx'
import { formatNumber } from './format.ts'
import type { Column, Group } from './table-column.ts'

type TableToolsProps<Row> = {
  columns: readonly Column<Row>[]
  group: Group<Row> | undefined
  rows: readonly Row[]
  total: number
  fileName: string
  children?: ReactNode
}

export function TableTools<Row>({ columns, group, rows, total, fileName, children }: TableToolsProps<Row>) {
  const { t, i18n } = useTranslation()
  const written = [
    ...(group ? [{ head: group.head, text: group.of }] : []),
    ...columns.filter((column) => !column.bare),
  ]
  const save = () =>
    exportCsv(
      `${fileName}.csv`,
      [written.map(({ head }) => head), ...rows.map((row) => written.map(({ text }) => text(row)))],
      separatorFor(i18n.language),
    )
  return (
    <div className={style.tools}>
      <FilterBox label={t('ui.table.filter')} />
      {children}
      <span className={style.count} role="status">
        {rows.length === total
          ? t('ui.table.rows', { count: total, rows: formatNumber(total) })
          : t('ui.table.rowsOf', { count: total, rows: formatNumber(rows.length), total: formatNumber(total) })}
      </span>
      <span className={style.buttons}>
        <button type="button" onClick={() => window.print()}>
          {t('ui.table.print')}
        </button>
        <button type="button" onClick={save}>
          {t('ui.table.export')}
        </button>
      </span>
    </div>
  )
}
