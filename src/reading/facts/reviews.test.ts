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
  ['Bố trí kinh phí tổng kết.', []],
])('who looks back when: %s', async (line, expected) => {
  expect(await reviewsOf(line)).toEqual(expected)
})
