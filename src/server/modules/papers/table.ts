import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Cell, HeadCell, PaperTable } from '../../../shared/report-paper.ts'
import { line, runsOf, type Writer } from './words.ts'

/** With more columns the words are smaller, so that names of communes stay on two lines. */
const MOST_COLUMNS_OF_FULL_SIZE = 8

const ALIGNMENTS = { left: AlignmentType.LEFT, centre: AlignmentType.CENTER, right: AlignmentType.RIGHT }

const alignmentOf = ({ align, words }: Cell) =>
  ALIGNMENTS[align ?? (words.some((span) => typeof span !== 'string') ? 'right' : 'left')]

/** `widths` of the columns in twips, together `width`. */
function columnWidths(shares: readonly number[], width: number): number[] {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const sizes = shares.map((share) => Math.floor((share / whole) * width))
  const last = sizes.length - 1
  return sizes.map((size, at) =>
    at === last ? width - sizes.slice(0, last).reduce((sum, each) => sum + each, 0) : size,
  )
}

type PlacedHead = Required<HeadCell> & { from: number }

/** The column at which each cell of the head begins: those that go over several rows are left out of the lower ones. */
function placeHeads(heads: readonly (readonly (string | HeadCell)[])[]): PlacedHead[][] {
  /** Of each column, the row at which it is free again. */
  const freeAt: number[] = []
  return heads.map((cells, row) => {
    let next = 0
    return cells.map((cell) => {
      const { words, columns = 1, rows = 1 } = typeof cell === 'string' ? { words: cell } : cell
      while ((freeAt[next] ?? 0) > row) next++
      const from = next
      next += columns
      for (let column = from; column < next; column++) freeAt[column] = row + rows
      return { words, columns, rows, from }
    })
  })
}

/** A table over the width of the text, its head repeated on every page; no row breaks over one. */
export function tableBlock(
  { title, heads, widths, rows }: PaperTable,
  writer: Writer,
  width: number,
): (Paragraph | Table)[] {
  const sizes = columnWidths(widths, width)
  const wide = widths.length > MOST_COLUMNS_OF_FULL_SIZE
  const widthOf = (from: number, columns: number) =>
    sizes.slice(from, from + columns).reduce((sum, size) => sum + size, 0)
  const cellAt = (from: number, columns: number, rows: number, paragraph: Paragraph) =>
    new TableCell({
      width: { size: widthOf(from, columns), type: WidthType.DXA },
      // Of thousands of cells what is usual is said once, or not at all.
      ...(columns > 1 && { columnSpan: columns }),
      ...(rows > 1 && { rowSpan: rows }),
      verticalAlign: VerticalAlignTable.CENTER,
      children: [paragraph],
    })
  const headRow = (cells: readonly PlacedHead[]) =>
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: cells.map(({ from, columns, rows, words }) =>
        cellAt(from, columns, rows, line(wide ? 'DauBangRong' : 'DauBang', words)),
      ),
    })
  const bodyRow = (cells: readonly Cell[]) => {
    let next = 0
    const [only] = cells
    const over = cells.length === 1 && only ? [{ columns: widths.length, ...only }] : cells
    return new TableRow({
      cantSplit: true,
      children: over.map((cell) => {
        const from = next
        const { columns = 1, words, bold = false } = cell
        next += columns
        return cellAt(
          from,
          columns,
          1,
          new Paragraph({
            style: wide ? 'TrongBangRong' : 'TrongBang',
            alignment: alignmentOf(cell),
            children: writer.spans(words, bold ? { bold } : {}),
          }),
        )
      }),
    })
  }
  return [
    ...(title === undefined ? [] : [new Paragraph({ style: 'TenBang', children: runsOf(title) })]),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: width, type: WidthType.DXA },
      columnWidths: sizes,
      margins: { left: 60, right: 60 },
      rows: [...placeHeads(heads).map(headRow), ...rows.map(bodyRow)],
    }),
    line('KhoangCach'),
  ]
}
