import type { LayoutFinding, LayoutPlace, LayoutReport } from '../../shared/layout-checks.ts'
import type { LayoutCheck, LayoutFault } from './check.ts'
import type { Found, Measured } from './places.ts'
import type { LayoutRule } from './rules.ts'

export type LayoutLanguage = 'vi' | 'en'

type Pair = readonly [vi: string, en: string]
const pick = (pair: Pair, language: LayoutLanguage) => (language === 'vi' ? pair[0] : pair[1])

const PARTS: Record<LayoutRule['on'], Pair> = {
  page: ['Trang giấy', 'Page'],
  'page-number': ['Số trang', 'Page number'],
  names: ['Cỡ chữ phần đầu', 'Sizes of the head'],
  'national-name': ['Quốc hiệu', 'National name'],
  motto: ['Tiêu ngữ', 'Motto'],
  parent: ['Cơ quan chủ quản', 'Parent agency'],
  issuer: ['Cơ quan ban hành', 'Issuing agency'],
  number: ['Số, ký hiệu', 'Number and symbol'],
  'letter-subject': ['Trích yếu công văn', 'Subject of the letter'],
  'place-date': ['Địa danh, thời gian', 'Place and date'],
  type: ['Tên loại', 'Type'],
  abstract: ['Trích yếu', 'Abstract'],
  addressee: ['Kính gửi', 'Addressees'],
  bases: ['Căn cứ', 'Legal bases'],
  body: ['Nội dung', 'Body'],
  'recipients-head': ['“Nơi nhận”', '“Nơi nhận”'],
  recipients: ['Danh sách nơi nhận', 'List of recipients'],
  position: ['Quyền hạn, chức vụ', 'Position of the signer'],
  signer: ['Họ tên người ký', 'Name of the signer'],
  appendix: ['Phụ lục', 'Appendix'],
  'appendix-title': ['Tên phụ lục', 'Title of the appendix'],
  'appendix-source': ['Thông tin kèm theo', 'What the appendix belongs to'],
}

/** What stands there where a property is a yes or a no, or one of some words. */
const STATES: Record<string, Record<string, Pair>> = {
  bold: { true: ['chữ đậm', 'bold'], false: ['chữ không đậm', 'not bold'] },
  italics: { true: ['chữ nghiêng', 'italic'], false: ['chữ đứng', 'upright'] },
  upper: { false: ['có chữ thường', 'small letters'] },
  present: { false: ['không tìm thấy', 'not found'] },
  upright: { false: ['trang nằm ngang', 'the page lies'] },
  ruled: { false: ['không có đường kẻ', 'no line'], typed: ['đường kẻ gõ bằng dấu gạch', 'a line of typed dashes'] },
  'in-head': {
    false: ['không có số trang', 'no page number'],
    'in-foot': ['số trang ở lề dưới', 'number in the bottom margin'],
  },
  centred: { false: ['không canh giữa', 'not centred'] },
  arabic: { false: ['không phải chữ số Ả Rập', 'no Arabic figures'] },
  'hidden-first': { false: ['số trang hiện ở trang đầu', 'the number shows on the first page'] },
}
const ALIGNMENTS: Record<string, Pair> = {
  left: ['canh trái', 'to the left'],
  centre: ['canh giữa', 'centred'],
  right: ['canh phải', 'to the right'],
  both: ['canh đều hai lề', 'justified'],
}
const LENGTHS: Record<string, Pair> = {
  top: ['mm', 'mm'],
  bottom: ['mm', 'mm'],
  left: ['mm', 'mm'],
  right: ['mm', 'mm'],
  indent: ['mm', 'mm'],
  between: ['pt', 'pt'],
  lines: ['dòng', 'lines'],
}

const numberInWords = (value: number, language: LayoutLanguage) => {
  const text = String(Math.round(value * 10) / 10)
  return language === 'vi' ? text.replace('.', ',') : text
}

/** By how much motto or place differ from the national name. */
function setInWords(found: number, value: string, language: LayoutLanguage): string {
  if (found === 0) return pick(['cùng cỡ với Quốc hiệu', 'of the size of the national name'], language)
  const size = value.replace('-', '')
  return found > 0
    ? pick([`lớn hơn Quốc hiệu ${size} cỡ`, `${size} pt above the national name`], language)
    : pick([`nhỏ hơn Quốc hiệu ${size} cỡ`, `${size} pt below the national name`], language)
}

function foundInWords(property: string, found: Found, language: LayoutLanguage): string {
  const state =
    STATES[property]?.[String(found)] ?? (property.endsWith('align') ? ALIGNMENTS[String(found)] : undefined)
  if (state) return pick(state, language)
  if (typeof found === 'number') {
    const value = numberInWords(found, language)
    if (property === 'size') return `${pick(['cỡ chữ', 'size'], language)} ${value}`
    if (property === 'set') return setInWords(found, value, language)
    const length = LENGTHS[property]
    return length ? `${value} ${pick(length, language)}` : value
  }
  if (property === 'colour') return `${pick(['màu', 'colour'], language)} #${found}`
  return property === 'font' || property === 'paper' ? String(found) : `“${found}”`
}

const describePlace =
  ({ property }: LayoutRule, language: LayoutLanguage) =>
  ({ where, found }: Measured): LayoutPlace => ({
    part: pick(PARTS[where.part], language),
    section: where.section ?? null,
    paragraph: where.paragraph ?? null,
    words: where.words ?? null,
    found: foundInWords(property, found, language),
  })

const describeFault = (
  { rule, places, more }: LayoutFault,
  { decree, annex }: { decree: string; annex: string },
  language: LayoutLanguage,
): LayoutFinding => ({
  rule: rule.id,
  severity: rule.severity,
  basis: `${decree}, ${annex}, ${rule.item}`,
  needed: rule.says[language],
  mend: rule.mend[language],
  places: places.map(describePlace(rule, language)),
  more,
})

/** A check in words, what blocks first. */
export function describeLayout({ day, rules, faults }: LayoutCheck, language: LayoutLanguage): LayoutReport {
  if (rules === null) return { day, decree: null, findings: [] }
  const findings = faults.map((fault) => describeFault(fault, rules, language))
  const of = (severity: LayoutFinding['severity']) => findings.filter((finding) => finding.severity === severity)
  return { day, decree: rules.decree, findings: [...of('blocking'), ...of('advice')] }
}
