import type { DrawnParagraph, DrawnRun } from './drawn-paper.ts'

/** What stands between two tabs or breaks of a paragraph: heads without a table set two boxes on one line so. */
export type Piece = {
  text: string
  runs: DrawnRun[]
  paragraph: DrawnParagraph
  /** It is all that the paragraph says. */
  whole: boolean
}

/** The pieces of a paragraph that say something, in order. */
export function piecesOf(paragraph: DrawnParagraph): Piece[] {
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

export const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/** Runs that show letters or figures. */
export const inked = ({ runs }: { runs: readonly DrawnRun[] }): DrawnRun[] => runs.filter(({ text }) => /\S/.test(text))
