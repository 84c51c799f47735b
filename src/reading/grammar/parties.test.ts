import { expect, test } from 'vitest'
import { namesOf, parseParties } from './parties.ts'
import { wordsOf } from './words.ts'

const parse = (text: string) => {
  const words = wordsOf(text)
  const list = parseParties(text, words, 0)
  return [
    namesOf(list),
    words
      .slice(list?.next ?? 0)
      .map((word) => word.text)
      .join(' '),
  ]
}

test.each([
  ['Sở Mây mưa và Gió bão kiểm tra', ['Sở Mây mưa và Gió bão'], 'kiểm tra'],
  ['Sở Mây mưa, Gió bão và Sương mù, Sở Lúa gạo rà soát', ['Sở Mây mưa, Gió bão và Sương mù', 'Sở Lúa gạo'], 'rà soát'],
  ['Sở Mây mưa và Sở Lúa gạo hướng dẫn', ['Sở Mây mưa', 'Sở Lúa gạo'], 'hướng dẫn'],
  [
    'các sở, ban, ngành liên quan và Ủy ban nhân dân các huyện, thành phố tuyên truyền',
    ['các sở, ban, ngành liên quan', 'Ủy ban nhân dân các huyện, thành phố'],
    'tuyên truyền',
  ],
  [
    'các sở, ngành, tổ chức hội, đoàn thể liên quan đẩy mạnh',
    ['các sở, ngành', 'tổ chức hội, đoàn thể liên quan'],
    'đẩy mạnh',
  ],
  ['cơ quan, đơn vị, Ủy ban nhân dân cấp xã tổ chức', ['cơ quan, đơn vị', 'Ủy ban nhân dân cấp xã'], 'tổ chức'],
  [
    'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã theo dõi',
    ['Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã'],
    'theo dõi',
  ],
  ['các sở giáo dục và đào tạo tổ chức', ['các sở giáo dục và đào tạo'], 'tổ chức'],
  ['các sở tổ chức', ['các sở'], 'tổ chức'],
  ['Các trường tiểu học, trung học cơ sở mở', ['Các trường tiểu học, trung học cơ sở'], 'mở'],
  ['các doanh nghiệp trong khu công nghiệp mở', ['các doanh nghiệp trong khu công nghiệp'], 'mở'],
  ['các doanh nghiệp trong việc mở', ['các doanh nghiệp'], 'trong việc mở'],
  ['Hội đồng đánh giá của xã họp', ['Hội đồng đánh giá của xã'], 'họp'],
  ['Tổ mây mưa các thôn hướng dẫn', ['Tổ mây mưa các thôn'], 'hướng dẫn'],
  ['cấp ủy, chính quyền các cấp đưa', ['cấp ủy, chính quyền các cấp'], 'đưa'],
  ['Thủ trưởng các sở, ngành và địa phương chỉ đạo', ['Thủ trưởng các sở, ngành', 'địa phương'], 'chỉ đạo'],
  [
    'Đài Phát thanh - Truyền hình, Báo Rừng Sim tăng thời lượng',
    ['Đài Phát thanh - Truyền hình', 'Báo Rừng Sim'],
    'tăng thời lượng',
  ],
  ['Trung ương Hội Đan len và Trung ương Đoàn vận động', ['Trung ương Hội Đan len', 'Trung ương Đoàn'], 'vận động'],
  ['Công chức Mây mưa - Xã hội viết tin', ['Công chức Mây mưa - Xã hội'], 'viết tin'],
  ['Kế toán xã hướng dẫn', ['Kế toán xã'], 'hướng dẫn'],
  ['Trung tâm Dịch vụ tổng hợp xã phát tin', ['Trung tâm Dịch vụ tổng hợp xã'], 'phát tin'],
  ['các cơ quan tham mưu, giúp việc Tỉnh ủy căn cứ', ['các cơ quan tham mưu, giúp việc Tỉnh ủy'], 'căn cứ'],
  ['Các cấp ủy, tổ chức đảng quán triệt', ['Các cấp ủy, tổ chức đảng'], 'quán triệt'],
  ['Tổ công nghệ số cộng đồng các bản hướng dẫn', ['Tổ công nghệ số cộng đồng các bản'], 'hướng dẫn'],
  ['cha mẹ học sinh và các bản vận động', ['cha mẹ học sinh', 'các bản'], 'vận động'],
])('parties end where the doing begins: %s', (text, names, rest) => {
  expect(parse(text)).toEqual([names, rest])
})

test.each([
  'xã hội học tập được xây dựng',
  'Tổ chức các hội nghị',
  'bộ chỉ số đánh giá',
  'cơ sở vật chất',
  'Ban hành kế hoạch',
  'Báo cáo kết quả',
  'hội nghị tổng kết',
  'Tổ chức hội nghị tổng kết',
  'công chức được cử đi học',
])('no party stands in: %s', (text) => {
  expect(parse(text)[0]).toEqual([])
})
