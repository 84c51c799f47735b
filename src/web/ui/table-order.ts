import { compareVietnamese, foldVietnamese } from '../../rules/vietnamese-text.ts'

export type CellText = string | number | null

/** Empty cells come last, whichever way the list is turned. */
export function compareCells(a: CellText, b: CellText, descending = false): number {
  if (a === null || a === '') return b === null || b === '' ? 0 : 1
  if (b === null || b === '') return -1
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : compareVietnamese(String(a), String(b))
  return descending ? -order : order
}

/** Every word that was typed is somewhere in the row, blind to accents. */
export function matcher(typed: string): (cells: readonly CellText[]) => boolean {
  const words = foldVietnamese(typed).split(' ').filter(Boolean)
  if (words.length === 0) return () => true
  return (cells) => {
    const text = foldVietnamese(cells.filter((cell) => cell !== null).join(' '))
    return words.every((word) => text.includes(word))
  }
}
