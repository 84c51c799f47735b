/** Rows of a table pasted as text: at least two lines in succession of as many cells, three or more, parted by tabs. */
export function tabbedRows(lines: string[]): Map<number, { table: number; row: number; cells: string[] }> {
  const found = new Map<number, { table: number; row: number; cells: string[] }>()
  let tables = 0
  for (let first = 0; first < lines.length; ) {
    const width = cellsOf(lines[first]).length
    let end = first + 1
    while (width >= 3 && end < lines.length && cellsOf(lines[end]).length === width) end++
    if (end - first >= 2) {
      for (let row = 0; row < end - first; row++)
        found.set(first + row, { table: tables, row, cells: cellsOf(lines[first + row]) })
      tables++
    }
    first = end
  }
  return found
}

const cellsOf = (line: string | undefined) => (line?.includes('\t') ? line.replace(/\s+$/, '').split('\t') : [])
