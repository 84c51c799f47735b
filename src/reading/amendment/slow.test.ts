import { expect, test } from 'vitest'
import { readAgainst } from '../index.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const PLAN = encode('KẾ HOẠCH\nHọc tập\n\nI. MỤC TIÊU\n1. 60% hộ có sách.\n2. 70% hộ có sách.')
const paper = (orders: string) =>
  encode(
    `QUYẾT ĐỊNH\nSửa đổi Kế hoạch số 45/KH-UBND\n\nĐiều 1. Sửa đổi Kế hoạch số 45/KH-UBND như sau:\n1. Bãi bỏ khoản 2 Mục I.\n${orders}`,
  )

/** Long repetitions in which a search that goes back grows with the square or worse. */
const LONG: [what: string, of: (count: number) => string][] = [
  ['digits of a number', (count) => `2. Sửa đổi Kế hoạch số ${'1'.repeat(count)}`],
  ['digits and signs of a number', (count) => `2. Sửa đổi Kế hoạch số ${'1-/'.repeat(count)}`],
  ['papers without a number', (count) => `2. Sửa đổi ${'Kế hoạch '.repeat(count)}1`],
  ['verbs', (count) => `2. Sửa đổi${', bổ sung'.repeat(count)} x`],
  ['white space', (count) => `2. Sửa đổi${'\u00a0'.repeat(count)}x như sau${' '.repeat(count)}x`],
  ['opening brackets', (count) => `2. Thay “a”${' (b'.repeat(count)} bằng “c” tại khoản 1`],
  ['places', (count) => `2. Bãi bỏ ${'khoản 1, '.repeat(count)}Mục I`],
  [
    'lists within lists',
    (count) => {
      const list = Array.from({ length: count / 10 }, (_, at) => (at % 90) + 1).join(', ')
      return `2. Bãi bỏ điểm ${list} khoản ${list} mục ${list} phần ${list}`
    },
  ],
  ['orders in one line', (count) => `2. ${'; sửa đổi x'.repeat(count)}`],
  ['words for words', (count) => `2. Thay ${'“a” bằng “b” tại khoản 1; '.repeat(count / 10)}`],
  ['marks that are never closed', (count) => '2. Sửa đổi khoản 1 Mục I như sau:\n“1. A\n'.repeat(count / 2)],
  ['straight marks', (count) => '2. Sửa đổi khoản 1 Mục I như sau:\n"1. A\n'.repeat(count / 2)],
  ['dots at the end', (count) => `2. Nâng cao${'.'.repeat(count)}x`],
  ['thêm', (count) => `2. Bổ sung ${'thêm '.repeat(count)}x`],
  ['levels of a number', (count) => `2. Bãi bỏ khoản ${'1.'.repeat(count)}x`],
]

/** Milliseconds of this thread's own work. */
const timeOf = async (orders: string) => {
  const newer = paper(orders)
  const began = process.threadCpuUsage()
  await readAgainst(PLAN, newer)
  const { user, system } = process.threadCpuUsage(began)
  return (user + system) / 1000
}

test.each(LONG)(
  '%s take a time that grows no faster than their number',
  async (_, of) => {
    await timeOf(of(200))
    const short = await timeOf(of(1_000))
    const long = Math.min(await timeOf(of(8_000)), await timeOf(of(8_000)))
    // Eight times as many; a square would be 64 times. What is over at once is not weighed.
    expect(long).toBeLessThan(Math.max(600, short * 32))
  },
  30_000,
)
