import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FREQUENCIES, type Frequency } from '../shared/plan.ts'
import { isDay } from './days.ts'
import { calendarAround, expectedReports } from './reporting-calendar.ts'

const open = { from: null, to: null }
const year = { from: '2026-01-01', until: '2026-12-31' }
const expected = (
  frequency: Frequency[],
  before: string[],
  window = year,
  horizon: Parameters<typeof expectedReports>[1] = open,
) => expectedReports({ frequency, before }, horizon, window).map(({ period, dueOn }) => `${period} ${dueOn ?? '-'}`)

describe('the reports of a year', () => {
  test.each<[Frequency[], string[], string[]]>([
    [['annual'], ['12-20'], ['2026 2026-12-20']],
    [['annual'], ['01-15'], ['2025 2026-01-15']],
    [['annual'], ['06-15'], ['2026 2026-06-15']],
    [['annual'], [], ['2026 -']],
    [['annual'], ['06-15', '12-15'], ['2026 2026-06-15', '2026 2026-12-15']],
    [['semiannual'], ['06-15', '12-15'], ['2026-H1 2026-06-15', '2026-H2 2026-12-15']],
    [['semiannual'], ['07-05', '01-05'], ['2026-H1 2026-07-05', '2025-H2 2026-01-05']],
    [['semiannual'], ['12-15'], ['2026-H2 2026-12-15', '2026-H1 -']],
    [['semiannual'], [], ['2026-H1 -', '2026-H2 -']],
    [
      ['semiannual', 'annual'],
      ['06-15', '12-15'],
      ['2026-H1 2026-06-15', '2026-H2 2026-12-15', '2026 2026-12-15'],
    ],
    [
      ['semiannual', 'annual'],
      ['06-15', '01-10'],
      ['2026-H1 2026-06-15', '2025-H2 2026-01-10', '2025 2026-01-10'],
    ],
    [
      ['quarterly'],
      ['03-20', '06-20', '09-20', '12-20'],
      ['Q1 03-20', 'Q2 06-20', 'Q3 09-20', 'Q4 12-20'].map(inQuarter),
    ],
    [['quarterly'], [], ['2026-Q1 -', '2026-Q2 -', '2026-Q3 -', '2026-Q4 -']],
    [['periodic'], ['12-20'], ['2026 2026-12-20']],
    [['periodic'], [], [' -']],
    [['once'], ['12-20'], [' -']],
    [['annual'], ['02-29'], ['2025 2026-03-01']],
    [['annual'], ['12-32'], ['2026 -']],
    [['annual', 'annual'], ['12-20', '12-20'], ['2026 2026-12-20']],
  ])('%j before %j', (frequency, before, reports) => {
    expect(expected(frequency, before)).toEqual(reports)
  })
  test('each month has its own', () => {
    expect(expected(['monthly'], [])).toHaveLength(12)
    expect(expected(['monthly'], ['11-25', '12-05'])).toEqual(
      expect.arrayContaining(['2026-11 2026-11-25', '2026-11 2026-12-05']),
    )
  })
  test('29 February is itself in a leap year', () => {
    expect(expected(['annual'], ['02-29'], { from: '2028-01-01', until: '2028-12-31' })).toEqual(['2027 2028-02-29'])
  })
  test('a plan asks for nothing outside its years, also where the last report is due after them', () => {
    const horizon = { from: 2021, to: 2026 }
    expect(expected(['annual'], ['01-15'], { from: '2027-01-01', until: '2027-12-31' }, horizon)).toEqual([
      '2026 2027-01-15',
    ])
    expect(expected(['annual'], ['01-15'], { from: '2028-01-01', until: '2028-12-31' }, horizon)).toEqual([])
    expect(expected(['annual'], ['12-20'], { from: '2020-01-01', until: '2020-12-31' }, horizon)).toEqual([])
    expect(expected(['periodic'], [], { from: '2027-02-01', until: '2028-01-31' }, horizon)).toEqual([])
  })
})

function inQuarter(text: string) {
  const [period, day] = text.split(' ')
  return `2026-${period} 2026-${day}`
}

test('the calendar looks three months back and twelve ahead', () => {
  expect(calendarAround('2026-11-20')).toEqual({ from: '2026-08-20', until: '2027-11-20' })
  expect(calendarAround('2026-05-31')).toEqual({ from: '2026-02-28', until: '2027-05-31' })
  expect(calendarAround('2026-01-15')).toEqual({ from: '2025-10-15', until: '2027-01-15' })
  expect(calendarAround('2028-02-29')).toEqual({ from: '2027-11-29', until: '2029-02-28' })
})

const someDay = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const someReport = fc.record({
  frequency: fc.subarray([...FREQUENCIES], { minLength: 1 }),
  before: fc.array(
    someDay.map((day) => day.slice(5)),
    { maxLength: 5 },
  ),
})
const someHorizon = fc.record({
  from: fc.option(fc.integer({ min: 1950, max: 2050 })),
  to: fc.option(fc.integer({ min: 2051, max: 2150 })),
})

describe('whatever the plan says', () => {
  test('each report falls on a day of the plan, in the window, in the years of the plan, once', () => {
    fc.assert(
      fc.property(someReport, someHorizon, someDay, (report, horizon, today) => {
        const window = calendarAround(today)
        const reports = expectedReports(report, horizon, window)
        for (const { dueOn, period, frequency } of reports) {
          expect(report.frequency).toContain(frequency)
          if (period !== '') {
            const year = Number(period.slice(0, 4))
            expect(year >= (horizon.from ?? 0) && year <= (horizon.to ?? 9999)).toBe(true)
          }
          if (dueOn === null) continue
          expect(isDay(dueOn) && window.from <= dueOn && dueOn <= window.until).toBe(true)
          expect(
            report.before.includes(dueOn.slice(5)) || (dueOn.endsWith('-03-01') && report.before.includes('02-29')),
          ).toBe(true)
        }
        const keys = reports.map((each) => JSON.stringify(each))
        // Before 29 February and before 1 March are one day in most years.
        if (!report.before.includes('02-29')) expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })
  test('two windows that meet hold together what one over both holds', () => {
    const cut = fc.tuple(someDay, fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }))
    fc.assert(
      fc.property(someReport, someHorizon, cut, (report, horizon, [start, first, second]) => {
        const shift = (days: number) => new Date(Date.parse(start) + days * 86_400_000).toISOString().slice(0, 10)
        const within = (from: string, until: string) =>
          expectedReports(report, horizon, { from, until }).filter(({ period }) => period !== '')
        const parts = [...within(start, shift(first)), ...within(shift(first + 1), shift(first + second))]
        const sorted = (reports: object[]) => reports.map((each) => JSON.stringify(each)).sort()
        expect(sorted(parts)).toEqual(sorted(within(start, shift(first + second))))
      }),
    )
  })
})
