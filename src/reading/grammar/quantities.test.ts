import { expect, test } from 'vitest'
import { quantitiesIn } from './quantities.ts'

test.each([
  ['96% số người trong độ tuổi từ 15-60', [[96, null, '%']]],
  [
    'đạt 98,5 % và 75-80% hộ',
    [
      [98.5, null, '%'],
      [75, 80, '%'],
    ],
  ],
  ['từ 40% đến 45% người', [[40, 45, '%']]],
  ['12/15 xã có trung tâm', [[12, null, 'xã']]],
  ['24 lớp xóa mù chữ được mở tại xã', [[24, null, 'lớp xóa mù chữ']]],
  ['từ 03 đến 04 huyện, thành phố được công nhận', [[3, 4, 'huyện, thành phố']]],
  ['18/18 xã, thị trấn đạt chuẩn', [[18, null, 'xã, thị trấn']]],
  ['ít nhất 02 lớp/năm về kỹ năng số', [[2, null, 'lớp']]],
  ['30.000 lượt người/năm tham gia', [[30000, null, 'lượt người']]],
  ['1.500 người hoàn thành khóa học', [[1500, null, 'người']]],
  ['12.500 học sinh, sinh viên nghèo', [[12500, null, 'học sinh, sinh viên nghèo']]],
  ['60 chi hội khuyến học trong doanh nghiệp', [[60, null, 'chi hội khuyến học']]],
  ['02 “Đơn vị học tập” tiêu biểu', [[2, null, '“Đơn vị học tập” tiêu biểu']]],
  ['20 học viên, mở thư viện', [[20, null, 'học viên']]],
  [
    'mở 02 trung tâm cho 1.500 người với 2,5 tỷ đồng',
    [
      [2, null, 'trung tâm'],
      [1500, null, 'người'],
      [2.5, null, 'tỷ đồng'],
    ],
  ],
  ['xóa mù chữ mức độ 2, ngoại ngữ bậc 3, năm 2025, người từ 15 tuổi, ngày 30/6, cấp 2', []],
])('figures that say how much: %s', (text, expected) => {
  expect(quantitiesIn(text).map(({ value, upper, unit }) => [value, upper, unit])).toEqual(expected)
})
