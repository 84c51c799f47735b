import { paragraphOf, type SourceParagraph } from '../paragraph.ts'
import type { Numbering } from './numbering.ts'
import type { Styles } from './styles.ts'
import { type Attributes, isOn, parseXml } from './xml.ts'

/** Subtrees that are not part of the text as accepted: deletions, field codes, the old form of what changed, the copy for old readers. */
const SKIPPED = new Set([
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'w:delInstrText',
  'mc:Fallback',
  'w:rPrChange',
  'w:pPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:tcPrChange',
  'w:trPrChange',
  'w:tblGridChange',
  'w:numberingChange',
  'w:sectPr',
  'w:rt',
  'w:binData',
])

type Paragraph = {
  /** Cut where a manual break stands. */
  pieces: string[]
  style: string | null
  numId: string | null
  level: number | null
  /** Its mark was deleted: it runs into the next one. */
  runsOn: boolean
  /** Paragraphs of text boxes that are anchored here. */
  boxed: SourceParagraph[]
  cell: SourceParagraph['cell']
}

type Table = { id: number; row: number; column: number }

export class BodyReader {
  readonly paragraphs: SourceParagraph[] = []
  private readonly numbering: Numbering
  private readonly styles: Styles
  private readonly open: Paragraph[] = []
  private readonly tables: Table[] = []
  private tableCount = 0
  private skipping = 0
  private inParagraphProperties = 0
  private inRunProperties = 0
  private inText = 0
  private hidden = false
  private pending: Paragraph | null = null

  constructor(numbering: Numbering, styles: Styles) {
    this.numbering = numbering
    this.styles = styles
  }

  read(xml: string, part: string): void {
    parseXml(xml, part, {
      open: (name, attributes) => this.opened(name, attributes),
      close: (name) => this.closed(name),
      text: (text) => {
        if (this.inText > 0 && this.skipping === 0 && !this.hidden) this.write(text)
      },
    })
  }

  private get current(): Paragraph | undefined {
    return this.open.at(-1)
  }

  private write(text: string): void {
    const paragraph = this.current
    if (!paragraph) return
    paragraph.pieces[paragraph.pieces.length - 1] += text.replace(/\u00ad/g, '')
  }

  private opened(name: string, attributes: Attributes): void {
    if (this.skipping > 0) {
      this.skipping++
      return
    }
    // Inside a paragraph's run properties <w:del> says that its mark is gone, and holds nothing.
    if (name === 'w:del' && this.inParagraphProperties > 0 && this.current) this.current.runsOn = true
    if (SKIPPED.has(name)) {
      this.skipping = 1
      return
    }
    if (name === 'w:p') this.openParagraph()
    else if (name === 'w:pPr') this.inParagraphProperties++
    else if (name === 'w:rPr') this.inRunProperties++
    else if (name === 'w:tbl') this.tables.push({ id: this.tableCount++, row: -1, column: -1 })
    else if (name === 'w:tr') this.nextRow()
    else if (name === 'w:tc') this.nextCell()
    else if (this.inParagraphProperties > 0 && this.inRunProperties === 0) this.property(name, attributes)
    else if (this.inRunProperties > 0 && this.inParagraphProperties === 0) {
      if (name === 'w:vanish') this.hidden = isOn(attributes)
    } else this.content(name, attributes)
  }

  private property(name: string, attributes: Attributes): void {
    const paragraph = this.current
    if (!paragraph) return
    if (name === 'w:pStyle') paragraph.style = attributes['w:val'] ?? null
    else if (name === 'w:numId') paragraph.numId = attributes['w:val'] ?? null
    else if (name === 'w:ilvl') paragraph.level = Number(attributes['w:val'] ?? 0)
  }

  private content(name: string, attributes: Attributes): void {
    if (name === 'w:t' || name === 'm:t') this.inText++
    else if (this.hidden) return
    else if (name === 'w:tab' || name === 'w:ptab') this.write('\t')
    else if (name === 'w:noBreakHyphen') this.write('-')
    else if (name === 'w:br' || name === 'w:cr') this.current?.pieces.push('')
    else if (name === 'w:sym' && /^f0(?:2d|b7|a7|d8|fc)$/i.test(attributes['w:char'] ?? '')) this.write('• ')
  }

  private openParagraph(): void {
    const table = this.tables.at(-1)
    const cell = table ? { table: table.id, row: table.row, column: table.column } : null
    if (this.pending && this.open.length === 0) {
      this.open.push(this.pending)
      this.pending = null
    } else this.open.push({ pieces: [''], style: null, numId: null, level: null, runsOn: false, boxed: [], cell })
    this.hidden = false
  }

  private nextRow(): void {
    const table = this.tables.at(-1)
    if (!table) return
    table.row++
    table.column = -1
  }

  private nextCell(): void {
    const table = this.tables.at(-1)
    if (table) table.column++
  }

  private closed(name: string): void {
    if (this.skipping > 0) {
      this.skipping--
      return
    }
    if (name === 'w:p') this.closeParagraph()
    else if (name === 'w:pPr') this.inParagraphProperties--
    else if (name === 'w:rPr') this.inRunProperties--
    else if (name === 'w:t' || name === 'm:t') this.inText = Math.max(0, this.inText - 1)
    else if (name === 'w:r') this.hidden = false
    else if (name === 'w:tbl') this.tables.pop()
  }

  private closeParagraph(): void {
    const paragraph = this.open.pop()
    if (!paragraph) return
    if (paragraph.runsOn && this.open.length === 0) {
      paragraph.runsOn = false
      this.pending = paragraph
      return
    }
    const made = [...this.finish(paragraph), ...paragraph.boxed]
    const host = this.current
    if (host) host.boxed.push(...made)
    else this.paragraphs.push(...made)
  }

  /** The end of the part: a paragraph whose mark was deleted may have had none after it. */
  end(): SourceParagraph[] {
    if (this.pending) this.paragraphs.push(...this.finish(this.pending), ...this.pending.boxed)
    this.pending = null
    return this.paragraphs
  }

  private finish(paragraph: Paragraph): SourceParagraph[] {
    const empty = paragraph.pieces.every((piece) => piece.trim() === '')
    if (empty) return []
    const label = this.labelOf(paragraph)
    const broken = paragraph.pieces.length > 1
    return paragraph.pieces.map((piece, index) =>
      paragraphOf(piece, {
        label: index === 0 ? (label?.text ?? null) : null,
        listLevel: index === 0 ? (label?.level ?? null) : null,
        cell: paragraph.cell,
        mayBeBroken: broken,
      }),
    )
  }

  private labelOf(paragraph: Paragraph): { text: string; level: number } | null {
    const styled = this.styles.numberingOf(paragraph.style)
    const numId = paragraph.numId ?? styled.numId
    if (numId === null || numId === '0') return null
    const level = paragraph.level ?? styled.level ?? this.numbering.levelOfStyle(numId, paragraph.style) ?? 0
    const text = this.numbering.labelOf(numId, level)
    return text === null ? null : { text, level }
  }
}
