// A paper as it is drawn. Sizes are points, lengths millimetres.

export type DrawnRun = {
  text: string
  font: string | null
  size: number
  bold: boolean
  italics: boolean
  colour: string
}

export type DrawnCell = { table: number; row: number; column: number }

export type DrawnParagraph = {
  /** From 1, over all paragraphs of the body with those in tables. */
  number: number
  section: number
  cell: DrawnCell | null
  /** The number that Word shows before it. */
  label: string | null
  text: string
  runs: DrawnRun[]
  align: 'left' | 'centre' | 'right' | 'both'
  left: number
  firstLine: number
  before: number
  after: number
  /** In lines of its own letters. */
  lines: number
  /** Of one style with the one before it, and so without space between them. */
  closed: boolean
  style: string | null
  ruledAbove: boolean
  ruledBelow: boolean
  /** A drawing or an old shape is anchored in it. */
  drawing: boolean
}

/** What stands in the margin above or below; `number`: how the page's is drawn, null where there is none. */
export type DrawnEdge = { number: { run: DrawnRun; centred: boolean; format: string } | null }

export type DrawnSection = {
  width: number
  height: number
  top: number
  bottom: number
  left: number
  right: number
  /** The first page has a head and foot of its own. */
  ownFirst: boolean
  /** As they hold here: those of the section before where this one names none. */
  heads: { first: DrawnEdge | null; usual: DrawnEdge | null }
  feet: { first: DrawnEdge | null; usual: DrawnEdge | null }
}

export type DrawnPaper = { paragraphs: DrawnParagraph[]; sections: DrawnSection[] }
