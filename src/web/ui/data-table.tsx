import { type ReactNode, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import style from './data-table.module.css'
import { useGrowing } from './growing.ts'
import { useListView } from './list-view.ts'
import { useRowKeys } from './row-keys.ts'
import { type RowGroup, RowTable } from './row-table.tsx'
import type { Column, Group } from './table-column.ts'
import { compareCells, matcher } from './table-order.ts'
import { TableTools } from './table-tools.tsx'

type DataTableProps<Row> = {
  /** What the rows are, for those who hear the page. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Name of the .csv file, without its ending. */
  fileName: string
  /** Heads between the rows while nothing is sorted; rows of one group follow each other. */
  group?: Group<Row>
  /** Further filters, told beside the search. */
  tools?: ReactNode
  /** The server has searched already; while it has more rows, nothing is sorted here. */
  served?: { more: boolean }
  /** The page walks the rows of several tables by keys, this one's among them. */
  walked?: boolean
}

/** The first column holds the link that opens the row. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  fileName,
  group,
  tools,
  served,
  walked = false,
}: DataTableProps<Row>) {
  const { t } = useTranslation()
  const [view, setView] = useListView()
  const table = useRef<HTMLDivElement>(null)
  useRowKeys(walked ? null : table)

  const fixed = served?.more === true
  const sorted = fixed ? undefined : columns.find(({ id }) => id === view.sort)
  const words = served ? '' : view.q
  const shown = useMemo(() => {
    const fits = matcher(words)
    const kept = rows.filter((row) => fits([group?.of(row) ?? '', ...columns.map((column) => column.text(row))]))
    const value = sorted?.order ?? sorted?.text
    return value ? kept.sort((a, b) => compareCells(value(a), value(b), view.descending)) : kept
  }, [rows, columns, group, sorted, words, view.descending])
  const [drawn, end] = useGrowing(shown.length)
  const groups = useMemo(
    () => firstOf(group && !sorted ? inGroups(shown, group) : [{ words: '', count: 0, rows: shown }], drawn),
    [shown, group, sorted, drawn],
  )

  /** Up, down, and back to how the rows came. */
  const turn = ({ id }: Column<Row>) =>
    setView(
      view.sort !== id ? { sort: id, descending: false } : view.descending ? { sort: undefined } : { descending: true },
    )

  return (
    <div ref={table} className={style.table}>
      <TableTools columns={columns} group={group} rows={shown} total={rows.length} fileName={fileName}>
        {tools}
      </TableTools>
      <RowTable
        caption={caption}
        columns={columns}
        groups={groups}
        rowKey={rowKey}
        turned={{ column: sorted, descending: view.descending, turn: fixed ? undefined : turn }}
      />
      <div ref={end} />
      {shown.length === 0 && rows.length > 0 ? (
        <p className="row">
          {t('ui.table.noMatch', { query: view.q })}
          <button type="button" className="plain" onClick={() => setView({ q: '' })}>
            {t('ui.table.clear')}
          </button>
        </p>
      ) : null}
    </div>
  )
}

function inGroups<Row>(rows: readonly Row[], { of }: Group<Row>): RowGroup<Row>[] {
  const groups: { words: string; rows: Row[] }[] = []
  for (const row of rows) {
    const words = of(row)
    const last = groups.at(-1)
    if (last?.words === words) last.rows.push(row)
    else groups.push({ words, rows: [row] })
  }
  return groups.map((each) => ({ ...each, count: each.rows.length }))
}

/** As much of the groups as makes so many rows. */
function firstOf<Row>(groups: readonly RowGroup<Row>[], most: number): RowGroup<Row>[] {
  let left = most
  return groups.flatMap((each) => {
    const rows = each.rows.slice(0, Math.max(left, 0))
    left -= rows.length
    return rows.length > 0 ? [{ ...each, rows }] : []
  })
}
