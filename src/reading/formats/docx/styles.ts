import { fontNamed, type ThemeFonts } from './fonts.ts'
import { type Attributes, isOn, parseXml } from './xml.ts'

export type RunProperties = { font: string | null; capitals: boolean | null; hidden: boolean | null }
export const noProperties = (): RunProperties => ({ font: null, capitals: null, hidden: null })

/** Takes in one child of <w:rPr>. */
export function takeRunProperty(into: RunProperties, name: string, attributes: Attributes, theme: ThemeFonts): void {
  if (name === 'w:rFonts') into.font = fontNamed(attributes, theme) ?? into.font
  else if (name === 'w:caps') into.capitals = isOn(attributes)
  else if (name === 'w:vanish') into.hidden = isOn(attributes)
}

export type NumberReference = {
  numId: string | null
  level: number | null
  /** The style and those it is based on, for lists that name the style of each level. */
  styles: string[]
}
type Style = { basedOn: string | null; numId: string | null; level: number | null; run: RunProperties }

/** What paragraphs and runs get from their styles: numbers, fonts, capitals. */
export class Styles {
  private readonly styles = new Map<string, Style>()
  private readonly defaults = noProperties()
  private defaultParagraph: string | null = null
  private readonly runs = new Map<string, RunProperties>()
  private readonly numbers = new Map<string | null, NumberReference>()

  constructor(xml: string | null, theme: ThemeFonts) {
    if (xml) this.load(xml, theme)
  }

  private load(xml: string, theme: ThemeFonts): void {
    let style: Style | null = null
    let run: RunProperties | null = null
    let skipping = 0
    parseXml(xml, 'styles.xml', {
      open: (name, attributes) => {
        // Old forms of tracked changes, and what a table's style says of its rims.
        if (skipping > 0 || name.endsWith('Change') || name === 'w:tblStylePr') {
          skipping++
          return
        }
        const value = attributes['w:val'] ?? ''
        if (name === 'w:style') {
          style = { basedOn: null, numId: null, level: null, run: noProperties() }
          const id = attributes['w:styleId'] ?? ''
          this.styles.set(id, style)
          const isDefault = attributes['w:default'] !== undefined && isOn({ 'w:val': attributes['w:default'] })
          if (isDefault && attributes['w:type'] === 'paragraph') this.defaultParagraph = id
        } else if (name === 'w:rPrDefault') run = this.defaults
        else if (name === 'w:rPr' && style) run = style.run
        else if (run) takeRunProperty(run, name, attributes, theme)
        else if (!style) return
        else if (name === 'w:basedOn') style.basedOn = value
        else if (name === 'w:numId') style.numId = value
        else if (name === 'w:ilvl') style.level = Number(value)
      },
      close: (name) => {
        if (skipping > 0) skipping--
        else if (name === 'w:style') style = null
        else if (name === 'w:rPrDefault' || (name === 'w:rPr' && style)) run = null
      },
    })
  }

  /** A style and those it is based on, nearest first. */
  private chainOf(styleId: string | null): { ids: string[]; styles: Style[] } {
    const ids: string[] = []
    const styles: Style[] = []
    for (let id = styleId; id !== null && !ids.includes(id) && ids.length < 50; ) {
      const style = this.styles.get(id)
      if (!style) break
      ids.push(id)
      styles.push(style)
      id = style.basedOn
    }
    return { ids, styles }
  }

  numberingOf(styleId: string | null): NumberReference {
    const known = this.numbers.get(styleId)
    if (known) return known
    const { ids, styles } = this.chainOf(styleId ?? this.defaultParagraph)
    const numbered: NumberReference = {
      numId: styles.find(({ numId }) => numId !== null)?.numId ?? null,
      level: styles.find(({ level }) => level !== null)?.level ?? null,
      styles: ids,
    }
    this.numbers.set(styleId, numbered)
    return numbered
  }

  /** What a run has that says nothing of its own: from its style, its paragraph's, the document's. */
  runOf(paragraphStyle: string | null, runStyle: string | null): RunProperties {
    const key = `${paragraphStyle ?? ''}\n${runStyle ?? ''}`
    const known = this.runs.get(key)
    if (known) return known
    const layers = [
      ...this.chainOf(runStyle).styles.map(({ run }) => run),
      ...this.chainOf(paragraphStyle ?? this.defaultParagraph).styles.map(({ run }) => run),
      this.defaults,
    ]
    const run = noProperties()
    for (const layer of layers) {
      run.font ??= layer.font
      run.capitals ??= layer.capitals
      run.hidden ??= layer.hidden
    }
    this.runs.set(key, run)
    return run
  }
}
