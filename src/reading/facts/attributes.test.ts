import { expect, test } from 'vitest'
import { read } from '../index.ts'

const dutiesOf = async (...lines: string[]) => (await read(new TextEncoder().encode(lines.join('\n')))).duties
const III = 'III. NHIỆM VỤ'
const QUARTER = { kind: 'within', from: '2023-04-01', to: '2023-06-30' }

test.each([
  ['(Cơ quan chủ trì: Sở Mây mưa; cơ quan phối hợp: Sở Lúa gạo; tiến độ: quý II/2023)'],
  ['(Đơn vị thực hiện: Sở Mây mưa; đơn vị phối hợp: Sở Lúa gạo; thời hạn: quý II/2023)'],
  ['(ĐVTH: Sở Mây mưa; ĐVPH: Sở Lúa gạo; TG: quý II/2023)'],
  ['(Chủ trì: Sở Mây mưa, phối hợp: Sở Lúa gạo, thời gian: quý II/2023)'],
  ['(Chủ trì: Sở Mây mưa - Phối hợp: Sở Lúa gạo - Hoàn thành: quý II/2023)'],
  ['(Phụ trách: Sở Mây mưa; phối hợp thực hiện: Sở Lúa gạo; hạn hoàn thành: quý II/2023)'],
  ['(Chủ trì: Sở Mây mưa. Phối hợp: Sở Lúa gạo. Thời gian hoàn thành: trong quý II/2023)'],
  ['(Sở Mây mưa chủ trì, phối hợp với Sở Lúa gạo, hoàn thành trong quý II/2023)'],
])('a task says at its end who, with whom and when: %s', async (end) => {
  expect(await dutiesOf(III, '1. Chuyển đổi số', `- Mở kho học liệu ${end}.`)).toMatchObject([
    { responsible: ['Sở Mây mưa'], with: ['Sở Lúa gạo'], due: QUARTER },
  ])
})

test.each([
  ['Mở ngày hội đọc sách (tháng 4/2025; Hội Đan len xã chủ trì)', ['Hội Đan len xã'], '2025-04-01'],
  ['Tặng sách cho các thôn (Giao Hội Đan len xã thực hiện)', ['Hội Đan len xã'], undefined],
  ['Mở lớp ở các thôn. Đơn vị thực hiện: Hội Đan len xã; Thời gian: từ tháng 4/2025', ['Hội Đan len xã'], undefined],
])('and in shorter ways: %s', async (line, responsible, from) => {
  const duties = await dutiesOf(III, '1. Học', `- ${line}.`)
  expect(duties.map((duty) => [duty.responsible, duty.due?.kind === 'within' ? duty.due.from : undefined])).toEqual([
    [responsible, from],
  ])
})

test('without brackets too, and in lines below', async () => {
  const expected = { responsible: ['Sở Mây mưa'], with: ['Sở Lúa gạo'], due: QUARTER }
  expect(
    await dutiesOf(
      III,
      '1. Học',
      '- Mở kho học liệu. Chủ trì: Sở Mây mưa. Phối hợp: Sở Lúa gạo. Thời gian: Quý II/2023.',
    ),
  ).toMatchObject([expected])
  expect(
    await dutiesOf(
      III,
      '1. Mở kho học liệu số dùng chung',
      '- Cơ quan, đơn vị chủ trì: Sở Mây mưa.',
      '- Cơ quan, đơn vị phối hợp: Sở Lúa gạo.',
      '- Thời hạn hoàn thành: Quý II/2023.',
    ),
  ).toMatchObject([expected])
})

test.each([
  ['Phối hợp: Sở Lúa gạo, các chủ bè cá, thôn Mây', ['Sở Lúa gạo', 'các chủ bè cá', 'thôn Mây']],
  ['Phối hợp: Trung tâm Cung ứng dịch vụ công xã và các bến đò', ['Trung tâm Cung ứng dịch vụ công xã', 'các bến đò']],
  ['Phối hợp: Hội Đan len xã, các thôn', ['Hội Đan len xã', 'các thôn']],
])('after a label stand parties, whatever their names are made of: %s', async (label, joins) => {
  expect(await dutiesOf(III, '1. Học', `- Mở lớp đan lưới. (Chủ trì: Sở Mây mưa; ${label}).`)).toMatchObject([
    { responsible: ['Sở Mây mưa'], with: joins },
  ])
})

test('below an agency a labelled bracket counts, and a label that says what to do is none', async () => {
  expect(
    await dutiesOf(
      'V. TỔ CHỨC THỰC HIỆN',
      '1. Ủy ban nhân dân các xã',
      '- Mở lớp đan lưới (Phối hợp: Hội Đan len xã).',
      '- Thực hiện: mở lớp ở từng bến đò.',
    ),
  ).toMatchObject([
    { responsible: ['Ủy ban nhân dân các xã'], with: ['Hội Đan len xã'] },
    { responsible: ['Ủy ban nhân dân các xã'], with: [] },
  ])
})
