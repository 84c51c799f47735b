import { expect, test } from 'vitest'
import { read } from '../index.ts'

const readingOf = (...lines: string[]) => read(new TextEncoder().encode(['II. MỤC TIÊU', ...lines].join('\n')))
const row = (...cells: string[]) => cells.join('\t')

test('a table of aims by year gives an aim for every row and year', async () => {
  const { targets, warnings } = await readingOf(
    '1. Chỉ tiêu từng năm',
    row('TT', 'Chỉ tiêu', 'ĐVT', 'Thực hiện 2025', 'Năm 2026', '2030'),
    row('1', 'Số người biết chữ', '%', '95', '96,5', 'trên 98'),
    row('2', 'Lượt người học', 'lượt người', '400', '450', '1.200'),
    'III. NHIỆM VỤ',
  )
  expect(
    targets.map(({ milestone, comparator, value, unit, section }) => [milestone, comparator, value, unit, section]),
  ).toEqual([
    [2026, 'at-least', 96.5, '%', 'II.1'],
    [2030, 'above', 98, '%', 'II.1'],
    [2026, 'at-least', 450, 'lượt người', 'II.1'],
    [2030, 'at-least', 1200, 'lượt người', 'II.1'],
  ])
  expect(targets[0]?.quote.replace(/\s+/g, ' ')).toBe('Số người biết chữ % 95 96,5 trên 98')
  expect(warnings.map(({ code }) => code)).not.toContain('tables-not-read')
})

test('a table that says no years is left, and the reading says so', async () => {
  const { targets, warnings } = await readingOf(row('TT', 'Xã', 'Số thôn'), row('1', 'Rừng Sim', '12'), 'III. NHIỆM VỤ')
  expect(targets).toEqual([])
  expect(warnings.map(({ code }) => code)).toContain('tables-not-read')
})
