import type { ThemeFonts } from '../formats/docx/fonts.ts'
import { type Attributes, isOn } from '../formats/docx/xml.ts'

// How letters and paragraphs look, as one place of a file says it: what is left out is said elsewhere. Sizes are half
// points, lengths twips.

export type RunLook = {
  /** Fonts of letters that ASCII has, and of the others. */
  ascii?: string | null
  others?: string | null
  size?: number
  bold?: boolean
  italics?: boolean
  /** Six hexadecimal digits, or `auto`. */
  colour?: string
  capitals?: boolean
  hidden?: boolean
  /** Raised or lowered, as the sign of a note. */
  raised?: boolean
}

export type ParagraphLook = {
  align?: string
  left?: number
  /** Negative: the first line hangs out. */
  firstLine?: number
  before?: number
  after?: number
  line?: number
  lineRule?: string
  /** No space between paragraphs of one style. */
  closed?: boolean
  ruledAbove?: boolean
  ruledBelow?: boolean
  numId?: string
  level?: number
}

const fontOf = (attributes: Attributes, kind: 'ascii' | 'hAnsi', theme: ThemeFonts): string | null | undefined => {
  const themed = attributes[`w:${kind}Theme`]
  if (themed !== undefined) return themed.startsWith('major') ? theme.major : theme.minor
  return attributes[`w:${kind}`]
}

/** Takes in one child of <w:rPr>. */
export function takeRunLook(into: RunLook, name: string, attributes: Attributes, theme: ThemeFonts): void {
  const value = attributes['w:val']
  if (name === 'w:rFonts') {
    const ascii = fontOf(attributes, 'ascii', theme)
    const others = fontOf(attributes, 'hAnsi', theme)
    if (ascii !== undefined) into.ascii = ascii
    if (others !== undefined) into.others = others
  } else if (name === 'w:sz') into.size = Number(value)
  else if (name === 'w:b') into.bold = isOn(attributes)
  else if (name === 'w:i') into.italics = isOn(attributes)
  else if (name === 'w:caps') into.capitals = isOn(attributes)
  else if (name === 'w:vanish') into.hidden = isOn(attributes)
  else if (name === 'w:color' && value !== undefined) into.colour = value.toLowerCase()
  else if (name === 'w:vertAlign') into.raised = value !== 'baseline'
}

const numberOf = (text: string | undefined): number | undefined =>
  text === undefined || !/^-?\d+(\.\d+)?$/.test(text) ? undefined : Number(text)

/** What a browser leaves between paragraphs where it may choose. */
const AUTOMATIC = 280

/** Takes in one child of <w:pPr>, or of <w:pBdr> in it. */
export function takeParagraphLook(into: ParagraphLook, name: string, attributes: Attributes): void {
  const value = attributes['w:val']
  const set = <Key extends keyof ParagraphLook>(key: Key, to: ParagraphLook[Key] | undefined) => {
    if (to !== undefined) into[key] = to
  }
  if (name === 'w:jc') set('align', value)
  else if (name === 'w:ind') {
    set('left', numberOf(attributes['w:left'] ?? attributes['w:start']))
    const hanging = numberOf(attributes['w:hanging'])
    set('firstLine', hanging === undefined ? numberOf(attributes['w:firstLine']) : -hanging)
  } else if (name === 'w:spacing') {
    const automatic = (side: string) =>
      isOn({ 'w:val': attributes[`w:${side}Autospacing`] ?? '0' }) ? AUTOMATIC : numberOf(attributes[`w:${side}`])
    set('before', automatic('before'))
    set('after', automatic('after'))
    set('line', numberOf(attributes['w:line']))
    if (attributes['w:line'] !== undefined) into.lineRule = attributes['w:lineRule'] ?? 'auto'
  } else if (name === 'w:contextualSpacing') into.closed = isOn(attributes)
  else if (name === 'w:top') into.ruledAbove = value !== 'none' && value !== 'nil'
  else if (name === 'w:bottom') into.ruledBelow = value !== 'none' && value !== 'nil'
  else if (name === 'w:numId') set('numId', value)
  else if (name === 'w:ilvl') set('level', numberOf(value))
}
