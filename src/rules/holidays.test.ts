import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOLIDAY_KINDS } from '../shared/calendars.ts'
import { addDays } from './days.ts'
import {
  addWorkingDays,
  changesNothing,
  countWorkingDays,
  isWeekend,
  type MarkedDay,
  nextWorkingDay,
  workingDays,
} from './holidays.ts'

const someDay = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const someMarks: fc.Arbitrary<MarkedDay[]> = fc.uniqueArray(
  fc.record({ day: someDay, kind: fc.constantFrom(...HOLIDAY_KINDS) }),
  { selector: ({ day }) => day, maxLength: 30 },
)
const holiday = (day: string): MarkedDay => ({ day, kind: 'holiday' })

describe('a working day', () => {
  test('is neither on a weekend nor a holiday', () => {
    const { isWorkingDay } = workingDays([holiday('2026-05-01')])
    expect(['2026-04-30', '2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04'].map(isWorkingDay)).toEqual([
      true,
      false,
      false,
      false,
      true,
    ])
  })
  test('that was swapped is off, and the Saturday for it is worked', () => {
    const { isWorkingDay } = workingDays([
      { day: '2026-01-02', kind: 'swapped-off' },
      { day: '2026-01-10', kind: 'working' },
    ])
    expect([isWorkingDay('2026-01-02'), isWorkingDay('2026-01-10')]).toEqual([false, true])
  })
  test('is off in place of a holiday on a Sunday', () => {
    const { compensations, isWorkingDay } = workingDays([holiday('2026-04-26')])
    expect([...compensations]).toEqual([['2026-04-27', '2026-04-26']])
    expect(isWorkingDay('2026-04-27')).toBe(false)
  })
  test('is off once for each of several holidays on a weekend, behind the holidays that follow', () => {
    const tet = ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'].map(holiday)
    expect([...workingDays(tet).compensations]).toEqual([
      ['2027-02-09', '2027-02-06'],
      ['2027-02-10', '2027-02-07'],
    ])
  })
  test('stays one where the day in place of a holiday is marked as worked', () => {
    const { compensations, isWorkingDay } = workingDays([holiday('2026-04-26'), { day: '2026-04-27', kind: 'working' }])
    expect(compensations.size).toBe(0)
    expect([isWorkingDay('2026-04-27'), isWorkingDay('2026-04-28')]).toEqual([true, true])
  })
})

describe('whatever days are marked', () => {
  test('holidays on weekends cost as many working days as they are, unless one is marked as worked', () => {
    fc.assert(
      fc.property(someMarks, (marks) => {
        const { compensations, isWorkingDay } = workingDays(marks)
        const kinds = new Map(marks.map(({ day, kind }) => [day, kind]))
        for (const [day, holiday] of compensations) {
          expect(isWeekend(day) || isWorkingDay(day) || kinds.has(day)).toBe(false)
          expect(isWeekend(holiday) && holiday < day).toBe(true)
        }
        const onWeekends = marks.filter(({ day, kind }) => kind === 'holiday' && isWeekend(day))
        const worked = marks.filter(({ kind }) => kind === 'working').length
        expect(new Set(compensations.values()).size).toBe(compensations.size)
        expect(compensations.size).toBeGreaterThanOrEqual(onWeekends.length - worked)
        expect(compensations.size).toBeLessThanOrEqual(onWeekends.length)
      }),
    )
  })
  test('the n-th working day is a working day, and n of them lie after the first day', () => {
    fc.assert(
      fc.property(someMarks, someDay, fc.integer({ min: 1, max: 60 }), (marks, day, count) => {
        const working = workingDays(marks)
        const at = addWorkingDays(day, count, working)
        expect(working.isWorkingDay(at)).toBe(true)
        expect(countWorkingDays(day, at, working)).toBe(count)
        expect(nextWorkingDay(at, working)).toBe(at)
        expect(nextWorkingDay(addDays(day, 1), working) <= at).toBe(true)
      }),
    )
  })
})

test.each([
  ['strike', undefined, true],
  ['strike', 'holiday', false],
  ['holiday', 'holiday', true],
  ['holiday', undefined, false],
  ['working', undefined, true],
  ['working', 'holiday', false],
  ['swapped-off', undefined, false],
] as const)('to mark a Friday as %s where it is marked %s changes nothing: %s', (change, stands, nothing) => {
  const day = '2026-11-20'
  const working = workingDays(stands ? [{ day, kind: stands }] : [])
  expect(changesNothing({ day, change }, stands, working)).toBe(nothing)
})
test('a Saturday cannot be swapped off, and can be worked', () => {
  const working = workingDays([])
  expect(changesNothing({ day: '2026-11-21', change: 'swapped-off' }, undefined, working)).toBe(true)
  expect(changesNothing({ day: '2026-11-21', change: 'working' }, undefined, working)).toBe(false)
})
