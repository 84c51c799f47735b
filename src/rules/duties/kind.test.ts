import { expect, test } from 'vitest'
import type { DutyBody } from '../../shared/facts.ts'
import { dutyKind } from './kind.ts'

const body: DutyBody = { responsible: [], role: 'lead', with: [], requested: false, due: null, product: null }
const kindOf = (quote: string, more: Partial<DutyBody> = {}) => dutyKind({ quote, body: { ...body, ...more } })

test.each<[string, Partial<DutyBody>]>([
  ['Lãnh đạo, chỉ đạo cấp ủy các cấp thực hiện Kế hoạch', {}],
  ['Tăng cường lãnh đạo, chỉ đạo công tác khuyến học', {}],
  [
    'Sở Thông tin và Truyền thông chỉ đạo các cơ quan báo chí tuyên truyền',
    { responsible: ['Sở Thông tin và Truyền thông'] },
  ],
  [
    'Các huyện ủy, thành ủy và đảng ủy trực thuộc lãnh đạo việc thực hiện',
    { responsible: ['Các huyện ủy', 'thành ủy', 'đảng ủy trực thuộc'] },
  ],
  ['Quán triệt Chỉ thị đến cán bộ, đảng viên', {}],
  ['Phụ trách theo dõi, chỉ đạo huyện Đăk Glei thực hiện kế hoạch', {}],
])('"%s" only asks for a word', (quote, more) => expect(kindOf(quote, more)).toBe('reply'))

test.each<[string, Partial<DutyBody>]>([
  ['Củng cố các trung tâm học tập cộng đồng', {}],
  ['Ban Chỉ đạo xây dựng xã hội học tập rà soát mạng lưới', { responsible: ['Ban Chỉ đạo xây dựng xã hội học tập'] }],
  ['Kiện toàn Ban Chỉ đạo các cấp', {}],
  ['Dưới sự lãnh đạo của cấp ủy, tổ chức tuyên truyền', {}],
  ['Chỉ đạo các trường xây dựng kế hoạch năm học', {}],
  ['Lãnh đạo, chỉ đạo thực hiện; ban hành nghị quyết chuyên đề', {}],
  ['Chỉ đạo biên soạn tài liệu', { product: 'bộ tài liệu' }],
  ['Lãnh đạo các sở chủ trì, phối hợp', { responsible: ['Lãnh đạo các sở'] }],
])('"%s" is answered in each period', (quote, more) => expect(kindOf(quote, more)).toBe('standing'))

test('a day, a term and a condition go before', () => {
  expect(kindOf('Chỉ đạo hoàn thành trước ngày 15/12/2027', { due: { kind: 'by', date: '2027-12-15' } })).toBe('dated')
  expect(kindOf('Xây dựng kế hoạch trong 15 ngày kể từ ngày ban hành Kế hoạch này')).toBe('dated')
  const due = { kind: 'by', date: '2027' } as const
  expect(kindOf('Tổ chức sau khi Đề án được phê duyệt', { condition: 'sau khi Đề án được phê duyệt', due })).toBe(
    'conditional',
  )
})
