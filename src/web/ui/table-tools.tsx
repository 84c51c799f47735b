import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exportCsv, separatorFor } from './csv.ts'
import style from './data-table.module.css'
import { formatNumber } from './format.ts'
import { useListView } from './list-view.ts'
import type { Column } from './table-column.ts'

type TableToolsProps<Row> = {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  total: number
  fileName: string
  children?: ReactNode
}

export function TableTools<Row>({ columns, rows, total, fileName, children }: TableToolsProps<Row>) {
  const { t, i18n } = useTranslation()
  const written = columns.filter((column) => !column.bare)
  const save = () =>
    exportCsv(
      `${fileName}.csv`,
      [written.map(({ head }) => head), ...rows.map((row) => written.map(({ text }) => text(row)))],
      separatorFor(i18n.language),
    )
  return (
    <div className={`${style.tools} screen-only`}>
      <FilterBox />
      {children}
      <span className={style.count} role="status">
        {rows.length === total
          ? t('ui.table.rows', { count: total, rows: formatNumber(total) })
          : t('ui.table.rowsOf', { count: total, rows: formatNumber(rows.length), total: formatNumber(total) })}
      </span>
      <button type="button" onClick={() => window.print()}>
        {t('ui.table.print')}
      </button>
      <button type="button" onClick={save}>
        {t('ui.table.export')}
      </button>
    </div>
  )
}

/** Types at once, writes to the address a moment later. */
function FilterBox() {
  const { t } = useTranslation()
  const [view, setView] = useListView()
  const [typed, setTyped] = useState(view.q)
  const [sent, setSent] = useState(view.q)
  const [known, setKnown] = useState(view.q)
  if (view.q !== known) {
    setKnown(view.q)
    // The address may answer late to what was typed before; only a change from elsewhere replaces the words.
    if (view.q !== sent) {
      setSent(view.q)
      setTyped(view.q)
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the wait
  useEffect(() => {
    if (typed === sent) return
    const wait = setTimeout(() => {
      setSent(typed)
      setView({ q: typed })
    }, 80)
    return () => clearTimeout(wait)
  }, [typed])
  return (
    <input
      type="search"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      aria-label={t('ui.table.filter')}
      placeholder={t('ui.table.filter')}
    />
  )
}
