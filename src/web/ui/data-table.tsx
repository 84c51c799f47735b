import { Fragment, type ReactNode, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import style from './data-table.module.css'
import { formatNumber } from './format.ts'
import { useGrowing } from './growing.ts'
import { type KeyBinding, useKeys } from './keys.ts'
import { useListView } from './list-view.ts'
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
}: DataTableProps<Row>) {
  const { t } = useTranslation()
  const [view, setView] = useListView()
  const body = useRef<HTMLTableSectionElement>(null)
  const keys = useMemo(() => rowKeys(body), [])
  useKeys(keys)

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
    <div className={style.table}>
      <TableTools columns={columns} group={group} rows={shown} total={rows.length} fileName={fileName}>
        {tools}
      </TableTools>
      <table>
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => {
              const turned = column === sorted
              const direction = view.descending ? 'descending' : 'ascending'
              return (
                <th
                  key={column.id}
                  scope="col"
                  className={column.numeric ? style.numeric : undefined}
                  style={column.width ? { width: column.width } : undefined}
                  aria-sort={turned ? direction : undefined}
                >
                  {column.bare ? (
                    <span className="hidden">{column.head}</span>
                  ) : fixed ? (
                    column.head
                  ) : (
                    <button type="button" className={style.sort} onClick={() => turn(column)}>
                      {column.head}
                      <span aria-hidden="true">{turned ? (view.descending ? '▼' : '▲') : ''}</span>
                    </button>
                  )}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody ref={body}>
          {groups.map(({ words, count, rows: inside }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two groups may have the same words
            <Fragment key={`${words} ${index}`}>
              {words === '' ? null : (
                <tr className={style.group}>
                  <th scope="rowgroup" colSpan={columns.length}>
                    {words} ({formatNumber(count)})
                  </th>
                </tr>
              )}
              {inside.map((row) => (
                <tr key={rowKey(row)} tabIndex={-1}>
                  {columns.map((column) => (
                    <td key={column.id} className={column.numeric ? style.numeric : undefined} data-head={column.head}>
                      {column.cell ? column.cell(row) : column.text(row)}
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
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

type RowGroup<Row> = { words: string; count: number; rows: readonly Row[] }

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

/** j and k walk from row to row; Enter opens by itself, since the row's link has the focus. */
function rowKeys(body: { current: HTMLTableSectionElement | null }): KeyBinding[] {
  const step = (by: 1 | -1) => () => {
    const all = [...(body.current?.rows ?? [])].filter(({ cells }) => cells[0]?.scope !== 'rowgroup')
    const at = all.findIndex((row) => row.contains(document.activeElement))
    const row = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]
    const target = row?.querySelector('a') ?? row
    target?.focus()
    row?.scrollIntoView({ block: 'nearest' })
  }
  return [
    { key: 'j', words: 'ui.keys.nextRow', run: step(1) },
    { key: 'k', words: 'ui.keys.previousRow', run: step(-1) },
  ]
}
