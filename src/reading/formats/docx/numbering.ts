import { decodeOld, oldFontOf, type ThemeFonts } from './fonts.ts'
import { formatNumber } from './number-formats.ts'
import { type Abstract, type Level, type Num, newLevel, readNumberingPart } from './numbering-part.ts'
import { bulletSign } from './symbols.ts'

/** Works out the numbers that Word shows and does not store; called once for each paragraph, in order. */
export class Numbering {
  private readonly abstracts: Map<string, Abstract> = new Map()
  private readonly nums: Map<string, Num> = new Map()
  private readonly counters = new Map<Abstract, (number | undefined)[]>()
  private readonly begun = new Set<string>()

  constructor(xml: string | null, theme: ThemeFonts = { major: null, minor: null }) {
    if (xml === null) return
    const { abstracts, nums } = readNumberingPart(xml, theme)
    this.abstracts = abstracts
    this.nums = nums
  }

  /** A list may be defined by a list style that another definition carries. */
  private abstractOf(num: Num): Abstract | null {
    const own = this.abstracts.get(num.abstractId) ?? null
    if (!own?.numStyleLink || own.levels.size > 0) return own
    for (const other of this.abstracts.values()) if (other.styleLink === own.numStyleLink) return other
    return own
  }

  /** The level to which a definition ties a paragraph style, or the nearest one that it is based on. */
  levelOfStyle(numId: string, styleIds: string[]): number | null {
    const num = this.nums.get(numId)
    const abstract = num && this.abstractOf(num)
    if (!num || !abstract) return null
    for (const id of styleIds) {
      for (const [at, level] of num.levels) if (level.style === id) return at
      for (const [at, level] of abstract.levels) if (level.style === id) return at
    }
    return null
  }

  /**
   * Lists of one definition count on together; a list with a start of its own begins there when it is first used
   * (ECMA-376-1 §17.9.27), and again wherever a level above it makes it restart (§17.9.11).
   */
  labelOf(numId: string, at: number): string | null {
    const num = this.nums.get(numId)
    const abstract = num && this.abstractOf(num)
    if (!num || !abstract || !(at >= 0 && at <= 8)) return null
    const levelAt = (index: number) => num.levels.get(index) ?? abstract.levels.get(index) ?? newLevel()
    const startOf = (index: number) => num.startOverrides.get(index) ?? levelAt(index).start
    const counts = this.counters.get(abstract) ?? []
    this.counters.set(abstract, counts)

    for (let above = 0; above < at; above++) counts[above] ??= startOf(above)
    const first = `${numId}/${at}`
    const begins = num.startOverrides.has(at) && !this.begun.has(first)
    this.begun.add(first)
    const before = counts[at]
    counts[at] = begins || before === undefined ? startOf(at) : before + 1
    for (let below = at + 1; below < 9; below++) {
      const { restart } = levelAt(below)
      if (restart !== 0 && (restart === null || at < restart)) counts[below] = undefined
    }
    return labelAt(levelAt(at), (index) => ({ level: levelAt(index), count: counts[index] ?? startOf(index) }))
  }
}

function labelAt(level: Level, countAt: (index: number) => { level: Level; count: number }): string | null {
  if (level.format === 'bullet') return bulletSign(level.text, level.font)
  const font = oldFontOf(level.font)
  const text = font ? decodeOld(level.text, font) : level.text
  const label = text.replace(/%([1-9])/g, (_, digit: string) => {
    const { level: of, count } = countAt(Number(digit) - 1)
    return level.legal && of.format !== 'bullet' && of.format !== 'none'
      ? String(count)
      : formatNumber(count, of.format, of.ownFormat)
  })
  return label.trim() === '' ? null : label
}
