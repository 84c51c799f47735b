import { expect, test } from 'vitest'
import { read } from '../index.ts'

const reportsOf = async (line: string) =>
  (await read(new TextEncoder().encode(['V. TỔ CHỨC THỰC HIỆN', '1. Sở Mây mưa', `- ${line}`].join('\n')))).reports

test.each([
  [
    'Tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh trước ngày 10/12 hằng năm.',
    { to: ['Ủy ban nhân dân tỉnh'], onward: [], frequency: ['annual'], before: ['12-10'] },
  ],
  [
    'Định kỳ 6 tháng, hằng năm tổng hợp, tham mưu Ủy ban nhân dân tỉnh báo cáo Bộ Mây mưa.',
    { to: ['Ủy ban nhân dân tỉnh'], onward: ['Bộ Mây mưa'], frequency: ['semiannual', 'annual'] },
  ],
  [
    'Hằng quý gửi báo cáo kết quả về Sở Lúa gạo để tổng hợp, báo cáo Ủy ban nhân dân tỉnh.',
    { to: ['Sở Lúa gạo'], onward: ['Ủy ban nhân dân tỉnh'], frequency: ['quarterly'] },
  ],
  [
    'Nếu có vướng mắc, báo cáo Ủy ban nhân dân tỉnh (qua Sở Lúa gạo) để giải quyết.',
    { to: ['Sở Lúa gạo'], onward: ['Ủy ban nhân dân tỉnh'], frequency: ['once'] },
  ],
])('who reports to whom, and when: %s', async (line, expected) => {
  expect(await reportsOf(line)).toMatchObject([{ from: ['Sở Mây mưa'], ...expected }])
})

test('two reports in one sentence may share their receiver', async () => {
  expect(
    await reportsOf(
      'Báo cáo quý chậm nhất ngày 25 của tháng cuối quý; báo cáo năm trước ngày 30/11 về Ủy ban nhân dân tỉnh.',
    ),
  ).toMatchObject([
    { to: ['Ủy ban nhân dân tỉnh'], frequency: ['quarterly'], before: ['03-25', '06-25', '09-25', '12-25'] },
    { to: ['Ủy ban nhân dân tỉnh'], frequency: ['annual'], before: ['11-30'] },
  ])
})

test('a paragraph that introduces reports says to whom they go', async () => {
  const lines = [
    'V. TỔ CHỨC THỰC HIỆN',
    '1. Sở Mây mưa',
    '- Thực hiện chế độ báo cáo về Hội Đan len tỉnh (qua Văn phòng Hội):',
  ]
  const text = [...lines, '+ Báo cáo quý trước ngày 20 của tháng cuối quý;', '+ Báo cáo năm trước ngày 25/11.'].join(
    '\n',
  )
  expect((await read(new TextEncoder().encode(text))).reports).toMatchObject([
    { to: ['Văn phòng Hội'], onward: ['Hội Đan len tỉnh'], frequency: ['quarterly'] },
    { to: ['Văn phòng Hội'], onward: ['Hội Đan len tỉnh'], frequency: ['annual'], before: ['11-25'] },
  ])
})

test.each([
  'Xây dựng đội ngũ báo cáo viên.',
  'Chủ động đề xuất với Sở Lúa gạo để tổng hợp, báo cáo Ủy ban nhân dân tỉnh.',
])('nobody of the clause reports in: %s', async (line) => {
  expect(await reportsOf(line)).toEqual([])
})

const MONTHLY = Array.from({ length: 12 }, (_, month) => `${String(month + 1).padStart(2, '0')}-20`)

test.each([
  [
    'Tổng hợp, trình Ủy ban nhân dân huyện báo cáo Sở Lúa gạo trước ngày 15/6 (báo cáo 6 tháng) và trước ngày 05/12 (báo cáo năm).',
    {
      to: ['Ủy ban nhân dân huyện'],
      onward: ['Sở Lúa gạo'],
      frequency: ['semiannual', 'annual'],
      before: ['06-15', '12-05'],
    },
  ],
  [
    'Giúp Ủy ban nhân dân huyện báo cáo Sở Lúa gạo trước ngày 10/12 hằng năm.',
    { to: ['Ủy ban nhân dân huyện'], onward: ['Sở Lúa gạo'], frequency: ['annual'], before: ['12-10'] },
  ],
  [
    'Hằng năm báo cáo kết quả về Ủy ban nhân dân huyện, đồng gửi Sở Lúa gạo trước ngày 05 tháng 12.',
    { to: ['Ủy ban nhân dân huyện', 'Sở Lúa gạo'], frequency: ['annual'], before: ['12-05'] },
  ],
  [
    'Báo cáo Ủy ban nhân dân huyện và gửi Sở Lúa gạo trước ngày 05/12 hằng năm.',
    { to: ['Ủy ban nhân dân huyện', 'Sở Lúa gạo'], frequency: ['annual'], before: ['12-05'] },
  ],
  [
    'Báo cáo Hội Đan len tỉnh và Ủy ban nhân dân huyện 6 tháng trước ngày 20/6, cả năm trước ngày 20/12.',
    {
      to: ['Hội Đan len tỉnh', 'Ủy ban nhân dân huyện'],
      frequency: ['semiannual', 'annual'],
      before: ['06-20', '12-20'],
    },
  ],
  [
    'Báo cáo Ủy ban nhân dân huyện 6 tháng trước ngày 10/6; năm trước ngày 10/12.',
    { to: ['Ủy ban nhân dân huyện'], frequency: ['semiannual', 'annual'], before: ['06-10', '12-10'] },
  ],
  [
    'Gửi báo cáo về Sở Lúa gạo (qua Phòng Lúa nương) mỗi năm hai lần, trước ngày 30/6 và trước ngày 31/12.',
    { to: ['Phòng Lúa nương'], onward: ['Sở Lúa gạo'], frequency: ['semiannual'], before: ['06-30', '12-31'] },
  ],
  [
    'Báo cáo Ủy ban nhân dân huyện kết quả thực hiện theo từng quý.',
    { to: ['Ủy ban nhân dân huyện'], frequency: ['quarterly'], before: [] },
  ],
  [
    'Bao cáo về Sở Lúa gạo ( qua bộ phận MMGB ) vào ngày 20 hàng tháng.',
    { to: ['bộ phận MMGB'], onward: ['Sở Lúa gạo'], frequency: ['monthly'], before: MONTHLY },
  ],
  [
    'Định kỳ hằng tháng (ngày 20) báo cáo tiến độ về Sở Lúa gạo qua Phòng Lúa nương.',
    { to: ['Phòng Lúa nương'], onward: ['Sở Lúa gạo'], frequency: ['monthly'], before: MONTHLY },
  ],
  [
    'Báo cáo Sở Lúa gạo qua thư điện tử trước ngày 05/12 hằng năm.',
    { to: ['Sở Lúa gạo'], onward: [], frequency: ['annual'], before: ['12-05'] },
  ],
  [
    'Có gì vướng măc, kịp thời báo cáo Sở Lúa gạo xem xét.',
    { to: ['Sở Lúa gạo'], onward: [], frequency: ['once'], before: [] },
  ],
])('the same report in other words: %s', async (line, expected) => {
  expect(await reportsOf(line)).toMatchObject([{ from: ['Sở Mây mưa'], ...expected }])
})

test('a report without receiver goes where the one beside it goes, and a day of one year comes once', async () => {
  expect(
    await reportsOf(
      'Hằng quý báo cáo về Sở Lúa gạo vào ngày 22 tháng cuối quý; riêng báo cáo kết quả Tháng Đan len gửi trước ngày 08/10/2023.',
    ),
  ).toMatchObject([
    { to: ['Sở Lúa gạo'], frequency: ['quarterly'], before: ['03-22', '06-22', '09-22', '12-22'] },
    { to: ['Sở Lúa gạo'], frequency: ['once'], before: ['10-08'] },
  ])
})

test('who is ordered reports, and not who orders', async () => {
  const closing =
    'Ủy ban nhân dân xã yêu cầu các thôn thực hiện; gặp khó khăn, vướng mắc thì báo cáo Ủy ban nhân dân xã.'
  const text = ['V. TỔ CHỨC THỰC HIỆN', '1. Sở Mây mưa', '- Mở lớp.', closing].join('\n')
  const { reports, duties } = await read(new TextEncoder().encode(text))
  expect(reports).toMatchObject([{ from: ['các thôn'], to: ['Ủy ban nhân dân xã'] }])
  expect(duties.at(-1)).toMatchObject({ responsible: ['các thôn'] })
})
