import { SaxesParser } from 'saxes'
import { ReadingProblem } from '../../problem.ts'

export type Attributes = Record<string, string>
export type XmlHandler = {
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text?(text: string): void
}

/** Hears the same part as both. */
export const both = (a: XmlHandler, b: XmlHandler): XmlHandler => ({
  open: (name, attributes) => {
    a.open(name, attributes)
    b.open(name, attributes)
  },
  close: (name) => {
    a.close(name)
    b.close(name)
  },
  text: (text) => {
    a.text?.(text)
    b.text?.(text)
  },
})

const WORD_NAMESPACE = /wordprocessingml(?:\/2006)?\/main$|purl\.oclc\.org\/ooxml\/wordprocessingml\/main$/

/** Streams a part; names come as 'w:p' whatever prefix the file uses. A DOCTYPE is refused, so no entity can grow. */
export function parseXml(xml: string, part: string, handler: XmlHandler): void {
  const parser = new SaxesParser({ fragment: false, position: false })
  let prefix: string | null = null
  const rename = (name: string) => {
    if (prefix === 'w' || prefix === null) return name
    if (prefix === '') return name.includes(':') ? name : `w:${name}`
    return name.startsWith(`${prefix}:`) ? `w:${name.slice(prefix.length + 1)}` : name
  }
  const fail = (reason: string) => {
    throw new ReadingProblem('damaged-file', { part, reason: reason.slice(0, 200) })
  }
  parser.on('error', (error) => fail(error.message))
  parser.on('doctype', () => fail('DOCTYPE'))
  parser.on('opentag', (tag) => {
    const attributes = tag.attributes as Attributes
    if (prefix === null)
      for (const [name, value] of Object.entries(attributes))
        if (WORD_NAMESPACE.test(value)) prefix = name === 'xmlns' ? '' : name.replace(/^xmlns:/, '')
    if (prefix === 'w' || prefix === null) return handler.open(tag.name, attributes)
    const renamed: Attributes = {}
    for (const [name, value] of Object.entries(attributes)) renamed[rename(name)] = value
    handler.open(rename(tag.name), renamed)
  })
  parser.on('closetag', (tag) => handler.close(rename(tag.name)))
  if (handler.text) {
    const { text } = handler
    parser.on('text', (piece) => text(piece))
    parser.on('cdata', (piece) => text(piece))
  }
  parser.write(xml).close()
}

/** <w:vanish/> is on, <w:vanish w:val="0"/> is off. */
export const isOn = (attributes: Attributes) => !/^(?:0|false|off|none)$/i.test(attributes['w:val'] ?? 'true')
