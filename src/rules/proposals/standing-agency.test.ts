import { expect, test } from 'vitest'
import { makesStandingAgency } from './standing-agency.ts'

const titles = ['Thực hiện Đề án “Xây dựng xã hội học tập giai đoạn 2021 - 2030” trên địa bàn tỉnh Thái Bình']

test.each([
  // Thái Bình, V.1.
  'Là cơ quan thường trực Ban Chỉ đạo Xây dựng xã hội học tập tỉnh có trách nhiệm chủ trì, phối hợp với Hội Khuyến học tỉnh triển khai thực hiện Kế hoạch',
  // Kon Tum, V.1.1.1.
  'Là cơ quan thường trực, giúp Ủy ban nhân dân tỉnh tổ chức triển khai thực hiện kế hoạch',
  'Là cơ quan thường trực',
  'Sở Nội vụ là cơ quan thường trực thực hiện Kế hoạch này, chủ trì theo dõi, đôn đốc các đơn vị',
  'Là cơ quan thường trực của Ban Chỉ đạo cấp tỉnh, tham mưu kiện toàn các thành viên',
  'Giao Hội Khuyến học làm cơ quan thường trực, chịu trách nhiệm theo dõi, đôn đốc việc thực hiện Đề án trên địa bàn tỉnh',
  'Là đơn vị đầu mối giúp Uỷ ban nhân dân xã triển khai thực hiện Kế hoạch này',
  'Là cơ quan thường trực triển khai Đề án Xây dựng xã hội học tập giai đoạn 2021 - 2030',
])('the agency of its own plan: %s', (quote) => {
  expect(makesStandingAgency(quote, titles)).toBe(true)
  expect(makesStandingAgency(quote.normalize('NFD'), titles)).toBe(true)
})

test.each([
  // Kon Tum, V.1.1.2: of another scheme.
  'Là cơ quan thường trực của Ban Chỉ đạo triển khai thực hiện Quyết định số 1956/TTg cấp tỉnh, Sở tham mưu trong việc chỉ đạo, tổ chức triển khai thực hiện hiệu quả Đề án dạy nghề cho lao động nông thôn trên địa bàn tỉnh',
  'Là cơ quan thường trực Ban Chỉ đạo phổ cập giáo dục, xóa mù chữ tỉnh',
  'Là cơ quan thường trực Chương trình mục tiêu quốc gia xây dựng nông thôn mới',
  'Là cơ quan thường trực về công tác gia đình, tham mưu các hoạt động truyền thông',
  'Là cơ quan thường trực, giúp Ủy ban nhân dân tỉnh tổ chức dạy nghề cho lao động nông thôn',
  'Là đơn vị đầu mối cung cấp học liệu số',
  'Là cơ quan đầu mối, chủ trì tổng hợp số liệu',
  'Trở thành đầu mối công nghệ đào tạo mở, từ xa',
  'Củng cố bộ phận làm đầu mối quản lý về học tập suốt đời',
  'Phối hợp với cơ quan thường trực triển khai thực hiện Kế hoạch',
  'Báo cáo cơ quan thường trực của Ban Chỉ đạo',
  'Là cơ quan thường trực thực hiện Kế hoạch số 12/KH-UBND ngày 05/3/2026',
])('not the agency of its own plan: %s', (quote) => {
  expect(makesStandingAgency(quote, titles)).toBe(false)
})
