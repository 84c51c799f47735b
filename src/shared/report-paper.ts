import type { Letterhead } from './letterheads.ts'
import type { Day } from './schema.ts'

// A report as it goes onto paper. No number stands in it without the id of its value.

/** A figure as it is printed ("1.234,5"); `raw` is the decimal behind it, `name` says in plain words what it is. */
export type PrintedValue = { value: string; id: string; name?: string; raw?: string; unit?: string }

export type Span = string | PrintedValue

/** `columns` are how many it goes over; of words at the left, of figures at the right unless said. */
export type Cell = { words: readonly Span[]; align?: 'left' | 'centre' | 'right'; bold?: boolean; columns?: number }

/** `rows` are how many rows of the head it goes over, `columns` how many columns. */
export type HeadCell = { words: string; columns?: number; rows?: number }

export type PaperTable = {
  kind: 'table'
  title?: string
  /** Rows of the head; a cell that an earlier one goes over is left out. */
  heads: readonly (readonly (string | HeadCell)[])[]
  /** Of each column, as shares of the width of the text. */
  widths: readonly number[]
  /** A row with one cell goes over the whole width. */
  rows: readonly (readonly Cell[])[]
}

export type PaperBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; words: readonly Span[] }
  | { kind: 'paragraph'; words: readonly Span[] }
  | { kind: 'item'; level: 1 | 2; words: readonly Span[] }
  | PaperTable
  /** What a person must still write. */
  | { kind: 'blank'; prompt: string }

export type Appendix = { title: string; blocks: readonly PaperBlock[]; landscape: boolean }

export type ReportPaper = {
  /** Its symbol is that of the report: BC-UBND (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II.3). */
  letterhead: Letterhead
  on: Day
  /** Tên loại: Báo cáo. */
  kind: string
  /** Trích yếu. */
  subject: string
  /** Kính gửi; none: the line is left out. */
  addressees: readonly string[]
  /** Căn cứ, a paragraph each, without the sign at the end. */
  bases: readonly string[]
  /** "./." is set behind the last of them. */
  blocks: readonly PaperBlock[]
  appendices: readonly Appendix[]
}
