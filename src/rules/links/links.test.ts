import { expect, test } from 'vitest'
import { WHOLE_PLAN } from '../../shared/links.ts'
import {
  conditionOf,
  indicatorKey,
  type LinkDuty,
  numberKey,
  proposeLinks,
  sameName,
  schemeNames,
  schemesIn,
} from './index.ts'
import { joinWords, termsOf } from './terms.ts'

const target = (id: string, quote: string, ...headings: string[]) => ({ id, quote, headings })
const duty = (id: string, quote: string, responsible: string[] = ['Sở X'], ...headings: string[]): LinkDuty => ({
  id,
  quote,
  responsible,
  with: [],
  headings,
})

// Others of the same plan, so that words have a rarity.
const others = [
  duty('o1', 'Chủ trì, phối hợp với các sở, ngành xây dựng kế hoạch'),
  duty('o2', 'Tăng cường hợp tác quốc tế về học tập suốt đời'),
  duty('o3', 'Củng cố thư viện, bảo tàng phục vụ bạn đọc'),
  duty('o4', 'Mở rộng quy mô đào tạo từ xa của trường cao đẳng'),
  duty('o5', 'Vận động gây quỹ hỗ trợ thanh niên khó khăn'),
]
const served = (aim: string, words: string) =>
  proposeLinks([target('t', aim), target('x', '60% dòng họ đạt danh hiệu')], [duty('d', words), ...others]).filter(
    ({ relation, factId, toId }) => relation === 'serves' && factId === 'd' && toId === 't',
  )

test.each([
  ['96% số người trong độ tuổi 15-60 biết chữ', 'Mở các lớp xóa mù chữ cho phụ nữ vùng cao'],
  ['85% công nhân qua đào tạo nghề', 'Tổ chức dạy nghề kết hợp với dạy văn hóa cho người lao động'],
  ['70% gia đình đạt danh hiệu “Gia đình học tập”', 'Nhân rộng mô hình gia đình học tập, dòng họ học tập'],
  ['95% trung tâm học tập cộng đồng ứng dụng công nghệ thông tin', 'Trang bị máy tính, phần mềm cho các TTHTCĐ'],
  ['30% học sinh, sinh viên được học kỹ năng sống', 'Giáo dục giá trị sống cho học sinh, sinh viên'],
])('"%s" is served by "%s"', (aim, words) => {
  const [link] = served(aim, words)
  expect(link?.score).toBeGreaterThanOrEqual(0.4)
  expect(link?.words.length).toBeGreaterThan(0)
})
test.each([
  ['96% số người trong độ tuổi 15-60 biết chữ', 'Tổ chức dạy nghề cho lao động nông thôn'],
  ['85% công nhân qua đào tạo nghề', 'Mở các lớp xóa mù chữ cho phụ nữ vùng cao'],
  ['96% số người biết chữ', 'Phối hợp triển khai thực hiện kế hoạch xây dựng xã hội học tập trên địa bàn tỉnh'],
  ['96% số người biết chữ', 'Bố trí kinh phí xóa mù chữ trong dự toán ngân sách hằng năm'],
])('"%s" is not served by "%s"', (aim, words) => {
  expect(served(aim, words)).toEqual([])
})

test('the words that link are those of the duty, as they stand there', () => {
  expect(served('96% số người biết chữ', 'Mở các lớp Xóa mù chữ')[0]?.words).toEqual(['Xóa mù'])
})

test.each([
  ['Bố trí kinh phí trong dự toán chi ngân sách', 'funding'],
  ['Kiểm tra, giám sát việc thực hiện', 'inspection'],
  ['Tuyên truyền, phổ biến rộng rãi', 'communication'],
  ['Kiện toàn Ban Chỉ đạo các cấp', 'management'],
  ['Mở lớp xóa mù chữ', null],
])('"%s" is a condition of the kind %s', (words, kind) => expect(conditionOf(words)).toBe(kind))

test('what serves no target and is a condition holds for the whole plan', () => {
  const links = proposeLinks(
    [target('t', '96% số người biết chữ')],
    [duty('d', 'Kiện toàn Ban Chỉ đạo các cấp'), ...others],
  )
  expect(links).toContainEqual(expect.objectContaining({ relation: 'condition', factId: 'd', toId: WHOLE_PLAN }))
})

test('a measure that names nobody is carried by whoever is given the same', () => {
  const scheme = 'Đề án “Đẩy mạnh các hoạt động học tập suốt đời trong các thư viện, bảo tàng”'
  const links = proposeLinks(
    [],
    [
      duty('m1', `Triển khai ${scheme}`, []),
      duty('m2', 'Mở rộng các lớp xóa mù chữ ở vùng cao', []),
      duty('c1', `Chủ trì thực hiện ${scheme}`, ['Sở Văn hóa']),
      duty('c2', 'Chủ trì mở các lớp xóa mù chữ', ['Sở Giáo dục và Đào tạo']),
      ...others,
    ],
  ).filter(({ relation }) => relation === 'carried-by')
  const carriersOf = (id: string) => links.filter(({ factId }) => factId === id).map(({ toId }) => toId)
  expect(carriersOf('m1')[0]).toBe('c1')
  expect(carriersOf('m2')).toContain('c2')
  expect(carriersOf('c1')).toEqual([])
})

test('names of agencies link nothing', () => {
  const name = 'Sở Lao động - Thương binh và Xã hội'
  expect([...termsOf(`${name} mở lớp xóa mù chữ`, [name]).keys()].join(' ')).not.toContain('thuong binh')
})

test.each([
  [['tập cộng', 'cộng đồng'], ['tập cộng đồng']],
  [
    ['xóa mù', 'dạy nghề'],
    ['xóa mù', 'dạy nghề'],
  ],
])('%o is read as %o', (words, joined) => expect(joinWords(words)).toEqual(joined))

test.each([
  ['thực hiện Đề án “Xây dựng xã hội học tập giai đoạn 2021-2030”', ['Xây dựng xã hội học tập giai đoạn 2021-2030']],
  [
    'các nội dung: Đề án “Phát triển đào tạo từ xa”, “Xóa mù chữ đến năm 2020”',
    ['Phát triển đào tạo từ xa', 'Xóa mù chữ đến năm 2020'],
  ],
  ['xét tặng danh hiệu “Đơn vị học tập cấp tỉnh”', []],
])('"%s" names the schemes %o', (text, names) => expect(schemesIn(text)).toEqual(names))

test.each([
  ['Số: 89/QĐ-TTg', '89/QĐ-TTg', true],
  ['1373/QĐ-TTg', '1373/QD-TTG', true],
  ['89/QĐ-TTg', '189/QĐ-TTg', false],
  ['11-CT/TW', '14-CT/TW', false],
])('%s and %s: one number? %s', (a, b, same) => expect(numberKey(a) === numberKey(b)).toBe(same))

test.each([
  ['Xóa mù chữ đến năm 2020', 'Đề án xóa mù chữ', true],
  [
    'Xây dựng xã hội học tập giai đoạn 2021-2030',
    'Kế hoạch triển khai thực hiện Đề án “Xây dựng xã hội học tập giai đoạn 2021-2030”',
    true,
  ],
  ['Phát triển đào tạo từ xa', 'Xây dựng xã hội học tập', false],
])('"%s" and "%s": one scheme? %s', (a, b, same) => expect(sameName(a, b) >= 0.8).toBe(same))

test('targets are the same where indicator and year are', () => {
  const words = {
    entry: null,
    kind: 'ratio',
    numerator: 'số người biết chữ',
    denominator: 'tổng số người',
    source: 'grammar',
  } as const
  expect(indicatorKey(words, 2025)).toBe(
    indicatorKey({ ...words, numerator: 'Số người biết chữ', source: 'person' }, 2025),
  )
  expect(indicatorKey(words, 2025)).not.toBe(indicatorKey(words, 2030))
  expect(indicatorKey({ ...words, entry: '89.1' }, 2020)).toBe('89.1 2020')
  expect(indicatorKey(null, 2025)).toBeNull()
})

test.each([
  ['Thực hiện Đề án “Xây dựng mô hình công dân học tập”', null, ['Xây dựng mô hình công dân học tập']],
  ['Chủ trì thực hiện', 'Đề án “Xây dựng mô hình công dân học tập”', ['Xây dựng mô hình công dân học tập']],
  [
    'Chủ trì thực hiện',
    'Chương trình phát triển thanh niên giai đoạn 2021-2030',
    ['phát triển thanh niên giai đoạn 2021-2030'],
  ],
  ['Chủ trì thực hiện', null, []],
])('of "%s" with %o the sub-schemes are called %o', (quote, scheme, names) =>
  expect(schemeNames(quote, scheme)).toEqual(names),
)
