import { expect, test } from 'vitest'
import { read } from '../index.ts'
import { markerOf, romanValue } from './markers.ts'

const bytes = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'))
const sections = async (...lines: string[]) =>
  (await read(bytes(...lines))).blocks.map(({ section, depth }) => `${section}/${depth}`)

test.each([
  ['IV. KINH PHÍ', 'roman', 'IV'],
  ['1.10. Các sở, ngành khác', 'arabic2', '1.10'],
  ['2.2 Nâng cao trình độ', 'arabic2', '2.2'],
  ['đ) Hội Khuyến học', 'letter', 'đ'],
  ['+70% công chức', 'plus', ''],
  ['– Chủ trì', 'dash', ''],
  ['Điều 3. Chánh Văn phòng', 'article', '3'],
  ['Phần thứ hai', 'part', 'hai'],
  ['I.1. Nội dung', 'arabic2', 'I.1'],
  ['B.2.1 Giải pháp', 'arabic3', 'B.2.1'],
  ['(2) Các thôn', 'arabic-bracket', '2'],
  ['3- Các thôn', 'arabic1', '3'],
  ['b/ Các thôn', 'letter', 'b'],
  ['➢ Mở lớp', 'dot', ''],
  ['IIIa. KINH PHÍ', 'roman', 'IIIa'],
  ['5a. Xây dựng tủ sách', 'arabic1', '5a'],
  ['5đ) Xây dựng tủ sách', 'arabic-bracket', '5đ'],
  ['Điều 3a. Kinh phí', 'article', '3a'],
  ['Mục 4b. Kinh phí', 'section', '4b'],
])('what a paragraph begins with: %s', (text, style, label) => {
  expect(markerOf(text)).toMatchObject({ style, label })
})

test.each([
  '100 xã đạt chuẩn',
  '100% xã',
  '5/2020 là hạn',
  '15 - 60 tuổi',
  '(2021) Năm đầu',
  'Mục tiêu chung',
  'Mục đích',
  'Điều kiện thực hiện',
  '----',
  'XIIV. Sai',
  'Xa. Các xã',
  '5a các xã',
  '2025a. Năm',
  '5w. Sai',
  'Điều xa xôi',
])('no marker: %s', (text) => {
  expect(markerOf(text)).toBeNull()
})

test('roman numbers', () => {
  expect(['I', 'IV', 'IX', 'XIV', 'XX', 'IIII', 'VX'].map(romanValue)).toEqual([1, 4, 9, 14, 20, null, null])
})

test('section paths follow the numbers as written', async () => {
  expect(
    await sections(
      'II. MỤC TIÊU',
      '1. Đến năm 2025',
      '1.1. Xóa mù chữ',
      '- 96% biết chữ;',
      '+ nữ;',
      '1.2. Tin học',
      '2. Đến năm 2030',
      'III. NHIỆM VỤ',
      'a) Một',
      'b) Hai',
    ),
  ).toEqual([
    'II/0',
    'II.1/1',
    'II.1.1.1/2',
    'II.1.1.1/3',
    'II.1.1.1/4',
    'II.1.1.2/2',
    'II.2/1',
    'III/0',
    'III.a/1',
    'III.b/1',
  ])
})

test('a row that starts again at 1 below an open row hangs under it', async () => {
  expect(
    await sections(
      'A. MỤC TIÊU',
      'I. Chung',
      '1. Một',
      'a) Chữ',
      '1. Con',
      '2. Con',
      'b) Chữ',
      '2. Hai',
      'II. Riêng',
      'B. NHIỆM VỤ',
    ),
  ).toEqual([
    'A/0',
    'A.I/1',
    'A.I.1/2',
    'A.I.1.a/3',
    'A.I.1.a.1/4',
    'A.I.1.a.2/4',
    'A.I.1.b/3',
    'A.I.2/2',
    'A.II/1',
    'B/0',
  ])
})

test.each([
  [
    ['- Nâng cao nhận thức cho cán bộ, công', '', 'chức trong xã.'],
    '- Nâng cao nhận thức cho cán bộ, công chức trong xã.',
  ],
  [
    ['- Phối hợp chặt chẽ với Phòng Mây mưa và', '3', 'Gió bão thực hiện.'],
    '- Phối hợp chặt chẽ với Phòng Mây mưa và Gió bão thực hiện.',
  ],
  [
    ['- Hoàn thành việc này chậm nhất trong năm', '2025. Sau đó báo cáo.'],
    '- Hoàn thành việc này chậm nhất trong năm 2025. Sau đó báo cáo.',
  ],
])('a sentence that a page cut goes on', async (lines, text) => {
  expect((await read(bytes('I. NHIỆM VỤ', ...lines))).text).toBe(`I. NHIỆM VỤ\n${text}`)
})

test('a list item that lacks its full stop does not swallow the next', async () => {
  expect(
    (await read(bytes('I. NHIỆM VỤ', '- Mở lớp xóa mù chữ', '- Mở thư viện', 'Các thôn tham gia.'))).blocks,
  ).toHaveLength(4)
})
