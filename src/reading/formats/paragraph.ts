export type SourceParagraph = {
  text: string
  /** The number or bullet that the format keeps outside the text (automatic numbering). */
  label: string | null
  /** Depth of automatic numbering, 0 for the outermost; null where the text carries its own markers. */
  listLevel: number | null
  /** `rows` where the cell reaches down over more than its own. */
  cell: { table: number; row: number; column: number; rows?: number } | null
  /** A line of a format that knows no paragraphs: a sentence may go on in the next one. */
  mayBeBroken: boolean
  /** It stood at the right of another line, which goes on below it. */
  column: boolean
  /** A footnote: it stands apart from the text. */
  note: boolean
}

export const paragraphOf = (text: string, more: Partial<SourceParagraph> = {}): SourceParagraph => ({
  text,
  label: null,
  listLevel: null,
  cell: null,
  mayBeBroken: false,
  column: false,
  note: false,
  ...more,
})
