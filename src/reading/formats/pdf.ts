import type { Limits } from '../limits.ts'
import { isPageNumber } from '../outline/page-edges.ts'
import type { FileContent } from './file-content.ts'
import type { SourceParagraph } from './paragraph.ts'
import { type Cell, cellsOf } from './pdf/cells.ts'
import { linesOf, type Piece } from './pdf/lines.ts'
import { openPdf } from './pdf/open.ts'
import type { Page } from './pdf/page.types.ts'
import { type Margins, marginsOf, runningText, type TextLine } from './pdf/running-text.ts'
import { cellParagraphs, repeatedHeads, type Table, tableOf } from './pdf/tables.ts'

type Part = { table: Table; cells: Cell[] } | { lines: TextLine[] }

/**
 * A .pdf by the places of its letters: lines from above, paragraphs by their indents, tables by their strokes. Page numbers and
 * heads that pages repeat are no part of the text; of a scan what its text layer says is read, and its pictures are not.
 */
export async function readPdf(bytes: Uint8Array, limits: Limits): Promise<FileContent> {
  const pages = (await openPdf(bytes, limits)).map(sheetOf)
  // Some pages hold too little to show their margins.
  const margins = new Map(
    [...Map.groupBy(pages, ({ width }) => Math.round(width))].map(([width, all]) => [
      width,
      marginsOf(
        all.flatMap(({ lines }) => lines),
        width,
      ),
    ]),
  )
  const parts = pages.flatMap((page) => partsOf(page, margins.get(Math.round(page.width)) ?? marginsOf([], 0)))
  const paragraphs: SourceParagraph[] = []
  let tables = 0
  let rows = 0
  let last: Table | undefined
  let waiting: TextLine[] = []
  const settle = () => {
    paragraphs.push(...runningText(waiting))
    waiting = []
  }
  for (const part of parts) {
    if ('lines' in part) {
      waiting.push(...part.lines)
      last = undefined
      continue
    }
    settle()
    const repeated = last ? repeatedHeads(part.table, last) : 0
    if (repeated === 0) {
      tables += 1
      rows = 0
      last = part.table
    }
    const fresh = { ...part.table, rows: part.table.rows.slice(repeated) }
    paragraphs.push(...cellParagraphs(fresh, tables - 1, rows))
    rows += fresh.rows.length
  }
  settle()
  return {
    paragraphs: paragraphs.map((paragraph) => ({ ...paragraph, text: paragraph.text.normalize('NFC') })),
    encoding: null,
    decomposed: false,
    oldEncodings: [],
  }
}

type Sheet = { width: number; lines: Piece[][]; cells: Cell[] }

function sheetOf(page: Page): Sheet {
  const { cells, outside } = cellsOf(page)
  // One cell alone is a frame.
  const framed = cells.length < 2
  return {
    width: page.width,
    lines: withoutPageNumber(linesOf(framed ? page.glyphs : outside), page.height),
    cells: framed ? [] : cells,
  }
}

/** Tables and what stands between them, from above. */
function partsOf({ lines, cells }: Sheet, margins: Margins): Part[] {
  const all = [
    ...lines.map((pieces) => ({ at: pieces[0]?.y ?? 0, line: { pieces, ...margins } })),
    ...cells.map((cell) => ({ at: cell.top, cell })),
  ].toSorted((a, b) => a.at - b.at)
  const parts: ({ cells: Cell[] } | { lines: TextLine[] })[] = []
  for (const each of all) {
    const part = parts.at(-1)
    if ('line' in each) {
      if (part && 'lines' in part) part.lines.push(each.line)
      else parts.push({ lines: [each.line] })
    } else if (part && 'cells' in part) part.cells.push(each.cell)
    else parts.push({ cells: [each.cell] })
  }
  return parts.map((part) => ('cells' in part ? { ...part, table: tableOf(part.cells) } : part))
}

/** Of the height of a page, above and below. */
const EDGE = 0.12

function withoutPageNumber(lines: Piece[][], height: number): Piece[][] {
  const isNumber = (line: Piece[] | undefined, isAtEdge: (y: number) => boolean) =>
    line?.length === 1 && line[0] !== undefined && isPageNumber(line[0].text) && isAtEdge(line[0].y)
  const above = isNumber(lines[0], (y) => y < EDGE * height) ? 1 : 0
  const below = isNumber(lines.at(-1), (y) => y > (1 - EDGE) * height) ? 1 : 0
  return lines.slice(above, Math.max(above, lines.length - below))
}
