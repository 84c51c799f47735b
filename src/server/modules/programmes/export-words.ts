import type { Comparator, Due, Frequency, ObjectiveScope, Period, Role } from '../../../shared/plan.ts'

export const LANGUAGES = ['vi', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

type Words = {
  heads: Record<Head, string>
  comparators: Record<Comparator, string>
  roles: Record<Role, string>
  objectives: Record<ObjectiveScope, string>
  frequencies: Record<Frequency, string>
  periods: Record<Period, string>
  from: string
  to: string
  by: string
  before: string
  yes: string
}
export type Head =
  | 'section'
  | 'target'
  | 'duty'
  | 'milestone'
  | 'comparator'
  | 'value'
  | 'upper'
  | 'unit'
  | 'partOf'
  | 'indicator'
  | 'numerator'
  | 'denominator'
  | 'responsible'
  | 'role'
  | 'with'
  | 'requested'
  | 'due'
  | 'product'
  | 'people'
  | 'condition'
  | 'scheme'
  | 'objective'
  | 'year'
  | 'sources'
  | 'reporter'
  | 'recipient'
  | 'onward'
  | 'frequency'
  | 'before'
  | 'period'
  | 'words'
  | 'number'
  | 'kind'
  | 'date'
  | 'issuer'
  | 'document'
  | 'address'

export const exportWords: Record<Language, Words> = {
  vi: {
    heads: {
      section: 'Mục',
      target: 'Chỉ tiêu',
      duty: 'Nhiệm vụ',
      milestone: 'Năm',
      comparator: 'Mức',
      value: 'Giá trị',
      upper: 'Đến',
      unit: 'Đơn vị tính',
      partOf: 'Trong đó của',
      indicator: 'Mã chỉ số',
      numerator: 'Tử số',
      denominator: 'Mẫu số',
      responsible: 'Cơ quan thực hiện',
      role: 'Vai trò',
      with: 'Phối hợp',
      requested: 'Đề nghị',
      due: 'Thời hạn',
      product: 'Sản phẩm',
      people: 'Đối tượng',
      condition: 'Điều kiện',
      scheme: 'Đề án thành phần',
      objective: 'Loại mục tiêu',
      year: 'Năm',
      sources: 'Nguồn kinh phí',
      reporter: 'Nơi báo cáo',
      recipient: 'Nơi nhận',
      onward: 'Báo cáo tiếp',
      frequency: 'Định kỳ',
      before: 'Trước ngày',
      period: 'Kỳ',
      words: 'Nguyên văn',
      number: 'Số, ký hiệu',
      kind: 'Loại văn bản',
      date: 'Ngày',
      issuer: 'Cơ quan ban hành',
      document: 'Văn bản',
      address: 'Địa chỉ điều khoản',
    },
    comparators: {
      'at-least': 'ít nhất',
      above: 'trên',
      between: 'từ - đến',
      maintain: 'duy trì',
      increase: 'tăng',
      achieve: 'đạt',
    },
    roles: { lead: 'chủ trì', support: 'phối hợp' },
    objectives: { general: 'mục tiêu chung, mục đích', specific: 'mục tiêu cụ thể' },
    frequencies: {
      annual: 'hằng năm',
      semiannual: '6 tháng',
      quarterly: 'hằng quý',
      monthly: 'hằng tháng',
      periodic: 'định kỳ',
      once: 'một lần',
    },
    periods: { year: 'hằng năm', 'half-year': '6 tháng', quarter: 'hằng quý', month: 'hằng tháng' },
    from: 'từ',
    to: 'đến',
    by: 'đến',
    before: 'trước ngày',
    yes: 'có',
  },
  en: {
    heads: {
      section: 'Section',
      target: 'Target',
      duty: 'Duty',
      milestone: 'Year',
      comparator: 'Comparison',
      value: 'Value',
      upper: 'Up to',
      unit: 'Unit',
      partOf: 'Part of',
      indicator: 'Indicator code',
      numerator: 'Numerator',
      denominator: 'Denominator',
      responsible: 'Responsible',
      role: 'Role',
      with: 'With',
      requested: 'Requested',
      due: 'Due',
      product: 'Product',
      people: 'Of whom',
      condition: 'Condition',
      scheme: 'Sub-scheme',
      objective: 'Kind of objective',
      year: 'Year',
      sources: 'Sources of money',
      reporter: 'From',
      recipient: 'To',
      onward: 'Onward to',
      frequency: 'Frequency',
      before: 'Before',
      period: 'Period',
      words: 'Words of the plan',
      number: 'Number',
      kind: 'Kind',
      date: 'Date',
      issuer: 'Issuer',
      document: 'Document',
      address: 'Address of the clause',
    },
    comparators: {
      'at-least': 'at least',
      above: 'above',
      between: 'between',
      maintain: 'maintain',
      increase: 'increase',
      achieve: 'achieve',
    },
    roles: { lead: 'lead', support: 'support' },
    objectives: { general: 'general', specific: 'specific' },
    frequencies: {
      annual: 'yearly',
      semiannual: 'half-yearly',
      quarterly: 'quarterly',
      monthly: 'monthly',
      periodic: 'periodically',
      once: 'once',
    },
    periods: { year: 'yearly', 'half-year': 'half-yearly', quarter: 'quarterly', month: 'monthly' },
    from: 'from',
    to: 'to',
    by: 'by',
    before: 'before',
    yes: 'yes',
  },
}

/** As people write it: 15/12/2026, 12/2026, 15/12 in Vietnamese; ISO in English. */
export function dayWords(language: Language, day: string | null): string {
  if (day === null) return ''
  return language === 'vi' ? day.split('-').toReversed().join('/') : day
}

const romanQuarters = ['I', 'II', 'III', 'IV']

/** '2026-H2' as "6 tháng cuối năm 2026". */
export function periodWords(language: Language, period: string): string {
  const [year, part] = period.split('-')
  if (language === 'en' || part === undefined) return period
  if (part.startsWith('H')) return `6 tháng ${part === 'H1' ? 'đầu' : 'cuối'} năm ${year}`
  return part.startsWith('Q') ? `Quý ${romanQuarters[Number(part[1]) - 1]}/${year}` : `${part}/${year}`
}

/** With the decimal mark that Excel knows in that language. */
export function numberWords(language: Language, value: number | null): string {
  if (value === null) return ''
  const text = value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 })
  return language === 'vi' ? text.replace('.', ',') : text
}

export function dueWords(language: Language, due: Due | null): string {
  if (due === null) return ''
  const { periods, from, to, by, before } = exportWords[language]
  const day = (text: string) => dayWords(language, text)
  if (due.kind === 'by') return `${by} ${day(due.date)}`
  if (due.kind === 'within') return `${from} ${day(due.from)} ${to} ${day(due.to)}`
  const days = due.before.length === 0 ? '' : ` ${before} ${due.before.map(day).join(', ')}`
  return `${periods[due.period]}${days}`
}
