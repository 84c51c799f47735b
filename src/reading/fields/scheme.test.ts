import { expect, test } from 'vitest'
import { schemeOf } from './scheme.ts'

const TITLE = 'Thực hiện Đề án “Mưa thuận gió hòa giai đoạn 2021 - 2030”'

test.each([
  ['Xây dựng và thực hiện Đề án “Đưa sách về bản” trên địa bàn tỉnh', 'Đề án “Đưa sách về bản”'],
  ['Chủ trì xây dựng kế hoạch thực hiện Đề án "Lớp học ban đêm"', 'Đề án "Lớp học ban đêm"'],
  ['Triển khai Tiểu đề án “Chữ cho người lớn” theo hướng dẫn', 'Tiểu đề án “Chữ cho người lớn”'],
  [
    'Tiếp tục thực hiện Đề án phát triển thư viện lưu động giai đoạn 2021-2025',
    'Đề án phát triển thư viện lưu động giai đoạn 2021-2025',
  ],
])('%s: a sub-scheme to build or carry out', (clause, scheme) => {
  expect(schemeOf(clause, TITLE)).toBe(scheme)
})

test.each([
  'Tổng kết, đánh giá kết quả thực hiện Đề án “Đưa sách về bản”',
  'Mở lớp theo Đề án “Đưa sách về bản”',
  'Triển khai thực hiện Đề án “Mưa thuận gió hòa giai đoạn 2021 - 2030”',
  'Thực hiện đề án hằng năm của tỉnh',
])('%s: none', (clause) => {
  expect(schemeOf(clause, TITLE)).toBeNull()
})
