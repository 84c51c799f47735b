import { expect, test } from 'vitest'
import { read } from '../index.ts'

const reviewsOf = async (line: string) =>
  (
    await read(new TextEncoder().encode(['III. NHIỆM VỤ', '1. Kiểm tra, đánh giá', `- ${line}`].join('\n')))
  ).reviews.map(({ kind, year }) => [kind, year])

test.each([
  [
    'Tổ chức sơ kết vào năm 2025, tổng kết vào năm 2030.',
    [
      ['interim', 2025],
      ['final', 2030],
    ],
  ],
  [
    'Hằng năm sơ kết, năm 2030 tổng kết rút kinh nghiệm.',
    [
      ['interim', null],
      ['final', 2030],
    ],
  ],
  [
    'Sơ kết, tổng kết việc thực hiện Kế hoạch vào năm 2030.',
    [
      ['interim', 2030],
      ['final', 2030],
    ],
  ],
  [
    'Sơ kết vào tháng 12 năm 2024; tổng kết vào quý IV năm 2025.',
    [
      ['interim', 2024],
      ['final', 2025],
    ],
  ],
  ['Tháng 12/2022 Sở Mây mưa tổ chức tổng kết, khen thưởng.', [['final', 2022]]],
  ['Quý IV năm 2025, Sở Mây mưa tổng kết.', [['final', 2025]]],
  [
    'Tham mưu sơ kết vào cuối năm 2025, tổng kêt vào năm 2030.',
    [
      ['interim', 2025],
      ['final', 2030],
    ],
  ],
  ['Bố trí kinh phí tổng kết.', []],
])('who looks back when: %s', async (line, expected) => {
  expect(await reviewsOf(line)).toEqual(expected)
})

test('a heading that names both is none', async () => {
  const lines = ['III. TỔ CHỨC THỰC HIỆN', '1. Sơ kết, tổng kết', 'Sở Mây mưa sơ kết vào năm 2025.']
  const { reviews } = await read(new TextEncoder().encode(lines.join('\n')))
  expect(reviews.map(({ kind, year }) => [kind, year])).toEqual([['interim', 2025]])
})
