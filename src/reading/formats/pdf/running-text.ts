import { paragraphOf, type SourceParagraph } from '../paragraph.ts'
import { joined, type Piece } from './lines.ts'

export type Margins = { left: number; right: number }
/** A line outside of tables, with the margins of its page. */
export type TextLine = { pieces: Piece[] } & Margins

/** In sizes of letters: what counts as at a margin, and how much of a line may stay free before a word that is too long for it. */
const AT_MARGIN = 0.5
const ROOM = 4

/** 'Vân Sơn, ngày 5 tháng 6 năm 2023': what stands left of it goes on in the next line. */
const DATED = /ngày\s[^.;]{0,12}tháng\s[^.;]{0,10}năm\s[^.;]{0,8}$/iu

/** Where lines begin and end that go over most of a page so wide. */
export function marginsOf(lines: readonly Piece[][], width: number): Margins {
  const long = lines.flatMap(([piece, more]) => (piece && !more && piece.to - piece.from > width / 2 ? [piece] : []))
  return { left: Math.min(...long.map(({ from }) => from)), right: Math.max(...long.map(({ to }) => to)) }
}

/** Whether a paragraph that began further in goes on: a line that was full, then one that begins at the margin. */
function goesOn(begun: TextLine, last: TextLine, next: TextLine): boolean {
  const [first, end, line] = [begun.pieces[0], last.pieces[0], next.pieces[0]]
  if (!first || !end || !line || last.pieces.length > 1 || next.pieces.length > 1) return false
  const isIndented = first.from > begun.left + AT_MARGIN * first.size
  const isFull = end.to > last.right - ROOM * end.size
  return isIndented && isFull && Math.abs(line.from - next.left) <= AT_MARGIN * line.size && line.size === end.size
}

/** Lines as paragraphs, each whole where its indent says so; columns side by side (letterhead, signature) come apart. */
export function runningText(lines: readonly TextLine[]): SourceParagraph[] {
  const begun: TextLine[][] = []
  for (const line of lines) {
    const paragraph = begun.at(-1)
    const [first, last] = [paragraph?.[0], paragraph?.at(-1)]
    if (paragraph && first && last && goesOn(first, last, line)) paragraph.push(line)
    else begun.push([line])
  }
  return begun.flatMap((paragraph) => {
    const [{ pieces = [] } = {}, ...more] = paragraph
    if (more.length > 0)
      return [
        paragraphOf(joined(paragraph.flatMap(({ pieces }) => pieces.map(({ text }) => text))), { mayBeBroken: true }),
      ]
    return pieces.map(({ text }, index) =>
      paragraphOf(text, { mayBeBroken: true, column: index > 0 && DATED.test(text) }),
    )
  })
}
