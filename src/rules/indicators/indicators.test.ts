import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { scoreIndicators } from '../../../tests/support/score-indicators.ts'
import type { Comparator } from '../../shared/plan.ts'
import { type Catalogue, type MeasuredTarget, proposeIndicators } from './index.ts'

const catalogue: Catalogue = JSON.parse(readFileSync('data/indicators/national-targets.json', 'utf8'))

type Given = {
  value?: number
  upper?: number
  unit?: string
  comparator?: Comparator
  year?: number
  clause?: string
  over?: string
}
const target = (quote: string, given: Given = {}): MeasuredTarget => ({
  quote,
  comparator: given.comparator ?? (given.value === undefined ? 'achieve' : 'at-least'),
  value: given.value ?? null,
  upper: given.upper ?? null,
  unit: given.value === undefined ? null : (given.unit ?? '%'),
  milestone: given.year ?? 2019,
  partOf: null,
  clause: given.clause ?? quote,
  headings: given.over === undefined ? [] : [given.over],
})
const none = { ...catalogue, entries: [] }
const proposed = (...targets: MeasuredTarget[]) => proposeIndicators(targets, none).at(-1) ?? null
const words = (...targets: MeasuredTarget[]) => {
  const found = proposed(...targets)
  return found && [found.kind, found.numerator, found.denominator]
}

test.each([
  ['96% số người trong độ tuổi từ 15-60 biết chữ', 96, 'người 15–60 tuổi', 'biết chữ'],
  ['Tỷ lệ người từ 15 đến 60 tuổi biết chữ đạt 97%', 97, 'người 15–60 tuổi', 'biết chữ'],
  ['80% số người mới biết chữ tiếp tục học tập', 80, 'người mới biết chữ', 'tiếp tục học tập'],
  ['Không dưới 70% số người học nghề có việc làm sau đào tạo', 70, 'người học nghề', 'có việc làm sau đào tạo'],
  ['90% trẻ em có hoàn cảnh khó khăn được đến trường', 90, 'trẻ em có hoàn cảnh khó khăn', 'được đến trường'],
  ['95% cán bộ giữ các chức vụ lãnh đạo được bồi dưỡng', 95, 'cán bộ giữ các chức vụ lãnh đạo', 'được bồi dưỡng'],
  ['Huy động 99,9% trẻ 6 tuổi vào lớp 1', 99.9, 'trẻ 6 tuổi', 'vào lớp 1'],
  ['16/18 trung tâm học tập cộng đồng xếp loại khá trở lên', 16, 'trung tâm học tập cộng đồng', 'xếp loại khá trở lên'],
  ['99% người dân biết chữ, tăng 0,5% so với năm 2020', 99, 'người dân', 'biết chữ'],
  ['1 Hộ nghèo được vay vốn học nghề % 52 56 75', 56, 'hộ nghèo', 'được vay vốn học nghề'],
])('"%s" is a ratio of who is counted and what is said of them', (quote, value, noun, predicate) => {
  const unit = quote.startsWith('16/18') ? 'trung tâm học tập cộng đồng' : '%'
  expect(words(target(quote, { value, unit }))).toEqual(['ratio', `số ${noun} ${predicate}`, `tổng số ${noun}`])
})

test.each([
  [
    '65% dân số từ 15 tuổi trở lên được đào tạo',
    'dân số từ 15 tuổi trở lên được đào tạo',
    'tổng dân số từ 15 tuổi trở lên',
  ],
  ['65% lực lượng lao động qua đào tạo', 'lực lượng lao động qua đào tạo', 'tổng lực lượng lao động'],
])('of a mass as in "%s" no number is counted', (quote, numerator, denominator) => {
  expect(words(target(quote, { value: 65 }))).toEqual(['ratio', numerator, denominator])
})

test.each([
  ['80% xã, phường, thị trấn đạt chuẩn xóa mù chữ', 80, '%', 'xã, phường, thị trấn'],
  ['100% đơn vị hành chính cấp xã đạt chuẩn xóa mù chữ', 100, '%', 'đơn vị hành chính cấp xã'],
  ['Giữ vững 18/18 xã, thị trấn đạt chuẩn xóa mù chữ', 18, 'xã, thị trấn', 'xã, thị trấn'],
  ['40% thôn đạt chuẩn xóa mù chữ', 40, '%', 'thôn'],
])('"%s" is a share of units', (quote, value, unit, noun) => {
  expect(words(target(quote, { value, unit }))).toEqual([
    'share-of-units',
    `số ${noun} đạt chuẩn xóa mù chữ`,
    `tổng số ${noun}`,
  ])
})
test('offices and schools are no units of territory', () => {
  expect(words(target('80% cơ quan, đơn vị đạt danh hiệu', { value: 80 }))?.[0]).toBe('ratio')
})

test.each([
  ['Mở 08 lớp xóa mù chữ', 8, 'lớp xóa mù chữ', 'số lớp xóa mù chữ được mở'],
  ['Ít nhất 24 lớp xóa mù chữ được mở tại các thôn', 24, 'lớp xóa mù chữ', 'số lớp xóa mù chữ được mở tại các thôn'],
  ['Ít nhất 30.000 lượt người/năm tham gia học tập', 30000, 'lượt người', 'số lượt người tham gia học tập trong năm'],
  ['Mỗi trung tâm mở ít nhất 20 lớp chuyên đề/năm', 20, 'lớp chuyên đề', 'số lớp chuyên đề mỗi trung tâm mở trong năm'],
  ['Ít nhất 5 huyện đạt chuẩn', 5, 'huyện', 'số huyện đạt chuẩn'],
])('"%s" is a count', (quote, value, unit, numerator) => {
  expect(words(target(quote, { value, unit }))).toEqual(['count', numerator, null])
})

test.each([
  ['đạt 8/10 tiêu chí xã học tập', 8, 'tiêu chí', 'tiêu chí xã học tập'],
  ['Tỉnh phấn đấu đạt 70% số tiêu chí công nhận tỉnh học tập', 70, '%', 'tiêu chí công nhận tỉnh học tập'],
])('"%s" is a share of criteria', (quote, value, unit, what) => {
  expect(words(target(quote, { value, unit }))).toEqual(['share-of-criteria', `số ${what} đạt được`, `tổng số ${what}`])
})
test('criteria by which something else is judged are not what is counted', () => {
  const quote = '70% công dân đạt danh hiệu công dân học tập theo tiêu chí do cơ quan có thẩm quyền ban hành'
  expect(words(target(quote, { value: 70 }))).toEqual([
    'ratio',
    'số công dân đạt danh hiệu công dân học tập',
    'tổng số công dân',
  ])
})

test.each([
  ['Hằng năm, tăng tỷ lệ công nhân có tay nghề cao', 'số công nhân có tay nghề cao', 'tổng số công nhân'],
  [
    'tiếp tục tăng tỷ lệ học sinh được học kỹ năng sống để xây dựng cuộc sống',
    'số học sinh được học kỹ năng sống',
    'tổng số học sinh',
  ],
])('"%s" is a rise', (quote, numerator, denominator) => {
  expect(words(target(quote, { comparator: 'increase' }))).toEqual(['rise', numerator, denominator])
})

test.each([
  ['Tỉnh Hạ Châu được công nhận danh hiệu tỉnh học tập', 'Tỉnh Hạ Châu được công nhận danh hiệu tỉnh học tập'],
  ['Tiếp tục giữ vững chuẩn xóa mù chữ mức độ 2', 'giữ vững chuẩn xóa mù chữ mức độ 2'],
  ['Đến năm 2030, duy trì vững chắc kết quả phổ cập', 'duy trì vững chắc kết quả phổ cập'],
])('"%s" is a standing', (quote, numerator) => {
  expect(words(target(quote))).toEqual(['standing', numerator, null])
})
test.each(['Tạo chuyển biến căn bản trong xây dựng xã hội học tập', 'Nâng cao nhận thức của toàn xã hội'])(
  '"%s" has nothing to be measured by',
  (quote) => expect(words(target(quote))).toBeNull(),
)
test('a general objective is none, whatever it speaks of', () => {
  expect(words(target('duy trì kết quả và tạo cơ hội học tập', { over: '1. Mục tiêu tổng quát' }))).toBeNull()
})

test.each([
  ['phấn đấu tỷ lệ biết chữ cân bằng giữa nam và nữ', ['parity', 'tỷ lệ nữ biết chữ', 'tỷ lệ nam biết chữ']],
  ['mọi người dân bình đẳng trong việc tiếp cận giáo dục', null],
])('"%s": parity is between men and women', (quote, expected) => {
  expect(words(target(quote))).toEqual(expected)
})

test('what a target leaves out it takes from what stands beside and over it', () => {
  const first = target('10% viên chức có trình độ ngoại ngữ bậc 2', { value: 10, clause: 'a' })
  expect(words(first, target('3% có trình độ bậc 3', { value: 3, clause: 'a' }))?.[1]).toBe(
    'số viên chức có trình độ ngoại ngữ bậc 3',
  )
  expect(words(first, target('3% có trình độ bậc 3', { value: 3, clause: 'b' }))).toBeNull()
  expect(words(target('80% được bồi dưỡng', { value: 80, over: '- Đối với công chức cấp xã:' }))?.[2]).toBe(
    'tổng số công chức cấp xã',
  )
  const whole = target('97% số người biết chữ', { value: 97, clause: 'c' })
  expect(words(whole, target('trong đó vùng dân tộc thiểu số đạt 93%', { value: 93, clause: 'c' }))).toEqual([
    'ratio',
    'số người biết chữ ở vùng dân tộc thiểu số',
    'tổng số người ở vùng dân tộc thiểu số',
  ])
})

const entryOf = (quote: string, given: Given) => proposeIndicators([target(quote, given)], catalogue)[0]?.entry ?? null

test.each([
  ['96% số người trong độ tuổi từ 15-60 biết chữ', { value: 96, year: 2015 }, '89.1'],
  ['96% số người trong độ tuổi từ 15-60 biết chữ', { value: 96, year: 2025 }, null],
  ['96% số người trong độ tuổi từ 15-35 biết chữ', { value: 96, year: 2015 }, '89.2'],
  ['50% người trong độ tuổi lao động được trang bị kỹ năng sống', { value: 50, year: 2025 }, '1373.7'],
  [
    '50% người trong độ tuổi lao động được trang bị năng lực thông tin và kỹ năng sống',
    { value: 50, year: 2025 },
    null,
  ],
  ['70% gia đình đạt danh hiệu “Gia đình học tập”', { value: 70, year: 2025 }, '387.2'],
  ['70% gia đình đạt danh hiệu “Gia đình học tập”', { value: 70, year: 2017 }, null],
  ['70% gia đình văn hóa', { value: 70, year: 2025 }, null],
  ['98% học sinh hoàn thành cấp tiểu học', { value: 98, year: 2030 }, '1705.5'],
  ['Tỉnh được công nhận danh hiệu tỉnh học tập', { year: 2030 }, null],
  ['Tăng tỷ lệ công nhân qua đào tạo nghề', { year: 2015, comparator: 'increase' as const }, '89.7'],
])('"%s" with %o is in the catalogue as %s', (quote, given, entry) => {
  expect(entryOf(quote, given)).toBe(entry)
})

test('a share of units is of the units that the plan names', () => {
  const given = { value: 100, year: 2025 }
  const [found] = proposeIndicators([target('100% xã, phường đạt chuẩn xóa mù chữ mức độ 2', given)], catalogue)
  expect(found).toEqual({
    entry: '1373.1',
    kind: 'share-of-units',
    numerator: 'số xã, phường đạt chuẩn xóa mù chữ mức độ 2',
    denominator: 'tổng số xã, phường',
    source: 'catalogue',
  })
})

test('the catalogue is sound: codes once, instruments that are there, figures within their years', () => {
  const { instruments, entries } = catalogue
  expect(new Set(entries.map(({ code }) => code)).size).toBe(entries.length)
  for (const { code, instrument, values, terms, least } of entries) {
    const from = instruments.find(({ number }) => number === instrument)
    expect(from, code).toBeDefined()
    for (const { year } of values) expect(year >= (from?.from ?? 0) && year <= (from?.until ?? 0), code).toBe(true)
    expect(
      terms.reduce((sum, { points }) => sum + points, 0),
      code,
    ).toBeGreaterThanOrEqual(least)
    expect(values.length, code).toBeGreaterThan(0)
  }
})

test('nothing makes the rules fail', () => {
  const odd = [
    '',
    '%',
    '100%',
    '5',
    '- ',
    'tỷ lệ',
    'đạt 5% tiêu chí',
    'trong đó',
    '“',
    'tăng tỷ lệ',
    '1 % 2',
    'số',
    'có 5%',
  ]
  for (const quote of odd)
    for (const comparator of ['at-least', 'increase', 'achieve'] as const)
      for (const value of [null, 5]) {
        const { length } = proposeIndicators([{ ...target(quote), comparator, value, unit: '%' }], catalogue)
        expect(length).toBe(1)
      }
})

test('what people said of the targets of eleven papers is what is proposed', async () => {
  const { targets, right } = await scoreIndicators('gold')
  expect(targets).toBe(137)
  expect(right / targets).toBeGreaterThanOrEqual(0.97)
})
test('and of the examples, from which no rule was made', async () => {
  const { targets, right } = await scoreIndicators('examples')
  expect(targets).toBe(44)
  expect(right / targets).toBeGreaterThanOrEqual(0.95)
})
