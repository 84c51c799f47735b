import { expect, test } from 'vitest'
import { annotatedPlans } from '../../tests/support/annotated-plans.ts'
import { scoreReadings } from '../../tests/support/score-reading.ts'
import { read, toPlan } from './index.ts'

/** Fields of agencies and names of places in the annotated plans, each with an invented one that no list can hold. */
const RENAMED: [string, string][] = [
  ['Giáo dục và Đào tạo', 'Thiên văn và Khí tượng'],
  ['Lao động - Thương binh và Xã hội', 'Rừng núi - Sông hồ và Biển đảo'],
  ['Lao động-Thương binh và Xã hội', 'Rừng núi-Sông hồ và Biển đảo'],
  ['Lao động, Thương binh và Xã hội', 'Rừng núi, Sông hồ và Biển đảo'],
  ['Thông tin và Truyền thông', 'Gốm sứ và Mây tre'],
  ['Văn hóa, Thể thao và Du lịch', 'Chim muông, Cây cối và Hoa lá'],
  ['Văn hóa, Thể Thao và Du lịch', 'Chim muông, Cây Cối và Hoa lá'],
  ['Nông nghiệp và Phát triển nông thôn', 'Đồ gỗ và Chạm khắc tinh xảo'],
  ['Kế hoạch và Đầu tư', 'Tơ lụa và Thổ cẩm'],
  ['Sở Nội vụ', 'Sở Hoa màu'],
  ['Sở Tư pháp', 'Sở Thủ công'],
  ['Sở Y tế', 'Sở Hải sản'],
  ['Sở Tài chính', 'Sở Kim hoàn'],
  ['Tuyên giáo', 'Ca nhạc'],
  ['Hội Khuyến học', 'Hội Đọc sách'],
  ['Hội khuyến học', 'Hội đọc sách'],
  ['Hội Cựu chiến binh', 'Hội Leo núi'],
  ['Hội Nông dân', 'Hội Đan len'],
  ['Hội Người cao tuổi', 'Hội Người chơi cờ'],
  ['Hội Cựu giáo chức', 'Hội Làm vườn'],
  ['Liên hiệp Phụ nữ', 'Liên hiệp Thêu ren'],
  ['Liên đoàn Lao động', 'Liên đoàn Đua thuyền'],
  ['Thanh niên Cộng sản Hồ Chí Minh', 'Thả diều Bốn mùa Gió lộng'],
  ['Phát thanh và Truyền hình', 'Kịch nói và Chèo cổ'],
  ['Quân sự tỉnh', 'Cứu hỏa tỉnh'],
  ['quân sự tỉnh', 'cứu hỏa tỉnh'],
  ['Thái Bình', 'Vân Khê'],
  ['Kon Tum', 'Mây Ngàn'],
  ['Ninh Thuận', 'Cát Vàng'],
]

const rename = (text: string) =>
  RENAMED.reduce(
    (renamed, [from, to]) => renamed.replaceAll(from, to).replaceAll(from.toUpperCase(), to.toUpperCase()),
    text.normalize('NFC'),
  )

test('a plan of agencies and places that nobody ever heard of is read as well: at most 0.02 is lost', async () => {
  const scoreOf = async (change: (text: string) => string) =>
    scoreReadings(
      await Promise.all(
        annotatedPlans().map(async ({ text, gold }) => {
          const changed = change(text)
          return {
            text: changed,
            gold: JSON.parse(change(JSON.stringify(gold))),
            read: toPlan(await read(new TextEncoder().encode(changed))),
          }
        }),
      ),
    ).score
  expect(rename('SỞ NỘI VỤ TỈNH KON TUM')).toBe('SỞ HOA MÀU TỈNH MÂY NGÀN')
  expect((await scoreOf((text) => text)) - (await scoreOf(rename))).toBeLessThanOrEqual(0.02)
})
