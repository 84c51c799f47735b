import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths } from './days.ts'
import { workingDays } from './holidays.ts'
import { lastDayOfTerm, TERM_UNITS, type Term, termIn } from './terms.ts'

const noHolidays = workingDays([])
const someDay = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const someTerm = fc.record({ length: fc.integer({ min: 1, max: 90 }), unit: fc.constantFrom(...TERM_UNITS) })

describe('the last day of a term', () => {
  test.each<[Term, string, string]>([
    // Received on a Monday, the day itself is not counted: the fifteenth day after it is a Tuesday.
    [{ length: 15, unit: 'day' }, '2026-11-02', '2026-11-17'],
    // The fifteenth day is a Sunday.
    [{ length: 15, unit: 'day' }, '2026-11-07', '2026-11-23'],
    [{ length: 5, unit: 'working-day' }, '2026-11-05', '2026-11-12'],
    [{ length: 2, unit: 'week' }, '2026-11-04', '2026-11-18'],
    [{ length: 1, unit: 'month' }, '2026-08-31', '2026-09-30'],
    [{ length: 1, unit: 'month' }, '2028-01-31', '2028-02-29'],
    [{ length: 1, unit: 'year' }, '2028-02-29', '2029-02-28'],
  ])('%j from %s is %s', (term, event, last) => expect(lastDayOfTerm(term, event, noHolidays)).toBe(last))

  test('passes over a holiday to the next working day', () => {
    const working = workingDays([{ day: '2026-04-26', kind: 'holiday' }])
    expect(lastDayOfTerm({ length: 15, unit: 'day' }, '2026-04-11', working)).toBe('2026-04-28')
  })

  test('is a working day after the event, and nothing but days of rest lie between it and the counted day', () => {
    fc.assert(
      fc.property(someTerm, someDay, (term, event) => {
        const last = lastDayOfTerm(term, event, noHolidays)
        expect(noHolidays.isWorkingDay(last)).toBe(true)
        expect(last > event).toBe(true)
        const counted = {
          day: addDays(event, term.length),
          week: addDays(event, term.length * 7),
          month: addMonths(event, term.length),
          year: addMonths(event, term.length * 12),
          'working-day': last,
        }[term.unit]
        expect(counted <= last && last <= addDays(counted, 2)).toBe(true)
      }),
    )
  })
  test('never comes earlier for whoever received it later', () => {
    fc.assert(
      fc.property(someTerm, someDay, fc.nat(40), (term, event, later) => {
        const last = (day: string) => lastDayOfTerm(term, day, noHolidays)
        expect(last(event) <= last(addDays(event, later))).toBe(true)
      }),
    )
  })
})

describe('a clause', () => {
  test.each([
    ['Trong 15 ngày kể từ ngày nhận được Kế hoạch này', { length: 15, unit: 'day' }, 'receipt'],
    ['trong thời hạn 05 (năm) ngày làm việc, kể từ ngày nhận hồ sơ', { length: 5, unit: 'working-day' }, 'receipt'],
    ['chậm nhất 30 ngày kể từ ngày ban hành', { length: 30, unit: 'day' }, 'issue'],
    ['Trong 03 tháng tính từ ngày ký ban hành', { length: 3, unit: 'month' }, 'issue'],
    ['sau 02 tuần từ khi tiếp nhận báo cáo', { length: 2, unit: 'week' }, 'receipt'],
  ])('%s', (words, term, from) => expect(termIn(words)).toEqual({ term, from }))

  test.each([
    'Hoàn thành trước ngày 15/12/2026',
    'Bồi dưỡng 15 ngày cho cán bộ',
    'Trong 15 ngày kể từ ngày kết thúc đợt kiểm tra',
    'Trong 0 ngày kể từ ngày nhận',
  ])('%s: no term from receipt or issue', (words) => expect(termIn(words)).toBeNull())
})
