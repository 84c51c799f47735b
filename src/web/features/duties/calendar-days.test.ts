import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthBeside, partOfYear, weeksOf } from './calendar-days.ts'

test('a month is laid out in weeks that begin on Monday', () => {
  const weeks = weeksOf('2026-11')
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01'])
  expect(weeks.at(-1)).toEqual(['2026-11-30', null, null, null, null, null, null])
  expect(weeksOf('2027-02')).toHaveLength(4)
})

test('whatever the month, each of its days comes once, in order, in weeks of seven', () => {
  const month = fc.tuple(fc.integer({ min: 1901, max: 2198 }), fc.integer({ min: 1, max: 12 }))
  fc.assert(
    fc.property(month, ([year, number]) => {
      const name = `${year}-${String(number).padStart(2, '0')}`
      const weeks = weeksOf(name)
      const days = weeks.flat().filter((day) => day !== null)
      const many = new Date(Date.UTC(year, number, 0)).getUTCDate()
      expect(days).toEqual(Array.from({ length: many }, (_, n) => `${name}-${String(n + 1).padStart(2, '0')}`))
      expect(weeks.every((week) => week.length === 7 && week.some((day) => day !== null))).toBe(true)
      expect(monthBeside(monthBeside(name, 1), -1)).toBe(name)
    }),
  )
})

test('the months beside cross the year, and a day has its place in the year', () => {
  expect([monthBeside('2026-12', 1), monthBeside('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
  expect([partOfYear('2026-01-01'), Math.round(partOfYear('2026-12-31'))]).toEqual([0, 100])
})
