import type { Box, Boxes, Put } from './box-names.ts'
import type { DrawnPaper, DrawnParagraph } from './drawn-paper.ts'
import { footOf, takeAppendices, takeFoot } from './foot-boxes.ts'
import { BASE, takeHead } from './head-boxes.ts'
import { isTypedLine, type Piece, piecesIn, sameCell } from './pieces.ts'

/** Sorts what a paper says into its boxes; a box that it does not have is absent. */
export function boxesOf(paper: DrawnPaper): Boxes {
  const pieces = piecesIn(paper).filter(({ text }) => !isTypedLine(text))
  const boxes = new Map<Box, Piece[]>()
  const put: Put = (box, found) => {
    const there = found.filter((piece) => piece !== undefined)
    if (there.length > 0) boxes.set(box, there)
  }
  const foot = footOf(pieces)
  const end = foot?.from ?? pieces.length
  const body = pieces.slice(takeHead(pieces, end, put), end).filter(({ paragraph }) => paragraph.cell === null)
  const afterBases = body.findIndex(({ text }) => !BASE.test(text))
  const bases = afterBases < 0 ? body.length : afterBases
  put('bases', body.slice(0, bases))
  put('body', body.slice(bases))
  if (foot) {
    takeFoot(foot, put)
    takeAppendices(pieces.slice(foot.until), put)
  }
  return boxes
}

/** What stands in the cell of a piece, or about it where there is no table: for lines that are drawn below a box. */
export function neighboursOf(paper: DrawnPaper, { paragraph }: Piece): DrawnParagraph[] {
  if (paragraph.cell !== null) return paper.paragraphs.filter(({ cell }) => sameCell(cell, paragraph.cell))
  return paper.paragraphs.slice(Math.max(0, paragraph.number - 1), paragraph.number + 2)
}
