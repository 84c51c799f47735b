import type { Frequency } from '../../shared/plan.ts'
import { monthDay } from './dates.ts'

export const YEARLY = '(?:hằng|hàng|mỗi|từng)\\s+năm'
/** 'báo cáo năm trước ngày …', 'báo cáo kết quả thực hiện năm về …'. */
export const YEARLY_REPORT =
  /báo cáo\s+(?:(?!năm)\p{L}+\s+){0,5}năm(?!\s+(?:\d|học|nay|qua|này))(?=\s+(?:về|trước|gửi|cho|lên|chậm|vào|và)|\s*[,;.()]|$)/iu
const FREQUENCIES: [Frequency, RegExp][] = [
  ['monthly', /(?:hằng|hàng|mỗi|theo từng)\s+tháng|lần\s*(?:\/|mỗi|một)\s*tháng|(?<!\d\s)tháng một lần/iu],
  [
    'quarterly',
    /(?:hằng|hàng|mỗi|theo từng)\s+quý|lần\s*\/\s*quý|tháng cuối (?:của )?quý|báo cáo quý(?!\s+[IV\d])|(?:0?3|ba)\s+tháng(?:\s|,|$)(?!\s*(?:đầu|cuối) năm \d)/iu,
  ],
  [
    'semiannual',
    /(?<![\d,.])(?:0?6|sáu)\s+tháng(?:\s+(?:đầu năm|cuối năm|một lần))?|nửa năm|báo cáo\s+(?:\p{L}+\s+){0,4}học kỳ(?!\s+[I\d])|(?<!\p{L})(?:0?2|hai) lần\s*(?:\/|mỗi|một|trong)\s*(?:một\s+)?năm|(?:mỗi|một|hằng|hàng)\s+năm\s+(?:0?2|hai)\s+lần/iu,
  ],
  [
    'annual',
    new RegExp(
      `${YEARLY}|(?<!\\p{L})(?:0?1|một) lần\\s*(?:/|mỗi|trong|một)\\s*năm|${YEARLY_REPORT.source}|(?<!\\p{L})(?:0?1|một) năm(?:\\s+một lần)|6 tháng(?: đầu năm)?(?:\\s*\\([^()]*\\))?(?:,| và)\\s*(?:cả|cuối)?\\s*năm(?!\\s+\\d)|(?:[,;]|(?<!\\p{L})và)\\s*(?:báo cáo\\s+)?(?:(?:cả|cuối)\\s+)?năm\\s+(?:trước|chậm nhất|vào|về)(?!\\p{L})`,
      'iu',
    ),
  ],
]

const TWICE =
  /(?:mỗi|một|hằng|hàng)\s+năm,?\s+(?:báo cáo\s+)?(?:0?2|hai)\s+lần|(?<!\p{L})(?:0?2|hai)\s+lần\s*(?:\/|mỗi|một|trong)\s*(?:một\s+)?năm/giu

export function frequenciesIn(text: string): Frequency[] {
  // "mỗi năm hai lần" is twice a year and not also once.
  const plain = text.replace(TWICE, (twice) => `6 tháng${' '.repeat(Math.max(0, twice.length - 7))}`)
  return FREQUENCIES.filter(([, pattern]) => pattern.test(plain)).map(([frequency]) => frequency)
}

const DAY = '(?:ngày\\s+)?\\d{1,2}\\s?(?:[/-]|\\s?tháng\\s?)\\s?\\d{1,2}(?!\\d)(?:\\s?(?:[/-]|năm)\\s?(?:19|20)\\d\\d)?'
export const LIMITS = new RegExp(
  `(?:trước|chậm nhất(?:\\s+(?:là|vào|đến))?|muộn nhất|vào|đến hết)\\s+(${DAY}(?:[^.;]{0,30}?(?:và|,|;)\\s*(?:trước\\s+)?${DAY}){0,3})`,
  'giu',
)

/** 'ngày 25 của tháng cuối quý', 'trước ngày 25 hằng tháng'. */
export const DAY_OF_MONTH =
  /ngày\s+(\d{1,2})\s+(?:(?:của\s+)?(tháng cuối)\s+(?:của\s+)?(?:mỗi\s+|từng\s+)?quý|(?:của\s+)?(?:hằng|hàng|mỗi)\s+tháng)|(?:hằng|hàng|mỗi)\s+tháng[,(\s]*(?:vào|trước|chậm nhất|muộn nhất)?\s*ngày\s+(\d{1,2})(?!\s?[/.-]\s?\d|\s+tháng|\d)/iu

/** Days of the year named as limits: 'trước ngày 15/6 và ngày 15/12', 'chậm nhất ngày 20 tháng 11'; those that bear a year only where no other is named. */
export function daysBefore(text: string): string[] {
  const days: string[] = []
  const ofYear: string[] = []
  const ofMonth = DAY_OF_MONTH.exec(text)
  if (ofMonth)
    for (let month = 1; month <= 12; month++) {
      const day = monthDay(ofMonth[1] ?? ofMonth[3] ?? '', month)
      if (day && (!ofMonth[2] || month % 3 === 0)) days.push(day)
    }
  for (const match of text.matchAll(LIMITS))
    for (const day of (match[1] ?? '').matchAll(
      /(\d{1,2})\s?(?:[/-]|\s?tháng\s?)\s?(\d{1,2})(?!\d)(\s?[/-]\s?\d{4}|\s+năm\s+\d{4})?/gu,
    )) {
      const found = monthDay(day[1] ?? '', day[2] ?? '')
      const among = day[3] ? ofYear : days
      if (found && !among.includes(found)) among.push(found)
    }
  return days.length > 0 ? days : ofYear
}
