import { expect, test } from 'vitest'
import { compareCells, matcher } from './table-order.ts'

test('names stand in Vietnamese dictionary order', () => {
  const names = ['Đông Hưng', 'Duyên Hà', 'Ân Thi', 'An Thi', 'Phường 10', 'Phường 2']
  expect(names.sort((a, b) => compareCells(a, b))).toEqual([
    'An Thi',
    'Ân Thi',
    'Duyên Hà',
    'Đông Hưng',
    'Phường 2',
    'Phường 10',
  ])
})

test('rows without a value come last in both directions', () => {
  expect([null, 2, 10].sort((a, b) => compareCells(a, b))).toEqual([2, 10, null])
  expect([null, 2, 10].sort((a, b) => compareCells(a, b, true))).toEqual([10, 2, null])
})

test('a filter finds words typed without accents, in any order', () => {
  const row = ['Sở Giáo dục và Đào tạo', 2026, null]
  expect(matcher('giao duc so')(row)).toBe(true)
  expect(matcher('dao tao 2026')(row)).toBe(true)
  expect(matcher('y te')(row)).toBe(false)
  expect(matcher('  ')(row)).toBe(true)
})
