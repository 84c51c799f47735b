import { expect, test } from 'vitest'
import { readAgainst } from '../index.ts'

// Names are invented. The plan below is amended by the orders of each row.

const PLAN = [
  'ỦY BAN NHÂN DÂN',
  'TỈNH MÂY MƯA',
  'Số: 45/KH-UBND',
  'Mây Mưa, ngày 12 tháng 4 năm 2022',
  '',
  'KẾ HOẠCH',
  'Xây dựng xã hội học tập giai đoạn 2022-2030',
  '',
  'I. MỤC ĐÍCH',
  '1. Nâng cao nhận thức về học tập.',
  'II. MỤC TIÊU',
  '1. Đến năm 2025',
  'a) 95% người lớn biết chữ;',
  'b) 60% người lớn có kỹ năng số;',
  'c) 50% lao động qua đào tạo.',
  '2. Đến năm 2030',
  '- 98% người lớn biết chữ;',
  '- 75% người lớn có kỹ năng số;',
  '- 60% gia đình đạt danh hiệu “Gia đình học tập”.',
  'III. NHIỆM VỤ VÀ GIẢI PHÁP',
  '1. Tuyên truyền',
  '1.1. Trên báo chí',
  '- Mở chuyên mục về học tập.',
  '1.2. Trên mạng',
  '- Lập trang thông tin.',
  '- Trả lời câu hỏi của người dân.',
  '2. Xóa mù chữ',
  'Mở các lớp xóa mù chữ.',
  'Biên soạn tài liệu.',
  '3. Phát triển thư viện',
  '- Xây dựng thư viện số trước năm 2024.',
  'IV. TỔ CHỨC THỰC HIỆN',
  '1. Sở Lúa gạo',
  'a) Chủ trì thực hiện Kế hoạch;',
  'b) Báo cáo Ủy ban nhân dân tỉnh.',
  '2. Sở Gió biển',
  'Bố trí kinh phí.',
  'Nơi nhận:',
  '- Lưu: VT.',
]
const bytes = (lines: readonly string[]) => new TextEncoder().encode(lines.join('\n'))

const paper = (...orders: string[]) =>
  bytes([
    'ỦY BAN NHÂN DÂN',
    'TỈNH MÂY MƯA',
    'Số: 9/QĐ-UBND',
    'Mây Mưa, ngày 2 tháng 3 năm 2025',
    '',
    'QUYẾT ĐỊNH',
    'Sửa đổi, bổ sung một số nội dung của Kế hoạch số 45/KH-UBND ngày 12 tháng 4 năm 2022',
    '',
    'Căn cứ Luật Mây năm 2020;',
    'QUYẾT ĐỊNH:',
    'Điều 1. Sửa đổi, bổ sung một số nội dung của Kế hoạch số 45/KH-UBND ngày 12 tháng 4 năm 2022 như sau:',
    ...orders,
    'Điều 2. Quyết định này có hiệu lực kể từ ngày ký. Các nội dung khác giữ nguyên.',
    'Nơi nhận:',
    '- Như Điều 2.',
  ])

async function after(...orders: string[]) {
  const { form, consolidated, instructions } = await readAgainst(bytes(PLAN), paper(...orders))
  const now = consolidated?.text.split('\n') ?? PLAN.filter((line) => line !== '')
  const was = PLAN.filter((line) => line !== '')
  const problems = instructions.filter(({ state }) => state !== 'applied').map(({ reason }) => reason)
  return {
    form,
    gone: was.filter((line) => !now.includes(line)),
    come: now.filter((line) => !was.includes(line)),
    problems,
    count: instructions.length,
    now,
  }
}

type Row = [what: string, orders: string[], gone: string[], come: string[]]
const b = 'b) 60% người lớn có kỹ năng số;'
const b80 = 'b) 80% người lớn có kỹ năng số;'
const rows: Row[] = [
  ['a point, from the inside out', ['1. Sửa đổi điểm b khoản 1 Mục II như sau:', `“${b80}”`], [b], [b80]],
  ['a point, from the outside in', [`1. Tại Mục II, khoản 1, điểm b sửa đổi như sau: “${b80}”`], [b], [b80]],
  ['a point in one number', [`1. Sửa đổi mục II.1.b như sau: “${b80}”.`], [b], [b80]],
  ['the verb behind', [`1. Điểm b khoản 1 Mục II được sửa đổi, bổ sung như sau: “${b80}”`], [b], [b80]],
  ['straight marks', [`1. Sửa đổi điểm b khoản 1 Mục II như sau: "${b80}"`], [b], [b80]],
  ['French marks', ['1. Điều chỉnh điểm b khoản 1 Mục II như sau:', `«${b80}»`], [b], [b80]],
  [
    'no marks: up to the next order',
    ['1. Sửa đổi điểm b khoản 1 Mục II như sau:', b80, '2. Bãi bỏ điểm c khoản 1 Mục II.'],
    [b, 'c) 50% lao động qua đào tạo.'],
    [b80],
  ],
  ['no marks, in the same line', [`1. Sửa đổi điểm b khoản 1 Mục II như sau: ${b80}`], [b], [b80]],
  ['without its number', ['1. Sửa đổi điểm b khoản 1 Mục II như sau: “80% người lớn có kỹ năng số;”'], [b], [b80]],
  [
    'with the paper named',
    [`1. Sửa đổi điểm b khoản 1 Mục II của Kế hoạch số 45/KH-UBND ngày 12 tháng 4 năm 2022 như sau: “${b80}”`],
    [b],
    [b80],
  ],
  [
    'a whole number, lines and all',
    [
      '1. Sửa đổi khoản 2 Mục II như sau:',
      '“2. Đến năm 2030',
      '- 99% người lớn biết chữ;',
      '- 70% gia đình đạt danh hiệu “Gia đình học tập”.”',
    ],
    ['- 98% người lớn biết chữ;', '- 75% người lớn có kỹ năng số;', '- 60% gia đình đạt danh hiệu “Gia đình học tập”.'],
    ['- 99% người lớn biết chữ;', '- 70% gia đình đạt danh hiệu “Gia đình học tập”.'],
  ],
  [
    'straight marks around straight marks',
    [
      '1. Sửa đổi khoản 2 Mục II như sau:',
      '"2. Đến năm 2030',
      '- 99% người lớn biết chữ;',
      '- 70% gia đình đạt danh hiệu "Gia đình học tập";',
      '- 80% người lớn có kỹ năng số."',
      '2. Bãi bỏ khoản 2 Mục IV.',
    ],
    [
      '- 98% người lớn biết chữ;',
      '- 75% người lớn có kỹ năng số;',
      '- 60% gia đình đạt danh hiệu “Gia đình học tập”.',
      '2. Sở Gió biển',
      'Bố trí kinh phí.',
    ],
    ['- 99% người lớn biết chữ;', '- 70% gia đình đạt danh hiệu "Gia đình học tập";', '- 80% người lớn có kỹ năng số.'],
  ],
  [
    'a mark that was never closed',
    ['1. Sửa đổi điểm b khoản 1 Mục II như sau:', `“${b80}`, '2. Bãi bỏ điểm c khoản 1 Mục II.'],
    [b, 'c) 50% lao động qua đào tạo.'],
    [b80],
  ],
  [
    'a mark that was never closed, at dashes',
    ['- Sửa đổi điểm b khoản 1 Mục II như sau:', `“${b80}`, '- Bãi bỏ điểm c khoản 1 Mục II.'],
    [b, 'c) 50% lao động qua đào tạo.'],
    [b80],
  ],
  [
    'a mark inside that was left open',
    [
      '1. Sửa đổi gạch đầu dòng thứ ba khoản 2 Mục II như sau: “- 70% hộ đạt danh hiệu “Gia đình học tập.”',
      '2. Bãi bỏ điểm c khoản 1 Mục II.',
    ],
    ['c) 50% lao động qua đào tạo.', '- 60% gia đình đạt danh hiệu “Gia đình học tập”.'],
    ['- 70% hộ đạt danh hiệu “Gia đình học tập.'],
  ],
  [
    'the second bullet',
    ['1. Sửa đổi gạch đầu dòng thứ hai khoản 2 Mục II như sau: “- 85% người lớn có kỹ năng số;”'],
    ['- 75% người lớn có kỹ năng số;'],
    ['- 85% người lớn có kỹ năng số;'],
  ],
  [
    'a dash by its number',
    ['1. Sửa đổi dấu gạch ngang (-) thứ 2, khoản 2, mục II thành: “- 85% người lớn có kỹ năng số;”'],
    ['- 75% người lớn có kỹ năng số;'],
    ['- 85% người lớn có kỹ năng số;'],
  ],
  [
    'the last bullet',
    ['1. Bãi bỏ gạch đầu dòng cuối cùng khoản 2 Mục II.'],
    ['- 60% gia đình đạt danh hiệu “Gia đình học tập”.'],
    [],
  ],
  [
    'a number below a number',
    ['1. Bãi bỏ điểm 1.2 khoản 1 Mục III.'],
    ['1.2. Trên mạng', '- Lập trang thông tin.', '- Trả lời câu hỏi của người dân.'],
    [],
  ],
  [
    'a bullet of it',
    ['1. Sửa đổi gạch đầu dòng thứ nhất tiểu mục 1.2 mục III: “- Lập cổng thông tin.”'],
    ['- Lập trang thông tin.'],
    ['- Lập cổng thông tin.'],
  ],
  [
    'a paragraph',
    ['1. Sửa đổi đoạn thứ hai khoản 2 Mục III như sau: “Biên soạn và in tài liệu.”'],
    ['Biên soạn tài liệu.'],
    ['Biên soạn và in tài liệu.'],
  ],
  [
    'a part by its name',
    [
      '1. Sửa đổi khoản 3 phần Nhiệm vụ và giải pháp như sau: “3. Phát triển thư viện',
      '- Xây dựng thư viện số trước năm 2027.”',
    ],
    ['- Xây dựng thư viện số trước năm 2024.'],
    ['- Xây dựng thư viện số trước năm 2027.'],
  ],
  [
    'a part by its name in marks',
    ['1. Bãi bỏ khoản 3 phần “Nhiệm vụ và giải pháp”.'],
    ['3. Phát triển thư viện', '- Xây dựng thư viện số trước năm 2024.'],
    [],
  ],
  [
    'only the heading',
    ['1. Sửa đổi tên khoản 1 Mục IV như sau: “1. Sở Ruộng bậc thang”'],
    ['1. Sở Lúa gạo'],
    ['1. Sở Ruộng bậc thang'],
  ],
  [
    'several points at once',
    ['1. Sửa đổi điểm a, điểm b khoản 1 Mục II như sau:', '“a) 97% người lớn biết chữ;', `${b80}”`],
    ['a) 95% người lớn biết chữ;', b],
    ['a) 97% người lớn biết chữ;', b80],
  ],
  [
    'points that do not stand together',
    ['1. Sửa đổi điểm a, c khoản 1 Mục II như sau: “a) 97% người lớn biết chữ;', 'c) 55% lao động qua đào tạo.”'],
    ['a) 95% người lớn biết chữ;', 'c) 50% lao động qua đào tạo.'],
    ['a) 97% người lớn biết chữ;', 'c) 55% lao động qua đào tạo.'],
  ],
  [
    'a new number after another',
    ['1. Bổ sung khoản 4 vào sau khoản 3 Mục III như sau: “4. Phát triển mô hình', '- Công nhận công dân học tập.”'],
    [],
    ['4. Phát triển mô hình', '- Công nhận công dân học tập.'],
  ],
  [
    'a new number at its place',
    ['1. Bổ sung khoản 3 Mục IV như sau:', '“3. Sở Ruộng bậc thang', 'Mở lớp học.”'],
    [],
    ['3. Sở Ruộng bậc thang', 'Mở lớp học.'],
  ],
  [
    'a new point',
    ['1. Bổ sung điểm c vào khoản 1 Mục IV: “c) Kiểm tra việc thực hiện.”'],
    [],
    ['c) Kiểm tra việc thực hiện.'],
  ],
  ['a new part', ['1. Bổ sung Mục V như sau: “V. KINH PHÍ', 'Từ ngân sách.”'], [], ['V. KINH PHÍ', 'Từ ngân sách.']],
  [
    'a bullet at the end of a number',
    ['1. Bổ sung vào khoản 3 Mục III nội dung như sau: “- Mua sách cho thư viện.”'],
    [],
    ['- Mua sách cho thư viện.'],
  ],
  [
    'a bullet by its number',
    ['1. Bổ sung gạch đầu dòng thứ tư vào khoản 2 Mục II như sau: “- 40% xã đạt chuẩn.”'],
    [],
    ['- 40% xã đạt chuẩn.'],
  ],
  [
    'a bullet after a bullet',
    ['1. Bổ sung vào sau gạch đầu dòng thứ nhất khoản 2 Mục II nội dung sau: “- 40% xã đạt chuẩn.”'],
    [],
    ['- 40% xã đạt chuẩn.'],
  ],
  [
    'a number with a letter',
    ['1. Bổ sung khoản 1a vào sau khoản 1 Mục IV như sau: “1a. Sở Sương mù', 'Mở lớp học.”'],
    [],
    ['1a. Sở Sương mù', 'Mở lớp học.'],
  ],
  [
    'several repeals in one order',
    ['1. Bãi bỏ khoản 3 Mục III; điểm b, c khoản 1 Mục II.'],
    [b, 'c) 50% lao động qua đào tạo.', '3. Phát triển thư viện', '- Xây dựng thư viện số trước năm 2024.'],
    [],
  ],
  [
    'a list of repeals',
    ['1. Bãi bỏ các nội dung sau:', 'a) Khoản 3 Mục III;', 'b) Điểm c khoản 1 Mục II.'],
    ['c) 50% lao động qua đào tạo.', '3. Phát triển thư viện', '- Xây dựng thư viện số trước năm 2024.'],
    [],
  ],
  [
    'words for words',
    ['1. Thay thế cụm từ “Sở Gió biển” bằng cụm từ “Sở Nắng vàng” tại khoản 2 Mục IV.'],
    ['2. Sở Gió biển'],
    ['2. Sở Nắng vàng'],
  ],
  [
    'words for words everywhere',
    ['1. Thay cụm từ “người lớn” bằng “người dân” trong toàn bộ Kế hoạch.'],
    ['a) 95% người lớn biết chữ;', b, '- 98% người lớn biết chữ;', '- 75% người lớn có kỹ năng số;'],
    [
      'a) 95% người dân biết chữ;',
      'b) 60% người dân có kỹ năng số;',
      '- 98% người dân biết chữ;',
      '- 75% người dân có kỹ năng số;',
    ],
  ],
  [
    'words for words in several places',
    ['1. Thay thế từ "người lớn" bằng từ "người dân" tại điểm a, điểm b khoản 1 Mục II.'],
    ['a) 95% người lớn biết chữ;', b],
    ['a) 95% người dân biết chữ;', 'b) 60% người dân có kỹ năng số;'],
  ],
  [
    'words made into others',
    ['1. Sửa cụm từ “trước năm 2024” thành “trước năm 2027” tại gạch đầu dòng thứ nhất khoản 3 Mục III.'],
    ['- Xây dựng thư viện số trước năm 2024.'],
    ['- Xây dựng thư viện số trước năm 2027.'],
  ],
  ['a figure from and to', ['1. Điều chỉnh chỉ tiêu tại điểm b khoản 1 Mục II từ 60% lên 80%.'], [b], [b80]],
  [
    'words away',
    ['1. Bỏ cụm từ “của người dân” tại điểm 1.2 khoản 1 Mục III.'],
    ['- Trả lời câu hỏi của người dân.'],
    ['- Trả lời câu hỏi.'],
  ],
  [
    'words beside words',
    ['1. Bổ sung cụm từ “và đăng” vào sau cụm từ “Biên soạn” tại đoạn thứ hai khoản 2 Mục III.'],
    ['Biên soạn tài liệu.'],
    ['Biên soạn và đăng tài liệu.'],
  ],
  [
    'a list of exchanges',
    [
      '1. Thay thế một số cụm từ như sau:',
      'a) Cụm từ “Sở Gió biển” bằng cụm từ “Sở Nắng vàng” tại khoản 2 Mục IV;',
      'b) Cụm từ “Sở Lúa gạo” bằng cụm từ “Sở Ruộng bậc thang” tại khoản 1 Mục IV.',
    ],
    ['1. Sở Lúa gạo', '2. Sở Gió biển'],
    ['1. Sở Ruộng bậc thang', '2. Sở Nắng vàng'],
  ],
  [
    'orders below one that says where',
    ['1. Sửa đổi, bổ sung Mục II như sau:', `a) Sửa đổi điểm b khoản 1 như sau: “${b80}”`, 'b) Bãi bỏ điểm c khoản 1.'],
    [b, 'c) 50% lao động qua đào tạo.'],
    [b80],
  ],
  [
    'orders below a place',
    ['1. Tại khoản 1 Mục II:', `a) Sửa đổi điểm b như sau: “${b80}”`, 'b) Bãi bỏ điểm c.'],
    [b, 'c) 50% lao động qua đào tạo.'],
    [b80],
  ],
  [
    'several orders in one sentence',
    [`1. Sửa đổi điểm b khoản 1 Mục II như sau: “${b80}”; bãi bỏ điểm c khoản 1 Mục II.`],
    [b, 'c) 50% lao động qua đào tạo.'],
    [b80],
  ],
  [
    'orders at dashes',
    [`- Sửa đổi điểm b khoản 1 Mục II như sau: “${b80}”.`, '- Bãi bỏ điểm c khoản 1 Mục II.'],
    [b, 'c) 50% lao động qua đào tạo.'],
    [b80],
  ],
  [
    'what stood after the changed clause stays',
    ['1. Bãi bỏ Mục I.'],
    ['I. MỤC ĐÍCH', '1. Nâng cao nhận thức về học tập.'],
    [],
  ],
]

test.each(rows)('%s', async (_, orders, gone, come) => {
  const found = await after(...orders)
  expect(found.problems).toEqual([])
  expect(found.gone).toEqual(gone)
  expect(found.come).toEqual(come)
})

test('what is new stands where it belongs', async () => {
  const { now } = await after(
    '1. Bổ sung khoản 4 vào sau khoản 3 Mục III như sau: “4. Phát triển mô hình”.',
    '2. Bổ sung vào sau gạch đầu dòng thứ nhất khoản 2 Mục II nội dung sau: “- 40% xã đạt chuẩn.”',
    '3. Bổ sung điểm c khoản 1 Mục IV như sau: “c) Kiểm tra.”',
    '4. Bổ sung khoản 1a vào sau khoản 1 Mục IV như sau: “1a. Sở Sương mù”',
    '5. Bổ sung Mục V như sau: “V. KINH PHÍ”',
  )
  const behind = (line: string) => now[now.indexOf(line) - 1]
  expect(behind('4. Phát triển mô hình')).toBe('- Xây dựng thư viện số trước năm 2024.')
  expect(behind('- 40% xã đạt chuẩn.')).toBe('- 98% người lớn biết chữ;')
  expect(behind('c) Kiểm tra.')).toBe('b) Báo cáo Ủy ban nhân dân tỉnh.')
  expect(behind('1a. Sở Sương mù')).toBe('c) Kiểm tra.')
  expect(behind('V. KINH PHÍ')).toBe('Bố trí kinh phí.')
})

test.each([
  [
    'a sentence of a clause',
    ['1. Sửa đổi câu thứ hai khoản 2 Mục III như sau: “Biên soạn, in tài liệu.”'],
    'place-not-found',
  ],
  ['a place that is not there', ['1. Sửa đổi điểm g khoản 1 Mục II như sau: “g) 10% hộ có sách.”'], 'place-not-found'],
  ['a place that two clauses bear', [`1. Sửa đổi khoản 1 như sau: “1. Mới.”`], 'place-ambiguous'],
  [
    'words that do not stand there',
    ['1. Thay thế cụm từ “Sở Sương mù” bằng cụm từ “Sở Nắng vàng” tại khoản 2 Mục IV.'],
    'words-not-found',
  ],
  [
    'a new text that is missing',
    ['1. Sửa đổi điểm b khoản 1 Mục II như sau:', '2. Bãi bỏ điểm c khoản 1 Mục II.'],
    'no-new-text',
  ],
  ['what is repealed already', ['1. Bãi bỏ Mục II.', '2. Bãi bỏ khoản 1 Mục II.'], 'already-changed'],
  [
    'an order in other words',
    ['1. Bãi bỏ khoản 1 Mục I.', '2. Nâng tỷ lệ người biết chữ lên cao hơn nữa.'],
    'not-understood',
  ],
])('%s is told', async (_, orders, reason) => {
  const { problems } = await after('8. Bãi bỏ khoản 2 Mục IV.', ...orders)
  expect(problems).toEqual([reason])
})

test('where only some of the places hold the words, the others are changed and it is told', async () => {
  const found = await after('1. Thay thế cụm từ “người lớn” bằng cụm từ “người dân” tại điểm a, điểm c khoản 1 Mục II.')
  expect(found.come).toEqual(['a) 95% người dân biết chữ;'])
  expect(found.problems).toEqual(['words-not-found'])
})

test('a part of a longer word is no such word', async () => {
  const found = await after(
    '1. Thay thế cụm từ “Sở Lúa” bằng cụm từ “Sở Ngô” tại Mục IV.',
    '2. Thay thế từ “chữ” bằng từ “viết” tại Mục I.',
  )
  expect(found.come).toEqual(['1. Sở Ngô gạo'])
})

test.each([
  [
    'a plan whose duties speak of amending',
    ['I. NHIỆM VỤ', '- Sửa đổi, bổ sung quy chế hoạt động của các trung tâm.', '- Bãi bỏ các thủ tục không cần thiết.'],
  ],
  [
    'a plan that replaces another',
    ['I. NHIỆM VỤ', '- Mở lớp học.', 'Kế hoạch này thay thế Kế hoạch số 45/KH-UBND ngày 12 tháng 4 năm 2022.'],
  ],
  ['a plan that says where a rule stands', ['I. NHIỆM VỤ', '- Thực hiện khoản 2 Điều 5 Luật Mây như sau: mở lớp học.']],
])('%s is a whole text', async (_, lines) => {
  const newer = bytes(['KẾ HOẠCH', 'Xây dựng xã hội học tập', '', ...lines])
  expect((await readAgainst(bytes(PLAN), newer)).form).toBe('whole')
})

test('a paper of a council and one without articles are read alike', async () => {
  const newer = bytes([
    'KẾ HOẠCH',
    'Điều chỉnh, bổ sung một số nội dung Kế hoạch số 45/KH-UBND ngày 12/4/2022',
    '',
    'Ủy ban nhân dân tỉnh điều chỉnh, bổ sung một số nội dung của Kế hoạch số 45/KH-UBND như sau:',
    'I. NỘI DUNG ĐIỀU CHỈNH',
    '1. Điểm b khoản 1 Mục II điều chỉnh như sau:',
    `“${b80}”`,
    'II. NỘI DUNG BỔ SUNG',
    '1. Bổ sung điểm c vào khoản 1 Mục IV như sau:',
    '“c) Kiểm tra việc thực hiện.”',
    'III. TỔ CHỨC THỰC HIỆN',
    'Các nội dung khác của Kế hoạch số 45/KH-UBND giữ nguyên.',
  ])
  const { instructions, changes } = await readAgainst(bytes(PLAN), newer)
  expect(instructions.map(({ action, state }) => [action, state])).toEqual([
    ['amend', 'applied'],
    ['add', 'applied'],
  ])
  expect(changes.filter(({ sort }) => sort !== 'same').map(({ sort }) => sort)).toEqual(['changed', 'added'])
})
