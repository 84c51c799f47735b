import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readAgainst } from '../reading/index.ts'
import { printAmendment } from './print-amendment.ts'

const paper = (name: string) => readFileSync(new URL(`../../tests/fixtures/amendments/${name}.txt`, import.meta.url))
const printed = async (older: string, newer: string) => printAmendment(await readAgainst(paper(older), paper(newer)))

test('a person sees how much changed first, then each change by its clause, and what was not applied last', async () => {
  const text = await printed('ke-hoach-may-mua', 'quyet-dinh-sua-doi')
  expect(text).toContain('Văn bản sau có 10 nội dung sửa đổi, áp dụng được 9.')
  expect(text).toContain('Thêm 3, sửa 8, bỏ 1, giữ nguyên')
  expect(text).toContain('~ Sửa  [II.1.b] 60% người trưởng thành có kỹ năng số cơ bản')
  expect(text).toContain('giá trị: 60 → 70')
  expect(text).toContain('cơ quan thực hiện: Sở Lúa gạo → Sở Ruộng bậc thang')
  expect(text).toContain('thời hạn: đến 12/2024 → đến 06/2027')
  const last = text.slice(text.indexOf('CHƯA ÁP DỤNG ĐƯỢC'))
  expect(last).toContain('Sửa đổi điểm đ khoản 3 Mục II như sau')
  expect(last).toContain('văn bản cũ không có chỗ này')
})

test('of a plan that replaces another it is said that texts were compared', async () => {
  const text = await printed('ke-hoach-may-mua', 'ke-hoach-thay-the')
  expect(text).toContain('so với văn bản trước')
  expect(text).toContain('trước ngày: 15/12 → 30/11')
})

test('a plan beside itself changed nothing', async () => {
  const text = await printed('ke-hoach-may-mua', 'ke-hoach-may-mua')
  expect(text).toContain('Thêm 0, sửa 0, bỏ 0')
  expect(text).toContain('Không có nội dung nào thay đổi.')
})

test('no line is wider than a terminal', async () => {
  for (const newer of ['quyet-dinh-sua-doi', 'ke-hoach-thay-the'])
    for (const line of (await printed('ke-hoach-may-mua', newer)).split('\n'))
      expect(line.length).toBeLessThanOrEqual(110)
})
