import type { SourceParagraph } from '../paragraph.ts'

type Cell = NonNullable<SourceParagraph['cell']>
type Table = {
  id: number
  row: number
  column: number
  /** Where the next cell stands: a cell may span columns. */
  next: number
  /** What stands in the cell that began at a column, to be told that it goes on in the row below. */
  began: Map<number, Cell[]>
}

/** Tables that are open, the innermost last; a nested one is a table of its own. */
export class Tables {
  private readonly open: Table[] = []
  private count = 0

  openTable(): void {
    this.open.push({ id: this.count++, row: -1, column: -1, next: 0, began: new Map() })
  }

  closeTable(): void {
    this.open.pop()
  }

  openRow(): void {
    const table = this.open.at(-1)
    if (!table) return
    table.row++
    table.column = -1
    table.next = 0
  }

  /** The row was deleted: the next takes its place. */
  takeBackRow(): void {
    const table = this.open.at(-1)
    if (table) table.row--
  }

  /** <w:gridBefore>: columns that a row leaves free. */
  leaveFree(columns: number): void {
    const table = this.open.at(-1)
    if (table) table.next += within(columns)
  }

  openCell(): void {
    const table = this.open.at(-1)
    if (!table) return
    table.column = table.next
    table.next++
  }

  takeBackCell(): void {
    const table = this.open.at(-1)
    if (table) table.next = table.column
  }

  /** <w:gridSpan> of the cell that is open. */
  span(columns: number): void {
    const table = this.open.at(-1)
    if (table) table.next = table.column + Math.max(1, within(columns))
  }

  /** <w:vMerge> of the cell that is open: it begins a merged cell or is more of the one above. */
  merge(kind: string | undefined): void {
    const table = this.open.at(-1)
    if (table && kind !== 'restart')
      for (const cell of table.began.get(table.column) ?? []) cell.rows = table.row - cell.row + 1
    else table?.began.set(table.column, [])
  }

  /** The place of a paragraph that begins here. */
  place(): SourceParagraph['cell'] {
    const table = this.open.at(-1)
    if (!table) return null
    const cell: Cell = { table: table.id, row: table.row, column: table.column }
    const began = table.began.get(table.column)
    if (began?.[0] === undefined || began[0].row === table.row) began?.push(cell)
    return cell
  }
}

/** Word knows 63 columns; a number beyond is a slip or malice. */
const within = (columns: number) => (Number.isInteger(columns) && columns > 0 && columns <= 1_000 ? columns : 0)
