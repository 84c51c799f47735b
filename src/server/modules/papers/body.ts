import { HeadingLevel, Paragraph, type ParagraphChild, type Table } from 'docx'
import type { PaperBlock, Span } from '../../../shared/report-paper.ts'
import { upper } from './measures.ts'
import { levelOfLetter, OUTLINE } from './numbering.ts'
import type { StyleId } from './styles.ts'
import { tableBlock } from './table.ts'
import type { Writer } from './words.ts'

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 }
const ITEMS: Record<1 | 2, StyleId> = { 1: 'GachDauDong', 2: 'DauCong' }

const inCapitals = (words: readonly Span[]): Span[] =>
  words.map((span) => (typeof span === 'string' ? upper(span) : span))

/** Closes the body (phần II.6): in place of the full stop of the last words. */
const CLOSING = './.'

/** The last block of words, with the sign that closes the body. */
function closed(words: readonly Span[]): Span[] {
  const last = words.at(-1)
  if (typeof last !== 'string') return [...words, CLOSING]
  return [...words.slice(0, -1), last.replace(/[\s./]*$/u, '') + CLOSING]
}

/**
 * The blocks of a body over `width` twips; headings count on from the first. `closes`: the last words are followed by
 * "./." and stay on the page of what comes next.
 */
export function bodyBlock(
  blocks: readonly PaperBlock[],
  writer: Writer,
  { width, closes = false }: { width: number; closes?: boolean },
): (Paragraph | Table)[] {
  let letters = 0
  const lastAt = closes ? blocks.length - 1 : -1
  const text = (style: StyleId, children: ParagraphChild[], keepNext = false) =>
    new Paragraph({ style, keepNext, children })
  const made = blocks.flatMap((block, index): (Paragraph | Table)[] => {
    const last = index === lastAt
    if (block.kind === 'table') return tableBlock(block, writer, width)
    if (block.kind === 'blank')
      return [text('NoiDung', [writer.blank(block.prompt), ...(last ? writer.spans([CLOSING]) : [])], last)]
    if (block.kind === 'heading') {
      letters = block.level === 3 ? letters + 1 : 0
      return [
        headingBlock(block.level, letters, writer.spans(block.level === 1 ? inCapitals(block.words) : block.words)),
      ]
    }
    const style = block.kind === 'item' ? ITEMS[block.level] : 'NoiDung'
    return [text(style, writer.spans(last ? closed(block.words) : block.words), last)]
  })
  const ends = blocks[lastAt]?.kind
  const closedApart = closes && (ends === undefined || ends === 'table' || ends === 'heading')
  return closedApart ? [...made, text('NoiDung', writer.spans([CLOSING]), true)] : made
}

/** The letters of level 3 stand on several levels of the numbering; that of the first four is the style's own. */
function headingBlock(level: 1 | 2 | 3, letter: number, children: ParagraphChild[]): Paragraph {
  const at = level === 3 ? levelOfLetter(letter) : level - 1
  return new Paragraph({
    heading: HEADINGS[level],
    ...(at > 2 && { numbering: { reference: OUTLINE, level: at, instance: 0, custom: true } }),
    children,
  })
}
