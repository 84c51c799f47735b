import { fontNamed, type ThemeFonts } from './fonts.ts'
import { StylePart } from './style-part.ts'
import { type Attributes, isOn } from './xml.ts'

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
type ListOfStyle = { numId: string | null; level: number | null }

/** What paragraphs and runs get from their styles: numbers, fonts, capitals. */
export class Styles {
  private readonly part: StylePart<RunProperties, ListOfStyle>
  private readonly runs = new Map<string, RunProperties>()
  private readonly numbers = new Map<string | null, NumberReference>()

  constructor(xml: string | null, theme: ThemeFonts) {
    this.part = new StylePart<RunProperties, ListOfStyle>(xml, {
      begin: () => ({ run: noProperties(), paragraph: { numId: null, level: null } }),
      takeRun: (into, name, attributes) => takeRunProperty(into, name, attributes, theme),
      takeParagraph: (into, name, attributes) => {
        if (name === 'w:numId') into.numId = attributes['w:val'] ?? ''
        else if (name === 'w:ilvl') into.level = Number(attributes['w:val'] ?? '')
      },
    })
  }

  numberingOf(styleId: string | null): NumberReference {
    const known = this.numbers.get(styleId)
    if (known) return known
    const styles = this.part.chainOf(styleId ?? this.part.defaults.paragraph)
    const numbered: NumberReference = {
      numId: styles.find(({ paragraph }) => paragraph.numId !== null)?.paragraph.numId ?? null,
      level: styles.find(({ paragraph }) => paragraph.level !== null)?.paragraph.level ?? null,
      styles: styles.map(({ id }) => id),
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
      ...this.part.chainOf(runStyle).map(({ run }) => run),
      ...this.part.chainOf(paragraphStyle ?? this.part.defaults.paragraph).map(({ run }) => run),
      this.part.run,
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
