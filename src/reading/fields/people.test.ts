import { expect, test } from 'vitest'
import { peopleOf } from './people.ts'

test.each([
  ['96% số người trong độ tuổi từ 15-60 biết chữ', 'người trong độ tuổi từ 15-60'],
  ['Trên 98% người trong độ tuổi từ 15 đến 60 biết chữ mức độ 2', 'người trong độ tuổi từ 15 đến 60'],
  ['Tỷ lệ người biết chữ trong độ tuổi 15 - 35 đạt 94%', 'người trong độ tuổi 15 - 35'],
  ['65% dân số từ 15 tuổi trở lên được đào tạo', 'dân số từ 15 tuổi trở lên'],
  ['80% cán bộ, công chức cấp xã có trình độ tin học', 'cán bộ, công chức cấp xã'],
  ['100% cán bộ giữ các chức vụ lãnh đạo, quản lý được bồi dưỡng', 'cán bộ giữ các chức vụ lãnh đạo, quản lý'],
  ['50% người lao động trong doanh nghiệp được học nghề', 'người lao động trong doanh nghiệp'],
  ['70% gia đình đạt danh hiệu “Gia đình học tập”', 'gia đình'],
  ['Đạt từ 80% trở lên công nhân có trình độ trung học cơ sở', 'công nhân'],
  ['Tăng tỷ lệ công nhân ở các khu công nghiệp được học', 'công nhân ở các khu công nghiệp'],
])('%s: of whom it speaks', (target, people) => {
  expect(peopleOf(target)).toBe(people)
})

test.each([
  '100% huyện, thành phố đạt chuẩn xóa mù chữ mức độ 2',
  '12 trung tâm học tập cộng đồng có phòng học trực tuyến',
  '10% có trình độ bậc 3',
  'Thu hút 4.500 lượt người tham gia',
  'Tỉnh được công nhận danh hiệu tỉnh học tập',
  'Mở 08 lớp xóa mù chữ',
])('%s: of no people, or of whom is not said', (target) => {
  expect(peopleOf(target)).toBeNull()
})
