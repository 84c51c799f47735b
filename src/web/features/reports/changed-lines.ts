export type MarkedLine = { line: string; isOther: boolean }

/** Two texts line by line, each line marked that the other has not at all. */
export function changedLines(mine: string, theirs: string): { mine: MarkedLine[]; theirs: MarkedLine[] } {
  const lines = (text: string) => text.split('\n')
  const marked = (text: string, other: string) => {
    const known = new Set(lines(other).map((line) => line.trim()))
    return lines(text).map((line) => ({ line, isOther: !known.has(line.trim()) }))
  }
  return { mine: marked(mine, theirs), theirs: marked(theirs, mine) }
}
