import { paragraphOf, type SourceParagraph } from '../paragraph.ts'
import type { Cell } from './cells.ts'
import { joined, linesOf } from './lines.ts'

/** The rows of a table from above, their cells from the left. */
export type Table = { top: number; rows: { text: string; column: number; rows: number }[][] }

/** In points: edges of cells that are one. */
const SLACK = 4

function edgesOf(places: readonly number[]): number[] {
  const edges: number[] = []
  for (const place of places.toSorted((a, b) => a - b))
    if (edges.length === 0 || place - (edges.at(-1) ?? 0) > SLACK) edges.push(place)
  return edges
}
const indexIn = (edges: readonly number[], place: number) =>
  edges.reduce(
    (nearest, edge, index) => (Math.abs(edge - place) < Math.abs((edges[nearest] ?? 0) - place) ? index : nearest),
    0,
  )

/** Cells that lie together, as a table. */
export function tableOf(cells: readonly Cell[]): Table {
  const tops = edgesOf(cells.map(({ top }) => top))
  const lefts = edgesOf(cells.map(({ left }) => left))
  const rows: Table['rows'] = tops.map(() => [])
  for (const { top, left, bottom, glyphs } of cells) {
    const reach = tops.filter((edge) => edge > top + SLACK && edge < bottom - SLACK).length
    rows[indexIn(tops, top)]?.push({ text: textOf(glyphs), column: indexIn(lefts, left), rows: reach + 1 })
  }
  return { top: tops[0] ?? 0, rows: rows.map((row) => row.toSorted((a, b) => a.column - b.column)) }
}

const textOf = (glyphs: Cell['glyphs']) => joined(linesOf(glyphs).flatMap((line) => line.map(({ text }) => text)))

const wordsOf = (row: Table['rows'][number]) => row.map(({ text }) => text).join('\t')

/** How many rows a table begins with that another one began with too: its head, which a page repeats. */
export function repeatedHeads(table: Table, before: Table): number {
  const index = table.rows.findIndex((row, at) => wordsOf(row) !== wordsOf(before.rows[at] ?? []))
  return index === -1 ? 0 : index
}

/** The cells as paragraphs; `first` is which row of its table the first one is. */
export const cellParagraphs = ({ rows }: Table, table: number, first: number): SourceParagraph[] =>
  rows.flatMap((row, index) =>
    row.map(({ text, column, rows }) =>
      paragraphOf(text, { cell: { table, row: first + index, column, ...(rows > 1 ? { rows } : {}) } }),
    ),
  )
