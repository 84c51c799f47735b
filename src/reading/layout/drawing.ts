import type { ThemeFonts } from '../formats/docx/fonts.ts'
import type { Numbering } from '../formats/docx/numbering.ts'
import type { Styles } from '../formats/docx/styles.ts'
import type { DrawnParagraph, DrawnRun } from './drawn-paper.ts'
import type { ParagraphLook, RunLook } from './looks.ts'
import type { StyleSheet } from './style-sheet.ts'

export const MM_OF_TWIP = 25.4 / 1440

/** Word's own where nobody says one. */
const SIZE = 20
/** How high a line of Times New Roman is, in its size. */
const LINE_HEIGHT = 1.15

const ALIGNMENTS: Record<string, DrawnParagraph['align']> = {
  both: 'both',
  distribute: 'both',
  center: 'centre',
  right: 'right',
  end: 'right',
}

export type Sheets = {
  theme: ThemeFonts
  styleSheet: StyleSheet
  listLook: (numId: string, level: number) => ParagraphLook
  /** For the numbers that Word shows. */
  styles: Styles
  numbering: Numbering
}

/** Letters that ASCII has; Vietnamese ones with their marks are drawn by the other font. */
const ASCII = /^\p{ASCII}/u
const BY_FONT = /\p{ASCII}+|\P{ASCII}+/gu

/** Text in one look, cut where letters change between two fonts. */
export function drawRun(text: string, look: RunLook): DrawnRun[] {
  const shared = {
    size: (look.size ?? SIZE) / 2,
    bold: look.bold ?? false,
    italics: look.italics ?? false,
    colour: look.colour === undefined || look.colour === 'auto' ? '000000' : look.colour,
  }
  const shown = look.capitals ? text.toUpperCase() : text
  const { ascii = null, others = null } = look
  if (ascii === others) return [{ text: shown, font: ascii, ...shared }]
  const pieces = shown.match(BY_FONT) ?? []
  return pieces.map((piece) => ({ text: piece, font: ASCII.test(piece) ? ascii : others, ...shared }))
}

export type OwnLook = {
  style: string | null
  tableStyle: string | null
  look: ParagraphLook
}

/** A paragraph's look: its style's, then what its own list says, then what it says itself. */
export function paragraphLook({ styleSheet, listLook }: Sheets, { style, tableStyle, look }: OwnLook): ParagraphLook {
  const styled = styleSheet.paragraphOf(style, tableStyle)
  const { numId, level = styled.level ?? 0 } = look
  return { ...styled, ...(numId === undefined ? {} : listLook(numId, level)), ...look }
}

/** The number that Word shows; it counts on, so each paragraph is asked for once and in order. */
export function labelOf({ styles, numbering }: Sheets, { style, look }: OwnLook): string | null {
  const styled = styles.numberingOf(style)
  const numId = look.numId ?? styled.numId
  if (numId === null || numId === '0') return null
  const level = look.level ?? styled.level ?? numbering.levelOfStyle(numId, styled.styles) ?? 0
  return numbering.labelOf(numId, level)
}

/** Line spacing in lines, whatever way it is said. */
export function linesOf({ line, lineRule }: ParagraphLook, size: number): number {
  if (line === undefined) return 1
  if (lineRule === 'auto' || lineRule === undefined) return line / 240
  const lines = line / 20 / (size * LINE_HEIGHT)
  return lineRule === 'atLeast' ? Math.max(1, lines) : lines
}

export const alignOf = (look: ParagraphLook): DrawnParagraph['align'] => ALIGNMENTS[look.align ?? ''] ?? 'left'
