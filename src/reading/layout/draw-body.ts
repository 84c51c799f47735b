import { type Attributes, isOn, type XmlHandler } from '../formats/docx/xml.ts'
import type { Limits } from '../limits.ts'
import { ReadingProblem } from '../problem.ts'
import type { Sheets } from './drawing.ts'
import type { DrawnCell, DrawnParagraph } from './drawn-paper.ts'
import { takeParagraphLook, takeRunLook } from './looks.ts'
import { OpenDrawing } from './open-drawing.ts'
import { newSection, type SectionSource, takeSection } from './sections.ts'

/** Not part of the text as accepted, or drawn over it: deletions, old forms of what changed, text boxes. */
const SKIPPED = new Set([
  'w:del',
  'w:moveFrom',
  'w:rPrChange',
  'w:pPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:txbxContent',
  'w:instrText',
  'w:rt',
])
const DRAWN = new Set(['w:drawing', 'w:pict', 'w:object'])

type OpenTable = { id: number; row: number; column: number; style: string | null }

/** Reads the body of document.xml into paragraphs as they are drawn, and its sections. */
export class BodyDrawer {
  readonly paragraphs: DrawnParagraph[] = []
  readonly sections: SectionSource[] = []
  private readonly sheets: Sheets
  private readonly limits: Limits
  private readonly open: OpenDrawing[] = []
  private readonly tables: OpenTable[] = []
  private tableCount = 0
  private count = 0
  private skipping = 0
  private section: SectionSource | null = null
  private inParagraphProperties = 0
  private inRunProperties = 0
  private inText = false
  private inPrompt: boolean[] = []

  constructor(sheets: Sheets, limits: Limits) {
    this.sheets = sheets
    this.limits = limits
  }

  /** What hears document.xml. */
  readonly handler: XmlHandler = {
    open: (name, attributes) => this.opened(name, attributes),
    close: (name) => this.closed(name),
    text: (text) => {
      if (this.inText && this.skipping === 0) this.open.at(-1)?.write(text)
    },
  }

  private opened(name: string, attributes: Attributes): void {
    if (this.skipping > 0) {
      this.skipping++
      return
    }
    const current = this.open.at(-1)
    if (DRAWN.has(name) && current) current.drawing = true
    if (SKIPPED.has(name) || (name === 'mc:Fallback' && current)) this.skipping = 1
    else if (name === 'w:sectPr') this.section = newSection()
    else if (this.section) takeSection(this.section, name, attributes)
    else if (name === 'w:p') this.openParagraph()
    else if (name === 'w:pPr') this.inParagraphProperties++
    else if (name === 'w:rPr') this.inRunProperties++
    else if (this.inRunProperties > 0) this.runProperty(name, attributes)
    else if (this.inParagraphProperties > 0) this.paragraphProperty(name, attributes)
    else if (!this.tableElement(name, attributes)) this.content(name, attributes)
  }

  private runProperty(name: string, attributes: Attributes): void {
    const current = this.open.at(-1)
    // In a paragraph's properties it says how the paragraph's mark looks.
    if (!current || this.inParagraphProperties > 0) return
    if (name === 'w:rStyle') current.runStyle = attributes['w:val'] ?? null
    else takeRunLook(current.run, name, attributes, this.sheets.theme)
  }

  private paragraphProperty(name: string, attributes: Attributes): void {
    const current = this.open.at(-1)
    if (!current) return
    if (name === 'w:pStyle') current.style = attributes['w:val'] ?? null
    else takeParagraphLook(current.look, name, attributes)
  }

  private tableElement(name: string, attributes: Attributes): boolean {
    const table = this.tables.at(-1)
    if (name === 'w:tbl') this.tables.push({ id: this.tableCount++, row: -1, column: -1, style: null })
    else if (name === 'w:tblStyle' && table) table.style = attributes['w:val'] ?? null
    else if (name === 'w:tr' && table) {
      table.row++
      table.column = -1
    } else if (name === 'w:tc' && table) table.column++
    else return false
    return true
  }

  private content(name: string, attributes: Attributes): void {
    const current = this.open.at(-1)
    if (name === 'w:r') current?.beginRun()
    else if (name === 'w:t') this.inText = true
    else if (name === 'w:tab' || name === 'w:ptab') current?.write('\t')
    else if (name === 'w:br' || name === 'w:cr') current?.write('\n')
    else if (name === 'w:noBreakHyphen') current?.write('-')
    else if (name === 'w:sdt') this.inPrompt.push(false)
    else if (name === 'w:showingPlcHdr' && isOn(attributes)) this.inPrompt[this.inPrompt.length - 1] = true
    else if (name === 'w:sdtContent' && this.inPrompt.at(-1)) this.skipping = 1
  }

  private openParagraph(): void {
    if (++this.count > this.limits.maxParagraphs)
      throw new ReadingProblem('too-large', { paragraphs: this.count, limit: this.limits.maxParagraphs })
    const table = this.tables.at(-1)
    const cell: DrawnCell | null = table ? { table: table.id, row: table.row, column: table.column } : null
    this.open.push(new OpenDrawing(this.sheets, cell, table?.style ?? null))
  }

  private closed(name: string): void {
    if (this.skipping > 0) {
      this.skipping--
      return
    }
    if (name === 'w:sectPr') this.closeSection()
    else if (name === 'w:p') this.closeParagraph()
    else if (name === 'w:pPr') this.inParagraphProperties--
    else if (name === 'w:rPr') this.inRunProperties--
    else if (name === 'w:t') this.inText = false
    else if (name === 'w:tbl') this.tables.pop()
    else if (name === 'w:sdt') this.inPrompt.pop()
  }

  private ended = false

  /** In the properties of a paragraph it ends with that paragraph. */
  private closeSection(): void {
    if (this.section) this.sections.push(this.section)
    this.section = null
    this.ended = this.open.length > 0
  }

  private closeParagraph(): void {
    const open = this.open.pop()
    const section = this.sections.length - (this.ended ? 1 : 0)
    if (open) this.paragraphs.push(open.finish(this.paragraphs.length + 1, section, this.paragraphs.at(-1)))
    this.ended = false
  }
}
