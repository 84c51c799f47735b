import type { TextEncoding } from '../../shared/encodings.ts'
import type { Limits } from '../limits.ts'
import { ReadingProblem } from '../problem.ts'
import { hasUtf16Mark, looksLikeUtf16 } from './detect.ts'
import type { FileContent } from './file-content.ts'
import { type DecodedText, decodeLegacyBytes, decodeLegacyText } from './letters/decode-legacy.ts'
import { paragraphOf, type SourceParagraph } from './paragraph.ts'
import { tabbedRows } from './tabbed-table.ts'

/** Unicode where the bytes are sound, else an encoding from before it in which the words are Vietnamese. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const utf16 = hasUtf16Mark(bytes) ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : looksLikeUtf16(bytes)
  if (utf16) {
    try {
      return legacyOr({ text: new TextDecoder(utf16, { fatal: true }).decode(bytes), encoding: utf16 })
    } catch {
      throw new ReadingProblem('unknown-encoding', { tried: utf16, offset: bytes.length })
    }
  }
  try {
    return legacyOr({ text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' })
  } catch {
    const legacy = decodeLegacyBytes(bytes)
    if (legacy) return legacy
    throw new ReadingProblem('unknown-encoding', { tried: 'utf-8', offset: firstBadUtf8(bytes) })
  }
}

const legacyOr = (unicode: DecodedText): DecodedText => decodeLegacyText(unicode.text) ?? unicode
const isUnicode = (encoding: TextEncoding) => encoding.startsWith('utf-')

/** Byte offset of the first sequence that is not UTF-8. */
export function firstBadUtf8(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0
    const length =
      lead < 0x80
        ? 1
        : lead >= 0xc2 && lead < 0xe0
          ? 2
          : lead >= 0xe0 && lead < 0xf0
            ? 3
            : lead >= 0xf0 && lead < 0xf5
              ? 4
              : 0
    if (length === 0 || at + length > bytes.length) return at
    const second = bytes[at + 1] ?? 0
    if (lead === 0xe0 && second < 0xa0) return at
    if (lead === 0xed && second > 0x9f) return at
    if (lead === 0xf0 && second < 0x90) return at
    if (lead === 0xf4 && second > 0x8f) return at
    for (let next = 1; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return at
    at += length
  }
  return at
}

const COLUMN_GAP = /\S(?:\t| {4})[\t ]*(?=\S)/g
/** A number or a bullet that a tab parts from its own words. */
const ONLY_MARKER =
  /^\s*(?:[([]?(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|\p{L})(?:\.\d{1,2})*[.)/:\]]{1,2}|[^\p{L}\d\s]|\d+(?:\.\d+)+)\s*$/u

const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/

/** Whatever spaces part its columns, a printed line holds no more words. */
const fitsOneLine = (line: string) => line.length < 200 || line.replace(/\s+/g, ' ').length < 200

/** 'Vân Sơn, ngày 5 tháng 6 năm 2023': what stands left of it goes on in the next line. */
const DATED = /ngày\s[^.;]{0,12}tháng\s[^.;]{0,10}năm\s[^.;]{0,8}$/iu

/** Where the second column begins; a blank left for a pen, 'Số:      /KH', 'ngày      tháng', parts none. */
const gapIn = (line: string) =>
  [...line.matchAll(COLUMN_GAP)].find((gap) => {
    const left = line.slice(0, gap.index + 1)
    return (
      !ONLY_MARKER.test(left) &&
      !/^\s*Số\s*:?\s*$/u.test(left) &&
      /^(?:\p{Lu}|[-–—_*]{3})/u.test(line.slice(gap.index + 1).trim())
    )
  })

/** Lines as paragraphs; two columns typed side by side (letterhead, signature) come apart. */
export function readText(bytes: Uint8Array, limits: Limits): FileContent {
  const { text, encoding } = decodeText(bytes)
  const paragraphs: SourceParagraph[] = []
  const add = (paragraph: SourceParagraph) => {
    if (paragraphs.push(paragraph) > limits.maxParagraphs)
      throw new ReadingProblem('too-large', { paragraphs: paragraphs.length, limit: limits.maxParagraphs })
  }
  const composed = text.normalize('NFC')
  const lines = composed.split(LINE_END, limits.maxParagraphs + 1)
  const rows = tabbedRows(lines)
  for (const [index, line] of lines.entries()) {
    const tabbed = rows.get(index)
    if (tabbed) {
      for (const [column, cell] of tabbed.cells.entries())
        add(paragraphOf(cell, { cell: { table: tabbed.table, row: tabbed.row, column } }))
      continue
    }
    const gap = fitsOneLine(line) ? gapIn(line) : null
    if (gap) {
      add(paragraphOf(line.slice(0, gap.index + 1), { mayBeBroken: true }))
      const right = line.slice(gap.index + gap[0].length)
      add(paragraphOf(right, { mayBeBroken: true, column: DATED.test(right) }))
    } else add(paragraphOf(line, { mayBeBroken: true }))
  }
  const decomposed = composed.length < text.length
  return { paragraphs, encoding, decomposed, oldEncodings: isUnicode(encoding) ? [] : [encoding] }
}
