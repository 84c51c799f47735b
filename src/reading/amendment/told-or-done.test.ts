import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readAgainst } from '../index.ts'

// An order is carried out right, or it is told. Names are invented.

const PLAN = readFileSync(
  new URL('../../../tests/fixtures/amendments/ke-hoach-may-mua.txt', import.meta.url),
  'utf8',
).split('\n')

const paper = (orders: readonly string[]) =>
  [
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
  ].join('\n')

const encode = (text: string) => new TextEncoder().encode(text)

async function after(...orders: string[]) {
  const { consolidated, instructions } = await readAgainst(encode(PLAN.join('\n')), encode(paper(orders)))
  const now = consolidated?.text.split('\n') ?? PLAN.filter((line) => line !== '')
  const was = PLAN.filter((line) => line !== '')
  return {
    gone: was.filter((line) => !now.includes(line)),
    come: now.filter((line) => !was.includes(line)),
    told: instructions.map(({ state, reason }) => (state === 'partly' ? `partly ${reason}` : (reason ?? 'applied'))),
    now,
  }
}

const III = PLAN.slice(PLAN.indexOf('III. NHIỆM VỤ VÀ GIẢI PHÁP'), PLAN.indexOf('IV. TỔ CHỨC THỰC HIỆN')).filter(
  Boolean,
)
const b1 = 'b) 60% người trưởng thành có kỹ năng số cơ bản;'
const c1 = 'c) 50% lực lượng lao động qua đào tạo.'
const library = '- Xây dựng thư viện số dùng chung của tỉnh trước tháng 12 năm 2024.'
const contest = '4. Tổ chức hội thi người lớn đọc sách.'
const classes = '- Mở các lớp xóa mù chữ cho phụ nữ vùng cao.'
const reportsTo = 'b) Tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12 hằng năm.'
const settling = 'b) Hướng dẫn quyết toán kinh phí.'
const but3 = III.filter((line) => !['III. NHIỆM VỤ VÀ GIẢI PHÁP', '3. Phát triển thư viện', library].includes(line))

type Row = [order: string, gone: string[], come: string[]]
const carriedOut: Row[] = [
  // What is left out stays.
  ['1. Bãi bỏ Mục III, trừ khoản 3.', but3, []],
  ['1. Bãi bỏ toàn bộ Mục III, ngoại trừ khoản 3.', but3, []],
  ['1. Bãi bỏ Mục III (trừ khoản 3 Mục III).', but3, []],
  ['1. Bãi bỏ Mục III, riêng khoản 3 vẫn giữ nguyên.', but3, []],
  ['1. Bãi bỏ Mục III, không bao gồm khoản 3.', but3, []],
  [
    '1. Thay cụm từ “trưởng thành” bằng cụm từ “lớn” tại Mục II, trừ khoản 2.',
    [b1],
    ['b) 60% người lớn có kỹ năng số cơ bản;'],
  ],
  // A new bullet takes no other's place.
  [
    '1. Bổ sung gạch đầu dòng cuối cùng khoản 2 Mục II như sau: “- 80% dòng họ đạt danh hiệu.”',
    [],
    ['- 80% dòng họ đạt danh hiệu.'],
  ],
  [
    '1. Bổ sung gạch đầu dòng thứ hai khoản 3 Mục III như sau: “- Xây dựng thư viện số cấp xã.”',
    [],
    ['- Xây dựng thư viện số cấp xã.'],
  ],
  [
    '1. Bổ sung gạch đầu dòng thứ nhất khoản 3 Mục III như sau: “- Xây dựng thư viện số dùng chung của xã.”',
    [],
    ['- Xây dựng thư viện số dùng chung của xã.'],
  ],
  // Each exchange at its place.
  [
    '1. Thay thế cụm từ “60%” bằng cụm từ “64%” tại khoản 1 Mục II; cụm từ “phụ nữ” bằng cụm từ “chị em” tại khoản 2 Mục III.',
    [b1, classes],
    ['b) 64% người trưởng thành có kỹ năng số cơ bản;', '- Mở các lớp xóa mù chữ cho chị em vùng cao.'],
  ],
  [
    '1. Tại Mục III, thay cụm từ “phụ nữ” bằng “chị em” tại khoản 2 và cụm từ “hội thi” bằng “ngày hội” tại khoản 4.',
    [classes, contest],
    ['- Mở các lớp xóa mù chữ cho chị em vùng cao.', '4. Tổ chức ngày hội người lớn đọc sách.'],
  ],
  [
    '1. Điều chỉnh chỉ tiêu tại điểm b khoản 1 Mục II từ 60% lên 64%, tại điểm c khoản 1 Mục II từ 50% lên 55%.',
    [b1, c1],
    ['b) 64% người trưởng thành có kỹ năng số cơ bản;', 'c) 55% lực lượng lao động qua đào tạo.'],
  ],
  [
    '1. Bãi bỏ cụm từ “của tỉnh” tại khoản 3 Mục III và cụm từ “vùng cao” tại khoản 2 Mục III.',
    [classes, library],
    ['- Mở các lớp xóa mù chữ cho phụ nữ.', '- Xây dựng thư viện số dùng chung trước tháng 12 năm 2024.'],
  ],
  [
    '1. Thay cụm từ "hội thi" bằng "ngày hội", cụm từ "phụ nữ" bằng "chị em" và bỏ cụm từ "dùng chung" tại Mục III.',
    [classes, library, contest],
    [
      '- Mở các lớp xóa mù chữ cho chị em vùng cao.',
      '- Xây dựng thư viện số của tỉnh trước tháng 12 năm 2024.',
      '4. Tổ chức ngày hội người lớn đọc sách.',
    ],
  ],
  [
    '1. Thay cụm từ “Sở Lúa gạo” bằng “Sở Ngô”, “hội thi” bằng “ngày hội” tại Mục III và Mục IV.',
    [contest, '1. Sở Lúa gạo'],
    ['4. Tổ chức ngày hội người lớn đọc sách.', '1. Sở Ngô'],
  ],
  // Words that stand where the name of a thing would.
  [
    '1. Bãi bỏ quy định về thời hạn “trong quý II năm 2022” tại khoản 4 Mục IV.',
    ['Xây dựng kế hoạch của huyện trong quý II năm 2022.'],
    ['Xây dựng kế hoạch của huyện.'],
  ],
  // An inner unit begins anew behind a comma.
  ['1. Bãi bỏ điểm b khoản 1, điểm b khoản 2 Mục IV.', [reportsTo, settling], []],
  ['1. Bãi bỏ điểm b khoản 1, điểm b khoản 2 Mục IV; khoản 4 Mục III.', [contest, reportsTo, settling], []],
  // Objects that say no more than the place.
  ['1. Bãi bỏ nhiệm vụ tại khoản 4 Mục III của Kế hoạch xây dựng xã hội học tập.', [contest], []],
  ['1. Bãi bỏ các nội dung quy định tại khoản 4 Mục III (Tổ chức hội thi).', [contest], []],
  ['1. Không tiếp tục thực hiện nhiệm vụ tại khoản 4 Mục III.', [contest], []],
  ['1. Bãi bỏ khoản 4 Mục III kể từ ngày 01 tháng 01 năm 2026.', [contest], []],
  [
    '1. Sửa đổi chỉ tiêu về kỹ năng số tại điểm b khoản 1 Mục II như sau: “b) 64% người lớn có kỹ năng số.”',
    [b1],
    ['b) 64% người lớn có kỹ năng số.'],
  ],
  [
    '1. Tại điểm b khoản 1 Mục II: chỉ tiêu “60% người trưởng thành” nay điều chỉnh là “65% người trưởng thành”.',
    [b1],
    ['b) 65% người trưởng thành có kỹ năng số cơ bản;'],
  ],
]

test.each(carriedOut)('%s', async (order, gone, come) => {
  const found = await after(order)
  expect(found.told).toEqual(['applied'])
  expect(found.gone).toEqual(gone)
  expect(found.come).toEqual(come)
})

test.each([
  'Bãi bỏ nội dung báo cáo tại điểm b khoản 1 Mục IV.',
  'Bỏ yêu cầu quyết toán kinh phí tại điểm b khoản 2 Mục IV.',
  'Bãi bỏ quy định về thời hạn tại khoản 4 Mục IV.',
  'Tại khoản 4 Mục IV, bãi bỏ quy định về thời hạn.',
  'Tại khoản 4 Mục IV Kế hoạch số 45/KH-UBND ngày 12 tháng 4 năm 2022, bãi bỏ quy định về thời hạn.',
  'Bãi bỏ khoản 4 Mục III đối với các xã vùng cao.',
  'Bãi bỏ Mục III, trừ các nhiệm vụ đang thực hiện.',
  'Bãi bỏ Mục III, trừ khoản 2 Mục IV.',
  'Sửa đổi khoản 2 Mục II, trừ gạch đầu dòng thứ ba, như sau: “2. Đến năm 2030”',
  'Sửa đổi thời hạn tại khoản 3 Mục III như sau: “trước tháng 6 năm 2027”.',
  'Thay cụm từ “tỉnh” bằng “tỉnh nhà” tại Mục III; cụm từ “huyện” bằng “xã”.',
  'Bãi bỏ khoản 4 Mục III; giao việc này cho Hội Trồng hoa.',
])('"%s" is told and changes nothing', async (order) => {
  const found = await after('8. Bãi bỏ khoản 2 Mục I.', `9. ${order}`)
  expect(found.told).toEqual(['applied', 'not-understood'])
  expect(found.gone).toEqual(['2. Xác định rõ trách nhiệm của từng cơ quan, đơn vị.'])
  expect(found.come).toEqual([])
})

test('bullets that are counted stand where they are counted', async () => {
  const { now } = await after(
    '1. Bổ sung gạch đầu dòng thứ nhất khoản 3 Mục III như sau: “- Một.”',
    '2. Bổ sung gạch đầu dòng cuối cùng khoản 2 Mục II như sau: “- Cuối.”',
  )
  expect(now[now.indexOf('- Một.') - 1]).toBe('3. Phát triển thư viện')
  expect(now[now.indexOf('- Cuối.') + 1]).toBe('III. NHIỆM VỤ VÀ GIẢI PHÁP')
})

test('what a later order takes away again is told', async () => {
  const { told, now } = await after(
    '1. Thay cụm từ “Sở Lúa gạo” bằng cụm từ “Sở Ngô” trong toàn bộ Kế hoạch.',
    '2. Sửa đổi điểm b khoản 1 Mục II như sau: “b) 70% người lớn có kỹ năng số;”',
    '3. Sửa đổi khoản 1 Mục II như sau: “1. Đến năm 2025',
    'a) 96% người lớn biết chữ;',
    'b) 72% người lớn có kỹ năng số.”',
    '4. Sửa đổi khoản 1 Mục IV như sau: “1. Sở Lúa gạo',
    'a) Chủ trì thực hiện Kế hoạch;”',
    '5. Bãi bỏ khoản 3 Mục III.',
    '6. Bổ sung vào khoản 3 Mục III nội dung sau: “- Mua sách.”',
    '7. Bổ sung khoản 6 Mục III như sau: “6. Mở câu lạc bộ.”',
    '8. Bổ sung khoản 5 Mục III như sau: “5. Xây dựng tủ sách.”',
  )
  const gone = 'already-changed'
  expect(told).toEqual([gone, gone, 'applied', 'applied', 'applied', gone, 'applied', 'applied'])
  expect(now).not.toContain('b) 70% người lớn có kỹ năng số;')
  expect(now).not.toContain('- Mua sách.')
  expect(now[now.indexOf('5. Xây dựng tủ sách.') + 1]).toBe('6. Mở câu lạc bộ.')
})

test('orders that do not overlay one another are all carried out, in whatever row they stand', async () => {
  const { told, now } = await after(
    '1. Bổ sung Mục V như sau: “V. KINH PHÍ”',
    '2. Bổ sung khoản 5 Mục IV như sau: “5. Hội Sách.”',
    '3. Bổ sung vào khoản 4 Mục IV nội dung sau: “- Gửi kế hoạch về tỉnh.”',
    '4. Bãi bỏ khoản 3 Mục IV.',
    '5. Bổ sung khoản 3a vào sau khoản 3 Mục IV như sau: “3a. Hội Lúa.”',
    '6. Sửa đổi khoản 2 Mục IV như sau: “2. Sở Gió.”',
    '7. Bổ sung vào khoản 2 Mục IV nội dung sau: “- Bố trí kinh phí.”',
  )
  expect(told).toEqual(Array.from({ length: 7 }, () => 'applied'))
  expect(now.slice(now.indexOf('2. Sở Gió.'), now.indexOf('V. KINH PHÍ') + 1)).toEqual([
    '2. Sở Gió.',
    '- Bố trí kinh phí.',
    '3a. Hội Lúa.',
    '4. Ủy ban nhân dân các huyện',
    'Xây dựng kế hoạch của huyện trong quý II năm 2022.',
    '- Gửi kế hoạch về tỉnh.',
    '5. Hội Sách.',
    'V. KINH PHÍ',
  ])
})

test('an addition into what is repealed later is told', async () => {
  const { told, now } = await after(
    '1. Bổ sung vào khoản 3 Mục III nội dung sau: “- Mua sách.”',
    '2. Bổ sung khoản 3a vào sau khoản 3 Mục III như sau: “3a. Mở hội sách.”',
    '3. Bãi bỏ khoản 3 Mục III.',
  )
  expect(told).toEqual(['already-changed', 'applied', 'applied'])
  expect(now).toContain('3a. Mở hội sách.')
  expect(now).not.toContain('- Mua sách.')
})

async function told(...lines: string[]) {
  const { instructions } = await readAgainst(encode(PLAN.join('\n')), encode(lines.join('\n')))
  return instructions.map(({ words, reason }) => `${words.split(' ').slice(0, 3).join(' ')}: ${reason ?? 'applied'}`)
}

test('what orders in words that are not known is told in a letter too', async () => {
  const found = await told(
    'ỦY BAN NHÂN DÂN',
    'TỈNH MÂY MƯA',
    'Số: 12/UBND-VX',
    'V/v điều chỉnh một số chỉ tiêu tại Kế hoạch số 45/KH-UBND',
    '',
    'Kính gửi:',
    '- Các sở, ban, ngành;',
    'Qua rà soát, Ủy ban nhân dân tỉnh điều chỉnh một số nội dung như sau:',
    '1. Không tiếp tục thực hiện nhiệm vụ tại khoản 4 Mục III.',
    '2. Giao Sở Gió biển chủ trì nhiệm vụ tại khoản 3 Mục III thay cho Sở Lúa gạo.',
    '3. Lùi thời hạn tại khoản 3 Mục III đến tháng 12 năm 2026.',
    '4. Điều chỉnh kinh phí thực hiện.',
    'Các nội dung khác vẫn thực hiện theo Kế hoạch số 45/KH-UBND.',
  )
  expect(found).toEqual([
    'Không tiếp tục: applied',
    'Giao Sở Gió: not-understood',
    'Lùi thời hạn: not-understood',
    'Điều chỉnh kinh: not-understood',
  ])
})

test('old words beside new ones, and a heading that repeals', async () => {
  const found = await told(
    'KẾ HOẠCH',
    'Điều chỉnh, bổ sung Kế hoạch số 45/KH-UBND ngày 12/4/2022',
    '',
    'Ủy ban nhân dân tỉnh ban hành Kế hoạch điều chỉnh như sau:',
    'I. NỘI DUNG ĐIỀU CHỈNH',
    '1. Về mục tiêu (điểm a khoản 1 mục II)',
    '- Nội dung cũ: “95% người”',
    '- Nội dung mới: “97% người”',
    '2. Về mục tiêu khác',
    '- Nội dung cũ: “60% người”',
    '- Nội dung mới: “97% người”',
    'II. NỘI DUNG BÃI BỎ',
    '1. Khoản 4, mục III.',
    '2. Các nhiệm vụ không cần thiết.',
    'III. TỔ CHỨC THỰC HIỆN',
    '1. Sở Lúa gạo theo dõi việc thực hiện.',
  )
  expect(found).toEqual([
    'Nội dung cũ:: applied',
    'Nội dung cũ:: place-not-said',
    'Khoản 4, mục: applied',
    'Các nhiệm vụ: not-understood',
  ])
})

test('lines about effect, execution and recipients order nothing in the older paper', async () => {
  const found = await told(
    'QUYẾT ĐỊNH',
    'Sửa đổi Kế hoạch số 45/KH-UBND',
    '',
    'Căn cứ Luật Mây;',
    'Điều 1. Sửa đổi Kế hoạch số 45/KH-UBND như sau:',
    '1. Sửa đổi khoản 4 Mục III như sau:',
    '“4. Tổ chức hội thi.',
    '- Mở hội thi ở xã.”',
    'Điều 2. Tổ chức thực hiện',
    '1. Giao Sở Lúa gạo theo dõi.',
    'Điều 3. Hiệu lực thi hành',
    '1. Quyết định này có hiệu lực kể từ ngày ký.',
    'Điều 4. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này.',
  )
  expect(found).toEqual(['Sửa đổi khoản: applied'])
})

test('numbers with a letter stand where their number says', async () => {
  const { now, told } = await after(
    '1. Bổ sung Mục IIIa vào sau Mục III như sau:',
    '“IIIa. KINH PHÍ',
    '1. Ngân sách nhà nước bảo đảm.”',
    '2. Bổ sung khoản 3b Mục III như sau: “3b. Mở hội sách.”',
    '3. Bổ sung khoản 3a Mục III như sau: “3a. Mở hội lúa.”',
  )
  expect(told).toEqual(['applied', 'applied', 'applied'])
  expect(now.slice(now.indexOf('3a. Mở hội lúa.'), now.indexOf('IV. TỔ CHỨC THỰC HIỆN'))).toEqual([
    '3a. Mở hội lúa.',
    '3b. Mở hội sách.',
    contest,
    'IIIa. KINH PHÍ',
    '1. Ngân sách nhà nước bảo đảm.',
  ])
})
