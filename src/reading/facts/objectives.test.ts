import { expect, test } from 'vitest'
import { read, toPlan } from '../index.ts'

const reading = (...lines: string[]) => read(new TextEncoder().encode(lines.join('\n')))

test('what stands below the general objective and the purpose is an objective of the whole', async () => {
  const { objectives } = await reading(
    'I. MỤC ĐÍCH, YÊU CẦU',
    '1. Mục đích',
    '- Nâng cao nhận thức của người dân về việc học.',
    '2. Yêu cầu',
    '- Bám sát chỉ đạo của cấp trên, bảo đảm tiết kiệm.',
    'II. MỤC TIÊU',
    '1. Mục tiêu tổng quát',
    'Đến năm 2030, mọi người dân đều có cơ hội học tập suốt đời ở gần nhà.',
    '2. Mục tiêu cụ thể',
    '- 80% người dân biết bơi.',
    '- Hình thành thói quen đọc sách trong mỗi gia đình ở nông thôn.',
    '- Xã được công nhận danh hiệu cộng đồng học tập cấp xã.',
  )
  expect(objectives.map(({ scope, year, rule, section }) => [scope, year, rule, section])).toEqual([
    ['general', null, 'objective.purpose', 'I.1'],
    ['general', 2030, 'objective.general', 'II.1'],
    ['specific', null, 'objective.specific', 'II.2'],
  ])
})

test('an objective stands beside the targets that a plan knows, and not among them', async () => {
  const read = await reading('II. MỤC TIÊU', '- 80% người dân biết bơi.', '- Hình thành thói quen đọc sách mỗi ngày.')
  const plan = toPlan(read)
  expect([read.objectives.length, plan.targets.length]).toEqual([1, 2])
  expect(Object.keys(plan)).not.toContain('objectives')
  expect(Object.keys(plan.targets[0] ?? {})).not.toContain('people')
})

test('clauses about money name their sources; whoever is to budget has a duty instead', async () => {
  const { funding, duties } = await reading(
    'III. NHIỆM VỤ',
    '- Mở lớp học buổi tối cho người lớn.',
    'IV. KINH PHÍ THỰC HIỆN',
    '1. Kinh phí thực hiện từ ngân sách tỉnh theo phân cấp. Thực hiện đúng Luật Ngân sách nhà nước.',
    '2. Sở Mây mưa lập dự toán ngân sách hằng năm, gửi Sở Lúa gạo.',
    '3. Nguồn xã hội hóa và các nguồn hợp pháp khác.',
  )
  expect(funding.map(({ sources, section }) => [section, sources])).toEqual([
    ['IV.1', ['ngân sách tỉnh']],
    ['IV.3', ['Nguồn xã hội hóa', 'các nguồn hợp pháp khác']],
  ])
  expect(duties.map(({ section }) => section)).toEqual(['III', 'IV.2'])
})
