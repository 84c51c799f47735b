import { lastBefore } from '../grammar/last-before.ts'
import type { Node } from '../outline/tree.ts'
import type { Reading } from '../reading.types.ts'
import { factAt, type Source } from './source.ts'

const REVIEW = /(?<![\p{L}])(?:tổ chức\s+|tiến hành\s+)?(sơ kết|tổng kết)(?![\p{L}])/giu
/** A noun before it makes the review a thing that is spoken of: 'hội nghị tổng kết', 'kinh phí sơ kết'. */
const SPOKEN_OF = /(?:kinh phí|báo cáo|kết quả|sau khi|sau|đã|theo|dịp|việc)\s+$/iu
const YEAR = /(?:năm|quý [IV1-4]+\s*\/|tháng \d{1,2}\s*\/|\d\/)\s*((?:19|20)\d\d)(?!\s*[-–]\s*\d)/iu
const LEADING_YEAR = /(?:^|[,;.]\s*)(?:(?:đến|vào|trong|cuối|hết)\s+)*năm\s+((?:19|20)\d\d),?\s*$/iu
/** 'Tháng 12/2022 Sở A tổ chức tổng kết', 'Quý IV năm 2025, Sở A …': the time opens the sentence. */
const YEAR_AT_HEAD =
  /^(?:(?:trong|vào|đến|cuối|đầu)\s+)*(?:tháng\s+\d{1,2}|quý\s+(?:[IV]{1,3}|[1-4])|năm)(?:\s*\/\s*|\s+năm\s+|\s+)((?:19|20)\d\d)(?!\s*[-–]\s*\d)/iu
const SENTENCE_END = /[.;]\s+/gu
const QUOTED = /“[^“”]*”/gu

/** Interim and final reviews that the tasks and the organisation part order. */
export function findReviews(source: Source, isDutyText: (node: Node) => boolean): Reading['reviews'] {
  const found: Reading['reviews'] = []
  for (const node of source.nodes) {
    if (node.zone !== 'body' || source.parts.get(node) === 'funding' || !isDutyText(node)) continue
    // 'III. Sơ kết, tổng kết' heads what is said of them.
    if (node.heading && node.children.length > 0) continue
    const plain = node.content.replace(QUOTED, (quoted) => '_'.repeat(quoted.length))
    const matches = [...plain.matchAll(REVIEW)].filter(
      (match) => !SPOKEN_OF.test(plain.slice(Math.max(0, match.index - 12), match.index)),
    )
    const endBefore = lastBefore(plain, SENTENCE_END)
    for (const [index, match] of matches.entries()) {
      const ended = endBefore(match.index)
      const next = matches[index + 1]
      const limit = plain.slice(match.index, match.index + 2_000).search(/;\s|\.\s+(?=\p{Lu})/u)
      const end = Math.min(next?.index ?? plain.length, limit < 0 ? plain.length : match.index + limit)
      const span = plain
        .slice(match.index, end)
        // ", năm 2020 tổng kết": the time opens what follows.
        .replace(next && end === next.index ? LEADING_YEAR : /$^/u, '')
        .replace(/(?:[\s,;.]|\svà)+$/u, '')
      // "sơ kết, tổng kết …": both share the words and the year that follow.
      const shared =
        next &&
        span.length <= match[0].length + 2 &&
        /^(?:,|\svà)?\s*$/u.test(plain.slice(match.index + match[0].length, next.index))
      const year =
        YEAR.exec(shared ? plain.slice(match.index, limit < 0 ? plain.length : match.index + limit) : span) ??
        LEADING_YEAR.exec(plain.slice(Math.max(0, match.index - 40), match.index)) ??
        YEAR_AT_HEAD.exec(plain.slice(ended ? ended.index + ended[0].length : 0, match.index))
      found.push({
        ...factAt(
          source,
          node,
          {
            start: node.contentStart + match.index,
            end: node.contentStart + match.index + Math.max(span.length, match[0].length),
          },
          'review.verb',
        ),
        kind: match[1]?.toLowerCase() === 'sơ kết' ? 'interim' : 'final',
        year: year ? Number(year[1]) : null,
      })
    }
  }
  return found
}
