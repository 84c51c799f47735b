import { pathsIn } from './paths.ts'
import type { Quoted } from './quotes.ts'

const STARTS_AGAIN =
  /(?<=[;.])\s{1,9}(?=(?:đồng thời,?\s+)?(?:sửa đổi|bổ sung|bãi bỏ|huỷ bỏ|hủy bỏ|thay thế|điều chỉnh|bỏ (?:cụm )?từ|bỏ (?:khoản|điểm|mục|gạch))(?!\p{L}))|,?\s{1,9}(?:và|đồng thời)\s{1,9}(?=(?:bãi bỏ|huỷ bỏ|hủy bỏ|thay thế|thay (?:cụm )?từ|bổ sung (?:khoản|điểm|mục|gạch|cụm|thêm)|sửa đổi (?:khoản|điểm|mục|gạch))(?!\p{L}))/giu
const CUT =
  /(?:có nội dung\s+)?(?:như\s+sau|sau\s+đây|dưới\s+đây|(?:bằng\s+)?nội\s+dung\s+sau|cụ\s+thể(?:\s+là)?)\s{0,9}:?\s{0,9}|\s(?:thành|bằng)(?:\s+nội\s+dung)?\s{0,9}:?\s{0,9}(?=⟦\d+⟧[\s.;]{0,9}$|$)|:\s{0,9}/giu
export const VERB_FIRST =
  /^(?:sửa đổi|sửa|bổ sung|thêm|bãi bỏ|huỷ bỏ|hủy bỏ|bỏ|thay|thay thế|điều chỉnh|lược bỏ|chỉnh sửa)(?!\p{L})/iu

/** A stretch of the text with tokens for its quotes, which knows where its characters stand. */
export type Line = { text: string; start: number; end: number; length: number; at: (offset: number) => number }

export function lineOf(text: string, start: number, end: number, quoted: readonly Quoted[]): Line {
  let out = ''
  const marks: [out: number, at: number][] = [[0, start]]
  let last = start
  for (const [index, quote] of quoted.entries()) {
    if (quote.start < start || quote.end > end) continue
    out += text.slice(last, quote.start)
    marks.push([out.length, quote.start])
    out += `⟦${index}⟧`
    last = quote.end
    marks.push([out.length, last])
  }
  out += text.slice(last, end)
  const at = (offset: number) => {
    const [from, there] = marks.findLast(([from]) => from <= offset) ?? [0, start]
    return there + (offset - from)
  }
  return { text: out, start, end, length: out.length, at }
}

export function pieceAt(line: Line, from: number, to: number): Line {
  const start = line.at(from)
  const end = to >= line.text.length ? line.end : line.at(to)
  const text = line.text.slice(from, to)
  return { text, start, end, length: text.length, at: (offset) => line.at(from + offset) }
}

/** Orders that follow one another in one sentence. */
export function splitPieces(line: Line): Line[] {
  const pieces: Line[] = []
  let from = 0
  for (const match of line.text.matchAll(STARTS_AGAIN)) {
    const before = line.text.slice(from, match.index)
    // 'thay A bằng B và bãi bỏ cụm từ C tại Mục III': the place holds for both.
    if (/^[,\s]/u.test(match[0]) && /đồng thời|và/iu.test(match[0]) && pathsIn(before).length === 0) continue
    if (!/⟦\d+⟧|(?<!\p{L})(?:mục|khoản|điểm|điều|phần|gạch|tiết)\s/iu.test(before)) continue
    pieces.push(pieceAt(line, from, match.index))
    from = match.index + match[0].length
  }
  return [...pieces, pieceAt(line, from, line.text.length)]
}

export type Cut = { headEnd: number; tailStart: number }

/** Where a sentence stops to order and its new text begins. */
export function cutOf(text: string, opensQuote: boolean): Cut | null {
  for (const match of text.matchAll(CUT)) {
    const end = match.index + match[0].length
    const tail = text.slice(end)
    // 'Tại khoản 2: bãi bỏ …' goes on ordering.
    if (VERB_FIRST.test(tail) || /^(?:cụm từ|từ|chữ)\s/iu.test(tail)) continue
    if (/^:/.test(match[0]) && !/^⟦\d+⟧/u.test(tail) && tail.trim() !== '' && !match[0].includes(' ')) continue
    return { headEnd: end, tailStart: end }
  }
  return opensQuote ? { headEnd: text.length, tailStart: text.length } : null
}
