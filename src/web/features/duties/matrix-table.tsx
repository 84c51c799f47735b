import { Link } from '@tanstack/react-router'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { MatrixCell } from '../../../shared/duty-views.ts'
import { formatNumber } from '../../ui/format.ts'
import { useRowKeys } from '../../ui/row-keys.ts'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import type { AnswerFilter } from './duties.ts'
import style from './duty-views.module.css'
import { cellWords } from './matrix-words.ts'
import { StandingSign } from './standing-sign.tsx'
import { TableLink } from './table-link.tsx'
import { useGridKeys } from './use-grid-keys.ts'

export type MatrixHead = {
  id: string
  /** What is seen of it; `label` tells it whole. */
  head: ReactNode
  label: string
  /** Heads that follow each other and share it stand under it; empty: under none. */
  group: string
  list: AnswerFilter
}
export type MatrixRow = { id: string; name: string; list: AnswerFilter }

type MatrixTableProps = {
  caption: string
  corner: string
  rows: readonly MatrixRow[]
  columns: readonly MatrixHead[]
  cells: readonly MatrixCell[]
  /** The table of the answers that meet in a cell, where they are of several duties. */
  listOf: (row: MatrixRow, column: MatrixHead) => AnswerFilter
  upright?: boolean
}

/** Rows and columns with the worst standing where they meet; each mark leads to what it tells of. */
export function MatrixTable({ caption, corner, rows, columns, cells, listOf, upright = false }: MatrixTableProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLElement>(null)
  const { active, setActive, onKeyDown } = useGridKeys()
  useRowKeys(box)
  const byPlace = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell]))
  const isShown = active !== undefined && (active.startsWith('0 ') || active.endsWith(' 0') || hasCell(byPlace, active))
  const stop = (at: string) => (isShown ? (active === at ? 0 : -1) : at === '1 0' ? 0 : -1)
  const groups = groupsOf(columns)
  return (
    <ScrollBox ref={box} className={style.matrixBox} label={caption}>
      <table
        className={`${style.matrix} ${upright ? style.upright : ''}`}
        onKeyDown={onKeyDown}
        onFocus={({ target }) => setActive(target.closest<HTMLElement>('[data-at]')?.dataset.at)}
      >
        <caption className="hidden">{caption}</caption>
        <thead>
          {groups.some(({ words }) => words !== '') ? (
            <tr className={style.groups}>
              <td />
              {groups.map(({ words, many, first }) => (
                <th key={first} scope="colgroup" colSpan={many}>
                  {words}
                </th>
              ))}
            </tr>
          ) : null}
          <tr>
            <th scope="col">{corner}</th>
            {columns.map(({ id, head, label, list }, index) => (
              <th key={id} scope="col" data-at={`0 ${index + 1}`} title={label}>
                <TableLink filter={list} label={label} tabIndex={stop(`0 ${index + 1}`)}>
                  {head}
                </TableLink>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, y) => (
            <tr key={row.id} tabIndex={-1}>
              <th scope="row" data-at={`${y + 1} 0`}>
                <TableLink filter={row.list} tabIndex={stop(`${y + 1} 0`)}>
                  {row.name}
                </TableLink>
              </th>
              {columns.map((column, x) => {
                const cell = byPlace.get(`${y} ${x}`)
                if (!cell) return <td key={column.id} />
                const at = `${y + 1} ${x + 1}`
                const label = `${row.name}, ${column.label}: ${cellWords(t, cell)}`
                const mark = <Mark cell={cell} />
                return (
                  <td key={column.id} data-at={at} data-head={column.label} title={cellWords(t, cell)}>
                    {cell.assignments === 1 ? (
                      <Link
                        to="/assignments/$assignmentId"
                        params={{ assignmentId: cell.assignmentId }}
                        aria-label={label}
                        tabIndex={stop(at)}
                      >
                        {mark}
                      </Link>
                    ) : (
                      <TableLink filter={listOf(row, column)} label={label} tabIndex={stop(at)}>
                        {mark}
                      </TableLink>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function hasCell(byPlace: ReadonlyMap<string, MatrixCell>, at: string): boolean {
  const [row = 0, column = 0] = at.split(' ').map(Number)
  return byPlace.has(`${row - 1} ${column - 1}`)
}

function Mark({ cell: { standing, answers } }: { cell: MatrixCell }) {
  if (standing === null) return <span className="soft">·</span>
  return <StandingSign standing={standing}>{formatNumber(answers)}</StandingSign>
}

type HeadGroup = { words: string; many: number; first: string }

function groupsOf(columns: readonly MatrixHead[]): HeadGroup[] {
  const groups: HeadGroup[] = []
  for (const { id, group } of columns) {
    const last = groups.at(-1)
    if (last?.words === group) last.many += 1
    else groups.push({ words: group, many: 1, first: id })
  }
  return groups
}
