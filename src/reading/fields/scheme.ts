import { foldVietnamese } from '../../rules/vietnamese-text.ts'

const KIND = '(?:Tiểu đề án|Đề án|Dự án|Tiểu dự án|Chương trình)'
const QUOTED = new RegExp(`(?<!\\p{L})(${KIND})\\s+(?:về\\s+)?([“"][^“”"]{6,300}[”"])`, 'gu')
/** Without quotation marks only its years tell where the name ends. */
const DATED = new RegExp(
  `(?<!\\p{L})(${KIND}\\s\\p{Ll}[^“”"(;.]{12,200}?(?:giai đoạn (?:19|20)\\d\\d\\s*[-–]\\s*(?:19|20)\\d\\d|đến năm (?:19|20)\\d\\d))`,
  'gu',
)
const CARRIES =
  /(?<!\p{L})(?:xây dựng|lập|soạn thảo|triển khai|thực hiện|tổ chức thực hiện|ban hành|trình|phê duyệt)(?!\p{L})[^;.“”"]{0,160}$/iu
/** It is only spoken of: its results, its end, a paper about it. */
const SPOKEN_OF =
  /(?:kết quả|tình hình|tổng kết|sơ kết|đánh giá|mục tiêu|theo|tại|trong|của|nội dung)(?:\s(?:việc|và|triển khai|thực hiện|tổ chức|\d+ năm))*\s*$/iu

/** A sub-scheme that the clause orders to build or to carry out; the one that the paper itself carries out is none. */
export function schemeOf(text: string, title: string | null): string | null {
  const found = [...text.matchAll(QUOTED), ...text.matchAll(DATED)].sort((a, b) => a.index - b.index)
  for (const match of found) {
    const before = text.slice(Math.max(0, match.index - 220), match.index)
    if (!CARRIES.test(before) || SPOKEN_OF.test(before)) continue
    const name = (match[2] === undefined ? (match[1] ?? '') : `${match[1]} ${match[2]}`).replace(/\s+/gu, ' ').trim()
    const main = foldVietnamese(title ?? '')
    const words = foldVietnamese(name.replace(/[“”"]/gu, '').replace(new RegExp(`^${KIND}`, 'u'), ''))
    if (main !== '' && (main.includes(words.trim()) || words.includes(main))) continue
    return name
  }
  return null
}
