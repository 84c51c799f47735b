import { type Attributes, isOn, parseXml } from './xml.ts'

export type StyleKind = 'paragraph' | 'character' | 'table'
export type NamedStyle<Run, Paragraph> = { id: string; basedOn: string | null; run: Run; paragraph: Paragraph }

/** What a reader of styles takes of runs and paragraphs: each child of <w:rPr> and <w:pPr>. */
export type StyleTaker<Run, Paragraph> = {
  begin(): { run: Run; paragraph: Paragraph }
  takeRun(into: Run, name: string, attributes: Attributes): void
  takeParagraph(into: Paragraph, name: string, attributes: Attributes): void
}

const LONGEST_CHAIN = 50

/** styles.xml: the document's defaults, and styles with those they are based on (ECMA-376-1 §17.7). */
export class StylePart<Run, Paragraph> {
  /** The document's own. */
  readonly run: Run
  readonly paragraph: Paragraph
  /** The styles of what names none. */
  readonly defaults: Record<StyleKind, string | null> = { paragraph: null, character: null, table: null }
  private readonly styles = new Map<string, NamedStyle<Run, Paragraph>>()
  private readonly taker: StyleTaker<Run, Paragraph>

  constructor(xml: string | null, taker: StyleTaker<Run, Paragraph>) {
    this.taker = taker
    const { run, paragraph } = taker.begin()
    this.run = run
    this.paragraph = paragraph
    if (xml) this.load(xml)
  }

  private load(xml: string): void {
    const { takeRun, takeParagraph } = this.taker
    let style: NamedStyle<Run, Paragraph> | null = null
    let run: Run | null = null
    let paragraph: Paragraph | null = null
    let skipping = 0
    parseXml(xml, 'styles.xml', {
      open: (name, attributes) => {
        // Old forms of tracked changes, and what a table's style says of its rims.
        if (skipping > 0 || name.endsWith('Change') || name === 'w:tblStylePr') {
          skipping++
          return
        }
        if (name === 'w:style') style = this.begin(attributes)
        else if (name === 'w:rPrDefault') run = this.run
        else if (name === 'w:pPrDefault') paragraph = this.paragraph
        else if (name === 'w:rPr' && style) run = style.run
        else if (name === 'w:pPr' && style) paragraph = style.paragraph
        else if (run) takeRun(run, name, attributes)
        else if (paragraph) takeParagraph(paragraph, name, attributes)
        else if (name === 'w:basedOn' && style) style.basedOn = attributes['w:val'] ?? null
      },
      close: (name) => {
        if (skipping > 0) skipping--
        else if (name === 'w:style') style = null
        else if (name === 'w:rPrDefault' || (name === 'w:rPr' && style)) run = null
        else if (name === 'w:pPrDefault' || (name === 'w:pPr' && style)) paragraph = null
      },
    })
  }

  private begin(attributes: Attributes): NamedStyle<Run, Paragraph> {
    const id = attributes['w:styleId'] ?? ''
    const kind = (attributes['w:type'] ?? 'paragraph') as StyleKind
    const style = { id, basedOn: null, ...this.taker.begin() }
    this.styles.set(id, style)
    const isDefault = attributes['w:default'] !== undefined && isOn({ 'w:val': attributes['w:default'] })
    if (isDefault && kind in this.defaults) this.defaults[kind] = id
    return style
  }

  /** A style and those it is based on, nearest first. */
  chainOf(styleId: string | null): NamedStyle<Run, Paragraph>[] {
    const chain: NamedStyle<Run, Paragraph>[] = []
    for (let id = styleId; id !== null && chain.length < LONGEST_CHAIN; ) {
      const style = this.styles.get(id)
      if (!style || chain.includes(style)) break
      chain.push(style)
      id = style.basedOn
    }
    return chain
  }
}
