import type { DrawnPaper } from './drawn-paper.ts'
import { inked, piecesIn } from './pieces.ts'
import { type Measured, type Where, whereOf } from './places.ts'

const round = (mm: number) => Math.round(mm)

/** Marks of urgency are red (phần III.2). */
const RED_BY_LAW = /^(?:KHẨN|THƯỢNG KHẨN|HỎA TỐC|HOẢ TỐC)(?:\s|$)/u

/** Sections: paper, which way it lies, margins in millimetres; letters anywhere: font and colour. */
export function measurePage(property: string, paper: DrawnPaper): Measured[] {
  if (property === 'font' || property === 'colour') return ofLetters(property, paper)
  return paper.sections.flatMap((section, index): Measured[] => {
    const where: Where = { part: 'page', section: index + 1 }
    const { width, height } = section
    const [short, long] = [round(Math.min(width, height)), round(Math.max(width, height))]
    if (property === 'paper') return [{ where, found: short === 210 && long === 297 ? 'A4' : `${short} × ${long} mm` }]
    // Behind the first section stand tables that need the length.
    if (property === 'upright') return index === 0 ? [{ where, found: height >= width }] : []
    if (property === 'top' || property === 'bottom' || property === 'left' || property === 'right')
      return [{ where, found: section[property] }]
    throw new Error(`no rule can ask a page for ${property}`)
  })
}

function ofLetters(property: 'font' | 'colour', paper: DrawnPaper): Measured[] {
  return piecesIn(paper).flatMap((piece): Measured[] => {
    if (property === 'colour' && RED_BY_LAW.test(piece.text)) return []
    const found = new Set(
      inked(piece).map(({ font, colour }) => (property === 'font' ? (font ?? 'Times New Roman') : colour)),
    )
    return [...found].map((each) => ({ where: whereOf('page', piece), found: each }))
  })
}

/** The page's number as the first section shows it from its second page on. */
export function measurePageNumber(property: string, { sections }: DrawnPaper): Measured[] {
  const [section] = sections
  if (!section) return []
  const where: Where = { part: 'page-number', section: 1 }
  const number = section.heads.usual?.number ?? null
  if (property === 'in-head') {
    if (number) return [{ where, found: true }]
    return [{ where, found: section.feet.usual?.number ? 'in-foot' : false }]
  }
  if (!number) return []
  if (property === 'centred') return [{ where, found: number.centred }]
  if (property === 'size') return [{ where, found: number.run.size }]
  if (property === 'italics') return [{ where, found: number.run.italics }]
  if (property === 'arabic') return [{ where, found: number.format === 'decimal' }]
  if (property === 'hidden-first') return [{ where, found: section.ownFirst && !section.heads.first?.number }]
  throw new Error(`no rule can ask a page's number for ${property}`)
}
