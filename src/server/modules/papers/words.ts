import { Paragraph, type ParagraphChild, TextRun } from 'docx'
import type { PrintedValue, Span } from '../../../shared/report-paper.ts'
import { contentControls } from './content-control.ts'
import type { StyleId } from './styles.ts'

/** What XML 1.0 cannot hold; Word pastes some of it (a vertical tab for a new line). */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

const clean = (words: string) =>
  words
    .replace(/\r\n?|\v/g, '\n')
    .replace(NOT_XML, '')
    .normalize('NFC')

type RunStyle = { bold?: boolean; highlight?: 'yellow' }

/** A new line of the words is one on the paper. */
export const runsOf = (words: string, style: RunStyle = {}): TextRun[] =>
  clean(words)
    .split('\n')
    .map((text, index) => new TextRun({ text, ...style, ...(index > 0 && { break: 1 }) }))

export const line = (style: StyleId, words = '') =>
  new Paragraph({ style, children: words === '' ? [] : runsOf(words) })

/** Writes the words of one document; each figure stands in a content control with its id. */
export type Writer = {
  spans(words: readonly Span[], style?: RunStyle): ParagraphChild[]
  /** A marked space, of which the words say what is to be written there. */
  blank(prompt: string): ParagraphChild
}

export function writer(): Writer {
  const control = contentControls()
  const value = ({ value, id, name }: PrintedValue, style?: RunStyle) =>
    control({ tag: id, title: name }, runsOf(value, style))
  return {
    spans: (words, style) =>
      words.flatMap((span): ParagraphChild[] =>
        typeof span === 'string' ? runsOf(span, style) : [value(span, style)],
      ),
    blank: (prompt) =>
      control(
        { tag: 'blank', title: 'Phần cần viết', prompts: true },
        runsOf(`[Cần viết: ${prompt}]`, { highlight: 'yellow' }),
      ),
  }
}
