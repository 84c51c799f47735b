import { expect, test } from 'vitest'
import { conditionOf } from './condition.ts'

test.each([
  ['Áp dụng bộ tiêu chí sau khi được cấp có thẩm quyền ban hành', 'sau khi được cấp có thẩm quyền ban hành'],
  [
    'Ngay sau khi Đề án dạy nghề được Hội đồng nhân dân tỉnh thông qua, các xã mở lớp',
    'Ngay sau khi Đề án dạy nghề được Hội đồng nhân dân tỉnh thông qua',
  ],
  ['Khi có hướng dẫn của Bộ, Sở Mây mưa tổ chức đánh giá', 'Khi có hướng dẫn của Bộ'],
  ['Cử báo cáo viên tham gia khi có đề nghị', 'khi có đề nghị'],
  ['Mua thiết bị khi được phân bổ kinh phí', 'khi được phân bổ kinh phí'],
])('%s: it waits for something', (clause, condition) => {
  expect(conditionOf(clause)).toBe(condition)
})

test.each([
  'Dạy xóa mù chữ và giáo dục tiếp tục sau khi biết chữ',
  'Rà soát các trung tâm sau khi sáp nhập xã',
  'Báo cáo ngay khi có vướng mắc',
  'Mở lớp trước khi có dịch bệnh',
])('%s: no condition', (clause) => {
  expect(conditionOf(clause)).toBeNull()
})
