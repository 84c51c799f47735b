import { expect, test } from 'vitest'
import { sourcesIn } from './sources.ts'

test.each([
  ['Kinh phí từ ngân sách nhà nước và nguồn xã hội hóa', ['ngân sách nhà nước', 'nguồn xã hội hóa']],
  ['Ngân sách tỉnh, ngân sách xã năm 2026', ['Ngân sách tỉnh', 'ngân sách xã năm 2026']],
  [
    'Bố trí trong dự toán chi ngân sách hằng năm của các sở, ngành theo quy định',
    ['dự toán chi ngân sách hằng năm của các sở, ngành'],
  ],
  [
    'Lồng ghép trong các chương trình, dự án khác; nguồn tài trợ và các nguồn hợp pháp khác',
    ['Lồng ghép trong các chương trình, dự án khác', 'nguồn tài trợ', 'các nguồn hợp pháp khác'],
  ],
  ['Huy động từ các tổ chức, cá nhân trong nước theo quy định', ['các tổ chức, cá nhân trong nước']],
  ['Học phí, Quỹ khuyến học các cấp', ['Học phí', 'Quỹ khuyến học các cấp']],
])('%s: where the money comes from', (clause, sources) => {
  expect(sourcesIn(clause)).toEqual(sources)
})

test.each([
  'Thực hiện theo Luật Ngân sách nhà nước',
  'Theo phân cấp ngân sách hiện hành',
  'Căn cứ khả năng ngân sách, tham mưu bố trí kinh phí',
  'Quyết toán ngân sách đúng thời hạn',
])('%s: no source', (clause) => {
  expect(sourcesIn(clause)).toEqual([])
})
