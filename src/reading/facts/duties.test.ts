import { expect, test } from 'vitest'
import { read } from '../index.ts'

const dutiesOf = async (...lines: string[]) => (await read(new TextEncoder().encode(lines.join('\n')))).duties
const V = 'V. TỔ CHỨC THỰC HIỆN'

test('a bullet belongs to the agency of the heading above it', async () => {
  const [duty] = await dutiesOf(
    V,
    '1. Sở Mây mưa',
    '- Chủ trì, phối hợp với Sở Lúa gạo và các sở, ngành liên quan mở lớp.',
  )
  expect(duty).toMatchObject({
    responsible: ['Sở Mây mưa'],
    role: 'lead',
    with: ['Sở Lúa gạo', 'các sở, ngành liên quan'],
    requested: false,
    section: 'V.1',
    rule: 'duty.agency-heading',
  })
})

test('an introducing paragraph passes on who joins', async () => {
  const duties = await dutiesOf(
    V,
    '1. Sở Mây mưa',
    '- Chủ trì, phối hợp với Sở Lúa gạo:',
    '+ Mở lớp học cho người lớn;',
    '+ Phối hợp với Hội Đan len mở thư viện.',
  )
  expect(duties.map((duty) => [duty.with, duty.role])).toEqual([
    [['Sở Lúa gạo'], 'lead'],
    [['Sở Lúa gạo', 'Hội Đan len'], 'lead'],
  ])
})

test('the clause that names its doer outweighs the heading', async () => {
  const [duty] = await dutiesOf(
    V,
    '9. Công an tỉnh, Sở Lúa gạo',
    '- Căn cứ tình hình thực tế, Công an tỉnh chủ trì mở lớp.',
  )
  expect(duty?.responsible).toEqual(['Công an tỉnh'])
})

test('whoever is asked is not ordered', async () => {
  const duties = await dutiesOf(V, '3. Đề nghị Hội Đan len tỉnh', '- Phối hợp với Sở Lúa gạo vận động hội viên.')
  expect(duties).toMatchObject([
    { responsible: ['Hội Đan len tỉnh'], requested: true, role: 'support', with: ['Sở Lúa gạo'] },
  ])
})

test('a run-in head names the doer and stays outside the quote', async () => {
  const [duty] = await dutiesOf(
    V,
    '1. Công an xã: Tham gia tuyên truyền pháp luật.',
    '2. Phòng Mây mưa: Theo dõi chung.',
  )
  expect(duty).toMatchObject({ quote: 'Tham gia tuyên truyền pháp luật', responsible: ['Công an xã'], role: 'support' })
})

test('lines that say who, with whom and when belong to the task above them', async () => {
  const duties = await dutiesOf(
    'III. NHIỆM VỤ',
    '1. Mở tuần lễ học tập suốt đời',
    '- Đơn vị chủ trì: Phòng Mây mưa.',
    '- Đơn vị phối hợp: Hội Đan len xã.',
    '- Thời gian thực hiện: Quý III/2026.',
  )
  expect(duties).toMatchObject([
    {
      responsible: ['Phòng Mây mưa'],
      with: ['Hội Đan len xã'],
      due: { kind: 'within', from: '2026-07-01', to: '2026-09-30' },
    },
  ])
})

test('in the tasks a heading about a kind of institution is a topic, not an owner', async () => {
  const duties = await dutiesOf(
    'III. NHIỆM VỤ',
    '1. Trung tâm học tập cộng đồng',
    '- Củng cố, phát triển các trung tâm.',
  )
  expect(duties).toMatchObject([{ responsible: [] }])
})

test('a later sentence that names another doer is a duty of its own', async () => {
  const duties = await dutiesOf(
    'II. NHIỆM VỤ',
    'a) Sở Lúa gạo tăng cường huy động nguồn lực. Cơ quan thuế đề xuất miễn, giảm thuế.',
  )
  expect(duties.map((duty) => duty.responsible)).toEqual([['Sở Lúa gạo'], ['Cơ quan thuế']])
})

test('where money comes from orders nobody', async () => {
  expect(await dutiesOf('IV. KINH PHÍ', '1. Kinh phí được bố trí trong dự toán của các sở, ngành.', V)).toEqual([])
})

test('in a letter the numbered list holds the duties and its last lines none', async () => {
  const duties = await dutiesOf(
    'V/v mở lớp xóa mù chữ',
    'Kính gửi: Các trường học',
    'Sở Mây mưa yêu cầu các trường học thực hiện các nội dung sau:',
    '1. Mở lớp trước ngày 30/9/2026.',
    '2. Phòng Lúa gạo kiểm tra.',
    'Nhận được công văn này, đề nghị các đơn vị thực hiện.',
  )
  expect(duties.map((duty) => duty.responsible)).toEqual([['các trường học'], ['Phòng Lúa gạo']])
})

test('the opening of a letter names the doers of its parts, and a head there is no topic', async () => {
  const duties = await dutiesOf(
    'V/v mở lớp xóa mù chữ',
    'Kính gửi: Các trường học',
    'Căn cứ Luật Giáo dục, Sở Mây mưa hướng dẫn các đơn vị triển khai thực hiện như sau:',
    'I. NHIỆM VỤ CHUNG',
    '1. Tổ chức tuyên truyền trong trường học.',
    'II. NHIỆM VỤ CỤ THỂ',
    '1. Đối với các trường tiểu học',
    '- Mở cửa thư viện cho người dân.',
  )
  expect(duties.map((duty) => duty.responsible)).toEqual([['các đơn vị'], ['các trường tiểu học']])
})

test('a directive orders by its list, though one of its items speaks of tasks', async () => {
  const duties = await dutiesOf(
    'CHỈ THỊ',
    'Về việc mở lớp xóa mù chữ',
    'Để khắc phục hạn chế, Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:',
    '1. Giám đốc các sở, Chủ tịch Ủy ban nhân dân các xã tập trung thực hiện tốt các nhiệm vụ sau:',
    'a) Mở lớp học cho người lớn.',
    '2. Sở Mây mưa:',
    'a) Thanh tra, kiểm tra việc mở lớp.',
  )
  expect(duties.map((duty) => duty.responsible)).toEqual([
    ['Giám đốc các sở', 'Chủ tịch Ủy ban nhân dân các xã'],
    ['Sở Mây mưa'],
  ])
})

test('a quarter before a colon is when the work is done', async () => {
  const duties = await dutiesOf('II. NHIỆM VỤ NĂM 2023', '1. Quý I năm 2023: Tổ chức hội nghị triển khai.')
  expect(duties).toMatchObject([{ due: { kind: 'within', from: '2023-01-01', to: '2023-03-31' } }])
})

test('mục đích, yêu cầu order nothing', async () => {
  expect(await dutiesOf('I. MỤC ĐÍCH, YÊU CẦU', '- Các sở, ngành thực hiện nghiêm túc.', 'II. NHIỆM VỤ')).toEqual([])
})

test.each([
  ['Tăng cường liên kết với các doanh nghiệp để tạo nguồn học bổng.', ['các doanh nghiệp']],
  ['Khuyến khích các trung tâm liên kết với các nhà trường tổ chức hoạt động.', []],
  ['Khuyến khích doanh nghiệp, hợp tác xã tham gia tổ chức lớp học.', []],
  ['Đánh giá mô hình (Hội Đan len xã chủ trì; các bản, trường học phối hợp).', ['các bản', 'trường học']],
])('who joins is told from who is only spoken of: %s', async (line, joins) => {
  const [duty] = await dutiesOf('III. NHIỆM VỤ', '1. Học liệu', `- ${line}`)
  expect(duty?.with).toEqual(joins)
})

test('a time after the doer, or in a heading of its own, is the time of doing', async () => {
  const duties = await dutiesOf(
    V,
    '1. Quý I năm 2024',
    '- Ký giao ước thi đua giữa các cụm;',
    '- Sở Mây mưa hằng năm bố trí 25 triệu đồng cho trung tâm.',
  )
  expect(duties.map(({ due }) => due)).toEqual([
    { kind: 'within', from: '2024-01-01', to: '2024-03-31' },
    { kind: 'every', period: 'year', before: [] },
  ])
})

test('letters with a comma number the tasks of an agency', async () => {
  const duties = await dutiesOf(V, '8. UBND các xã:', 'a, Xây dựng kế hoạch năm', 'b, Chỉ đạo trung tâm mở lớp')
  expect(duties.map(({ quote, responsible }) => [quote, responsible])).toEqual([
    ['Xây dựng kế hoạch năm', ['UBND các xã']],
    ['Chỉ đạo trung tâm mở lớp', ['UBND các xã']],
  ])
})

test('below a Party committee "Lãnh đạo …" is what it does; elsewhere it may be who does', async () => {
  const duties = await dutiesOf(
    V,
    '8. Các đảng ủy xã',
    'a) Lãnh đạo chính quyền cùng cấp kiện toàn ban chỉ đạo;',
    '9. Việc chung',
    'a) Lãnh đạo các cơ quan bố trí thời gian cho người học.',
  )
  expect(duties.map(({ responsible }) => responsible)).toEqual([['Các đảng ủy xã'], ['Lãnh đạo các cơ quan']])
})

test('what closes a plan orders those it names, also before an appendix', async () => {
  const duties = await dutiesOf(
    V,
    '1. Sở Mây mưa',
    'a) Mở lớp học.',
    '2. Sở Lúa gạo',
    'a) Mở thư viện.',
    'Ủy ban nhân dân tỉnh yêu cầu các sở, ngành triển khai thực hiện Kế hoạch này./.',
    'PHỤ LỤC',
    '(Kèm theo Kế hoạch số 12/KH-UBND)',
  )
  expect(duties.map(({ responsible }) => responsible)).toEqual([['Sở Mây mưa'], ['Sở Lúa gạo'], ['các sở, ngành']])
})

test('those to whom a letter is sent are told nothing by their list', async () => {
  const duties = await dutiesOf(
    'V/v phối hợp mở lớp',
    'Kính gửi:',
    '- Các Bộ: Mây mưa; Lúa gạo;',
    '- Ủy ban nhân dân các tỉnh.',
    'Để mở lớp học cho người lớn, Bộ Gió bão đề nghị thực hiện các nội dung sau:',
    '1. Bộ Mây mưa mở lớp học cho người lớn.',
  )
  expect(duties.map(({ quote }) => quote)).toEqual(['Bộ Mây mưa mở lớp học cho người lớn'])
})

const AMENDS = ['QUYẾT ĐỊNH', 'Sửa đổi Kế hoạch số 45/KH-UBND', '', 'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH']

test('orders to amend another paper, their new text and the grounds above them tell nobody to do anything', async () => {
  const duties = await dutiesOf(
    ...AMENDS,
    'Căn cứ Luật Mây ngày 16 tháng 6 năm 2025;',
    'Theo đề nghị của Giám đốc Sở Lúa gạo.',
    'QUYẾT ĐỊNH:',
    'Điều 1. Sửa đổi Kế hoạch số 45/KH-UBND như sau:',
    '1. Sửa đổi khoản 1 Mục IV như sau:',
    '“1. Sở Mây mưa',
    'a) Chủ trì mở lớp học;”',
    '2. Sửa đổi tiêu đề khoản 2 Mục IV như sau: “2. Sở Ruộng bậc thang”.',
    'Điều 2. Sở Lúa gạo chịu trách nhiệm hướng dẫn thực hiện Quyết định này.',
  )
  expect(duties.map(({ responsible }) => responsible)).toEqual([['Sở Lúa gạo']])
})

test('a clause that begins with its grounds orders, and so does one that amends rules in a plan', async () => {
  const duties = await dutiesOf(
    V,
    '1. Sở Mây mưa',
    '- Căn cứ tình hình thực tế, mở lớp học cho người lớn.',
    '- Sửa đổi, bổ sung quy chế hoạt động của các trung tâm.',
  )
  expect(duties.map(({ responsible }) => responsible)).toEqual([['Sở Mây mưa'], ['Sở Mây mưa']])
})
