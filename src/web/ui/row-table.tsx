import { Fragment } from 'react'
import style from './data-table.module.css'
import { formatNumber } from './format.ts'
import type { Column } from './table-column.ts'

/** Without words its rows have no head. */
export type RowGroup<Row> = { words: string; count: number; rows: readonly Row[] }

type RowTableProps<Row> = {
  /** What the rows are, for those who hear the page. */
  caption: string
  columns: readonly Column<Row>[]
  groups: readonly RowGroup<Row>[]
  rowKey: (row: Row) => string
  /** By which column the rows stand in order, and how to change that; without it they stay as they come. */
  turned?: {
    column: Column<Row> | undefined
    descending: boolean
    turn: ((column: Column<Row>) => void) | undefined
  }
}

/** The table alone: what is searched, sorted and counted around it is its user's affair. */
export function RowTable<Row>({ caption, columns, groups, rowKey, turned }: RowTableProps<Row>) {
  const direction = turned?.descending ? 'descending' : 'ascending'
  return (
    <table>
      <caption className="hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.id}
              scope="col"
              className={column.numeric ? style.numeric : undefined}
              style={column.width ? { width: column.width } : undefined}
              aria-sort={column === turned?.column ? direction : undefined}
            >
              {column.bare ? (
                <span className="hidden">{column.head}</span>
              ) : turned?.turn ? (
                <button type="button" className={style.sort} onClick={() => turned.turn?.(column)}>
                  {column.head}
                  <span aria-hidden="true">{column === turned.column ? (turned.descending ? '▼' : '▲') : ''}</span>
                </button>
              ) : (
                column.head
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
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
  )
}
