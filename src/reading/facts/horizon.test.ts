import { expect, test } from 'vitest'
import { horizonOf } from './horizon.ts'

test.each([
  ['Xây dựng xã hội học tập giai đoạn 2021 - 2025', { from: 2021, to: 2025 }],
  ['Thực hiện Đề án “Xây dựng xã hội học tập giai đoạn 2021 - 2030” trên địa bàn', { from: 2021, to: 2030 }],
  ['Thực hiện Đề án “Học tập giai đoạn 2021 - 2030” trên địa bàn, giai đoạn 2026 - 2030', { from: 2026, to: 2030 }],
  ['Thực hiện Chương trình “Mô hình “Công dân học tập” giai đoạn 2021 - 2030” năm 2023', { from: 2023, to: 2023 }],
  ['Mở lớp đan lưới năm 2024, định hướng đến năm 2025', { from: 2024, to: 2025 }],
  ['Mở lớp đan lưới giai đoạn 2021 - 2025, định hướng đến năm 2030', { from: 2021, to: 2025 }],
  ['Thực hiện Chỉ thị số 11-CT/TW ngày 13/4/2017', null],
])('the years that a title says: %s', (value, years) => {
  expect(horizonOf({ value, place: { start: 0, end: value.length } })?.value ?? null).toEqual(years)
})
