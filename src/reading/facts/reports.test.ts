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
