import type { Reading, Warning } from '../reading/index.ts'
import { CERTAINTIES, type Certainty } from '../shared/certainty.ts'
import { ENCODING_NAMES } from '../shared/encodings.ts'
import { READER_PRECISION } from '../shared/reader-precision.ts'
import { cut, day, heading, number, WIDTH, wrap } from './terminal-text.ts'

const LEVELS = { national: 'toàn quốc', province: 'cấp tỉnh', district: 'cấp huyện', commune: 'cấp xã' }

function fileLine({ format, encoding, decomposed, warnings }: Reading): string {
  const old = warnings.some(({ code }) => code === 'old-letters')
  const letters = encoding ? `, ${old ? 'đọc theo mã ' : ''}${ENCODING_NAMES[encoding]}` : ''
  return `  Tệp: ${format}${letters}${decomposed ? ', dấu viết rời' : ''}`
}

function documentLines(reading: Reading): string[] {
  const { document } = reading
  const head = [
    document.kind ?? 'Văn bản',
    document.number ? `số ${document.number}` : 'chưa có số',
    document.issuedOn ? `ngày ${day(document.issuedOn)}` : 'chưa ghi ngày',
  ]
  const { horizon, scope } = document
  const years = horizon
    ? horizon.from === horizon.to
      ? `năm ${horizon.to}`
      : `${horizon.from ?? '…'}–${horizon.to ?? '…'}`
    : 'không nêu'
  return [
    `${head.join(', ')}${document.issuer ? `, ${document.issuer}` : ''}`,
    ...(document.title ? wrap(document.title, '  ') : []),
    `  Thời kỳ: ${years}   Phạm vi: ${scope ? `${scope.name} (${LEVELS[scope.level]})` : 'không rõ'}   Người ký: ${document.signer ?? 'không rõ'}`,
    fileLine(reading),
  ]
}

export const COMPARATORS: Record<Reading['targets'][number]['comparator'], string> = {
  'at-least': '≥',
  above: '>',
  between: '',
  maintain: 'duy trì',
  increase: 'tăng',
  achieve: 'đạt',
}

function aim({ comparator, value, upper, unit }: Reading['targets'][number]): string {
  const sign = COMPARATORS[comparator]
  if (value === null) return sign
  const amount = upper === null ? number(value) : `${number(value)}–${number(upper)}`
  return `${sign} ${amount}${unit === '%' ? '%' : ` ${unit ?? ''}`}`.trim()
}

function groupBy<T, K>(items: T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

const SCOPES = { general: 'chung', specific: 'cụ thể' }

const objectiveLines = ({ objectives }: Reading): string[] =>
  objectives.length === 0
    ? []
    : [
        ...heading('MỤC TIÊU, MỤC ĐÍCH', objectives.length),
        ...objectives.map(({ scope, quote }) => `  ${SCOPES[scope].padEnd(8)} ${cut(quote, WIDTH - 12)}`),
      ]

const fundingLines = ({ funding }: Reading): string[] =>
  funding.length === 0
    ? []
    : [
        ...heading('NGUỒN KINH PHÍ', funding.length),
        ...funding.flatMap(({ sources }) => sources).map((source) => `  ${cut(source, WIDTH - 2)}`),
      ]

const CLASSES: Record<Certainty, string> = { sure: 'Chắc chắn', look: 'Cần xem', doubtful: 'Nghi ngờ' }
const TAGS = { targets: 'Chỉ tiêu', duties: 'Nhiệm vụ', reports: 'Báo cáo', reviews: 'Sơ kết' } as const

/** How many facts stand in each class, how often such facts were right, and the doubtful ones themselves. */
function certaintyLines(reading: Reading): string[] {
  const { document, objectives, targets, duties, reports, reviews, funding, citations, recipients } = reading
  const facts = [document, objectives, targets, duties, reports, reviews, funding, citations, recipients].flat()
  const kinds = Object.keys(TAGS) as (keyof typeof TAGS)[]
  const doubtful = kinds.flatMap((kind) =>
    reading[kind]
      .filter(({ certainty }) => certainty === 'doubtful')
      .map(({ section, quote, doubts }) => ({ words: `${TAGS[kind]} ${section}: ${quote}`, doubts })),
  )
  return [
    ...heading('MỨC CHẮC CHẮN', facts.length),
    ...CERTAINTIES.map((each) => {
      const { facts: all, right } = READER_PRECISION[each]
      const count = facts.filter(({ certainty }) => certainty === each).length
      const share = number(Math.round((1000 * right) / all) / 10)
      return `  ${CLASSES[each].padEnd(10)} ${String(count).padStart(4)}   đúng ${share}% trong ${all} nội dung của ${READER_PRECISION.documents} văn bản đã đọc tay`
    }),
    ...doubtful.flatMap(({ words, doubts }) => [`  ? ${cut(words, WIDTH - 4)}`, `      ${doubts.join(', ')}`]),
  ]
}

function targetLines({ targets }: Reading): string[] {
  const groups = [...groupBy(targets, (target) => target.milestone)].sort(([a], [b]) => (a ?? 9999) - (b ?? 9999))
  return [
    ...heading('CHỈ TIÊU', targets.length),
    ...groups.flatMap(([milestone, group]) => [
      milestone === null ? 'Không nêu năm' : `Đến năm ${milestone}: ${group.length}`,
      ...group.map(
        (target) =>
          `  ${`${target.partOf === null ? '' : '↳ '}${aim(target)}`.padEnd(12)} ${cut(target.quote, WIDTH - 17)}`,
      ),
    ]),
  ]
}

function dutyLines({ duties }: Reading): string[] {
  const byAgency = new Map<string, { name: string; leads: number; joins: number }>()
  const entry = (name: string) => {
    const key = name.toLowerCase()
    const known = byAgency.get(key) ?? { name: name.charAt(0).toUpperCase() + name.slice(1), leads: 0, joins: 0 }
    byAgency.set(key, known)
    return known
  }
  for (const duty of duties) {
    for (const name of duty.responsible)
      if (duty.role === 'lead') entry(name).leads++
      else entry(name).joins++
    for (const name of duty.with) entry(name).joins++
  }
  const rows = [...byAgency.values()]
    .filter((row) => row.leads > 0 || row.joins > 2)
    .sort((a, b) => b.leads - a.leads || b.joins - a.joins)
  const ownerless = duties.filter((duty) => duty.responsible.length === 0).length
  const standing = duties.filter((duty) => duty.due === null).length
  return [
    ...heading('NHIỆM VỤ', duties.length),
    `  Chưa rõ ai làm: ${ownerless}   Chưa có thời hạn: ${standing}   Đề nghị (không giao): ${duties.filter((duty) => duty.requested).length}`,
    ...(rows.length > 0 ? [`  ${'chủ trì'.padStart(7)} ${'phối hợp'.padStart(9)}`] : []),
    ...rows.map(
      (row) => `  ${String(row.leads).padStart(7)} ${String(row.joins).padStart(9)}  ${cut(row.name, WIDTH - 21)}`,
    ),
  ]
}

export const FREQUENCIES: Record<Reading['reports'][number]['frequency'][number], string> = {
  annual: 'hằng năm',
  semiannual: '6 tháng',
  quarterly: 'hằng quý',
  monthly: 'hằng tháng',
  periodic: 'định kỳ',
  once: 'khi phát sinh',
}

function reportLines({ reports }: Reading): string[] {
  const when = (report: Reading['reports'][number]) => {
    const days = report.before.map((each) => each.split('-').reverse().join('/')).join(' và ')
    return `${report.frequency.map((each) => FREQUENCIES[each]).join(', ')}${days === '' ? '' : `, trước ${days}`}`
  }
  return [
    ...heading('BÁO CÁO', reports.length),
    ...reports.flatMap((report) => [
      `  ${when(report)}`,
      ...wrap(
        [report.from.join('; ') || 'chưa rõ', report.to.join('; '), report.onward.join('; ')]
          .filter((part) => part !== '')
          .join(' → '),
        '    ',
      ),
    ]),
  ]
}

const REVIEWS = { interim: 'Sơ kết', final: 'Tổng kết' }
const WARNINGS: Record<Exclude<Warning['code'], 'old-letters'>, string> = {
  'no-headings': 'không thấy đề mục nào',
  'no-targets': 'không thấy chỉ tiêu nào',
  'no-duties': 'không thấy nhiệm vụ nào',
  'not-vietnamese': 'văn bản có lẽ không phải tiếng Việt',
  'no-letterhead': 'không có phần đầu văn bản (cơ quan ban hành, số, ngày)',
  'number-blank': 'số văn bản để trống',
  'date-blank': 'ngày ban hành để trống',
  'tables-not-read': 'bảng chưa được đọc thành nhiệm vụ',
}

const warningWords = ({ code, encoding }: Warning): string =>
  code === 'old-letters'
    ? `chữ viết theo mã ${encoding ? ENCODING_NAMES[encoding] : 'cũ'}, đã đổi sang Unicode`
    : WARNINGS[code]

/** What a document says, for a person at a terminal. */
export function printReading(reading: Reading): string {
  const { reviews, citations, recipients, warnings } = reading
  return [
    ...documentLines(reading),
    ...objectiveLines(reading),
    ...targetLines(reading),
    ...dutyLines(reading),
    ...reportLines(reading),
    ...heading('SƠ KẾT, TỔNG KẾT', reviews.length),
    ...reviews.map(
      (review) => `  ${REVIEWS[review.kind]} ${review.year ?? '(không nêu năm)'}: ${cut(review.quote, WIDTH - 24)}`,
    ),
    ...fundingLines(reading),
    ...heading('VĂN BẢN VIỆN DẪN', citations.length),
    ...citations.map(
      (citation) =>
        `  ${cut([citation.kind, citation.number, citation.date ? `ngày ${day(citation.date)}` : null, citation.issuer ? `của ${citation.issuer}` : null].filter((part) => part !== null).join(' '), WIDTH - 2)}`,
    ),
    '',
    `Nơi nhận: ${recipients.length}`,
    ...certaintyLines(reading),
    ...(warnings.length > 0 ? ['', 'Cần xem lại:', ...warnings.map((warning) => `  • ${warningWords(warning)}`)] : []),
    '',
  ].join('\n')
}
