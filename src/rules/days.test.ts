import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayBefore, isDay, isWithin, nearestWithin, parseDay } from './days.ts'

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
