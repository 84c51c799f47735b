import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readAgainst } from '../reading/index.ts'
import { compareWarnings } from './compare-warnings.ts'

const text = (name: string) =>
  readFileSync(new URL(`../../tests/fixtures/amendments/${name}.txt`, import.meta.url), 'utf8')
const warned = async (older: string, newer: string) => {
  const bytes = [older, newer].map((each) => new TextEncoder().encode(each))
  return compareWarnings(await readAgainst(bytes[0] as Uint8Array, bytes[1] as Uint8Array))
}
const plan = text('ke-hoach-may-mua')

test('a paper and the one that amends it are compared without a word', async () => {
  expect(await warned(plan, text('quyet-dinh-sua-doi'))).toEqual([])
  expect(await warned(plan, text('ke-hoach-thay-the'))).toEqual([])
  expect(await warned(plan, plan)).toEqual([])
})

test('papers in the wrong order are told', async () => {
  const [first] = await warned(text('ke-hoach-thay-the'), plan)
  expect(first).toContain('đổi chỗ')
})

test('an amendment of a paper with another number is told', async () => {
  const other = plan.replace('45/KH-UBND', '46/KH-UBND')
  expect(await warned(other, text('quyet-dinh-sua-doi'))).toEqual([
    'Văn bản sau nêu sửa đổi văn bản số 45/KH-UBND, không phải số 46/KH-UBND.',
  ])
})

test('papers that have nothing to do with each other are told', async () => {
  const other = 'KẾ HOẠCH\nTrồng cây\n\nI. NHIỆM VỤ\n1. Sở Ruộng bậc thang\n- Trồng một nghìn cây xanh ở ven sông.'
  expect(await warned(plan, other)).toEqual([
    'Hai văn bản không có nội dung nào giống nhau: có thể không liên quan đến nhau.',
  ])
})
