import type { DrawnCell, DrawnPaper, DrawnParagraph, DrawnRun } from './drawn-paper.ts'

/** What stands between two tabs or breaks of a paragraph: heads without a table set two boxes on one line so. */
export type Piece = {
  text: string
  runs: DrawnRun[]
  paragraph: DrawnParagraph
  /** It is all that the paragraph says. */
  whole: boolean
}

const known = new WeakMap<DrawnPaper, Piece[]>()

/** All that a paper says, in order; worked out once. */
export function piecesIn(paper: DrawnPaper): readonly Piece[] {
  const pieces = known.get(paper) ?? paper.paragraphs.flatMap(piecesOf)
  known.set(paper, pieces)
  return pieces
}

function piecesOf(paragraph: DrawnParagraph): Piece[] {
  const pieces: DrawnRun[][] = [[]]
  for (const run of paragraph.runs)
    for (const [index, text] of run.text.split(/[\t\n]+/).entries()) {
      if (index > 0) pieces.push([])
      if (text !== '') pieces.at(-1)?.push({ ...run, text })
    }
  const said = pieces
    .map((runs) => ({ runs, text: tidy(runs.map(({ text }) => text).join('')) }))
    .filter(({ text }) => text !== '')
  return said.map((piece) => ({ ...piece, paragraph, whole: said.length === 1 }))
}

const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/** Runs that show letters or figures. */
export const inked = ({ runs }: { runs: readonly DrawnRun[] }): DrawnRun[] => runs.filter(({ text }) => /\S/.test(text))

/** A line made of dashes or underscores. */
export const isTypedLine = (text: string): boolean => /^[-_=–—*]{3,}$/.test(text.replace(/\s/g, ''))

export const sameCell = (a: DrawnCell | null, b: DrawnCell | null): boolean =>
  a !== null && b !== null && a.table === b.table && a.row === b.row && a.column === b.column
