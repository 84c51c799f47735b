import { expect, test } from 'vitest'
import { addDays, isDay } from '../../../rules/days.ts'
import { isWeekend, workingDays } from '../../../rules/holidays.ts'
import { readCalendarFile, readHolidayFile } from './calendars-files.ts'

const rows = await readHolidayFile()
const ofYear = (year: number) => rows.filter(({ day }) => day.startsWith(`${year}-`))

test('each marked day stands in the calendar, once, with a source', () => {
  expect(rows.every(({ day, basis }) => isDay(day) && basis.length > 10)).toBe(true)
  expect(new Set(rows.map(({ day }) => day)).size).toBe(rows.length)
})

test('every announced year has its eleven days off, and works a Saturday for each day that was swapped', () => {
  for (const year of [2025, 2026]) {
    expect(ofYear(year).filter(({ kind }) => kind === 'holiday')).toHaveLength(11)
    const swapped = ofYear(year).filter(({ kind }) => kind === 'swapped-off')
    const worked = ofYear(year).filter(({ kind }) => kind === 'working')
    expect(worked).toHaveLength(swapped.length)
    expect(worked.every(({ day }) => isWeekend(day))).toBe(true)
    expect(swapped.some(({ day }) => isWeekend(day))).toBe(false)
  }
})

test('of the years that are computed nine days are sure, and are said to be computed', () => {
  for (const year of [2027, 2028, 2029, 2030]) {
    expect(ofYear(year)).toHaveLength(9)
    expect(ofYear(year).filter(({ certainty }) => certainty === 'computed')).toHaveLength(5)
  }
})

test('the lunar days lie within a day of the Chinese calendar, which is an hour ahead', () => {
  const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
  const near = (day: string, expected: string) =>
    [-1, 0, 1].some((days) => lunar.format(new Date(`${addDays(day, days)}T12:00:00Z`)) === expected)
  for (const { day, name } of rows) {
    if (name.includes('mùng 1')) expect(near(day, '1/1'), day).toBe(true)
    if (name === 'Giỗ Tổ Hùng Vương') expect(near(day, '3/10'), day).toBe(true)
  }
})

test('what the weekend made up for in 2026 is what was given', () => {
  expect([...workingDays(ofYear(2026)).compensations]).toEqual([['2026-04-27', '2026-04-26']])
  expect(workingDays(ofYear(2025)).compensations.size).toBe(0)
})

test('of one calendar no two versions hold at once', async () => {
  const calendars = await readCalendarFile()
  for (const a of calendars)
    for (const b of calendars)
      if (a !== b && a.id === b.id)
        expect((a.validUntil ?? '9999') <= b.validFrom || (b.validUntil ?? '9999') <= a.validFrom).toBe(true)
})
