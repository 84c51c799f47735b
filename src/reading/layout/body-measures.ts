import type { Box } from './box-names.ts'
import type { Piece } from './pieces.ts'
import { type Measured, whereOf } from './places.ts'

/** The last words of the body. */
export function closings(on: Box, pieces: readonly Piece[]): Measured[] {
  const last = pieces.at(-1)
  return last ? [{ where: whereOf(on, last), found: last.text.slice(-40) }] : []
}

/** Of points (điểm): f, j, w and z are no letters of Vietnamese, and after d comes đ. */
export function letterSlips(on: Box, pieces: readonly Piece[]): Measured[] {
  let before = ''
  return pieces.flatMap((piece): Measured[] => {
    const said = piece.paragraph.label === null ? piece.text : `${piece.paragraph.label} ${piece.text}`
    const letter = /^([a-zđ])\)/u.exec(said)?.[1]
    if (letter === undefined) return []
    const right = !/[fjwz]/.test(letter) && !(before === 'd' && letter === 'e')
    before = letter
    return [{ where: whereOf(on, piece), found: right || `${letter})` }]
  })
}
