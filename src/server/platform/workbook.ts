import { type Cell, type CellValue, type ColumnDef, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import type { Day } from '../../shared/schema.ts'

export type SheetColumn = ColumnDef & { head: string }
/** What a cell holds: as it is, as a number shown in words of its format, or worked out by the sheet, with what that is now. */
export type SheetCell = CellValue | { value: number; numFmt: string } | { formula: string; result: number | string }

export type Sheet = {
  name: string
  /** Lines of words above the table, the first of them its title. */
  above?: readonly string[]
  columns: readonly SheetColumn[]
  rows: readonly (readonly SheetCell[])[]
  /** Rows of the table that stay whatever it is filtered by. */
  totals?: readonly (readonly SheetCell[])[]
  /** Lines of words below the table. */
  below?: readonly string[]
  /** So many columns stay in sight. */
  fixed?: number
}

export const DAY = { width: 14, numFmt: 'dd/mm/yyyy' }
export const wrapped = (width: number) =>
  ({ width, style: { alignment: { wrapText: true, vertical: 'top' } } }) as const

/** A sheet knows days without a zone; the library writes them as they are in UTC. */
export const dateCell = (day: Day | null): Date | null => (day === null ? null : new Date(`${day}T00:00:00Z`))

/** 0 is A, 26 is AA. */
export function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter
}

const headStyle = { font: { bold: true }, alignment: { wrapText: true, vertical: 'top' as const } }
const bold = { font: { bold: true } }

type Override = Partial<Cell>

const plainValue = (cell: SheetCell): CellValue =>
  cell === null || typeof cell !== 'object' || cell instanceof Date
    ? cell
    : 'formula' in cell
      ? cell.result
      : cell.value

/** What a cell has beyond its value: its formula, its own format, whether it is of a total. */
function overrideOf(cell: SheetCell, column: SheetColumn | undefined, isTotal: boolean): Override | null {
  const numFmt = column?.numFmt
  const style = isTotal ? { ...bold, ...(numFmt !== undefined && { numFmt }) } : undefined
  if (cell === null || typeof cell !== 'object' || cell instanceof Date) return style ? { style } : null
  if ('numFmt' in cell) return { style: { ...style, numFmt: cell.numFmt } }
  return { formula: cell.formula, formulaResult: cell.result, ...(style && { style }) }
}

/** Days and numbers are cells as such, words never formulas; each head stays in sight, and each table can be filtered. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
  const bytes = await writeXlsx({ sheets: sheets.map(sheetOf) })
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function sheetOf({ name, above = [], columns, rows, totals = [], below = [], fixed = 0 }: Sheet): WriteSheet {
  const head = above.length
  const table = [...rows, ...totals]
  const cells = new Map<string, Override>(columns.map((_, at) => [`${head},${at}`, { style: headStyle }]))
  if (head > 0) cells.set('0,0', { style: bold })
  for (const [row, line] of table.entries())
    for (const [at, cell] of line.entries()) {
      const override = overrideOf(cell, columns[at], row >= rows.length)
      if (override) cells.set(`${head + 1 + row},${at}`, override)
    }
  return {
    name,
    columns: columns.map(({ head: _head, ...column }) => column),
    rows: [
      ...above.map((line) => [line]),
      columns.map((column): CellValue => column.head),
      ...table.map((line) => line.map(plainValue)),
      ...below.map((line) => [line]),
    ],
    cells,
    freezePane: { rows: head + 1, ...(fixed > 0 && { columns: fixed }) },
    autoFilter: { range: `A${head + 1}:${columnName(columns.length - 1)}${head + 1 + rows.length}` },
  }
}
