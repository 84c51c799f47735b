import { expect, test } from 'vitest'
import { certaintyOf } from '../../shared/certainty.ts'
import { read } from '../index.ts'
import { looksOverrun } from './duty-doubts.ts'

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
  ['- Mở lớp, cùng cán bộ Hội Đan len vận động bà con.', 'sure', []],
  ['- Mở lớp cùng Hội Đan len tỉnh.', 'doubtful', ['partner-not-read']],
  ['- Mở lớp từ năm 2025, xong trước ngày 30/9/2026.', 'look', ['several-times']],
  ['- Bà con trong vùng tự mở lớp.', 'look', ['opens-without-verb']],
  ['- Hội huyện phúc khảo kết quả.', 'doubtful', ['general-doer', 'doer-guessed']],
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

test('what a letter asks of nobody by name, or of those to whom it goes, is not sure', async () => {
  const letter = (opening: string) =>
    reading('V/v mở lớp đan lưới', 'Kính gửi: Các xã', opening, '1. Mở lớp đan lưới.', '2. Lập danh sách người học.')
  const asked = await letter('Sở Mây mưa đề nghị thực hiện các nội dung sau:')
  expect(asked.duties.map(({ doubts }) => doubts)).toEqual([['doer-guessed'], ['doer-guessed']])
  const named = await letter('Sở Mây mưa đề nghị các xã thực hiện các nội dung sau:')
  expect(named.duties.map(({ doubts }) => doubts)).toEqual([[], []])
})

test('a task under a heading whose time was not read is doubtful', async () => {
  const { duties } = await reading(
    'IV. TIẾN ĐỘ',
    '1. Tuần 3 và mấy tuần sau',
    '- Mở lớp đan lưới.',
    '2. Tháng 5/2026',
    '- Mở kho sách.',
  )
  expect(duties.map(({ doubts }) => doubts)).toEqual([['date-not-read'], ['year-assumed']])
})

test.each([
  ['Báo cáo Sở Lúa gạo trước ngày 15/12 hằng năm.', []],
  ['Báo cáo Sở Lúa gạo trước ngày 15/6 và 15/12 hằng năm.', ['frequency-guessed']],
  ['Hằng năm, báo cáo Sở Lúa gạo, gửi Hội Đan len tỉnh trước ngày 15/12.', ['receiver-guessed']],
])('a report, %s', async (line, doubts) => {
  const { reports } = await reading(V, '1. Sở Mây mưa', `- ${line}`)
  expect(reports[0]?.doubts).toEqual(doubts)
})

test.each([
  ['Sở Mây mưa 6 tháng', true],
  ['công an tỉnh, sở lúa gạo', true],
  ['Hội Đan len xã, thôn Mây', true],
  ['Ủy ban nhân dân huyện, thành phố', false],
  ['Sở Văn hóa, Thể thao và Du lịch', false],
  ['các gia đình, dòng họ', false],
])('a name may have taken in what follows it: %s', (name, overrun) => {
  expect(looksOverrun(name)).toBe(overrun)
})
