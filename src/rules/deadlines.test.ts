import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Due, PERIODS } from '../shared/plan.ts'
import { isDay } from './days.ts'
import { type DeadlineFacts, deadlinesOf } from './deadlines.ts'
import { workingDays } from './holidays.ts'
import { excludesItsDate } from './limit-words.ts'

const facts: DeadlineFacts = {
  on: { receipt: null, issue: null },
  working: workingDays([]),
  window: { from: '2026-01-01', until: '2026-12-31' },
}
const days = (due: Due | null, quote: string, more: Partial<DeadlineFacts> = {}) =>
  deadlinesOf({ due, quote }, { ...facts, ...more }).map(({ opens, lastDay }) => `${opens ?? '-'} ${lastDay}`)
const by = (date: string): Due => ({ kind: 'by', date })

describe('a date in the words of a plan', () => {
  test.each<[Due, string, string]>([
    [by('2026-12-15'), 'Báo cáo trước ngày 15/12/2026', '- 2026-12-14'],
    [by('2026-12-15'), 'Báo cáo chậm nhất ngày 15 tháng 12 năm 2026', '- 2026-12-15'],
    [by('2026-12-15'), 'chậm nhất trước ngày 15/12/2026', '- 2026-12-14'],
    [by('2026-06-30'), 'Hoàn thành đến hết ngày 30/6/2026', '- 2026-06-30'],
    [by('2026-06-30'), 'Hoàn thành 30/6/2026', '- 2026-06-29'],
    [by('2026-06'), 'hoàn thành trước tháng 6/2026', '- 2026-05-31'],
    [by('2026-06'), 'hoàn thành trong tháng 6 năm 2026', '- 2026-06-30'],
    [by('2028-02'), 'hoàn thành 02/2028', '- 2028-02-29'],
    [by('2030'), 'Đến năm 2030', '- 2030-12-31'],
    [by('2030'), 'Trước năm 2030', '- 2029-12-31'],
    [{ kind: 'within', from: '2020-07-01', to: '2020-09-30' }, 'Trong Quý III năm 2020', '2020-07-01 2020-09-30'],
    [{ kind: 'within', from: '2027-02', to: '2028-02' }, 'từ tháng 2/2027 đến tháng 2/2028', '2027-02-01 2028-02-29'],
  ])('%j of "%s" is %s', (due, quote, expected) => expect(days(due, quote)).toEqual([expected]))

  test('that is in no calendar gives no deadline', () => {
    expect(days(by('2026-02-30'), 'trước ngày 30/2/2026')).toEqual([])
    expect(days({ kind: 'within', from: '2026-01-01', to: '2026-13' }, '')).toEqual([])
  })
  test('is kept though it be a Sunday', () => {
    expect(days(by('2026-11-22'), 'chậm nhất ngày 22/11/2026')).toEqual(['- 2026-11-22'])
  })
})

describe('what comes back', () => {
  test.each<[Due, string, string[]]>([
    [{ kind: 'every', period: 'year', before: ['12-15'] }, 'trước ngày 15/12 hằng năm', ['2026-01-01 2026-12-14']],
    [{ kind: 'every', period: 'year', before: ['12-15'] }, 'chậm nhất ngày 15/12 hằng năm', ['2026-01-01 2026-12-15']],
    [{ kind: 'every', period: 'year', before: [] }, 'hằng năm', ['2026-01-01 2026-12-31']],
    [
      { kind: 'every', period: 'half-year', before: ['06-15', '12-15'] },
      'trước ngày 15/6 (6 tháng) và ngày 15/12',
      ['2026-01-01 2026-06-14', '2026-07-01 2026-12-14'],
    ],
    [
      { kind: 'every', period: 'quarter', before: [] },
      'hằng quý',
      ['2026-01-01 2026-03-31', '2026-04-01 2026-06-30', '2026-07-01 2026-09-30', '2026-10-01 2026-12-31'],
    ],
  ])('%j of "%s"', (due, quote, expected) => expect(days(due, quote)).toEqual(expected))

  test('the 25th of each month', () => {
    const before = Array.from({ length: 12 }, (_, index) => `${String(index + 1).padStart(2, '0')}-25`)
    const found = days({ kind: 'every', period: 'month', before }, 'vào ngày 25 hằng tháng')
    expect(found).toHaveLength(12)
    expect(found[1]).toBe('2026-02-01 2026-02-25')
  })
  test('a report of January is still of the year before', () => {
    const [deadline] = deadlinesOf(
      { due: { kind: 'every', period: 'year', before: ['01-15'] }, quote: 'trước ngày 15/01 hằng năm' },
      facts,
    )
    expect(deadline).toEqual({ period: '2025', opens: '2025-01-01', lastDay: '2026-01-14' })
  })
})

describe('a term', () => {
  const quote = 'Trong 15 ngày kể từ ngày nhận được Kế hoạch này'
  test('runs from the day of receipt', () => {
    expect(days(null, quote, { on: { receipt: '2026-11-02', issue: '2026-10-01' } })).toEqual(['2026-11-02 2026-11-17'])
  })
  test('whose event is not known gives no deadline', () => {
    expect(days(null, quote)).toEqual([])
    expect(days(null, 'Thường xuyên', { on: { receipt: '2026-11-02', issue: null } })).toEqual([])
  })
})

test.each([
  ['15/6 năm trước, 15/12 năm sau', '12-15', true],
  ['Báo cáo năm 2025. Hoàn thành 15/12', '12-15', undefined],
  ['trước 15.6 và chậm nhất 15.12', '12-15', false],
  ['trước ngày 05 tháng 6', '06-05', true],
  ['trước ngày 15/12', '12-05', undefined],
])('in "%s" the limit %s is not to be reached: %s', (words, date, expected) =>
  expect(excludesItsDate(words, date)).toBe(expected),
)

const someDate = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
  .chain((date) => fc.constantFrom(4, 7, 10).map((length) => date.toISOString().slice(0, length)))
const someDue: fc.Arbitrary<Due> = fc.oneof(
  someDate.map(by),
  fc.tuple(someDate, someDate).map(([from, to]) => ({ kind: 'within' as const, from, to })),
  fc.record({
    kind: fc.constant('every' as const),
    period: fc.constantFrom(...PERIODS),
    before: fc.array(
      fc
        .date({ noInvalidDate: true, min: new Date('2024-01-01'), max: new Date('2024-12-31') })
        .map((date) => date.toISOString().slice(5, 10)),
      { maxLength: 3 },
    ),
  }),
)

test('whatever a plan says, each deadline ends on a day of the calendar, in order, and none is doubled', () => {
  fc.assert(
    fc.property(someDue, fc.string(), (due, quote) => {
      const found = deadlinesOf({ due, quote }, facts)
      for (const { opens, lastDay } of found) {
        expect(isDay(lastDay)).toBe(true)
        if (due.kind === 'every') expect(opens !== null && opens <= lastDay).toBe(true)
      }
      expect(found.map(({ lastDay }) => lastDay)).toEqual(found.map(({ lastDay }) => lastDay).toSorted())
      if (due.kind !== 'every') expect(found).toHaveLength(1)
    }),
  )
})
