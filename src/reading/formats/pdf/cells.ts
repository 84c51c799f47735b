import type { Glyph, Page, Rule } from './page.types.ts'

/** A cell between four strokes, with the letters in it. */
export type Cell = { left: number; top: number; right: number; bottom: number; glyphs: Glyph[] }

/** In points: strokes that are one, and how far one may fall short of another that it meets. */
const SLACK = 2

const covers = ({ from, to }: Rule, place: number) => from - SLACK <= place && place <= to + SLACK

/** Of strokes in order of their places the last before and the first behind a place, of those that reach by `across` it. */
function between(rules: readonly Rule[], place: number, across: number): [Rule, Rule] | undefined {
  let before: Rule | undefined
  for (const rule of rules) {
    if (!covers(rule, across)) continue
    if (rule.at > place) return before ? [before, rule] : undefined
    before = rule
  }
  return undefined
}

const key = (place: number) => Math.round(place / SLACK)

/** The letters of a page that stand in cells, by cell from above and from the left, and those that do not. */
export function cellsOf({ glyphs, across, down }: Page): { cells: Cell[]; outside: Glyph[] } {
  if (across.length < 2 || down.length < 2) return { cells: [], outside: [...glyphs] }
  const rows = across.toSorted((a, b) => a.at - b.at)
  const columns = down.toSorted((a, b) => a.at - b.at)
  const cells = new Map<string, Cell>()
  const outside: Glyph[] = []
  for (const glyph of glyphs) {
    const [x, y] = [glyph.x + glyph.width / 2, glyph.y - glyph.size / 4]
    const row = between(rows, y, x)
    const column = row && between(columns, x, y)
    if (!row || !column) {
      outside.push(glyph)
      continue
    }
    const [top, bottom, left, right] = [row[0].at, row[1].at, column[0].at, column[1].at]
    const name = [top, bottom, left, right].map(key).join(' ')
    const cell = cells.get(name) ?? { left, top, right, bottom, glyphs: [] }
    cell.glyphs.push(glyph)
    cells.set(name, cell)
  }
  return {
    cells: [...cells.values()].toSorted((a, b) => (Math.abs(a.top - b.top) > SLACK ? a.top - b.top : a.left - b.left)),
    outside,
  }
}
