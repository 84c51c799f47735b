import { alignOf, drawRun, labelOf, linesOf, MM_OF_TWIP, paragraphLook, type Sheets } from './drawing.ts'
import type { DrawnCell, DrawnParagraph, DrawnRun } from './drawn-paper.ts'
import type { ParagraphLook, RunLook } from './looks.ts'

/** A paragraph while it is read. */
export class OpenDrawing {
  style: string | null = null
  readonly look: ParagraphLook = {}
  readonly cell: DrawnCell | null
  drawing = false
  /** Of the run that is open. */
  runStyle: string | null = null
  run: RunLook = {}
  readonly tableStyle: string | null
  private readonly sheets: Sheets
  private readonly runs: DrawnRun[] = []

  constructor(sheets: Sheets, cell: DrawnCell | null, tableStyle: string | null) {
    this.sheets = sheets
    this.cell = cell
    this.tableStyle = tableStyle
  }

  beginRun(): void {
    this.runStyle = null
    this.run = {}
  }

  write(text: string): void {
    const styled = this.sheets.styleSheet.runOf(this.style, this.runStyle, this.tableStyle)
    const look = { ...styled, ...this.run }
    if (!look.hidden && !look.raised) this.runs.push(...drawRun(text, look))
  }

  finish(number: number, section: number, before: DrawnParagraph | undefined): DrawnParagraph {
    const look = paragraphLook(this.sheets, this)
    const text = this.runs
      .map((run) => run.text)
      .join('')
      .normalize('NFC')
    const size = this.runs.find((run) => run.text.trim() !== '')?.size ?? 13
    return {
      number,
      section,
      cell: this.cell,
      label: text.trim() === '' ? null : labelOf(this.sheets, this),
      text,
      runs: this.runs,
      align: alignOf(look),
      left: (look.left ?? 0) * MM_OF_TWIP,
      firstLine: (look.firstLine ?? 0) * MM_OF_TWIP,
      before: (look.before ?? 0) / 20,
      after: (look.after ?? 0) / 20,
      lines: linesOf(look, size),
      closed: look.closed === true && before?.style === this.style,
      style: this.style,
      ruledAbove: look.ruledAbove ?? false,
      ruledBelow: look.ruledBelow ?? false,
      drawing: this.drawing,
    }
  }
}
