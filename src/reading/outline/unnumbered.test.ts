import { expect, test } from 'vitest'
import { read } from '../index.ts'

const bytes = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'))
const shapeOf = async (...lines: string[]) =>
  (await read(bytes('KẾ HOẠCH', 'Thử', '', ...lines))).blocks
    .filter(({ kind }) => kind !== 'letterhead')
    .map(({ kind, depth }) => `${kind}/${depth}`)

test('capitals without a number are headings: those that name a part stand outside, others below them', async () => {
  expect(
    await shapeOf(
      'I. MỤC TIÊU',
      '- Mở lớp.',
      'TỔ CHỨC THỰC HIỆN',
      'SỞ MÂY MƯA',
      '- Mở lớp.',
      'SỞ LÚA GẠO',
      'Chủ trì, phối hợp với Sở Mây mưa mở lớp.',
    ),
  ).toEqual(['heading/0', 'bullet/1', 'heading/0', 'heading/1', 'bullet/2', 'heading/1', 'paragraph/2'])
})

test('the title of a part may stand on the next line', async () => {
  const { blocks, text } = await read(bytes('KẾ HOẠCH', 'Thử', 'Phần thứ hai', 'NHIỆM VỤ', 'A. MỘT', '- Mở lớp.'))
  const part = blocks.find(({ section }) => section === 'hai')
  expect(text.slice(part?.start, part?.end)).toBe('Phần thứ hai NHIỆM VỤ')
})

test('a short line that no sign closes stands for the list below it', async () => {
  const { targets } = await read(
    bytes('KẾ HOẠCH', 'Thử', 'I. MỤC TIÊU', 'Đến hết năm 2025', '- 60% hộ đạt.', 'Đến năm 2030', '- 80% hộ đạt.'),
  )
  expect(targets.map(({ value, milestone }) => [value, milestone])).toEqual([
    [60, 2025],
    [80, 2030],
  ])
})

test('an agency on a line of its own leads what follows, also at the end of the paper', async () => {
  const { duties } = await read(
    bytes(
      'KẾ HOẠCH',
      'Thử',
      'I. TỔ CHỨC THỰC HIỆN',
      'Sở Mây mưa',
      'Mở lớp học ở các thôn.',
      'ỦY BAN NHÂN DÂN CÁC XÃ',
      '- Bố trí phòng học.',
      'Nơi nhận:',
      '- Lưu: VT.',
    ),
  )
  expect(duties.map(({ responsible }) => responsible)).toEqual([['Sở Mây mưa'], ['Ủy ban nhân dân các xã']])
})

test('the running title of the pages is no part of the text, a sentence goes on over it', async () => {
  const { text } = await read(
    bytes(
      'KẾ HOẠCH',
      'Thử',
      'I. NHIỆM VỤ',
      '- Mở lớp học cho người lớn ở các',
      'Kế hoạch của tỉnh',
      '2',
      'thôn, bản.',
      '- Mở thư viện.',
      'Kế hoạch của tỉnh',
      '3',
      '- Mở trường.',
    ),
  )
  expect(text).toContain('ở các thôn, bản.\n- Mở thư viện.\n- Mở trường.')
})

test('slips of the row: a lost dot, two signs after letters, a part that lost its marks, a heading that ends in "số"', async () => {
  const { duties } = await read(
    bytes(
      'KẾ HOẠCH',
      'Thử',
      'III. NHIÊM VỤ',
      '1. Phát triển học tập số',
      '1.1. Mở kho học liệu;',
      'V. TỔ CHƯC THỰC HIỆN',
      '2. Sở Mây mưa:',
      'a- Mở lớp đan lưới cho người lớn',
      'b) Kiểm tra các lớp đan lưới;',
      'c. Tổng hợp kết quả.',
      '3 Các xã :',
      '* Lập danh sách người học;',
    ),
  )
  expect(duties.map(({ quote, responsible }) => [quote, responsible])).toEqual([
    ['Mở kho học liệu', []],
    ['Mở lớp đan lưới cho người lớn', ['Sở Mây mưa']],
    ['Kiểm tra các lớp đan lưới', ['Sở Mây mưa']],
    ['Tổng hợp kết quả', ['Sở Mây mưa']],
    ['Lập danh sách người học', ['Các xã']],
  ])
})

test('a line that ends in "số" and a number with its dot are a heading and its list; a cited number is broken off', async () => {
  const { blocks, text } = await read(
    bytes(
      'KẾ HOẠCH',
      'Thử',
      'I. NHIỆM VỤ',
      'II. Phát triển học tập số',
      '1. Mở kho học liệu theo Quyết định số',
      '1373/QĐ-TTg của Thủ tướng.',
    ),
  )
  const words = blocks.map(({ start, end }) => text.slice(start, end))
  expect(words).toContain('II. Phát triển học tập số')
  expect(words).toContain('1. Mở kho học liệu theo Quyết định số 1373/QĐ-TTg của Thủ tướng.')
})

test('a whole bullet keeps its task though the row goes on with another sign', async () => {
  const { duties } = await read(
    bytes(
      'KẾ HOẠCH',
      'Thử',
      'III. NHIỆM VỤ',
      '1. Tuyên truyền',
      '-Phòng Mây mưa phối hơp Hội Đan len mở ngày hội đọc sách',
      '+Đài truyền thanh xã phát tin bài hằng tuần;',
      '-Mở lớp đan lưới ở bến đò mỗi tối;',
      '+ Phối hợp với các thôn mở lớp.',
    ),
  )
  expect(duties.map(({ responsible, with: joins }) => [responsible, joins])).toEqual([
    [['Phòng Mây mưa'], ['Hội Đan len']],
    [['Đài truyền thanh xã'], []],
    [[], []],
    [[], ['các thôn']],
  ])
})
