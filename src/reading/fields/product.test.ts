import { expect, test } from 'vitest'
import { productOf } from './product.ts'

test.each([
  ['Ban hành kế hoạch thực hiện của cơ quan mình trong tháng 5 năm 2026', 'kế hoạch thực hiện của cơ quan mình'],
  ['Xây dựng và ban hành Kế hoạch mở lớp trước ngày 15/6/2027', 'Kế hoạch mở lớp'],
  ['Chủ trì, phối hợp với Sở Lúa gạo xây dựng quy chế phối hợp, trình Ủy ban nhân dân tỉnh', 'quy chế phối hợp'],
  ['Tham mưu Ủy ban nhân dân xã ban hành Quyết định kiện toàn Ban Chỉ đạo', 'Quyết định kiện toàn Ban Chỉ đạo'],
  ['Xây dựng kế hoạch đào tạo, bồi dưỡng giáo viên theo phân cấp', 'kế hoạch đào tạo, bồi dưỡng giáo viên'],
  ['Lập danh sách người học, vận động ra lớp', 'danh sách người học'],
  ['Biên soạn tài liệu dạy chữ, phát hành trong tháng 7', 'tài liệu dạy chữ'],
  ['Rà soát số người học; báo cáo bằng văn bản về Sở Mây mưa', 'báo cáo bằng văn bản'],
  ['Mở kho học liệu (chủ trì: Sở Mây mưa; sản phẩm: danh mục học liệu)', 'danh mục học liệu'],
  ['Sản phẩm: Báo cáo khảo sát nhu cầu học tập', 'Báo cáo khảo sát nhu cầu học tập'],
])('%s: what is to be handed in is named', (clause, product) => {
  expect(productOf(clause)).toBe(product)
})

test.each([
  'Thực hiện các tiêu chí do Bộ ban hành',
  'Triển khai kế hoạch đã được Ủy ban nhân dân tỉnh ban hành',
  'Hướng dẫn các xã xây dựng kế hoạch mở lớp',
  'Đôn đốc, kiểm tra các đơn vị ban hành kế hoạch',
  'Đối chiếu dữ liệu dân cư để lập danh sách người học',
  'Xây dựng xã hội học tập, xây dựng gia đình học tập',
  'Xây dựng mô hình thư viện lưu động',
  'Bố trí kinh phí biên soạn tài liệu',
])('%s: no product of this clause', (clause) => {
  expect(productOf(clause)).toBeNull()
})

test('plans without end that others are asked to make take time by the length of the clause', () => {
  expect(productOf('đề nghị người dân biết chữ, xây dựng kế hoạch hằng năm '.repeat(20_000))).toBeNull()
})
