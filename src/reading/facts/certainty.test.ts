import { expect, test } from 'vitest'
import { certaintyOf } from '../../shared/certainty.ts'
import { read } from '../index.ts'

const reading = (...lines: string[]) => read(new TextEncoder().encode(lines.join('\n')))
const V = 'V. TỔ CHỨC THỰC HIỆN'

test('one reason to doubt asks for a look, two make a fact doubtful, and some do so alone', () => {
  expect(certaintyOf([])).toBe('sure')
  expect(certaintyOf(['marker-missing'])).toBe('look')
  expect(certaintyOf(['marker-missing', 'general-doer'])).toBe('doubtful')
  expect(certaintyOf(['owner-not-named'])).toBe('doubtful')
})

test.each([
  ['- Chủ trì, phối hợp với Sở Lúa gạo và các sở, ngành liên quan mở lớp.', 'sure', []],
  ['- Phối hợp với Sở Lúa gạo, bà con trong vùng mở lớp.', 'doubtful', ['party-cut-short']],
  ['- Phối hợp với bà con trong vùng mở lớp.', 'doubtful', ['partner-not-read']],
  ['- Mở lớp, xong trong quý lúa chín trước tháng 9 âm lịch.', 'doubtful', ['date-not-read']],
  ['- Trong mùa mưa, Sở Lúa gạo mở lớp trên thuyền.', 'look', ['doer-guessed']],
  ['Mở lớp cho người lớn ở các xã vùng cao.', 'look', ['marker-missing']],
])('a duty below an agency, %s', async (line, certainty, doubts) => {
  const { duties } = await reading(V, '1. Sở Mây mưa', '- Mở thư viện lưu động.', line, '2. Sở Cá', '- Mở kho sách.')
  expect(duties[1]).toMatchObject({ certainty, doubts })
})

test('a duty of nobody is doubtful where its neighbours have somebody, and not among tasks that name nobody', async () => {
  const { duties } = await reading(
    'III. NHIỆM VỤ',
    '- Mở lớp học buổi tối.',
    '- Mở thư viện lưu động.',
    V,
    '- Sở Mây mưa mở lớp học buổi tối.',
    '- Theo dõi, tổng hợp kết quả thực hiện.',
  )
  expect(duties.map(({ certainty, doubts }) => [certainty, doubts])).toEqual([
    ['sure', []],
    ['sure', []],
    ['sure', []],
    ['doubtful', ['owner-not-named']],
  ])
})

test.each([
  ['- Đến năm 2030, 80% người dân biết bơi.', 'sure', []],
  ['- Hình thành thói quen đọc sách đến năm 2030.', 'look', ['no-figure']],
  ['- 80% người dân biết bơi.', 'look', ['no-milestone']],
  ['Đến năm 2030, 80% người dân biết bơi.', 'look', ['marker-missing']],
  ['- Đến năm 2030, giảm số người bỏ học xuống dưới 2%.', 'look', ['at-most']],
])('a target, %s', async (line, certainty, doubts) => {
  const { targets } = await reading(
    'II. MỤC TIÊU',
    '- Đến năm 2030, 90% trẻ em biết đọc.',
    line,
    '- Đến năm 2030, 70% trẻ em biết bơi.',
  )
  expect(targets[1]).toMatchObject({ certainty, doubts })
})

test('what nobody has annotated is never called sure', async () => {
  const { funding } = await reading('III. NHIỆM VỤ', '- Mở lớp.', 'IV. KINH PHÍ', 'Ngân sách tỉnh và nguồn xã hội hóa.')
  expect(funding).toMatchObject([{ certainty: 'look', doubts: ['not-measured'] }])
})
