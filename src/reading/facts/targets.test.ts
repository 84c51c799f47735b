import { expect, test } from 'vitest'
import { read } from '../index.ts'

const targetsOf = async (...lines: string[]) =>
  (
    await read(
      new TextEncoder().encode(
        ['KẾ HOẠCH', 'Học tập suốt đời giai đoạn 2021-2030', 'II. MỤC TIÊU', ...lines].join('\n'),
      ),
    )
  ).targets
const short = async (...lines: string[]) =>
  (await targetsOf(...lines)).map(({ comparator, value, upper, unit, milestone }) => [
    comparator,
    value,
    upper,
    unit,
    milestone,
  ])

test.each([
  ['- 96% số người biết chữ.', ['at-least', 96, null, '%', 2025]],
  ['- Tỷ lệ người biết chữ đạt trên 98,5%.', ['above', 98.5, null, '%', 2025]],
  ['- Phấn đấu 75-80% gia đình đạt danh hiệu.', ['between', 75, 80, '%', 2025]],
  ['- Có từ 85% hộ trở lên đạt danh hiệu.', ['at-least', 85, null, '%', 2025]],
  ['- Tiếp tục duy trì 100% xã đạt chuẩn.', ['at-least', 100, null, '%', 2025]],
  ['- Duy trì vững chắc kết quả phổ cập giáo dục.', ['maintain', null, null, null, 2025]],
  ['- Hằng năm, tiếp tục tăng tỷ lệ người học.', ['increase', null, null, null, 2025]],
  ['- Nâng tỷ lệ lao động qua đào tạo từ 60% lên 70%.', ['at-least', 70, null, '%', 2025]],
  ['- Giảm số người mù chữ từ 350 người xuống còn 100 người.', ['achieve', 100, null, 'người', 2025]],
  ['- Không dưới 70% số người học có việc làm.', ['at-least', 70, null, '%', 2025]],
  ['- Đến năm 2027, duy trì kết quả phổ cập giáo dục.', ['maintain', null, null, null, 2027]],
  ['- 99% người dân biết chữ, tăng 0,5% so với năm 2020.', ['at-least', 99, null, '%', 2025]],
  ['- Xã được công nhận danh hiệu xã học tập.', ['achieve', null, null, null, 2025]],
  ['- Đến năm 2027, mở 02 trung tâm mới.', ['at-least', 2, null, 'trung tâm', 2027]],
])('an aim and how it is to be met: %s', async (line, expected) => {
  expect(await short('1. Đến năm 2025', line)).toEqual([expected])
})

test('two figures in one sentence are two aims', async () => {
  const quotes = (
    await targetsOf(
      '1. Đến năm 2025',
      '- 10% cán bộ có trình độ bậc 2 và 3% có trình độ bậc 3; tăng tỷ lệ thợ giỏi; phấn đấu 85% qua đào tạo.',
    )
  ).map(({ quote }) => quote)
  expect(quotes).toEqual([
    '10% cán bộ có trình độ bậc 2',
    '3% có trình độ bậc 3',
    'tăng tỷ lệ thợ giỏi',
    'phấn đấu 85% qua đào tạo',
  ])
})

test('a verb after a comma begins an aim of its own; a year may open it', async () => {
  expect(await short('- Năm 2026 tổ chức tối thiểu 150 lớp học, thu hút 4.500 lượt người tham gia.')).toEqual([
    ['at-least', 150, null, 'lớp học', 2026],
    ['at-least', 4500, null, 'lượt người', 2026],
  ])
})

test.each([
  ['- 98% người biết chữ mức độ 1, riêng các xã miền núi, bãi ngang đạt tối thiểu 95%.', [98, 95]],
  ['- Biết chữ mức độ 1 đạt 93%, biết chữ mức độ 2 đạt 86,5% trở lên.', [93, 86.5]],
  ['- Mở mới 03 lớp xóa mù chữ với ít nhất 75 học viên.', [3, 75]],
  ['- Vận động Quỹ đạt 85 tỷ đồng, số dư Quỹ cấp tỉnh không dưới 6,5 tỷ đồng.', [85, 6.5]],
  ['- Mở 22 lớp XMC cho trên 480 học viên.', [22, 480]],
  ['- Mở tối thiểu 36 lớp chuyên đề với 1.500 lượt người học trở lên.', [36, 1500]],
  ['- 58% lao động qua đào tạo, trong đó lao động có bằng cấp, chứng chỉ chiếm từ 28% đến 30%.', [58, 28]],
  ['- Gia đình học tập đạt 70% trở lên, dòng họ học tập 62%; đơn vị học tập: trên 80%.', [70, 62, 80]],
  ['- Người biết chữ đạt 98%, giữ ổn định tỷ lệ biết chữ ở phụ nữ.', [98, null]],
  ['- Người biết chữ đạt 91%, không để phát sinh người mù chữ mới.', [91, null]],
  ['- 100% xã, thị trấn đạt chuẩn, huyện đạt chuẩn mức độ 1.', [100, null]],
  ['- 100% xã, thị trấn đạt chuẩn mức độ 2.', [100]],
  ['- 60% người mới biết chữ học tiếp, không để tái mù chữ.', [60]],
  ['- 80% thôn, bản, tổ dân phố đạt danh hiệu.', [80]],
])('each aim of a sentence is one: %s', async (line, values) => {
  expect((await targetsOf('1. Đến năm 2025', line)).map(({ value }) => value)).toEqual(values)
})

test('a figure alone after a colon keeps the words that it counts', async () => {
  expect((await targetsOf('- Gia đình học tập: 60 – 65%.')).map(({ quote }) => quote)).toEqual([
    'Gia đình học tập: 60 – 65%',
  ])
})

test('"trong đó" makes a part of the aim before it', async () => {
  expect(
    (await targetsOf('- 65% dân số được đào tạo. Trong đó, 15% có trình độ đại học.')).map(({ partOf }) => partOf),
  ).toEqual([null, 0])
})

test('the words before a colon say whom the aims are about', async () => {
  expect((await targetsOf('- Đối với lao động nông thôn: 50% tham gia học tập.')).map(({ quote }) => quote)).toEqual([
    '50% tham gia học tập',
  ])
})

test('a general objective is one aim, met at the end of the plan', async () => {
  expect(await short('1. Mục tiêu chung', 'Tạo chuyển biến cơ bản; mọi người đều có cơ hội học tập.')).toEqual([
    ['achieve', null, null, null, 2030],
  ])
})

test('a closing bracket stays in a quote only with the one that opens', async () => {
  const quotes = async (line: string) => (await targetsOf(line)).map(({ quote }) => quote)
  expect(await quotes('a) 97% người dân biết chữ (trong đó nữ đạt 96%);')).toEqual([
    '97% người dân biết chữ',
    'trong đó nữ đạt 96%',
  ])
  expect(await quotes('a) 97% người dân biết chữ (tuổi từ 15 đến 60).')).toEqual([
    '97% người dân biết chữ (tuổi từ 15 đến 60)',
  ])
})
