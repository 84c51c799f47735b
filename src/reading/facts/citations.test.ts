import { expect, test } from 'vitest'
import { read } from '../index.ts'

const numbersOf = async (...lines: string[]) =>
  (await read(new TextEncoder().encode(['I. NHIỆM VỤ', ...lines].join('\n')))).citations.map(({ number }) => number)

test.each([
  [
    'Thực hiện Quyết định số 89/QĐ-TTg, Kết luận số 49-KL/TW và Luật số 43/2019/QH14.',
    ['89/QĐ-TTg', '49-KL/TW', '43/2019/QH14'],
  ],
  ['Theo Tờ trình số 12/TTr-SGDĐT và Công văn số 1956/TTg.', ['12/TTr-SGDĐT', '1956/TTg']],
])('a document has a number and a symbol: %s', async (line, numbers) => {
  expect(await numbersOf(line)).toEqual(numbers)
})

test.each(['1/Phòng Mây mưa mở lớp.', '2/ UBND các xã mở lớp.', 'Mở 02 lớp/năm.', '05/07 Thôn đạt chuẩn.'])(
  'a number of a list or a share is no document: %s',
  async (line) => {
    expect(await numbersOf(line)).toEqual([])
  },
)
