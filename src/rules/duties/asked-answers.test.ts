import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Due, FREQUENCIES, PERIODS } from '../../shared/plan.ts'
import { isDay } from '../days.ts'
import { workingDays } from '../holidays.ts'
import {
  type AskedAnswer,
  type Asking,
  answersOfDated,
  answersOfReport,
  answersOfStanding,
  type SaidReport,
} from './asked-answers.ts'

/** As Nghị định 09/2019 has it: the year and the half-year end in the middle of their last month. */
const cutOffOf = (period: string) =>
  period.endsWith('-H1')
    ? `${period.slice(0, 4)}-06-14`
    : /^\d{4}(-H2)?$/.test(period)
      ? `${period.slice(0, 4)}-12-14`
      : null
const asking: Asking = {
  openedOn: '2026-03-01',
  seenOn: '2026-03-01',
  horizon: { from: 2026, to: 2027 },
  on: { issue: '2026-02-10', receipt: null },
  working: workingDays([]),
  cutOffOf,
}
const twice: SaidReport = { frequency: ['annual'], before: ['06-15', '12-15'], quote: '' }
const shown = (answers: readonly AskedAnswer[]) =>
  answers.map(({ period, opensOn, dueOn, source }) => `${period || '-'} ${opensOn} ${dueOn} ${source}`)
const standing = (reports: SaidReport[], more: Partial<Asking> = {}) =>
  shown(answersOfStanding(reports, { ...asking, ...more }))
const dated = (due: Due | null, quote: string, more: Partial<Asking> = {}) =>
  shown(answersOfDated({ quote, body: { due } }, { ...asking, ...more }))

describe('a duty without a date answers', () => {
  test('by the day of the report that its owner sends', () => {
    expect(
      standing([{ frequency: ['annual'], before: ['12-10'], quote: 'báo cáo trước ngày 10/12 hằng năm' }]),
    ).toEqual(['2026 2026-03-01 2026-12-09 report', '2027 2027-01-01 2027-12-09 report'])
  })
  test('once where the year and its second half end on one day', () => {
    expect(standing([{ frequency: ['semiannual', 'annual'], before: [], quote: '' }])).toEqual([
      '2026-H1 2026-03-01 2026-06-14 calendar',
      '2026 2026-03-01 2026-12-14 calendar',
      '2027-H1 2027-01-01 2027-06-14 calendar',
      '2027 2027-01-01 2027-12-14 calendar',
    ])
  })
  test('once a year by the calendar where the plan asks nobody for reports, or says neither how often nor when', () => {
    const yearly = ['2026 2026-03-01 2026-12-14 calendar', '2027 2027-01-01 2027-12-14 calendar']
    expect(standing([])).toEqual(yearly)
    expect(standing([{ frequency: ['periodic'], before: [], quote: '' }])).toEqual(yearly)
    expect(standing([{ frequency: ['once'], before: ['05-01'], quote: '' }])).toEqual(yearly)
  })
  test('at the end of the period where no calendar knows its last day', () => {
    expect(standing([{ frequency: ['annual'], before: [], quote: '' }], { cutOffOf: () => null })[0]).toBe(
      '2026 2026-03-01 2026-12-31 calendar',
    )
  })
  test('one last time where the years of the plan are over', () => {
    expect(standing([], { horizon: { from: 2012, to: 2020 } })).toEqual(['2020 2026-03-01 2026-12-14 calendar'])
    expect(standing([], { openedOn: '2026-12-20', seenOn: '2026-12-20', horizon: { from: 2012, to: 2020 } })).toEqual([
      '2020 2026-12-20 2027-12-14 calendar',
    ])
  })
  test('one last time by the year, where the plan asked for halves of it', () => {
    const halves: SaidReport = { frequency: ['semiannual'], before: [], quote: '' }
    expect(standing([halves], { horizon: { from: 2012, to: 2020 } })).toEqual(['2020 2026-03-01 2026-12-14 calendar'])
  })
  test('by the last of several days that a period is given', () => {
    expect(standing([twice])[0]).toBe('2026 2026-03-01 2026-12-14 report')
  })
  test('by the next period, which opens at once, where the day of this one comes within two weeks or is over', () => {
    const report: SaidReport = { frequency: ['annual'], before: ['12-10'], quote: '' }
    const openedOn = (day: string) => standing([report], { openedOn: day, seenOn: day })[0]
    expect(openedOn('2026-11-25')).toBe('2026 2026-11-25 2026-12-09 report')
    expect(openedOn('2026-11-26')).toBe('2027 2026-11-26 2027-12-09 report')
    // Between the day of one period and the beginning of the next nobody's list is empty.
    expect(openedOn('2026-12-21')).toBe('2027 2026-12-21 2027-12-09 report')
    // The report itself is due by the plan's own day.
    const asked = answersOfReport(report, { ...asking, openedOn: '2026-12-08', seenOn: '2026-12-08' })
    expect(shown(asked)[0]).toBe('2026 2026-12-08 2026-12-09 clause')
  })
  test('for two years and then further where the plan has no end', () => {
    const open = { horizon: { from: null, to: null } }
    expect(standing([], open)).toHaveLength(2)
    expect(standing([], { ...open, seenOn: '2029-03-01' })).toHaveLength(5)
  })
  test('for the year before where its report comes in the next one', () => {
    const report: SaidReport = { frequency: ['annual'], before: ['01-15'], quote: 'trước ngày 15/01 năm sau' }
    expect(standing([report])).toEqual(['2026 2026-03-01 2027-01-14 report', '2027 2027-01-01 2028-01-14 report'])
  })
})

describe('a duty with a date answers', () => {
  test('once by its day, which may have passed', () => {
    expect(dated({ kind: 'by', date: '2026-09-15' }, 'trước ngày 15/9/2026')).toEqual([
      '- 2026-03-01 2026-09-14 clause',
    ])
    expect(dated({ kind: 'within', from: '2020-07-01', to: '2020-09-30' }, 'trong Quý III năm 2020')).toEqual([
      '- 2026-03-01 2020-09-30 clause',
    ])
  })
  test('when its span begins', () => {
    expect(dated({ kind: 'within', from: '2027-02', to: '2027-04' }, 'từ tháng 2 đến tháng 4/2027')).toEqual([
      '- 2027-02-01 2027-04-30 clause',
    ])
  })
  test('in each period of the years of the plan', () => {
    expect(dated({ kind: 'every', period: 'year', before: ['12-01'] }, 'trước ngày 01/12 hằng năm')).toEqual([
      '2026 2026-03-01 2026-11-30 clause',
      '2027 2027-01-01 2027-11-30 clause',
    ])
    expect(
      dated({ kind: 'every', period: 'year', before: [] }, 'hằng năm', { horizon: { from: 2012, to: 2020 } }),
    ).toEqual(['2020 2026-03-01 2026-12-14 calendar'])
  })
  test('by the end of a term whose event is known', () => {
    expect(dated(null, 'trong 60 ngày kể từ ngày ban hành Kế hoạch')).toEqual(['- 2026-03-01 2026-04-13 clause'])
    expect(dated(null, 'trong 60 ngày kể từ ngày nhận Kế hoạch')).toEqual([])
  })
})

describe('a report of several days in one period', () => {
  test('is asked for on each of them, one after the other', () => {
    expect(shown(answersOfReport(twice, asking))).toEqual([
      '2026#1 2026-03-01 2026-06-14 clause',
      '2026 2026-06-15 2026-12-14 clause',
      '2027#1 2027-01-01 2027-06-14 clause',
      '2027 2027-06-15 2027-12-14 clause',
    ])
  })
  test('keeps the names of its days whenever it is opened', () => {
    const late = { ...asking, openedOn: '2026-07-01', seenOn: '2026-07-01' }
    expect(shown(answersOfReport(twice, late))[0]).toBe('2026 2026-07-01 2026-12-14 clause')
    const open = { ...asking, horizon: { from: null, to: null } }
    expect(shown(answersOfReport(twice, { ...open, seenOn: '2026-08-01' })).at(-1)).toBe(
      '2028#1 2028-01-01 2028-06-14 clause',
    )
    expect(shown(answersOfReport(twice, { ...open, seenOn: '2026-12-20' })).at(-1)).toBe(
      '2028 2028-06-15 2028-12-14 clause',
    )
  })
  test('so has a duty that comes back', () => {
    const due: Due = { kind: 'every', period: 'year', before: ['06-15', '12-15'] }
    expect(dated(due, 'trước ngày 15/6 và 15/12 hằng năm').slice(0, 2)).toEqual([
      '2026#1 2026-03-01 2026-06-14 clause',
      '2026 2026-06-15 2026-12-14 clause',
    ])
  })
})

test('a report that comes once has no day of its own', () => {
  const report: SaidReport = { frequency: ['once'], before: [], quote: 'báo cáo kết quả' }
  expect(shown(answersOfReport(report, asking))).toEqual(['- 2026-03-01 null clause'])
})

test('whatever a plan says: answers are in order, each period comes once, and none is due before the plan was opened', () => {
  const report = fc.record({
    frequency: fc.array(fc.constantFrom(...FREQUENCIES), { minLength: 1, maxLength: 3 }),
    before: fc.array(fc.constantFrom('01-15', '06-15', '12-10', '02-29', '13-40'), { maxLength: 2 }),
    quote: fc.constantFrom('', 'trước ngày 15/6', 'chậm nhất ngày 10/12'),
  })
  const year = fc.option(fc.integer({ min: 2015, max: 2035 }))
  const cases = fc.record({
    reports: fc.array(report, { maxLength: 3 }),
    openedOn: fc.constantFrom('2026-01-01', '2026-06-15', '2028-02-29', '2026-12-31'),
    from: year,
    to: year,
    period: fc.constantFrom(...PERIODS),
  })
  fc.assert(
    fc.property(cases, ({ reports, openedOn, from, to, period }) => {
      const given = { ...asking, openedOn, seenOn: openedOn, horizon: { from, to } }
      const before = reports[0]?.before ?? []
      const every = answersOfDated({ quote: '', body: { due: { kind: 'every', period, before } } }, given)
      const regular = reports.filter(({ frequency }) => !frequency.includes('once'))
      const said = regular.map((each) => answersOfReport(each, given))
      for (const answers of [answersOfStanding(reports, given), every, ...said]) {
        expect(new Set(answers.map((each) => each.period)).size).toBe(answers.length)
        const days = answers.map(({ dueOn }) => dueOn ?? '')
        expect(days).toEqual(days.toSorted())
        for (const { opensOn, dueOn } of answers) {
          expect(isDay(opensOn) && opensOn >= openedOn && dueOn !== null && isDay(dueOn) && dueOn >= openedOn).toBe(
            true,
          )
        }
      }
    }),
  )
})
