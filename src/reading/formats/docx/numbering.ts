import { parseXml } from './xml.ts'

type Level = {
  start: number
  format: string
  text: string
  restart: number | null
  legal: boolean
  style: string | null
}
type Abstract = { levels: Map<number, Level>; styleLink: string | null; numStyleLink: string | null }
type Num = { abstractId: string; startOverrides: Map<number, number>; levels: Map<number, Level> }

const newLevel = (): Level => ({ start: 1, format: 'decimal', text: '', restart: null, legal: false, style: null })

function roman(value: number): string {
  const worth: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let left = Math.min(Math.max(value, 0), 3999)
  let out = ''
  for (const [size, sign] of worth) for (; left >= size; left -= size) out += sign
  return out
}

function letters(value: number): string {
  if (value < 1) return ''
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(10, Math.floor((value - 1) / 26) + 1))
}

export function formatNumber(value: number, format: string): string {
  if (format === 'upperRoman') return roman(value)
  if (format === 'lowerRoman') return roman(value).toLowerCase()
  if (format === 'upperLetter') return letters(value).toUpperCase()
  if (format === 'lowerLetter') return letters(value)
  if (format === 'decimalZero') return String(value).padStart(2, '0')
  return format === 'none' ? '' : String(value)
}

/** Symbol and Wingdings keep their bullets in a private area. */
const bulletSign = (text: string) =>
  text.replace(/[\uf000-\uf0ff]/g, (sign) => (sign === '\uf02d' ? '-' : sign === '\uf02b' ? '+' : '•')) || '•'

/** Works out the numbers that Word shows and does not store; called once for each paragraph, in order. */
export class Numbering {
  private readonly abstracts = new Map<string, Abstract>()
  private readonly nums = new Map<string, Num>()
  private readonly counters = new Map<string, (number | undefined)[]>()
  private readonly overridden = new Set<string>()

  constructor(xml: string | null) {
    if (xml) this.load(xml)
  }

  private load(xml: string): void {
    let abstract: Abstract | null = null
    let num: Num | null = null
    let level: Level | null = null
    let override = 0
    parseXml(xml, 'numbering.xml', {
      open: (name, attributes) => {
        const value = attributes['w:val'] ?? ''
        if (name === 'w:abstractNum') {
          abstract = { levels: new Map(), styleLink: null, numStyleLink: null }
          this.abstracts.set(attributes['w:abstractNumId'] ?? '', abstract)
        } else if (name === 'w:num') {
          num = { abstractId: '', startOverrides: new Map(), levels: new Map() }
          this.nums.set(attributes['w:numId'] ?? '', num)
        } else if (name === 'w:abstractNumId' && num) num.abstractId = value
        else if (name === 'w:lvlOverride') override = Number(attributes['w:ilvl'] ?? 0)
        else if (name === 'w:startOverride') num?.startOverrides.set(override, Number(value))
        else if (name === 'w:styleLink' && abstract) abstract.styleLink = value
        else if (name === 'w:numStyleLink' && abstract) abstract.numStyleLink = value
        else if (name === 'w:lvl') {
          level = newLevel()
          const owner = num ? num.levels : abstract?.levels
          owner?.set(Number(attributes['w:ilvl'] ?? 0), level)
        } else if (level) {
          if (name === 'w:start') level.start = Number(value)
          else if (name === 'w:numFmt') level.format = value
          else if (name === 'w:lvlText') level.text = value
          else if (name === 'w:lvlRestart') level.restart = Number(value)
          else if (name === 'w:isLgl') level.legal = value !== '0' && value !== 'false'
          else if (name === 'w:pStyle') level.style = value
        }
      },
      close: (name) => {
        if (name === 'w:lvl') level = null
        else if (name === 'w:num') num = null
        else if (name === 'w:abstractNum') abstract = null
      },
    })
  }

  /** A list may be defined by a list style that another definition carries. */
  private abstractOf(num: Num): Abstract | null {
    const own = this.abstracts.get(num.abstractId) ?? null
    if (!own?.numStyleLink || own.levels.size > 0) return own
    for (const other of this.abstracts.values()) if (other.styleLink === own.numStyleLink) return other
    return own
  }

  /** The level to which a definition ties a paragraph style. */
  levelOfStyle(numId: string, styleId: string | null): number | null {
    const num = this.nums.get(numId)
    const abstract = num && this.abstractOf(num)
    if (!abstract || styleId === null) return null
    for (const [at, level] of abstract.levels) if (level.style === styleId) return at
    return null
  }

  labelOf(numId: string, at: number): string | null {
    const num = this.nums.get(numId)
    const abstract = num && this.abstractOf(num)
    if (!num || !abstract || at < 0 || at > 8) return null
    const levelAt = (index: number) => num.levels.get(index) ?? abstract.levels.get(index) ?? newLevel()
    const level = levelAt(at)
    const counts = this.counters.get(num.abstractId) ?? []
    this.counters.set(num.abstractId, counts)

    for (let above = 0; above < at; above++) counts[above] ??= num.startOverrides.get(above) ?? levelAt(above).start
    const first = `${numId}/${at}`
    const override = num.startOverrides.get(at)
    if (override !== undefined && !this.overridden.has(first)) {
      this.overridden.add(first)
      counts[at] = override
    } else counts[at] = counts[at] === undefined ? level.start : counts[at] + 1
    for (let below = at + 1; below < 9; below++) {
      const { restart } = levelAt(below)
      if (restart !== 0 && (restart === null || at < restart)) counts[below] = undefined
    }

    if (level.format === 'bullet') return bulletSign(level.text)
    const label = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1
      return formatNumber(counts[index] ?? levelAt(index).start, level.legal ? 'decimal' : levelAt(index).format)
    })
    return label.trim() === '' ? null : label
  }
}
