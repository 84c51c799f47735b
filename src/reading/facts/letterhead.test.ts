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

test.each([
  ['V/v mở lớp đan lưới ở các bến đò,        Rừng Sim, ngày 22 tháng 8 năm 2023', '2023-08-22', 'Kính gửi: Các xã'],
  ['  Số:        /MM                 Rừng Sim, ngày      tháng 8 năm 2023', '2023-08', 'KẾ HOẠCH'],
])('place and date stand in the second column, whatever is blank or goes on below: %s', async (row, issuedOn, next) => {
  const lines = ['  SỞ MÂY MƯA                  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', row, 'và các chợ nổi', '', next]
  const { document } = await readingOf(...lines, 'Sở Mây mưa đề nghị các xã:', '1. Mở lớp.')
  expect(document).toMatchObject({ place: 'Rừng Sim', issuedOn })
})

test("a note that stands close to a recipient's name is none of it, the clerk's initials are", async () => {
  const lines = [
    'KẾ HOẠCH',
    'Học',
    'I. MỤC TIÊU',
    '- 98% biết chữ.',
    'Nơi nhận:',
    '- Sở Mây mưa( b/c );',
    '- Lưu: VT, MM(Q).',
  ]
  const { recipients } = await readingOf(...lines)
  expect(recipients.map(({ name }) => name)).toEqual(['Sở Mây mưa', 'Lưu: VT, MM(Q)'])
})

test("a city whose division issues the paper is a district's", async () => {
  const { document } = await readingOf(
    'UBND THÀNH PHỐ SUỐI LÙA',
    'PHÒNG MÂY MƯA',
    'KẾ HOẠCH',
    'Học',
    'I. MỤC TIÊU',
    '- 98% đọc.',
  )
  expect(document.scope).toEqual({ level: 'district', name: 'Suối Lùa' })
})
