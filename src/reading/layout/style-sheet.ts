import type { ThemeFonts } from '../formats/docx/fonts.ts'
import { type Attributes, isOn, parseXml } from '../formats/docx/xml.ts'
import { type ParagraphLook, type RunLook, takeParagraphLook, takeRunLook } from './looks.ts'

type Style = { basedOn: string | null; run: RunLook; paragraph: ParagraphLook }
type Kind = 'paragraph' | 'character' | 'table'
type ListLook = (numId: string, level: number) => ParagraphLook

/** They turn round where paragraph and letters both say so by their styles (ECMA-376-1 §17.7.3). */
const TOGGLES = ['bold', 'italics', 'capitals', 'hidden'] as const

/** What styles.xml makes of paragraphs and letters: documents' defaults, and styles with those they are based on. */
export class StyleSheet {
  private readonly styles = new Map<string, Style>()
  private readonly defaults: Record<Kind, string | null> = { paragraph: null, character: null, table: null }
  private readonly run: RunLook = {}
  private readonly paragraph: ParagraphLook = {}
  private readonly listLook: ListLook
  private readonly runs = new Map<string, RunLook>()
  private readonly paragraphs = new Map<string, ParagraphLook>()

  constructor(xml: string | null, theme: ThemeFonts, listLook: ListLook) {
    this.listLook = listLook
    if (xml) this.load(xml, theme)
  }

  private load(xml: string, theme: ThemeFonts): void {
    let style: Style | null = null
    let run: RunLook | null = null
    let paragraph: ParagraphLook | null = null
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
        else if (run) takeRunLook(run, name, attributes, theme)
        else if (paragraph) takeParagraphLook(paragraph, name, attributes)
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

  private begin(attributes: Attributes): Style {
    const style: Style = { basedOn: null, run: {}, paragraph: {} }
    const id = attributes['w:styleId'] ?? ''
    const type = (attributes['w:type'] ?? 'paragraph') as Kind
    this.styles.set(id, style)
    const isDefault = attributes['w:default'] !== undefined && isOn({ 'w:val': attributes['w:default'] })
    if (isDefault && type in this.defaults) this.defaults[type] = id
    return style
  }

  /** Those a style is based on first, then itself. */
  private chainOf(styleId: string | null): Style[] {
    const styles: Style[] = []
    const seen = new Set<string>()
    for (let id = styleId; id !== null && !seen.has(id) && seen.size < 50; ) {
      const style = this.styles.get(id)
      if (!style) break
      seen.add(id)
      styles.unshift(style)
      id = style.basedOn
    }
    return styles
  }

  /** A paragraph that says nothing of its own; a list that its style names moves it, the style's own indents go before. */
  paragraphOf(styleId: string | null, tableStyle: string | null): ParagraphLook {
    const key = `${styleId ?? ''}\n${tableStyle ?? ''}`
    const known = this.paragraphs.get(key)
    if (known) return known
    let look = { ...this.paragraph }
    for (const { paragraph } of this.chainOf(tableStyle)) look = { ...look, ...paragraph }
    for (const { paragraph } of this.chainOf(styleId ?? this.defaults.paragraph)) {
      const { numId = look.numId, level = look.level } = paragraph
      const listed = paragraph.numId !== undefined && numId !== undefined ? this.listLook(numId, level ?? 0) : {}
      look = { ...look, ...listed, ...paragraph }
    }
    this.paragraphs.set(key, look)
    return look
  }

  /** Letters that say nothing of their own. */
  runOf(paragraphStyle: string | null, runStyle: string | null, tableStyle: string | null): RunLook {
    const key = `${paragraphStyle ?? ''}\n${runStyle ?? ''}\n${tableStyle ?? ''}`
    const known = this.runs.get(key)
    if (known) return known
    const layers = [tableStyle, paragraphStyle ?? this.defaults.paragraph, runStyle].map((id) =>
      Object.assign({}, ...this.chainOf(id).map(({ run }) => run)),
    ) as RunLook[]
    const look: RunLook = Object.assign({}, this.run, ...layers)
    for (const toggle of TOGGLES)
      look[toggle] = this.run[toggle] === true || layers.filter((layer) => layer[toggle]).length % 2 === 1
    this.runs.set(key, look)
    return look
  }
}
