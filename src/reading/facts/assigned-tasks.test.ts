import { expect, test } from 'vitest'
import { read } from '../index.ts'

const dutiesOf = async (...lines: string[]) => (await read(new TextEncoder().encode(lines.join('\n')))).duties
const III = 'III. NHIỆM VỤ'

test.each([
  [
    'Mở kho học liệu (Đơn vị chủ trì: Sở Mây mưa; phối hợp: Sở Lúa gạo; thời gian: quý II/2023).',
    {
      responsible: ['Sở Mây mưa'],
      with: ['Sở Lúa gạo'],
      due: { kind: 'within', from: '2023-04-01', to: '2023-06-30' },
    },
  ],
  [
    'Mở kho học liệu (Chủ trì: Sở Mây mưa; Thời gian thực hiện: hằng năm).',
    { responsible: ['Sở Mây mưa'], due: { kind: 'every', period: 'year', before: [] } },
  ],
  [
    'Mở kho học liệu (Sở Mây mưa chủ trì, phối hợp với Hội Đan len tỉnh).',
    { responsible: ['Sở Mây mưa'], with: ['Hội Đan len tỉnh'] },
  ],
  ['Mở kho học liệu (Ủy ban nhân dân các quận, huyện).', { responsible: ['Ủy ban nhân dân các quận, huyện'] }],
  ['Mở kho học liệu (theo Luật Giáo dục).', { responsible: [], due: null }],
])('brackets at the end of a task say who, with whom and when: %s', async (line, expected) => {
  expect(await dutiesOf(III, '1. Chuyển đổi số', `- ${line}`)).toMatchObject([expected])
})

test('below an agency a bracket only explains, and what the agency hands on stays its own', async () => {
  expect(
    await dutiesOf(
      'V. TỔ CHỨC THỰC HIỆN',
      '1. Ủy ban nhân dân các xã',
      '- Lập danh sách người học (Sở Mây mưa).',
      '- Giao Phòng Lúa gạo làm đầu mối theo dõi.',
    ),
  ).toMatchObject([{ responsible: ['Ủy ban nhân dân các xã'] }, { responsible: ['Ủy ban nhân dân các xã'] }])
})

test('the standing agency below its own heading is the agency of the heading', async () => {
  expect(
    await dutiesOf(
      'V. TỔ CHỨC THỰC HIỆN',
      '1. Sở Mây mưa',
      '- Cơ quan thường trực, chủ trì, phối hợp với Sở Lúa gạo mở lớp.',
    ),
  ).toMatchObject([{ responsible: ['Sở Mây mưa'], with: ['Sở Lúa gạo'], role: 'lead' }])
})

test('an article of a decision orders those whom it names', async () => {
  const duties = await dutiesOf(
    'QUYẾT ĐỊNH',
    'Về việc ban hành Kế hoạch',
    'Căn cứ Luật Tổ chức chính quyền địa phương;',
    'QUYẾT ĐỊNH:',
    'Điều 1. Ban hành kèm theo Quyết định này Kế hoạch mở lớp.',
    'Điều 2. Quyết định này có hiệu lực kể từ ngày ký.',
    'Điều 3. Chánh Văn phòng, Giám đốc Sở Mây mưa chịu trách nhiệm thi hành Quyết định này.',
  )
  expect(duties.map(({ responsible }) => responsible)).toEqual([['Chánh Văn phòng', 'Giám đốc Sở Mây mưa']])
})

test('who meets a difficulty reports it: no duty; who is to propose something has one', async () => {
  const closing = async (line: string) =>
    (await dutiesOf('V. TỔ CHỨC THỰC HIỆN', '1. Sở Mây mưa', '- Mở lớp học.', line)).length
  expect(await closing('Quá trình thực hiện nếu có vướng mắc, các xã báo cáo Sở Mây mưa để giải quyết.')).toBe(1)
  expect(await closing('Quá trình thực hiện nếu có vướng mắc, các xã đề xuất với Sở Mây mưa để báo cáo.')).toBe(2)
})

test('a subheading of the aims does not make duties of them, one of the tasks no background', async () => {
  const { duties, targets } = await read(
    new TextEncoder().encode(
      [
        'II. MỤC TIÊU',
        '1. Về hoạt động của trung tâm',
        '- 60% trung tâm đạt.',
        III,
        '1. Đánh giá kết quả',
        '- Lập hồ sơ.',
      ].join('\n'),
    ),
  )
  expect([targets.length, duties.length]).toEqual([1, 1])
})
