import type { Due, Frequency, Period } from '../../shared/plan.ts'
import { FULL_DATE, isoDay, monthSpan, quarterNumber, quarterOf } from './dates.ts'
import { DAY_OF_MONTH, daysBefore, frequenciesIn, LIMITS, YEARLY, YEARLY_REPORT } from './times.ts'

export type TimeContext = { /** A day, month or quarter without a year takes the document's. */ year: number | null }
type Found = { due: Due; rule: string; at: number }
type Rule = (text: string, context: TimeContext) => Found | null

const PERIOD_OF: [Frequency, Period][] = [
  ['monthly', 'month'],
  ['quarterly', 'quarter'],
  ['semiannual', 'half-year'],
  ['annual', 'year'],
]
const PERIODIC =
  '(?:(?:hằng|hàng|mỗi) (?:năm|quý|tháng)|theo từng (?:quý|tháng)|(?:0?6|sáu|0?3|ba) tháng(?! (?:đầu|cuối) năm \\d))'

/** Where the year belongs to the doing: at the head of a clause, at a limit, at 'định kỳ', to what is made or checked each year. */
const EVERY: [rule: string, pattern: RegExp][] = [
  [
    'due.every-at-head',
    new RegExp(`(?:^|[.;,:]\\s*|(?<!\\p{L})và\\s+)(?:định kỳ\\s+)?(?:vào\\s+)?${PERIODIC}(?!\\p{L})`, 'iu'),
  ],
  // 'Tháng 11 hằng năm các trường …'
  ['due.every-month-of-year', /(?:^|[.;,:]\s*|(?:vào|trong)\s+)(?:tháng|quý)\s+[\dIVX]+\s+(?:hằng|hàng|mỗi)\s+năm/iu],
  ['due.every-period-of-report', /báo cáo[^.;]{0,120}?\stheo từng (?:quý|tháng|năm)(?!\p{L})/iu],
  ['due.every-day-of-month', DAY_OF_MONTH],
  [
    'due.every-times',
    /(?:\d+|một|hai|ba|bốn)\s+lần\s*(?:\/|mỗi|một|trong một)\s*(?:năm|quý|tháng)|mỗi năm (?:hai|0?2) lần|mỗi (?:năm|quý|tháng)(?:\s+(?:có|mở|tổ chức|ít nhất|tối thiểu|từ)){0,3}\s+(?:\d|một(?!\p{L}))|\d\s[^.;\d“”]{1,30}\/\s*(?:tháng|quý|năm)(?!\p{L})/iu,
  ],
  ['due.every-periodic', new RegExp(`định kỳ\\s+(?:[^.;,]{0,20}\\s)?${PERIODIC}`, 'iu')],
  [
    'due.every-limit',
    new RegExp(`${LIMITS.source},?\\s+(?:của\\s+)?${YEARLY}|${YEARLY}[^.;]{0,40}?\\s${LIMITS.source}(?![/-])`, 'iu'),
  ],
  [
    'due.every-making',
    new RegExp(
      `(?<!\\p{L}|(?:hướng dẫn|để|việc)\\s)(?:xây dựng|lập|ban hành|tham mưu)\\s+(?:(?!xây dựng|lập|ban hành|vào\\s|trong\\s)[^.;,“”]){0,40}?(?:kế hoạch|dự toán|chương trình)\\s(?:[^.;,“”]{0,45}\\s)?${YEARLY}`,
      'iu',
    ),
  ],
  [
    'due.every-check',
    new RegExp(
      `(?:đánh giá|kiểm tra|sơ kết|tổng hợp|báo cáo|rà soát)\\s+(?:\\p{L}+\\s+){0,5}(?:${YEARLY}|(?:hằng|hàng|mỗi)\\s+(?:quý|tháng))`,
      'iu',
    ),
  ],
  ['due.every-yearly-report', YEARLY_REPORT],
  // "Tổ chức Ngày Sách hằng năm", "01 đợt mỗi năm"; not "kế hoạch hằng năm", "thi đua hằng năm".
  [
    'due.every-at-end',
    /(?:(?<!\p{L})(?:tổ chức|mở|phát động)\s(?!thực hiện)(?:(?!kế hoạch|dự toán|chương trình|ngân sách|thi đua|công tác|nhiệm vụ|chỉ tiêu)[^.;]){3,160}?|\d+\s(?:(?!ngày|tháng)[^.;,]){2,60})\s(?:hằng|hàng|mỗi) năm(?=\s*(?:[.;,]|$))/iu,
  ],
]

/** '02 tin, bài/tháng' */
const SLASH: Record<string, Period> = { tháng: 'month', quý: 'quarter', năm: 'year' }
const periodAfterSlash = (text: string) => SLASH[/\/\s*(tháng|quý|năm)$/iu.exec(text)?.[1]?.toLowerCase() ?? '']

/** Without one of these nothing comes back: asked first, since most clauses have none. */
const COMES_BACK = /báo cáo|hằng|hàng|mỗi|từng|định kỳ|lần|(?:6|sáu|3|ba) tháng|tháng cuối|\/\s*(?:tháng|quý|năm)/iu

const every: Rule = (text) => {
  if (!COMES_BACK.test(text)) return null
  for (const [rule, pattern] of EVERY) {
    const match = pattern.exec(text)
    if (!match) continue
    const after = /^[^.;]{0,40}/u.exec(text.slice(match.index + match[0].length))?.[0] ?? ''
    const frequencies = frequenciesIn(match[0] + after)
    const period = PERIOD_OF.find(([frequency]) => frequencies.includes(frequency))?.[1] ?? periodAfterSlash(match[0])
    if (period) return { due: { kind: 'every', period, before: daysBefore(text) }, rule, at: match.index }
  }
  return null
}

/** 'trước ngày 15/6 và 15/12' is twice a year, whichever year it is. */
const twiceAYear: Rule = (text) => {
  const before = daysBefore(text)
  return before.length === 2 && !new RegExp(FULL_DATE, 'iu').test(text)
    ? {
        due: { kind: 'every', period: 'half-year', before },
        rule: 'due.every-two-days',
        at: text.search(new RegExp(LIMITS.source, 'iu')),
      }
    : null
}

const BY_DAY = new RegExp(
  `(?:trước|chậm nhất|muộn nhất|đến hết|đến|vào|hoàn thành|xong)\\s+(?:(?:là|vào|đến|trong|trước)\\s+)?(?:ngày\\s+)?${FULL_DATE}`,
  'iu',
)
const byDay: Rule = (text) => {
  const match = BY_DAY.exec(text)
  const date = match && isoDay(match[1] ?? '', match[2] ?? '', match[3] ?? '')
  return date ? { due: { kind: 'by', date }, rule: 'due.by-day', at: match.index } : null
}

const YEAR = '(?:(?:\\s+năm\\s+|\\s*[/-]\\s*)((?:19|20)\\d\\d))?(?![\\d/])'
const AT = '(?:trong|vào|hoàn thành|xong|đầu|cuối|từ)'
const QUARTER = new RegExp(
  `(?:${AT}\\s+)(?:trong\\s+)?(?:các\\s+)?quý\\s+(I{1,3}|IV|[1-4])(?:\\s*(?:,|-|–|và|đến)\\s*(?:quý\\s+)?(I{1,3}|IV))?(?!\\p{L})${YEAR}`,
  'iu',
)
const MONTHS = new RegExp(
  `(?:trong|từ)\\s+(?:các\\s+)?tháng\\s+(\\d{1,2})\\s*(?:(?:đến|-|–|và)\\s*(?:hết\\s+)?(?:tháng\\s+)?|,\\s*tháng\\s+)(\\d{1,2})${YEAR}`,
  'iu',
)
const MONTH = new RegExp(`(?:trong|vào|hoàn thành|xong)\\s+(?:trong\\s+)?tháng\\s+(\\d{1,2})(?!\\d)${YEAR}`, 'iu')
const HALF =
  /(?:0?6|sáu) tháng (đầu|cuối) năm\s+((?:19|20)\d\d)|(?:trong|hoàn thành|xong)\s+(?:trong\s+)?(?:0?6|sáu) tháng (đầu|cuối)(?: của)? năm(?! \d)/iu
const WHOLE_YEAR = /(?:trong|hoàn thành)\s+(?:trong\s+)?năm\s+((?:19|20)\d\d)(?!\s*[-–])/iu
const isMonth = (text: string | undefined) => Number(text) >= 1 && Number(text) <= 12

const spanned = (dates: { from: string; to: string }, rule: string, at: number): Found => ({
  due: { kind: 'within', ...dates },
  rule,
  at,
})

const withinQuarter: Rule = (text, context) => {
  const match = QUARTER.exec(text)
  const first = quarterNumber(match?.[1] ?? '')
  const year = match?.[3] ? Number(match[3]) : context.year
  if (!match || !first || !year) return null
  const last = quarterNumber(match[2] ?? '') ?? first
  return spanned({ from: quarterOf(first, year).from, to: quarterOf(last, year).to }, 'due.within-quarter', match.index)
}
const withinMonths: Rule = (text, context) => {
  const match = MONTHS.exec(text)
  const year = match?.[3] ? Number(match[3]) : context.year
  if (!match || !year || !isMonth(match[1]) || !isMonth(match[2])) return null
  return spanned(
    { from: monthSpan(Number(match[1]), year).from, to: monthSpan(Number(match[2]), year).to },
    'due.within-months',
    match.index,
  )
}
/** 'từ ngày 01/10 đến ngày 07/10/2017', 'từ ngày 01 đến ngày 07 tháng 10 năm 2024'. */
const DAYS =
  /từ\s+(?:ngày\s+)?(\d{1,2})(?:\s?(?:[/.-]|tháng)\s?(\d{1,2}))?(?:\s?(?:[/.-]|năm)\s?((?:19|20)\d\d))?\s*(?:đến|-|–)\s*(?:hết\s+)?(?:ngày\s+)?(\d{1,2})\s?(?:[/.-]|tháng)\s?(\d{1,2})(?!\d)(?:\s?(?:[/.-]|năm)\s?((?:19|20)\d\d))?/iu
const withinDays: Rule = (text, context) => {
  const match = DAYS.exec(text)
  const year = match?.[6] ?? context.year
  if (!match || !year || (!match[2] && !/ngày/iu.test(match[0]))) return null
  const from = isoDay(match[1] ?? '', match[2] ?? match[5] ?? '', match[3] ?? year)
  const to = isoDay(match[4] ?? '', match[5] ?? '', year)
  return from && to && from <= to ? spanned({ from, to }, 'due.within-days', match.index) : null
}
const withinMonth: Rule = (text, context) => {
  const match = MONTH.exec(text)
  const year = match?.[2] ? Number(match[2]) : context.year
  return match && year && isMonth(match[1])
    ? spanned(monthSpan(Number(match[1]), year), 'due.within-month', match.index)
    : null
}
const withinHalf: Rule = (text, context) => {
  const match = HALF.exec(text)
  const year = match?.[2] ?? context.year
  if (!match || !year) return null
  const [from, to] = (match[1] ?? match[3])?.toLowerCase() === 'đầu' ? ['01-01', '06-30'] : ['07-01', '12-31']
  return spanned({ from: `${year}-${from}`, to: `${year}-${to}` }, 'due.within-half', match.index)
}
const withinYear: Rule = (text) => {
  const match = WHOLE_YEAR.exec(text)
  return match ? spanned({ from: `${match[1]}-01-01`, to: `${match[1]}-12-31` }, 'due.within-year', match.index) : null
}

const YEARS =
  /(?:hoàn thành\s+(?:trong\s+)?(?:các\s+|giai đoạn\s+|từ\s+)?(?:năm\s+)?|trong\s+(?:các\s+|hai\s+|02\s+)?năm\s+|từ\s+năm\s+(?<!(?:kế hoạch|chương trình|đề án|quy hoạch|nghị quyết|dự án|giai đoạn)(?!\p{L})[^.;]{0,100}từ\s+năm\s+))((?:19|20)\d\d)\s*(?:-|–|đến|và)\s*(?:năm\s+)?((?:19|20)\d\d)/iu
const withinYears: Rule = (text) => {
  const match = YEARS.exec(text)
  return match ? spanned({ from: `${match[1]}-01-01`, to: `${match[2]}-12-31` }, 'due.within-years', match.index) : null
}

const BY_MONTH =
  /(?:trước|chậm nhất|đến hết|hoàn thành)\s+(?:(?:vào|trong|trước)\s+)?tháng\s+(\d{1,2})(?:\s+năm\s+|\s*[/-]\s*)((?:19|20)\d\d)/iu
const byMonth: Rule = (text) => {
  const match = BY_MONTH.exec(text)
  if (!match || !isMonth(match[1])) return null
  return {
    due: { kind: 'by', date: `${match[2]}-${(match[1] ?? '').padStart(2, '0')}` },
    rule: 'due.by-month',
    at: match.index,
  }
}

/** 'đến năm 2030' inside a clause belongs to a noun ('quy hoạch … đến năm 2030'); 'vào năm 2025' to the doing. */
const BY_YEAR =
  /(?:(?:^|[;.,]\s*)(?:phấn đấu\s+)?đến|(?:hoàn thành|xong)\s+(?:đến|trước)|(?<!\p{L})(?:vào|chậm nhất(?: vào)?|trước|đến hết))\s+(?:hết\s+|cuối\s+)?năm\s+((?:19|20)\d\d)(?!\s*[-–])/iu
const byYear: Rule = (text) => {
  const match = BY_YEAR.exec(text)
  return match ? { due: { kind: 'by', date: match[1] ?? '' }, rule: 'due.by-year', at: match.index } : null
}

const byDayOfYear: Rule = (text, { year }) => {
  const [day] = daysBefore(text)
  return day && year
    ? { due: { kind: 'by', date: `${year}-${day}` }, rule: 'due.by-day-of-document-year', at: text.length }
    : null
}

const RULES: readonly Rule[] = [
  every,
  twiceAYear,
  byDay,
  withinDays,
  withinQuarter,
  withinMonths,
  withinMonth,
  withinHalf,
  withinYear,
  withinYears,
  byMonth,
  byYear,
]
/** Every other one names a number. */
const RULES_OF_WORDS: readonly Rule[] = [every, withinQuarter, withinHalf]
const ONLY_TIME =
  /^(?:(?:trong|từ)\s+)?(?:(?:0?6|sáu) tháng (?:đầu|cuối) năm(?:\s+(?:19|20)\d\d)?|(?:các\s+)?(?:quý|tháng)\s+(?:[IVX]{1,3}|\d{1,2})(?:\s*(?:,|-|–|và|đến)\s*(?:(?:quý|tháng)\s+)?(?:[IVX]{1,3}|\d{1,2}))?(?:\s*(?:\/|-|năm|\/năm)\s*(?:19|20)\d\d)?|năm\s+(?:19|20)\d\d)\s*[.:]?$/iu

/** When all below a heading is to be done that names a quarter, a month or a year and nothing else. */
export function dueOfHeading(content: string, context: TimeContext): { due: Due; rule: string } | null {
  if (!ONLY_TIME.test(content)) return null
  const due = dueOf(`Trong ${content.replace(/^(?:trong|từ)\s+/iu, '').replace(/[.:\s]+$/u, '')}`, context)
  return due && { ...due, rule: 'due.heading' }
}

const NAMES_TIME = /\d|tháng|quý|năm/iu
const QUOTED = /“[^“”]*”|"[^"]*"/gu
const RUN_IN_TIME = /^((?:quý|tháng|năm)\s+[^\s:][^:]{0,24}:)/iu
/** A document's own date ('ngày 30/7/2021 của …') is no date of doing. */
const CITED = new RegExp(`(?:số\\s+\\S+\\s+|,\\s*)ngày\\s+${FULL_DATE}`, 'giu')

/** When a clause is to be done, by its first expression of time; null where a time in it belongs to something else. */
export function dueOf(text: string, context: TimeContext): { due: Due; rule: string } | null {
  if (!NAMES_TIME.test(text)) return null
  const blank = (piece: string) => '_'.repeat(piece.length)
  const plain = text
    .replace(QUOTED, blank)
    .replace(CITED, blank)
    // "dịp Tuần lễ … (tháng 10/2024)"
    .replace(/\(\s*((?:tháng|quý)\s+[^()]{1,24})\)/giu, ', trong $1,')
    .replace(/\(([^()]*)\)/gu, ',$1,')
    // "Quý I: Tổ chức …" is done in that quarter.
    .replace(RUN_IN_TIME, 'Trong $1')
    // 'Tháng 12/2022 Sở A …'
    .replace(/^(?=(?:tháng|quý)\s+[\dIVX])/iu, 'Trong ')
  let first: Found | null = null
  const numbered = /\d/u.test(plain)
  for (const rule of numbered ? RULES : RULES_OF_WORDS) {
    const found = rule(plain, context)
    if (found && (first === null || found.at < first.at)) first = found
  }
  if (numbered) first ??= byDayOfYear(plain, context)
  return first && { due: first.due, rule: first.rule }
}
