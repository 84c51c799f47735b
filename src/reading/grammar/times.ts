import type { Due, Frequency, Period } from '../../shared/plan.ts'
import { FULL_DATE, isoDay, monthDay, monthSpan, quarterNumber, quarterOf } from './dates.ts'

export type TimeContext = { year: number | null }

const YEARLY = '(?:hằng|hàng|mỗi|từng)\\s+năm'
const FREQUENCIES: [Frequency, RegExp][] = [
  ['monthly', /(?:hằng|hàng|mỗi)\s+tháng|(?<!\d\s)tháng một lần/iu],
  ['quarterly', /(?:hằng|hàng|mỗi)\s+quý|(?:0?3|ba)\s+tháng(?:\s|,|$)(?!\s*(?:đầu|cuối) năm \d)/iu],
  ['semiannual', /(?<![\d,.])(?:0?6|sáu)\s+tháng(?:\s+(?:đầu năm|cuối năm|một lần))?|nửa năm/iu],
  [
    'annual',
    new RegExp(
      `${YEARLY}|(?<!\\p{L})(?:0?1|một) năm(?:\\s+một lần)|6 tháng(?: đầu năm)?(?:,| và)\\s*(?:cả|cuối)?\\s*năm(?!\\s+\\d)`,
      'iu',
    ),
  ],
]

export function frequenciesIn(text: string): Frequency[] {
  const found = FREQUENCIES.filter(([, pattern]) => pattern.test(text)).map(([frequency]) => frequency)
  return found
}

/** Days of the year named as limits: 'trước ngày 15/6 và ngày 15/12', 'chậm nhất ngày 20 tháng 11'. */
export function daysBefore(text: string): string[] {
  const days: string[] = []
  const limit =
    /(?:trước|chậm nhất(?:\s+(?:là|vào|đến))?|muộn nhất|không quá|vào|đến hết)\s+(?:ngày\s+)?(\d{1,2}\s?(?:\/|-|\s?tháng\s?)\s?\d{1,2}(?!\s?[/-]\s?\d)(?:[^.;]{0,60}?(?:và|,|;)\s*(?:trước\s+)?(?:ngày\s+)?\d{1,2}\s?(?:\/|-|\s?tháng\s?)\s?\d{1,2}(?!\s?[/-]\s?\d))*)/giu
  for (const match of text.matchAll(limit))
    for (const day of (match[1] ?? '').matchAll(/(\d{1,2})\s?(?:\/|-|\s?tháng\s?)\s?(\d{1,2})/gu)) {
      const found = monthDay(day[1] ?? '', day[2] ?? '')
      if (found && !days.includes(found)) days.push(found)
    }
  return days
}

type Rule = (text: string, context: TimeContext) => { due: Due; rule: string } | null

const BY_DAY = new RegExp(
  `(?:trước|chậm nhất|muộn nhất|đến hết|đến|vào|hoàn thành|xong)\\s+(?:(?:là|vào|đến|trong)\\s+)?(?:ngày\\s+)?${FULL_DATE}`,
  'iu',
)
const byDay: Rule = (text) => {
  const match = BY_DAY.exec(text)
  const date = match && isoDay(match[1] ?? '', match[2] ?? '', match[3] ?? '')
  return date ? { due: { kind: 'by', date }, rule: 'due.by-day' } : null
}

const PERIOD_OF: [Frequency, Period][] = [
  ['monthly', 'month'],
  ['quarterly', 'quarter'],
  ['semiannual', 'half-year'],
  ['annual', 'year'],
]
/** Where the year belongs to the doing: at the head of a clause, at a limit, at 'định kỳ', or to what is made each year. */
const EVERY_HEAD =
  /(?:^|[.;,:]\s*|\bvà\s+)(?:định kỳ\s+)?(?:vào\s+)?(?:(?:hằng|hàng|mỗi) (?:năm|quý|tháng)|(?:0?6|sáu|0?3|ba) tháng)(?![\p{L}])/iu
const EVERY_PERIODIC = /định kỳ\s+(?:[^.;,]{0,20}\s)?(?:(?:hằng|hàng|mỗi) (?:năm|quý|tháng)|(?:0?6|sáu|0?3|ba) tháng)/iu
const EVERY_LIMIT = new RegExp(
  `(?:trước|chậm nhất|vào)\\s+(?:ngày\\s+)?\\d{1,2}\\s?(?:/|-|\\s?tháng\\s?)\\s?\\d{1,2}\\s+(?:của\\s+)?${YEARLY}`,
  'iu',
)
const EVERY_MAKING = new RegExp(
  `(?:^|[.;,]\\s*|\\s)(?:xây dựng|lập|ban hành|tham mưu)\\s+(?:(?!xây dựng|lập|ban hành)[^.;,“”]){0,40}?(?:kế hoạch|dự toán|chương trình)\\s(?:[^.;,“”]{0,45}\\s)?${YEARLY}`,
  'iu',
)
const EVERY_CHECK = new RegExp(
  `(?:đánh giá|kiểm tra|sơ kết|tổng hợp|báo cáo|rà soát)\\s+(?:[\\p{L}]+\\s+){0,5}${YEARLY}`,
  'iu',
)

/** "dự toán hằng năm" as an object of another noun is no time of doing. */
const every: Rule = (text) => {
  const rules: [RegExp, string][] = [
    [EVERY_HEAD, 'due.every-at-head'],
    [EVERY_PERIODIC, 'due.every-periodic'],
    [EVERY_LIMIT, 'due.every-limit'],
    [EVERY_MAKING, 'due.every-making'],
    [EVERY_CHECK, 'due.every-check'],
  ]
  for (const [pattern, rule] of rules) {
    const match = pattern.exec(text)
    if (!match) continue
    const near = text.slice(match.index, match.index + match[0].length + 40)
    const frequencies = frequenciesIn(
      near.split(/[.;]/)[0] === '' ? near : match[0] + (near.slice(match[0].length).split(/[.;]/)[0] ?? ''),
    )
    const period = PERIOD_OF.find(([frequency]) => frequencies.includes(frequency))?.[1]
    if (period) return { due: { kind: 'every', period, before: daysBefore(text) }, rule }
  }
  return null
}

const ROMAN_OR_DIGIT = '(I{1,3}|IV|[1-4])'
const WITHIN_QUARTER = new RegExp(
  `(?:trong|vào|hoàn thành|xong|đầu|cuối|thời gian:?)\\s+(?:trong\\s+)?quý\\s+${ROMAN_OR_DIGIT}(?:\\s+năm|\\s*[/-])\\s*((?:19|20)\\d\\d)`,
  'iu',
)
const WITHIN_MONTHS =
  /(?:trong|từ)\s+tháng\s+(\d{1,2})\s*(?:đến|-|–)\s*(?:hết\s+)?(?:tháng\s+)?(\d{1,2})(?:\s+năm\s+|\s*[/-]\s*)((?:19|20)\d\d)/iu
const WITHIN_MONTH =
  /(?:trong|vào|hoàn thành|xong)\s+(?:trong\s+)?tháng\s+(\d{1,2})(?:\s+năm\s+|\s*[/-]\s*)((?:19|20)\d\d)/iu
const WITHIN_HALF = /(?:trong\s+)?(?:0?6|sáu) tháng (đầu|cuối) năm\s+((?:19|20)\d\d)/iu
const WITHIN_YEAR = /(?:trong|hoàn thành)\s+(?:trong\s+)?năm\s+((?:19|20)\d\d)(?!\s*[-–])/iu
const isMonth = (text: string | undefined) => Number(text) >= 1 && Number(text) <= 12

const within: Rule = (text) => {
  const span = (dates: { from: string; to: string }, rule: string) => ({
    due: { kind: 'within' as const, ...dates },
    rule,
  })
  const quarter = WITHIN_QUARTER.exec(text)
  const number = quarter && quarterNumber(quarter[1] ?? '')
  if (quarter && number) return span(quarterOf(number, Number(quarter[2])), 'due.within-quarter')
  const months = WITHIN_MONTHS.exec(text)
  if (months && isMonth(months[1]) && isMonth(months[2])) {
    const year = Number(months[3])
    return span(
      { from: monthSpan(Number(months[1]), year).from, to: monthSpan(Number(months[2]), year).to },
      'due.within-months',
    )
  }
  const month = WITHIN_MONTH.exec(text)
  if (month && isMonth(month[1])) return span(monthSpan(Number(month[1]), Number(month[2])), 'due.within-month')
  const half = WITHIN_HALF.exec(text)
  if (half) {
    const year = half[2]
    return span(
      half[1] === 'đầu'
        ? { from: `${year}-01-01`, to: `${year}-06-30` }
        : { from: `${year}-07-01`, to: `${year}-12-31` },
      'due.within-half',
    )
  }
  const year = WITHIN_YEAR.exec(text)
  return year ? span({ from: `${year[1]}-01-01`, to: `${year[1]}-12-31` }, 'due.within-year') : null
}

/** A limit without a year takes the document's. */
const byDayOfYear: Rule = (text, { year }) => {
  const [day] = daysBefore(text)
  return day && year ? { due: { kind: 'by', date: `${year}-${day}` }, rule: 'due.by-day-of-document-year' } : null
}

const BY_MONTH =
  /(?:trước|chậm nhất|đến hết|hoàn thành)\s+(?:(?:vào|trong|trước)\s+)?tháng\s+(\d{1,2})(?:\s+năm\s+|\s*[/-]\s*)((?:19|20)\d\d)/iu
const BY_YEAR =
  /(?:^|[;.,]\s*|\b(?:hoàn thành|xong|kết|Kế hoạch|Đề án)\s+)(?:phấn đấu\s+)?(?:đến|trước|vào|chậm nhất)\s+(?:hết\s+|cuối\s+)?năm\s+((?:19|20)\d\d)(?!\s*[-–])/iu
const byMonthOrYear: Rule = (text) => {
  const month = BY_MONTH.exec(text)
  if (month) {
    const date = `${month[2]}-${String(Number(month[1])).padStart(2, '0')}`
    return Number(month[1]) <= 12 ? { due: { kind: 'by', date }, rule: 'due.by-month' } : null
  }
  const year = BY_YEAR.exec(text)
  return year ? { due: { kind: 'by', date: year[1] ?? '' }, rule: 'due.by-year' } : null
}

const QUOTED = /“[^”]*”|"[^"]*"/gu

/** When a clause is to be done, or null where a time in it belongs to something else. */
export function dueOf(text: string, context: TimeContext): { due: Due; rule: string } | null {
  const plain = text
    .replace(QUOTED, (quoted) => '“'.padEnd(quoted.length - 1, '_') + '”')
    .replace(/\(([^)]*)\)/gu, ', $1,')
  for (const rule of [every, byDay, within, byMonthOrYear, byDayOfYear]) {
    const found = rule(plain, context)
    if (found) return found
  }
  return null
}
