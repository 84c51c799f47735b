import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dayBefore,
  dayInMonth,
  dayInVietnam,
  daysInMonth,
  isDay,
  isWithin,
  nearestWithin,
  parseDay,
  weekdayOf,
} from './days.ts'

const someDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('a day', () => {
  test.each([
    ['2025-07-01', true],
    ['2024-02-29', true],
    ['2025-02-29', false],
    ['2025-13-01', false],
    ['2025-7-1', false],
    ['0000-01-01', false],
    ['0001-01-01', false],
    ['1899-12-31', false],
    ['1900-01-01', true],
    ['2025-07-01T00:00:00Z', false],
    ['', false],
  ])('%s is a day: %s', (text, expected) => expect(isDay(text)).toBe(expected))

  test.each([
    ['1/7/2025', '2025-07-01'],
    [' 01-07-2025 ', '2025-07-01'],
    ['30.6.2025', '2025-06-30'],
    ['2025-07-01', '2025-07-01'],
    ['31/6/2025', undefined],
    ['7/2025', undefined],
    ['hôm nay', undefined],
  ])('typed as %s is %s', (text, day) => expect(parseDay(text)).toBe(day))

  test('before 1 March of a leap year lies 29 February', () => {
    expect(dayBefore('2024-03-01')).toBe('2024-02-29')
    expect(dayBefore('2025-03-01')).toBe('2025-02-28')
  })

  test('moved forth and back is the same day', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -5000, max: 5000 }), (day, n) => addDays(addDays(day, n), -n) === day),
    )
  })
})

describe('months', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('%s and %i months is %s', (day, months, expected) => expect(addMonths(day, months)).toBe(expected))

  test('a month counted beyond its year belongs to the next or the one before', () => {
    expect(dayInMonth(2026, 14, 31)).toBe('2027-02-28')
    expect(dayInMonth(2026, 0, 15)).toBe('2025-12-15')
  })

  test('months added at once or one half after the other end in the same month, and keep the day where there is one', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -300, max: 300 }), (day, months) => {
        const at = addMonths(day, months)
        const [year = 0, month = 0, date = 0] = at.split('-').map(Number)
        expect(date).toBe(Math.min(Number(day.slice(8)), daysInMonth(year, month)))
        const half = Math.trunc(months / 2)
        expect(addMonths(addMonths(day, half), months - half).slice(0, 7)).toBe(at.slice(0, 7))
      }),
    )
  })

  test('a year has 365 days, in leap years 366', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), (year) => {
        const days = Array.from({ length: 12 }, (_, index) => daysInMonth(year, index + 1)).reduce((a, b) => a + b)
        const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
        expect(days).toBe(isLeap ? 366 : 365)
      }),
    )
  })

  test('after seven days it is the same day of the week', () => {
    expect(weekdayOf('2026-11-20')).toBe(5)
    fc.assert(fc.property(someDay, (day) => weekdayOf(addDays(day, 7)) === weekdayOf(day)))
  })
})

describe('an instant', () => {
  test.each([
    ['2026-11-19T16:59:59.999Z', '2026-11-19'],
    ['2026-11-19T17:00:00.000Z', '2026-11-20'],
    ['2024-02-28T17:00:00Z', '2024-02-29'],
    ['2025-12-31T17:00:00Z', '2026-01-01'],
  ])('%s is the day %s in Vietnam', (instant, day) => expect(dayInVietnam(new Date(instant))).toBe(day))

  test('is seven hours ahead of UTC in summer and winter', () => {
    const instants = fc.date({ min: new Date('1976-01-01'), max: new Date('2199-12-30'), noInvalidDate: true })
    fc.assert(
      fc.property(
        instants,
        (at) => dayInVietnam(at) === new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10),
      ),
    )
  })
})

describe('a range of days', () => {
  const july = { from: '2025-07-01', until: '2025-08-01' }

  test.each([
    ['2025-06-30', false],
    ['2025-07-01', true],
    ['2025-07-31', true],
    ['2025-08-01', false],
  ])('of July holds %s: %s', (day, expected) => expect(isWithin(day, july)).toBe(expected))

  test('without bounds holds every day', () => {
    fc.assert(fc.property(someDay, (day) => isWithin(day, { from: null, until: null })))
  })

  test('holds the nearest day to any day', () => {
    fc.assert(fc.property(someDay, (day) => isWithin(nearestWithin(day, july), july)))
    expect(nearestWithin('2020-01-01', july)).toBe('2025-07-01')
    expect(nearestWithin('2030-01-01', july)).toBe('2025-07-31')
    expect(nearestWithin('2025-07-15', july)).toBe('2025-07-15')
  })
})
