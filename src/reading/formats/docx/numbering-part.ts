import { fontNamed, type ThemeFonts } from './fonts.ts'
import { isOn, parseXml } from './xml.ts'

export type Level = {
  start: number
  format: string
  /** How a format of its own writes its first numbers. */
  ownFormat: string | undefined
  text: string
  restart: number | null
  legal: boolean
  style: string | null
  font: string | null
}
export type Abstract = { levels: Map<number, Level>; styleLink: string | null; numStyleLink: string | null }
export type Num = { abstractId: string; startOverrides: Map<number, number>; levels: Map<number, Level> }

export const newLevel = (): Level => ({
  start: 1,
  format: 'decimal',
  ownFormat: undefined,
  text: '',
  restart: null,
  legal: false,
  style: null,
  font: null,
})

/** numbering.xml: the definitions of lists, and the lists that use them. */
export function readNumberingPart(
  xml: string,
  theme: ThemeFonts,
): { abstracts: Map<string, Abstract>; nums: Map<string, Num> } {
  const abstracts = new Map<string, Abstract>()
  const nums = new Map<string, Num>()
  let abstract: Abstract | null = null
  let num: Num | null = null
  let level: Level | null = null
  let override = 0
  let skipping = 0
  parseXml(xml, 'numbering.xml', {
    open: (name, attributes) => {
      // A format of its own stands in a choice; the fallback is for readers that know none.
      if (skipping > 0 || name === 'mc:Fallback') {
        skipping++
        return
      }
      const value = attributes['w:val'] ?? ''
      if (name === 'w:abstractNum') {
        abstract = { levels: new Map(), styleLink: null, numStyleLink: null }
        abstracts.set(attributes['w:abstractNumId'] ?? '', abstract)
      } else if (name === 'w:num') {
        num = { abstractId: '', startOverrides: new Map(), levels: new Map() }
        nums.set(attributes['w:numId'] ?? '', num)
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
        else if (name === 'w:numFmt') {
          level.format = value
          level.ownFormat = attributes['w:format']
        } else if (name === 'w:lvlText') level.text = value
        else if (name === 'w:lvlRestart') level.restart = Number(value)
        else if (name === 'w:isLgl') level.legal = isOn(attributes)
        else if (name === 'w:pStyle') level.style = value
        else if (name === 'w:rFonts') level.font = fontNamed(attributes, theme)
      }
    },
    close: (name) => {
      if (skipping > 0) skipping--
      else if (name === 'w:lvl') level = null
      else if (name === 'w:num') num = null
      else if (name === 'w:abstractNum') abstract = null
    },
  })
  return { abstracts, nums }
}
