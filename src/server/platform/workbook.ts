import { type CellValue, type ColumnDef, writeXlsx } from 'hucre/xlsx'
import type { Day } from '../../shared/schema.ts'

export type SheetColumn = ColumnDef & { head: string }
export type Sheet = {
  name: string
  columns: readonly SheetColumn[]
  rows: readonly (readonly CellValue[])[]
  /** Lines of words below the table. */
  below?: readonly string[]
  /** So many columns stay in sight. */
  fixed?: number
  /** For a table that is wider than a page: what stands above each, on how many it is spread, and how high its head is in points. */
  print?: { title: string; across: number; headHeight: number }
}

export const DAY = { width: 14, numFmt: 'dd/mm/yyyy' }
export const wrapped = (width: number) =>
  ({ width, style: { alignment: { wrapText: true, vertical: 'top' } } }) as const

/** A sheet knows days without a zone; the library writes them as they are in UTC. */
export const dateCell = (day: Day | null): Date | null => (day === null ? null : new Date(`${day}T00:00:00Z`))

/** 0 is A, 26 is AA. */
function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter
}

const headStyle = {
  font: { bold: true, name: 'Calibri', size: 11 },
  alignment: { wrapText: true, vertical: 'top' as const },
}

/** Days and numbers are cells as such, words never formulas; each head stays in sight, and each table can be filtered. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
  const bytes = await writeXlsx({
    sheets: sheets.map(({ name, columns, rows, below = [], fixed = 0, print }) => ({
      name,
      columns: columns.map(({ head: _head, ...column }) => column),
      rows: [
        columns.map(({ head }): CellValue => head),
        ...rows.map((row) => [...row]),
        ...below.map((line) => [line]),
      ],
      cells: new Map(columns.map((_, at) => [`0,${at}`, { style: headStyle }])),
      freezePane: { rows: 1, ...(fixed > 0 && { columns: fixed }) },
      ...(print && {
        rowDefs: new Map([[0, { height: print.headHeight }]]),
        pageSetup: {
          ...{ paperSize: 'a4' as const, orientation: 'landscape' as const },
          ...{ fitToPage: true, fitToWidth: print.across, fitToHeight: 0 },
          ...{ printTitlesRow: '$1:$1', ...(fixed > 0 && { printTitlesColumn: `$A:$${columnName(fixed - 1)}` }) },
        },
        // In the words of a sheet & begins a code.
        headerFooter: { oddHeader: `&L${print.title.replaceAll('&', '&&')}`, oddFooter: '&R&P/&N' },
      }),
      autoFilter: { range: `A1:${columnName(columns.length - 1)}${rows.length + 1}` },
    })),
  })
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
