import { expect, test } from 'vitest'
import { read } from '../index.ts'

const readingOf = async (...lines: string[]) => read(new TextEncoder().encode(lines.join('\n')))

test.each([
  [['ĐẢNG BỘ TỈNH RỪNG SIM', 'TỈNH ỦY'], 'Tỉnh ủy Rừng Sim'],
  [['ĐẢNG BỘ HUYỆN SUỐI LÙA', 'HUYỆN ỦY'], 'Huyện ủy Suối Lùa'],
  [['ỦY BAN NHÂN DÂN', 'TỈNH RỪNG SIM'], 'Ủy ban nhân dân tỉnh Rừng Sim'],
])('who issues stands in the letterhead: %s', async (head, issuer) => {
  const { document } = await readingOf(
    ...head,
    'CHƯƠNG TRÌNH HÀNH ĐỘNG',
    'về học tập suốt đời',
    '',
    'I. MỤC TIÊU',
    '- 98% biết chữ.',
  )
  expect(document.issuer).toBe(issuer)
})

test('years that the title leaves out stand where the paper says what it issues', async () => {
  const opening = 'Ban Thường vụ ban hành Chương trình hành động giai đoạn 2026 - 2030 với những nội dung sau:'
  const { document } = await readingOf(
    'CHƯƠNG TRÌNH HÀNH ĐỘNG',
    'về học tập suốt đời.',
    opening,
    'I. MỤC TIÊU',
    '- 98% biết chữ.',
  )
  expect(document.horizon).toEqual({ from: 2026, to: 2030 })
})

test('who signed beside the list of recipients is none of them', async () => {
  const { recipients } = await readingOf(
    'KẾ HOẠCH',
    'Học tập suốt đời',
    'I. MỤC TIÊU',
    '- 98% biết chữ.',
    'Nơi nhận:',
    '- Ủy ban nhân dân tỉnh;',
    '- Các sở, ngành;          Đỗ Thị Thí Dụ',
    '- Lưu: VT.',
  )
  expect(recipients.map(({ name }) => name)).toEqual(['Ủy ban nhân dân tỉnh', 'Các sở, ngành', 'Lưu: VT'])
})
