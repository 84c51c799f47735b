import { type Attributes, isOn, parseXml } from '../formats/docx/xml.ts'
import { drawRun, MM_OF_TWIP, paragraphLook, type Sheets } from './drawing.ts'
import type { DrawnEdge, DrawnSection } from './drawn-paper.ts'
import { type ParagraphLook, type RunLook, takeParagraphLook, takeRunLook } from './looks.ts'

type EdgeKind = 'first' | 'default' | 'even'

/** A section as <w:sectPr> says it: lengths in twips, edges by the ids of their parts. */
export type SectionSource = {
  size: { width: number; height: number }
  margin: Record<'top' | 'bottom' | 'left' | 'right', number>
  ownFirst: boolean
  format: string
  heads: Partial<Record<EdgeKind, string>>
  feet: Partial<Record<EdgeKind, string>>
}

/** Where a file says nothing: Word's own letter paper. */
export const newSection = (): SectionSource => ({
  size: { width: 12240, height: 15840 },
  margin: { top: 1440, bottom: 1440, left: 1440, right: 1440 },
  ownFirst: false,
  format: 'decimal',
  heads: {},
  feet: {},
})

/** Takes in one element inside <w:sectPr>. */
export function takeSection(into: SectionSource, name: string, attributes: Attributes): void {
  const twips = (key: string, otherwise: number) => {
    const given = Number(attributes[`w:${key}`])
    return Number.isFinite(given) ? given : otherwise
  }
  if (name === 'w:pgSz') into.size = { width: twips('w', into.size.width), height: twips('h', into.size.height) }
  else if (name === 'w:pgMar') {
    for (const side of ['top', 'bottom', 'left', 'right'] as const) into.margin[side] = twips(side, into.margin[side])
    const gutter = twips('gutter', 0)
    into.margin.left += gutter
  } else if (name === 'w:titlePg') into.ownFirst = isOn(attributes)
  else if (name === 'w:pgNumType') into.format = attributes['w:fmt'] ?? 'decimal'
  else if (name === 'w:headerReference' || name === 'w:footerReference') {
    const edges = name === 'w:headerReference' ? into.heads : into.feet
    edges[(attributes['w:type'] ?? 'default') as EdgeKind] = attributes['r:id'] ?? ''
  }
}

/** Sections as they hold: an edge that one does not name is that of the section before. */
export function drawSections(
  sources: readonly SectionSource[],
  edges: ReadonlyMap<string, string>,
  sheets: Sheets,
): DrawnSection[] {
  const heads: SectionSource['heads'] = {}
  const feet: SectionSource['feet'] = {}
  return sources.map((source) => {
    Object.assign(heads, source.heads)
    Object.assign(feet, source.feet)
    const drawn = (id: string | undefined) => {
      const xml = id === undefined ? undefined : edges.get(id)
      return xml === undefined ? null : drawEdge(xml, source.format, sheets)
    }
    const { width, height } = source.size
    const { top, bottom, left, right } = source.margin
    const mm = (twips: number) => twips * MM_OF_TWIP
    return {
      width: mm(width),
      height: mm(height),
      // Negative: the text begins there whatever the head holds.
      top: mm(Math.abs(top)),
      bottom: mm(Math.abs(bottom)),
      left: mm(left),
      right: mm(right),
      ownFirst: source.ownFirst,
      heads: { first: drawn(heads.first), usual: drawn(heads.default) },
      feet: { first: drawn(feet.first), usual: drawn(feet.default) },
    }
  })
}

/** A head or foot: whether and how it shows the page's number. */
function drawEdge(xml: string, format: string, sheets: Sheets): DrawnEdge {
  let number: DrawnEdge['number'] = null
  let style: string | null = null
  let runStyle: string | null = null
  let look: ParagraphLook = {}
  let run: RunLook = {}
  let inParagraphProperties = false
  let inRunProperties = false
  let inCode = false
  let before = ''
  let code = ''
  const show = () => {
    const styled = sheets.styleSheet.runOf(style, runStyle, null)
    const [drawn] = drawRun('1', { ...styled, ...run })
    const { align } = paragraphLook(sheets, { style, tableStyle: null, look })
    // Tabs carry it to the middle where nobody centred the paragraph.
    if (drawn) number ??= { run: drawn, centred: align === 'center' || before === '\t', format }
  }
  parseXml(xml, 'header.xml', {
    open: (name, attributes) => {
      if (name === 'w:p') {
        style = null
        look = {}
        before = ''
      } else if (name === 'w:r') {
        runStyle = null
        run = {}
      } else if (name === 'w:pPr') inParagraphProperties = true
      else if (name === 'w:rPr') inRunProperties = true
      else if (name === 'w:rStyle') runStyle = attributes['w:val'] ?? null
      else if (inRunProperties && !inParagraphProperties) takeRunLook(run, name, attributes, sheets.theme)
      else if (name === 'w:pStyle') style = attributes['w:val'] ?? null
      else if (inParagraphProperties) takeParagraphLook(look, name, attributes)
      else if (name === 'w:tab') before += '\t'
      else if (name === 'w:instrText') inCode = true
      else if (name === 'w:fldSimple' && /^\s*PAGE\b/i.test(attributes['w:instr'] ?? '')) show()
      else if (name === 'w:pgNum') show()
    },
    close: (name) => {
      if (name === 'w:pPr') inParagraphProperties = false
      else if (name === 'w:rPr') inRunProperties = false
      else if (name === 'w:instrText') {
        inCode = false
        if (/^\s*PAGE\b/i.test(code)) show()
        code = ''
      }
    },
    text: (text) => {
      if (inCode) code += text
    },
  })
  return { number }
}
