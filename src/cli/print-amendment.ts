import type { AmendedFact, Amendment, AppliedInstruction } from '../reading/index.ts'
import { countSorts, type FactChange, type FieldChange } from '../rules/amendment/index.ts'
import type { AmendmentSort } from '../shared/amendment.ts'
import { FACT_KINDS, type FactKind } from '../shared/documents.ts'
import type { Due, Horizon, Scope } from '../shared/plan.ts'
import { COMPARATORS, FREQUENCIES } from './print-reading.ts'
import { cut, day, heading, number, WIDTH, wrap } from './terminal-text.ts'

const KINDS: Record<FactKind, string> = {
  document: 'THÔNG TIN VĂN BẢN',
  objective: 'MỤC TIÊU, MỤC ĐÍCH',
  target: 'CHỈ TIÊU',
  duty: 'NHIỆM VỤ',
  report: 'BÁO CÁO',
  review: 'SƠ KẾT, TỔNG KẾT',
  funding: 'NGUỒN KINH PHÍ',
  citation: 'VĂN BẢN VIỆN DẪN',
  recipient: 'NƠI NHẬN',
}
const SORTS: Record<Exclude<AmendmentSort, 'same'>, string> = { added: '+ Thêm', changed: '~ Sửa ', removed: '- Bỏ  ' }

const FIELDS: Record<string, string> = {
  comparator: 'mức so sánh',
  value: 'giá trị',
  upper: 'giá trị trên',
  unit: 'đơn vị tính',
  milestone: 'năm đạt',
  people: 'đối tượng',
  partOf: 'là phần của',
  responsible: 'cơ quan thực hiện',
  role: 'vai trò',
  with: 'phối hợp',
  requested: 'đề nghị (không giao)',
  due: 'thời hạn',
  product: 'sản phẩm',
  condition: 'điều kiện',
  scheme: 'đề án',
  from: 'nơi báo cáo',
  to: 'nơi nhận báo cáo',
  onward: 'báo cáo tiếp',
  frequency: 'kỳ báo cáo',
  before: 'trước ngày',
  year: 'năm',
  kind: 'loại',
  scope: 'phạm vi',
  sources: 'nguồn',
  date: 'ngày',
  dates: 'các ngày',
  issuer: 'cơ quan ban hành',
  name: 'tên',
  number: 'số',
  title: 'trích yếu',
  issuedOn: 'ngày ban hành',
  horizon: 'thời kỳ',
  signer: 'người ký',
  place: 'nơi ban hành',
}

const REASONS: Record<NonNullable<AppliedInstruction['reason']>, string> = {
  'not-understood': 'không hiểu được phải sửa gì',
  'place-not-said': 'không nêu sửa ở chỗ nào',
  'no-new-text': 'không thấy nội dung mới',
  'place-not-found': 'văn bản cũ không có chỗ này',
  'place-ambiguous': 'văn bản cũ có nhiều chỗ cùng số như vậy',
  'words-not-found': 'không thấy cụm từ này ở chỗ đã nêu',
  'already-changed': 'chỗ này đã bị sửa hoặc bãi bỏ',
}

const PERIODS = { year: 'hằng năm', 'half-year': '6 tháng', quarter: 'hằng quý', month: 'hằng tháng' }
const LEVELS = { national: 'toàn quốc', province: 'cấp tỉnh', district: 'cấp huyện', commune: 'cấp xã' }
const dayOfYear = (text: string) => text.split('-').reverse().join('/')

function dueWords(due: Due): string {
  if (due.kind === 'by') return `đến ${day(due.date)}`
  if (due.kind === 'within') return `từ ${day(due.from)} đến ${day(due.to)}`
  const before = due.before.length > 0 ? ` trước ${due.before.map(dayOfYear).join(', ')}` : ''
  return `${PERIODS[due.period]}${before}`
}

function valueWords(field: string, value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return '(không nêu)'
  if (field === 'partOf') return '(chỉ tiêu khác)'
  if (field === 'comparator') return COMPARATORS[value as keyof typeof COMPARATORS] || String(value)
  if (field === 'role') return value === 'lead' ? 'chủ trì' : 'phối hợp'
  if (field === 'requested') return value ? 'có' : 'không'
  if (field === 'due') return dueWords(value as Due)
  if (field === 'horizon') return `${(value as Horizon).from ?? '…'}–${(value as Horizon).to ?? '…'}`
  if (field === 'frequency') return (value as (keyof typeof FREQUENCIES)[]).map((each) => FREQUENCIES[each]).join(', ')
  if (field === 'before') return (value as string[]).map(dayOfYear).join(', ')
  if (field === 'scope' && typeof value === 'object')
    return `${(value as Scope).name} (${LEVELS[(value as Scope).level]})`
  if (field === 'scope') return value === 'general' ? 'chung' : 'cụ thể'
  if (field === 'kind' && (value === 'interim' || value === 'final')) return value === 'interim' ? 'sơ kết' : 'tổng kết'
  if (field === 'date' || field === 'issuedOn') return day(String(value))
  if (Array.isArray(value))
    return value.map((each) => (field === 'dates' ? day(String(each)) : String(each))).join('; ')
  if (typeof value === 'number') return field === 'year' || field === 'milestone' ? String(value) : number(value)
  return String(value)
}

const aboutLine = ({ document: { kind, number, issuedOn } }: Amendment['older']) =>
  [
    kind ?? 'Văn bản',
    number ? `số ${number}` : 'chưa có số',
    issuedOn ? `ngày ${day(issuedOn)}` : 'chưa ghi ngày',
  ].join(', ')

const place = ({ section, quote }: AmendedFact) => `${section === '' ? '' : `[${section}] `}${quote}`

function fieldLines({ field, before, after }: FieldChange): string[] {
  if (field === 'quote') return []
  const words = `${FIELDS[field] ?? field}: ${valueWords(field, before)} → ${valueWords(field, after)}`
  return wrap(words, '           ')
}

function changeLines({ sort, older, newer, fields }: FactChange<AmendedFact>): string[] {
  if (sort === 'same') return []
  const label = `  ${SORTS[sort]} `
  const under = ' '.repeat(label.length)
  const worded = older && newer && fields.some(({ field }) => field === 'quote')
  if (!worded) return [...hung(label, place((newer ?? older) as AmendedFact)), ...fields.flatMap(fieldLines)]
  return [...hung(label, place(older)), ...hung(`${under}→ `, place(newer)), ...fields.flatMap(fieldLines)]
}

/** Words behind a label, further lines below where they begin. */
function hung(label: string, words: string): string[] {
  const [first = '', ...rest] = wrap(words, ' '.repeat(label.length))
  return [label + first.trimStart(), ...rest]
}

function instructionLines({ words, state, reason, section }: AppliedInstruction): string[] {
  const why = reason === null ? 'không làm thay đổi nội dung nào đã đọc' : REASONS[reason]
  const partly = state === 'partly' ? 'chỉ áp dụng được một phần: ' : ''
  return [...hung('  • ', `${section === '' ? '' : `[${section}] `}${cut(words, 300)}`), `      ${partly}${why}`]
}

/** What a later paper changes, for a person at a terminal: how much, each change by its clause, and what was not applied. */
export function printAmendment({ form, older, newer, changes, instructions }: Amendment): string {
  const counts = countSorts(changes)
  const told = changes.filter(({ sort }) => sort !== 'same')
  const open = instructions.filter(({ state }) => state !== 'applied')
  const idle = instructions.filter(({ state, changes }) => state === 'applied' && changes === 0)
  const how =
    form === 'whole'
      ? 'Văn bản sau là một văn bản toàn văn, so với văn bản trước.'
      : `Văn bản sau có ${instructions.length} nội dung sửa đổi, áp dụng được ${instructions.length - open.length}.`
  return [
    `Văn bản trước: ${cut(aboutLine(older), WIDTH - 15)}`,
    `Văn bản sau:   ${cut(aboutLine(newer), WIDTH - 15)}`,
    how,
    `Thêm ${counts.added}, sửa ${counts.changed}, bỏ ${counts.removed}, giữ nguyên ${counts.same}.`,
    ...FACT_KINDS.flatMap((kind) => {
      const ofKind = told.filter((change) => (change.newer ?? change.older)?.kind === kind)
      return ofKind.length === 0 ? [] : [...heading(KINDS[kind], ofKind.length), ...ofKind.flatMap(changeLines)]
    }),
    ...(told.length === 0 ? ['', 'Không có nội dung nào thay đổi.'] : []),
    ...(idle.length === 0
      ? []
      : [...heading('KHÔNG LÀM THAY ĐỔI NỘI DUNG NÀO', idle.length), ...idle.flatMap(instructionLines)]),
    ...(open.length === 0
      ? []
      : [...heading('CHƯA ÁP DỤNG ĐƯỢC, CẦN XEM LẠI', open.length), ...open.flatMap(instructionLines)]),
    '',
  ].join('\n')
}
