import type { Glyph } from './page.types.ts'

/** What stands without a wide gap on one line: from where to where, on which height, in letters of which size. */
export type Piece = { text: string; from: number; to: number; y: number; size: number }

/** In sizes of letters: what is still one line, what parts words, what parts columns. */
const SAME_LINE = 0.35
const WORD_GAP = 0.25
/** Where a space is printed too. */
const SPACE_GAP = 0.1
const COLUMN_GAP = 1.2
/** A letter that is printed twice to look bold. */
const SAME_PLACE = 0.2

/** The letters as lines, from above, each in its pieces from the left. */
export function linesOf(glyphs: readonly Glyph[]): Piece[][] {
  const lines: Glyph[][] = []
  for (const glyph of glyphs.toSorted((a, b) => a.y - b.y)) {
    const line = lines.at(-1)
    const first = line?.[0]
    if (line && first && glyph.y - first.y <= SAME_LINE * Math.max(first.size, glyph.size)) line.push(glyph)
    else lines.push([glyph])
  }
  return lines.map(piecesOf).filter((pieces) => pieces.length > 0)
}

function piecesOf(line: readonly Glyph[]): Piece[] {
  const pieces: Piece[] = []
  let last: Glyph | undefined
  let spaced = false
  for (const glyph of line.toSorted((a, b) => a.x - b.x)) {
    if (glyph.text.trim() === '') {
      spaced = true
      continue
    }
    const piece = pieces.at(-1)
    if (last && last.text === glyph.text && glyph.x - last.x < SAME_PLACE * last.width) continue
    const gap = piece ? glyph.x - piece.to : 0
    if (!piece || gap > COLUMN_GAP * Math.max(glyph.size, piece.size)) {
      pieces.push({ text: glyph.text, from: glyph.x, to: glyph.x + glyph.width, y: glyph.y, size: glyph.size })
    } else {
      const parts = gap > (spaced ? SPACE_GAP : WORD_GAP) * Math.max(glyph.size, piece.size)
      piece.text += parts ? ` ${glyph.text}` : glyph.text
      piece.to = Math.max(piece.to, glyph.x + glyph.width)
    }
    last = glyph
    spaced = false
  }
  return pieces
}

const SOFT_HYPHEN = '\u00ad'

/** Pieces of lines as one text; a word that a soft hyphen parts at the end of a line is one. */
export const joined = (pieces: readonly string[]): string =>
  pieces
    .reduce(
      (text, piece) => (text === '' ? piece : text.endsWith(SOFT_HYPHEN) ? `${text}${piece}` : `${text} ${piece}`),
      '',
    )
    .replaceAll(SOFT_HYPHEN, '')
