import type { SourceParagraph } from '../paragraph.ts'
import type { OldFont } from './fonts.ts'
import type { OldLetters, OldSpan } from './old-letters.ts'
import { noProperties, type RunProperties } from './styles.ts'

/** How the run that is open is drawn, once its properties are known. */
export type Drawn = { hidden: boolean; capitals: boolean; font: OldFont | null }

/** A paragraph while its runs come in. */
export class OpenParagraph {
  style: string | null = null
  numId: string | null = null
  level: number | null = null
  /** Its mark was deleted: it runs into the next one. */
  runsOn = false
  markHidden = false
  /** Paragraphs of text boxes that are anchored here. */
  readonly boxed: SourceParagraph[] = []
  readonly cell: SourceParagraph['cell']
  /** Of the run that is open. */
  runStyle: string | null = null
  run: RunProperties = noProperties()
  drawn: Drawn | null = null
  /** Cut where a manual break stands. */
  private readonly pieces = ['']
  private readonly spans: OldSpan[][] = []

  constructor(cell: SourceParagraph['cell']) {
    this.cell = cell
  }

  /** The mark that was deleted takes its properties with it; those of the next one hold. */
  reopen(): void {
    this.runsOn = false
    this.style = null
    this.numId = null
    this.level = null
  }

  beginRun(): void {
    if (this.runStyle !== null) this.runStyle = null
    if (this.run.font !== null || this.run.capitals !== null || this.run.hidden !== null) this.run = noProperties()
    this.drawn = null
  }

  breakLine(): void {
    this.pieces.push('')
  }

  write(text: string, { capitals, font }: Drawn): void {
    const last = this.pieces.length - 1
    const before = this.pieces[last] ?? ''
    // In TCVN3 the soft hyphen's place is ư.
    let written = font ? text : text.replace(/\u00ad/g, '')
    if (capitals && !font) written = written.toUpperCase()
    this.pieces[last] = before + written
    if (!font) return
    const drawn = capitals && !font.capitals ? { ...font, capitals } : font
    const spans = this.spans[last] ?? []
    this.spans[last] = spans
    const span = spans.at(-1)
    // A letter and its mark may stand in two runs.
    if (
      span &&
      span.end === before.length &&
      span.font.encoding === font.encoding &&
      span.font.capitals === drawn.capitals
    )
      span.end += written.length
    else spans.push({ start: before.length, end: before.length + written.length, font: drawn })
  }

  /** Its lines, old letters decoded. */
  linesOf(oldLetters: OldLetters): string[] {
    if (this.spans.length === 0) return this.pieces
    return this.pieces.map((piece, index) => {
      const spans = this.spans[index]
      return spans ? oldLetters.decode(piece, spans) : piece
    })
  }
}
