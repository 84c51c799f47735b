import { expect, test } from 'vitest'
import { withMarks } from './slips.ts'

test.each([
  ['Hội Đan len phối hơp với Sở Mây mưa', 'Hội Đan len phối hợp với Sở Mây mưa'],
  ['V. TỔ CHƯC THỰC HIÊN', 'V. TỔ CHỨC THỰC HIỆN'],
  ['III. NHIÊM VỤ VÀ GIAI PHÁP', 'III. NHIỆM VỤ VÀ GIẢI PHÁP'],
  ['bao cao Sở Mây mưa đinh kỳ', 'báo cáo Sở Mây mưa định kỳ'],
  ['nếu có vương măc, Tông kết', 'nếu có vướng mắc, Tổng kết'],
])('%s: the marks that key words lost', (text, restored) => {
  expect(withMarks(text)).toBe(restored)
  expect(withMarks(text)).toHaveLength(text.length)
})

test.each([
  'cán bộ, công nhân, chi tiêu, cung cấp',
  'mức chi tiêu của các hộ',
  'Phối hợp với Sở Mây mưa báo cáo',
  'ra soạn tổ chúc',
])('%s: stays as it is', (text) => {
  expect(withMarks(text)).toBe(text)
})
