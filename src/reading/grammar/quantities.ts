import { nounLength } from './counted.ts'
import { wordsOf } from './words.ts'

export type Quantity = {
  value: number
  upper: number | null
  unit: string
  /** From the first digit to the unit's last letter. */
  start: number
  end: number
}

/** Nouns after which a number names or dates and does not count. */
const NAMING =
  /(?:mức(?:\s+độ)?|bậc|cấp độ|cấp|số|năm|tháng|ngày|quý|tuổi|hạng|loại|khóa|điều|khoản|thứ|giai đoạn|mục|phần|lần|thế kỷ|công nghiệp|phiên bản|luật|kỳ|nhóm|tổ dân phố|phường|quận|vùng|chương|trình độ|IELTS|tầm nhìn|đến năm|\p{L}+\/)\s*$/iu
const NUMBER =
  /(?<![\p{L}\d/.,-])(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?:\/\d{1,4}(?=\s+\p{L}))?(?:\s*%)?(?:\s*(?:-|–|—|đến)\s*(?:trên\s+)?(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?))?(?:\s*(%|phần trăm))?(?![\d/])/giu

const decimal = (text: string): number =>
  /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(text)
    ? Number(text.replace(/\./g, '').replace(',', '.'))
    : Number(text.replace(',', '.'))

/** '02 “Đơn vị học tập” tiêu biểu': a counted noun that bears a title in quotes; how many letters it takes. */
function quotedNoun(after: string): number {
  const match = /^\s+“([^“”]{2,60})”(?:\s(?:tiêu biểu|xuất sắc|kiểu mẫu))?(?![\p{L}])/u.exec(after)
  return match && nounLength(wordsOf(match[1] ?? '')) > 0 ? match[0].length : 0
}

/** Numbers that say how much: percents first of all, and counted nouns. */
export function quantitiesIn(text: string): Quantity[] {
  const found: Quantity[] = []
  for (const match of text.matchAll(NUMBER)) {
    const percent = match[0].includes('%') || match[3] !== undefined
    const start = match.index
    const end = start + match[0].length
    const before = text.slice(Math.max(0, start - 30), start)
    const upper = match[2] === undefined ? null : decimal(match[2])
    const value = decimal(match[1] ?? '')
    if (percent) {
      found.push({ value, upper, unit: '%', start, end })
      continue
    }
    if (NAMING.test(before)) continue
    // "02 lớp/năm" counts lớp.
    const after = text.slice(end, end + 90).replace(/\/(?=(?:năm|quý|tháng|tuần|kỳ|xã|huyện|thôn)(?!\p{L}))/giu, ';')
    if (!/^\s/.test(after)) continue
    const quoted = quotedNoun(after)
    if (quoted > 0) {
      found.push({ value, upper, unit: after.slice(0, quoted).trim(), start, end: end + quoted })
      continue
    }
    const words = wordsOf(after)
    const length = nounLength(words)
    const last = words[length - 1]
    if (length === 0 || !last || words[0]?.before !== '') continue
    found.push({ value, upper, unit: after.slice(words[0].start, last.end), start, end: end + last.end })
  }
  return found
}
