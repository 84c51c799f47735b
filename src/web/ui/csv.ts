export type Separator = ',' | ';'
export type CsvCell = string | number | null | undefined

// A cell that begins like a formula would be run by a spreadsheet (OWASP, CSV injection).
const FORMULA_START = /^[=+\-@\t\r]/

function quoted(cell: CsvCell, separator: Separator): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return separator === ';' ? String(cell).replace('.', ',') : String(cell)
  const text = FORMULA_START.test(cell) ? `'${cell}` : cell
  return /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text
}

/** With a byte order mark, or Excel reads the Vietnamese letters as something else. */
export function toCsv(rows: readonly (readonly CsvCell[])[], separator: Separator): string {
  return `\ufeff${rows.map((row) => row.map((cell) => quoted(cell, separator)).join(separator)).join('\r\n')}\r\n`
}

/** Excel takes `;` where the decimal sign is a comma, as in Vietnam. */
export const separatorFor = (language: string): Separator => (language === 'en' ? ',' : ';')

export function exportCsv(fileName: string, rows: readonly (readonly CsvCell[])[], separator: Separator): void {
  const address = URL.createObjectURL(new Blob([toCsv(rows, separator)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
