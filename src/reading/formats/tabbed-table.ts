/** Rows of a table pasted as text: at least two lines of as many cells, three or more, parted by tabs; only empty lines stand between. */
export function tabbedRows(lines: string[]): Map<number, { table: number; row: number; cells: string[] }> {
  const found = new Map<number, { table: number; row: number; cells: string[] }>()
  let tables = 0
  for (let first = 0; first < lines.length; ) {
    const width = cellsOf(lines[first]).length
    const rows = [first]
    let end = first + 1
    for (; width >= 3 && end < lines.length; end++) {
      if (cellsOf(lines[end]).length === width) rows.push(end)
      else if (lines[end]?.trim() !== '') break
    }
    if (rows.length >= 2) {
      for (const [row, line] of rows.entries()) found.set(line, { table: tables, row, cells: cellsOf(lines[line]) })
      tables++
    }
    first = end
  }
  return found
}

function cellsOf(line: string | undefined): string[] {
  const cells = line?.includes('\t') ? line.replace(/\s+$/, '').split('\t') : []
  return isProse(cells) ? [] : cells
}

/** Most of what the tabs part goes on in small letters: a sentence that somebody spread over the line. */
const isProse = ([, ...later]: string[]) => later.filter((cell) => /^\s*\p{Ll}/u.test(cell)).length * 2 > later.length
