import { parseXml } from '../formats/docx/xml.ts'
import { type ParagraphLook, takeParagraphLook } from './looks.ts'

type Levels = Map<number, ParagraphLook>

/** How numbering.xml moves the paragraphs of each level of a list. */
export function readListLooks(xml: string | null): (numId: string, level: number) => ParagraphLook {
  const abstracts = new Map<string, Levels>()
  const lists = new Map<string, { abstractId: string; levels: Levels }>()
  let levels: Levels | null = null
  let list: { abstractId: string; levels: Levels } | null = null
  let look: ParagraphLook | null = null
  let inParagraph = false
  if (xml !== null)
    parseXml(xml, 'numbering.xml', {
      open: (name, attributes) => {
        if (name === 'w:abstractNum') {
          levels = new Map()
          abstracts.set(attributes['w:abstractNumId'] ?? '', levels)
        } else if (name === 'w:num') {
          list = { abstractId: '', levels: new Map() }
          levels = list.levels
          lists.set(attributes['w:numId'] ?? '', list)
        } else if (name === 'w:abstractNumId' && list) list.abstractId = attributes['w:val'] ?? ''
        else if (name === 'w:lvl') {
          look = {}
          levels?.set(Number(attributes['w:ilvl'] ?? 0), look)
        } else if (name === 'w:pPr') inParagraph = true
        else if (look && inParagraph) takeParagraphLook(look, name, attributes)
      },
      close: (name) => {
        if (name === 'w:lvl') look = null
        else if (name === 'w:pPr') inParagraph = false
        else if (name === 'w:num') list = null
      },
    })
  return (numId, level) => {
    const own = lists.get(numId)
    return own?.levels.get(level) ?? abstracts.get(own?.abstractId ?? '')?.get(level) ?? {}
  }
}
