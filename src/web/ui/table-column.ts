import type { ReactNode } from 'react'
import type { CellText } from './table-order.ts'

export type Column<Row> = {
  id: string
  head: string
  /** The value itself: for sorting, filtering, the file, and the cell where `cell` is absent. */
  text: (row: Row) => CellText
  cell?: (row: Row) => ReactNode
  numeric?: boolean
  /** Sorts by this instead of by `text`. */
  order?: (row: Row) => CellText
  width?: string
  /** Without a head on screen, as for a column of buttons; not in the file. */
  bare?: boolean
}

export type Group<Row> = {
  /** Names the groups in the file, where each row tells its own. */
  head: string
  of: (row: Row) => string
}
