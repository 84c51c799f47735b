import { parseXml } from './xml.ts'

export type NumberReference = { numId: string | null; level: number | null }
type Style = NumberReference & { basedOn: string | null }

/** Numbering that paragraph styles bring with them. */
export class Styles {
  private readonly styles = new Map<string, Style>()

  constructor(xml: string | null) {
    if (!xml) return
    let style: Style | null = null
    let skipping = 0
    parseXml(xml, 'styles.xml', {
      open: (name, attributes) => {
        if (skipping > 0 || name.endsWith('Change')) {
          skipping++
          return
        }
        const value = attributes['w:val'] ?? ''
        if (name === 'w:style') {
          style = { basedOn: null, numId: null, level: null }
          this.styles.set(attributes['w:styleId'] ?? '', style)
        } else if (style && name === 'w:basedOn') style.basedOn = value
        else if (style && name === 'w:numId') style.numId = value
        else if (style && name === 'w:ilvl') style.level = Number(value)
      },
      close: (name) => {
        if (skipping > 0) skipping--
        else if (name === 'w:style') style = null
      },
    })
  }

  numberingOf(styleId: string | null): NumberReference {
    let numId: string | null = null
    let level: number | null = null
    const seen = new Set<string>()
    for (let id = styleId; id !== null && !seen.has(id); ) {
      seen.add(id)
      const style = this.styles.get(id)
      if (!style) break
      numId ??= style.numId
      level ??= style.level
      id = style.basedOn
    }
    return { numId, level }
  }
}
