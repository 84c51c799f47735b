import type { Piece } from './pieces.ts'
import type { LayoutRule } from './rules.ts'

/** Where something was found: sections and paragraphs from 1, `words` as they begin there. */
export type Where = { part: LayoutRule['on']; section?: number; paragraph?: number; words?: string }

export type Found = number | boolean | string
export type Measured = { where: Where; found: Found }

const SHOWN_LETTERS = 80

export const whereOf = (part: Where['part'], { text, paragraph }: Pick<Piece, 'text' | 'paragraph'>): Where => ({
  part,
  paragraph: paragraph.number,
  words: text.length <= SHOWN_LETTERS ? text : `${text.slice(0, SHOWN_LETTERS - 1)}…`,
})
