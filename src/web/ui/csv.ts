import { type Separator, toCsv } from '../../rules/csv.ts'

export type CsvCell = string | number | null

const words = (cell: CsvCell, separator: Separator): string =>
  typeof cell === 'number' && separator === ';' ? String(cell).replace('.', ',') : String(cell ?? '')

export const csvText = (rows: readonly (readonly CsvCell[])[], separator: Separator): string =>
  toCsv(
    rows.map((row) => row.map((cell) => words(cell, separator))),
    separator,
  )

export const separatorFor = (language: string): Separator => (language === 'en' ? ',' : ';')

export function exportCsv(fileName: string, rows: readonly (readonly CsvCell[])[], separator: Separator): void {
  const address = URL.createObjectURL(new Blob([csvText(rows, separator)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
