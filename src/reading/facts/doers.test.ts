import { expect, test } from 'vitest'
import { read } from '../index.ts'

const readingOf = (...lines: string[]) => read(new TextEncoder().encode(lines.join('\n')))
const dutiesOf = async (...lines: string[]) => (await readingOf(...lines)).duties
const V = 'V. TỔ CHỨC THỰC HIỆN'

test.each([
  ['Đ/c Chủ tịch Hội: phụ trách chung', 'Đ/c Chủ tịch Hội'],
  ['Đồng chí Phó Chủ tịch Thường trực: phụ trách kinh phí', 'Đồng chí Phó Chủ tịch Thường trực'],
  ['Ông Trưởng phòng Mây mưa và Gió bão chỉ đạo mở lớp', 'Ông Trưởng phòng Mây mưa và Gió bão'],
  ['Đ/c Đỗ Văn Thử - Phó Chủ tịch UBND xã: chỉ đạo chung', 'Đ/c Đỗ Văn Thử - Phó Chủ tịch UBND xã'],
  ['Các ông (bà) Trưởng thôn: vận động bà con', 'Các ông (bà) Trưởng thôn'],
  ['Phó Chủ tịch Hội trực tiếp chỉ đạo điểm', 'Phó Chủ tịch Hội'],
  ['Phó Giám đốc Sở chịu trách nhiệm theo dõi', 'Phó Giám đốc Sở'],
  ['Trưởng phòng Mây mưa và Gió bão chịu trách nhiệm về kết quả', 'Trưởng phòng Mây mưa và Gió bão'],
  ['Chánh Văn phòng HĐND và UBND huyện theo dõi', 'Chánh Văn phòng HĐND và UBND huyện'],
  [
    'Hiệu trưởng các trường mầm non, trường tiểu học phân công giáo viên',
    'Hiệu trưởng các trường mầm non, trường tiểu học',
  ],
  ['Bí thư các chi bộ chỉ đạo đảng viên nêu gương', 'Bí thư các chi bộ'],
  ['Các chi bộ, đảng bộ trực thuộc quán triệt', 'Các chi bộ, đảng bộ trực thuộc'],
  ['Các gia đình, dòng họ tự chấm điểm', 'Các gia đình, dòng họ'],
  ['Các TTHTCĐ lập dự toán', 'Các TTHTCĐ'],
  ['Phòng MM&GB mở lớp', 'Phòng MM&GB'],
  ['Bộ phận MMGB phòng Gió bão tổng hợp', 'Bộ phận MMGB phòng Gió bão'],
  ['Liên đoàn Đua thuyền tỉnh thương thảo với chủ bến', 'Liên đoàn Đua thuyền tỉnh'],
  ['Hội huyện phúc khảo 10% số hồ sơ', 'Hội huyện'],
  ['UBND các xã, thị trấn ra quyết định công nhận', 'UBND các xã, thị trấn'],
  ['sở mây mưa - gió bão và sương mù mở lớp', 'sở mây mưa - gió bão và sương mù'],
  ['Tháng 10: các thôn tự chấm điểm', 'các thôn'],
  ['Quý IV/2025, Sở Mây mưa kiểm tra', 'Sở Mây mưa'],
  ['Tháng 11 hằng năm các trường tự đánh giá', 'các trường'],
  ['Trong tháng 5 năm 2025, Phòng Mây mưa kiểm tra', 'Phòng Mây mưa'],
  ['Chậm nhất ngày 15/5/2025, Ủy ban nhân dân các xã gửi danh sách', 'Ủy ban nhân dân các xã'],
  ['Sở Mây mưa (cơ quan thường trực) theo dõi, đôn đốc', 'Sở Mây mưa'],
  ['Cán bộ, đảng viên đăng ký học một việc', 'Cán bộ, đảng viên'],
  ['Mỗi đảng viên nhận giúp một người', 'Mỗi đảng viên'],
  ['Già làng, trưởng bản vận động bà con ra lớp', 'Già làng, trưởng bản'],
])('who acts: %s', async (line, doer) => {
  const [duty] = await dutiesOf('KẾ HOẠCH', 'Thử', V, '1. Chỉ đạo', `- ${line}.`)
  expect(duty?.responsible).toEqual([doer])
})

test.each([
  'Lãnh đạo, chỉ đạo các thôn mở lớp',
  'Đưa kết quả vào tiêu chí thi đua của cán bộ, đảng viên',
  'Huy động học sinh, phụ huynh tham gia ngày hội',
  'Tổ chức hội nghị ở các xã, phường vùng cao',
])('no doer stands in: %s', async (line) => {
  const [duty] = await dutiesOf('KẾ HOẠCH', 'Thử', V, '1. Chỉ đạo', `- ${line}.`)
  expect(duty?.responsible).toEqual([])
})

const letter = (...lines: string[]) => dutiesOf('V/v mở lớp đan lưới', 'Kính gửi: Ủy ban nhân dân các huyện', ...lines)

test.each([
  'Bộ Mây mưa đề nghị Ủy ban nhân dân các huyện (sau đây gọi là UBND cấp huyện) chỉ đạo thực hiện một số nội dung sau:',
  'Để mở lớp kịp thời, Bộ Mây mưa (MM) đề nghị Ủy ban nhân dân các huyện triển khai các nội dung sau:',
  'Bộ Mây mưa trân trọng đề nghị Ủy ban nhân dân các huyện quan tâm, chỉ đạo:',
  'Thực hiện Luật Giáo dục, Bộ Mây mưa đề nghị triển khai một số nội dung sau:',
  'Bộ Mây mưa đề nghị quý Ủy ban thực hiện một số việc sau đây:',
])('the opening of a letter names the doers of all its asks: %s', async (opening) => {
  const duties = await letter(
    opening,
    '1. Về chỉ đạo',
    '1.1. Đưa chỉ tiêu vào kế hoạch của huyện.',
    '2. Về tổ chức',
    'Chỉ đạo sở Gió bão:',
    '- Hướng dẫn các trường mở lớp;',
    '- Kiểm tra việc mở lớp.',
    '3. Về kinh phí',
    'Cân đối ngân sách hỗ trợ người học. Sở Lúa gạo thẩm định dự toán.',
    'Trân trọng cảm ơn./.',
  )
  const all = ['Ủy ban nhân dân các huyện']
  expect(duties.map(({ responsible, requested }) => [responsible, requested])).toEqual([
    [all, true],
    [['sở Gió bão'], true],
    [['sở Gió bão'], true],
    [all, true],
    [['Sở Lúa gạo'], true],
  ])
})

test('a paragraph between a heading and its list passes on who leads and who joins', async () => {
  expect(
    await dutiesOf(
      'KẾ HOẠCH',
      'Thử',
      'III. NHIỆM VỤ',
      '1. Thẩm định',
      'Phòng Mây mưa chủ trì, phối hợp với Phòng Lúa gạo:',
      'a) Lập hội đồng;',
      'b) Kiểm tra thực tế.',
      '2. Mở lớp',
      '- Dạy đan lưới.',
    ),
  ).toMatchObject([
    { responsible: ['Phòng Mây mưa'], with: ['Phòng Lúa gạo'] },
    { responsible: ['Phòng Mây mưa'], with: ['Phòng Lúa gạo'] },
    { responsible: [], with: [] },
  ])
})

test.each([
  ['Chủ trì, cùng Hội Đan len kiểm tra các lớp', ['Hội Đan len'], 'lead'],
  ['Cùng với Hội Đan len vận động người dân', ['Hội Đan len'], 'lead'],
  ['Giám sát việc bình xét; cùng Hội Đan len vận động người dân', ['Hội Đan len'], 'lead'],
  ['Liên kết với các trường nghề mở lớp', ['các trường nghề'], 'lead'],
  ['Phối kết hợp với Hội Đan len mở lớp', ['Hội Đan len'], 'support'],
  ['Mở hội thi có sự tham gia của các trường học', ['các trường học'], 'lead'],
  ['Phối hơp với Hội Đan len mở lớp', ['Hội Đan len'], 'support'],
  ['Phối hợp chặt chẽ, thường xuyên với Hội Đan len mở lớp', ['Hội Đan len'], 'support'],
  ['Phối hợp Hội Đan len mở lớp', ['Hội Đan len'], 'support'],
  ['Tham gia cùng Hội Đan len mở lớp', ['Hội Đan len'], 'support'],
  ['Đăng ký với Hội Đan len trước khi mở lớp', [], 'lead'],
  ['Cùng tham gia giám sát, kết hợp với dạy nghề', [], 'lead'],
])('who joins, and the role by the first verb: %s', async (line, joins, role) => {
  const [duty] = await dutiesOf('KẾ HOẠCH', 'Thử', V, '1. Sở Mây mưa', `- ${line}.`)
  expect(duty).toMatchObject({ responsible: ['Sở Mây mưa'], with: joins, role })
})

test('money orders nobody, and a sentence after it may', async () => {
  expect(
    await dutiesOf(
      'KẾ HOẠCH',
      'Thử',
      'Phần thứ ba',
      'KINH PHÍ VÀ TỔ CHỨC THỰC HIỆN',
      'I. Kinh phí',
      'Nguồn kinh phí: ngân sách huyện. Giao Phòng Lúa gạo thẩm định dự toán.',
      'II. Trách nhiệm',
      '1. Sở Mây mưa mở lớp.',
    ),
  ).toMatchObject([{ responsible: ['Phòng Lúa gạo'] }, { responsible: ['Sở Mây mưa'] }])
})

test('an article of a decision may order after it has said when it holds', async () => {
  expect(
    await dutiesOf(
      'QUYẾT ĐỊNH',
      'Về việc mở lớp đan lưới',
      'Điều 1. Ban hành kèm theo Quyết định này Kế hoạch mở lớp.',
      'Điều 2. Quyết định này có hiệu lực kể từ ngày ký. Phòng Mây mưa chịu trách nhiệm theo dõi.',
    ),
  ).toMatchObject([{ responsible: ['Phòng Mây mưa'] }])
})
