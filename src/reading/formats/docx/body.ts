import type { Limits } from '../../limits.ts'
import { ReadingProblem } from '../../problem.ts'
import { paragraphOf, type SourceParagraph } from '../paragraph.ts'
import { Fields } from './fields.ts'
import { namesOldFonts, oldFontOf, type ThemeFonts } from './fonts.ts'
import type { Numbering } from './numbering.ts'
import { OldLetters } from './old-letters.ts'
import { type Drawn, OpenParagraph } from './open-paragraph.ts'
import { type Styles, takeRunProperty } from './styles.ts'
import { symbolOf } from './symbols.ts'
import { Tables } from './tables.ts'
import { type Attributes, both, isOn, parseXml, type XmlHandler } from './xml.ts'

/** Subtrees that are not part of the text as accepted: deletions, the old form of what changed. */
const SKIPPED = new Set([
  'w:del',
  'w:moveFrom',
  'w:delText',
  'w:delInstrText',
  'w:rPrChange',
  'w:pPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:tblPrExChange',
  'w:tcPrChange',
  'w:trPrChange',
  'w:tblGridChange',
  'w:numberingChange',
  'w:sectPr',
  'w:rt',
  'w:binData',
])
const PLAIN: Drawn = { hidden: false, capitals: false, font: null }

/** What the other parts say of how this one is to be read. */
export type Around = { styles: Styles; numbering: Numbering; theme: ThemeFonts; oldFonts: boolean; limits: Limits }

/** Reads a part that holds text: the body itself, footnotes, endnotes. */
export class BodyReader {
  readonly paragraphs: SourceParagraph[] = []
  readonly oldLetters = new OldLetters()
  /** Notes that the text as accepted points to, by their element's name and id. */
  readonly notes = new Set<string>()
  private readonly around: Around
  private readonly wanted: ReadonlySet<string> | null
  private readonly open: OpenParagraph[] = []
  private readonly tables = new Tables()
  private readonly fields = new Fields()
  /** For each open alternative whether one was taken, for each content control whether it holds nothing of its own. */
  private readonly alternatives: boolean[] = []
  private readonly controls: boolean[] = []
  private skipping = 0
  private controlProperties = 0
  private inParagraphProperties = 0
  private inRunProperties = 0
  private inRowProperties = false
  private inCellProperties = false
  private inText = 0
  private inCode = 0
  private paragraphCount = 0
  private cellCount = 0
  private oldFonts = false
  private pending: OpenParagraph | null = null

  /** Of notes only those that the text points to are wanted. */
  constructor(around: Around, wanted: ReadonlySet<string> | null = null) {
    this.around = around
    this.wanted = wanted
  }

  /** `beside` hears the same. */
  read(xml: string, part: string, beside?: XmlHandler): void {
    this.oldFonts = this.around.oldFonts || namesOldFonts(xml)
    const own: XmlHandler = {
      open: (name, attributes) => this.opened(name, attributes),
      close: (name) => this.closed(name),
      text: (text) => {
        if (this.skipping > 0) return
        if (this.inText > 0) this.write(text)
        else if (this.inCode > 0) this.fields.writeCode(text)
      },
    }
    parseXml(xml, part, beside ? both(own, beside) : own)
    if (this.pending) this.paragraphs.push(...this.finish(this.pending))
    this.pending = null
  }

  private get current(): OpenParagraph | undefined {
    return this.open.at(-1)
  }

  private write(text: string): void {
    const paragraph = this.current
    if (!paragraph || this.fields.hide) return
    const drawn = this.drawnNow(paragraph)
    if (!drawn.hidden) paragraph.write(text, drawn)
  }

  /** Once for each run, when its properties are known. */
  private drawnNow(paragraph: OpenParagraph): Drawn {
    paragraph.drawn ??= this.drawnBy(paragraph)
    return paragraph.drawn
  }

  private drawnBy({ style, runStyle, run }: OpenParagraph): Drawn {
    const styled = this.around.styles.runOf(style, runStyle)
    const hidden = run.hidden ?? styled.hidden ?? false
    const capitals = run.capitals ?? styled.capitals ?? false
    const font = this.oldFonts ? oldFontOf(run.font ?? styled.font) : null
    return hidden || capitals || font ? { hidden, capitals, font } : PLAIN
  }

  private opened(name: string, attributes: Attributes): void {
    if (this.skipping > 0) {
      this.skipping++
      return
    }
    if (this.controlProperties > 0) {
      this.controlProperties++
      this.controlProperty(name, attributes)
      return
    }
    const ofMark = this.inParagraphProperties > 0 && this.inRunProperties > 0
    // Inside a paragraph's run properties it says that its mark is gone, and holds nothing.
    if (ofMark && (name === 'w:del' || name === 'w:moveFrom') && this.current) this.current.runsOn = true
    if (SKIPPED.has(name) || this.isUnwantedNote(name, attributes)) {
      this.skipping = 1
      if (name === 'w:del') this.rowGone()
      return
    }
    if (name === 'w:p') this.openParagraph()
    else if (name === 'w:r') this.current?.beginRun()
    else if (name === 'w:pPr') this.inParagraphProperties++
    else if (name === 'w:rPr') this.inRunProperties++
    else if (this.inParagraphProperties > 0) this.paragraphProperty(name, attributes)
    else if (this.inRunProperties > 0) this.runProperty(name, attributes)
    else if (!this.tableElement(name, attributes)) this.content(name, attributes)
  }

  private isUnwantedNote(name: string, attributes: Attributes): boolean {
    if (this.wanted === null || (name !== 'w:footnote' && name !== 'w:endnote')) return false
    return !this.wanted.has(`${name} ${attributes['w:id'] ?? ''}`)
  }

  private paragraphProperty(name: string, attributes: Attributes): void {
    const paragraph = this.current
    if (!paragraph) return
    if (this.inRunProperties > 0) {
      if (name === 'w:vanish') paragraph.markHidden = isOn(attributes)
    } else if (name === 'w:pStyle') paragraph.style = attributes['w:val'] ?? null
    else if (name === 'w:numId') paragraph.numId = attributes['w:val'] ?? null
    else if (name === 'w:ilvl') paragraph.level = Number(attributes['w:val'] ?? 0)
  }

  private runProperty(name: string, attributes: Attributes): void {
    const paragraph = this.current
    if (!paragraph) return
    if (name === 'w:rStyle') paragraph.runStyle = attributes['w:val'] ?? null
    else takeRunProperty(paragraph.run, name, attributes, this.around.theme)
  }

  private tableElement(name: string, attributes: Attributes): boolean {
    const value = attributes['w:val']
    if (name === 'w:tbl') {
      this.flush()
      this.tables.openTable()
    } else if (name === 'w:tr') this.tables.openRow()
    else if (name === 'w:tc') this.openCell()
    else if (name === 'w:trPr') this.inRowProperties = true
    else if (name === 'w:tcPr') this.inCellProperties = true
    else if (name === 'w:gridBefore') this.tables.leaveFree(Number(value))
    else if (name === 'w:gridSpan') this.tables.span(Number(value))
    else if (name === 'w:vMerge') this.tables.merge(value)
    else if (name === 'w:cellDel' && this.inCellProperties) {
      // This element, the properties and the cell.
      this.skipping = 3
      this.inCellProperties = false
      this.tables.takeBackCell()
    } else return false
    return true
  }

  /** <w:del> in a row's properties: the row was deleted. It, the properties and the row are skipped. */
  private rowGone(): void {
    if (!this.inRowProperties) return
    this.skipping = 3
    this.inRowProperties = false
    this.tables.takeBackRow()
  }

  private content(name: string, attributes: Attributes): void {
    if (name === 'w:t' || name === 'm:t') this.inText++
    else if (name === 'w:instrText') this.inCode++
    else if (name === 'w:fldChar') this.fields.mark(attributes['w:fldCharType'])
    else if (name === 'w:tab' || name === 'w:ptab') this.write('\t')
    else if (name === 'w:noBreakHyphen') this.write('-')
    else if (name === 'w:softHyphen') this.write('\u00ad')
    else if (name === 'w:br' || name === 'w:cr') this.breakLine()
    else if (name === 'w:sym') this.symbol(attributes)
    else if (name === 'w:footnoteReference') this.notes.add(`w:footnote ${attributes['w:id'] ?? ''}`)
    else if (name === 'w:endnoteReference') this.notes.add(`w:endnote ${attributes['w:id'] ?? ''}`)
    else if (name === 'w:sdt') this.controls.push(false)
    else if (name === 'w:sdtPr') this.controlProperties = 1
    else if (name === 'w:sdtContent' && this.controls.at(-1)) this.skipping = 1
    else if (name === 'mc:AlternateContent') this.alternatives.push(false)
    else if (name === 'mc:Choice' || name === 'mc:Fallback') this.alternative()
  }

  /** A content control that shows only its prompt, or a table of contents, which repeats the headings. */
  private controlProperty(name: string, attributes: Attributes): void {
    const prompts = name === 'w:showingPlcHdr' && isOn(attributes)
    const contents = name === 'w:docPartGallery' && attributes['w:val'] === 'Table of Contents'
    if (prompts || contents) this.controls[this.controls.length - 1] = true
  }

  /** The same content for newer and for older programs: the first is read. */
  private alternative(): void {
    const last = this.alternatives.length - 1
    if (this.alternatives[last]) this.skipping = 1
    else if (last >= 0) this.alternatives[last] = true
  }

  private breakLine(): void {
    const paragraph = this.current
    if (!paragraph || this.fields.hide) return
    if (!this.drawnNow(paragraph).hidden) paragraph.breakLine()
  }

  private symbol(attributes: Attributes): void {
    const code = Number.parseInt(attributes['w:char'] ?? '', 16)
    const font = attributes['w:font'] ?? ''
    const paragraph = this.current
    if (!paragraph || Number.isNaN(code) || code > 0xffff) return
    const old = oldFontOf(font)
    if (old && old.encoding !== 'symbol') {
      const drawn = this.drawnNow(paragraph)
      if (!drawn.hidden && !this.fields.hide) paragraph.write(String.fromCharCode(code & 0xff), { ...drawn, font: old })
    } else this.write(symbolOf(font, code))
  }

  private count(kind: 'paragraphCount' | 'cellCount'): void {
    const limit = this.around.limits.maxParagraphs
    if (++this[kind] > limit) throw new ReadingProblem('too-large', { paragraphs: this[kind], limit })
  }

  private openParagraph(): void {
    this.count('paragraphCount')
    if (this.pending && this.open.length === 0) {
      this.pending.reopen()
      this.open.push(this.pending)
      this.pending = null
    } else this.open.push(new OpenParagraph(this.tables.place()))
  }

  private openCell(): void {
    this.count('cellCount')
    this.flush()
    this.tables.openCell()
  }

  /** A paragraph whose mark was deleted runs into the next one, but into no cell and out of none. */
  private flush(): void {
    if (this.pending && this.open.length === 0) {
      this.paragraphs.push(...this.finish(this.pending))
      this.pending = null
    }
  }

  private closed(name: string): void {
    if (this.skipping > 0) {
      this.skipping--
      return
    }
    if (this.controlProperties > 0) {
      this.controlProperties--
      return
    }
    if (name === 'w:p') this.closeParagraph()
    else if (name === 'w:pPr') this.inParagraphProperties--
    else if (name === 'w:rPr') this.inRunProperties--
    else if (name === 'w:t' || name === 'm:t') this.inText = Math.max(0, this.inText - 1)
    else if (name === 'w:instrText') this.inCode = Math.max(0, this.inCode - 1)
    else if (name === 'w:trPr') this.inRowProperties = false
    else if (name === 'w:tcPr') this.inCellProperties = false
    else if (name === 'w:tc') this.flush()
    else if (name === 'w:tbl') this.tables.closeTable()
    else if (name === 'w:sdt') this.controls.pop()
    else if (name === 'mc:AlternateContent') this.alternatives.pop()
  }

  private closeParagraph(): void {
    const paragraph = this.open.pop()
    if (!paragraph) return
    this.fields.endParagraph()
    if (paragraph.runsOn && this.open.length === 0) {
      this.pending = paragraph
      return
    }
    const made = this.finish(paragraph)
    const host = this.current
    if (host) host.boxed.push(...made)
    else this.paragraphs.push(...made)
  }

  private finish(paragraph: OpenParagraph): SourceParagraph[] {
    const lines = paragraph.linesOf(this.oldLetters)
    const empty = lines.every((line) => line.trim() === '')
    if (empty && (paragraph.markHidden || paragraph.runsOn)) return paragraph.boxed
    // An empty item of a list shows its number and counts.
    const label = this.labelOf(paragraph)
    if (empty) {
      const { cell } = paragraph
      return label && cell ? [paragraphOf(label.text, { cell }), ...paragraph.boxed] : paragraph.boxed
    }
    const made = lines.map((line, index) =>
      paragraphOf(line, {
        label: index === 0 ? (label?.text ?? null) : null,
        listLevel: index === 0 ? (label?.level ?? null) : null,
        cell: paragraph.cell,
        mayBeBroken: lines.length > 1,
      }),
    )
    return paragraph.boxed.length > 0 ? [...made, ...paragraph.boxed] : made
  }

  private labelOf(paragraph: OpenParagraph): { text: string; level: number } | null {
    const styled = this.around.styles.numberingOf(paragraph.style)
    const numId = paragraph.numId ?? styled.numId
    if (numId === null || numId === '0') return null
    const { numbering } = this.around
    const level = paragraph.level ?? styled.level ?? numbering.levelOfStyle(numId, styled.styles) ?? 0
    const text = numbering.labelOf(numId, level)
    return text === null ? null : { text, level }
  }
}
