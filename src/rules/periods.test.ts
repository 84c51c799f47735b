import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PERIODS } from '../shared/plan.ts'
import { addDays } from './days.ts'
import { daysOfPeriod, daysOfPeriodNamed, periodAt, periodBefore, periodName, periodsInYear } from './periods.ts'

const someYear = fc.integer({ min: 1950, max: 2150 })
const somePeriod = fc.constantFrom(...PERIODS)

test.each([
  ['2026', '2026-01-01', '2026-12-31'],
  ['2026-H1', '2026-01-01', '2026-06-30'],
  ['2026-H2', '2026-07-01', '2026-12-31'],
  ['2020-Q3', '2020-07-01', '2020-09-30'],
  ['2028-02', '2028-02-01', '2028-02-29'],
])('%s lasts from %s to %s', (name, from, to) => expect(daysOfPeriodNamed(name)).toEqual({ from, to }))

test.each(['', '2026-Q5', '2026-13', '2026-00', '2026-H3', '26', '2026-9M'])('"%s" names no calendar period', (name) =>
  expect(daysOfPeriodNamed(name)).toBeNull(),
)

test('the periods of a year follow each other without a gap and fill it', () => {
  fc.assert(
    fc.property(someYear, somePeriod, (year, period) => {
      const all = Array.from({ length: periodsInYear(period) }, (_, index) => daysOfPeriod(period, year, index))
      expect(all[0]?.from).toBe(`${year}-01-01`)
      expect(all.at(-1)?.to).toBe(`${year}-12-31`)
      expect(all.slice(1).map(({ from }) => from)).toEqual(all.slice(0, -1).map(({ to }) => addDays(to, 1)))
    }),
  )
})

test('a period is found by its name and by each of its days', () => {
  fc.assert(
    fc.property(someYear, somePeriod, fc.nat(11), (year, period, any) => {
      const index = any % periodsInYear(period)
      const days = daysOfPeriod(period, year, index)
      const name = periodName(period, year, index)
      expect(daysOfPeriodNamed(name)).toEqual(days)
      expect([periodAt(days.from, period), periodAt(days.to, period)]).toEqual([name, name])
    }),
  )
})

test.each([
  ['2026', '2025'],
  ['2026-H1', '2025-H2'],
  ['2026-H2', '2026-H1'],
  ['2026-Q1', '2025-Q4'],
  ['2026-Q3', '2026-Q2'],
  ['2026-01', '2025-12'],
  ['2026-12', '2026-11'],
  ['2026-13', null],
  ['năm 2026', null],
])('before %s comes %s', (period, before) => {
  expect(periodBefore(period)).toBe(before)
})
