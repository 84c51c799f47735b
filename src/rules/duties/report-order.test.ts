import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { annotatedPlans } from '../../../tests/support/annotated-plans.ts'
import type { Report } from '../../shared/plan.ts'
import { addDays } from '../days.ts'
import { addWorkingDays, workingDays } from '../holidays.ts'
import { partyKey } from '../parties/index.ts'
import { answersOfReport } from './asked-answers.ts'
import { type FoundFault, type OrderedReport, reportOrderFaults } from './report-order.ts'

const working = workingDays([])
const cutOffOf = (period: string) =>
  period.endsWith('-H1')
    ? `${period.slice(0, 4)}-06-14`
    : /^\d{4}(-H2)?$/.test(period)
      ? `${period.slice(0, 4)}-12-14`
      : null

const party = (words: string) => ({ words, ids: [partyKey(words)], isHere: !/^Bộ /.test(words) })
function inOrder(report: Omit<Report, 'quote'> & { quote?: string }, id: string): OrderedReport {
  const horizon = { from: 2026, to: 2027 }
  const on = { issue: null, receipt: null }
  const asking = { openedOn: '2026-01-01', seenOn: '2026-01-01', horizon, on, working, cutOffOf }
  const said = { frequency: report.frequency, before: report.before, quote: report.quote ?? '' }
  return {
    ...{ id, frequency: report.frequency, before: report.before, asked: answersOfReport(said, asking) },
    ...{ from: report.from.map(party), to: report.to.map(party), onward: report.onward.map(party) },
  }
}
const faultsIn = (reports: (Omit<Report, 'quote'> & { quote?: string })[]) =>
  reportOrderFaults(
    reports.map((report, index) => inOrder(report, String(index))),
    { working, cutOffOf },
  )
const shown = (faults: readonly FoundFault[]) =>
  faults.map(({ kind, reports, through, onward, period, periods, cutOff }) =>
    [
      kind,
      ...reports.map(({ id, dueOn, named }) => `${id}${dueOn === null ? '' : `:${dueOn}${named ? '' : '?'}`}`),
      ...[through, onward, period, periods > 0 ? `${periods}x` : null, cutOff].filter(Boolean),
    ].join(' '),
  )

const districts = (before: string[], more: Partial<Report> = {}): Omit<Report, 'quote'> => ({
  ...{ from: ['Ủy ban nhân dân các xã'], to: ['Sở Giáo dục và Đào tạo'], onward: [], frequency: ['annual'], before },
  ...more,
})
const department = (before: string[], more: Partial<Report> = {}): Omit<Report, 'quote'> => ({
  ...{ from: ['Sở Giáo dục và Đào tạo'], to: ['Ủy ban nhân dân tỉnh'], onward: [], frequency: ['annual'], before },
  ...more,
})

describe('who gathers reports sends them on', () => {
  test('after they are in, with a working day in between', () => {
    expect(shown(faultsIn([districts(['12-16']), department(['12-20'])]))).toEqual([])
  })
  test('not before they are in', () => {
    expect(shown(faultsIn([districts(['12-20']), department(['12-17'])]))).toEqual([
      'after 0:2026-12-19 1:2026-12-16 Sở Giáo dục và Đào tạo 2026 2x',
    ])
  })
  test('not on the day on which they come', () => {
    expect(shown(faultsIn([districts(['12-20']), department(['12-20'])]))).toEqual([
      'same-day 0:2026-12-19 1:2026-12-19 Sở Giáo dục và Đào tạo 2026 2x',
    ])
  })
  test('not over a weekend alone: the year in which it falls so is named', () => {
    // 18/12 is a Friday in 2026 and a Saturday in 2027.
    expect(shown(faultsIn([districts(['12-19']), department(['12-21'])]))).toEqual([
      'no-working-day 0:2026-12-18 1:2026-12-20 Sở Giáo dục và Đào tạo 2026 1x',
    ])
  })
  test('by the reporting calendar, where the plan names no day for either', () => {
    expect(shown(faultsIn([districts([]), department([])]))).toEqual([
      'same-day 0:2026-12-14? 1:2026-12-14? Sở Giáo dục và Đào tạo 2026 2x',
    ])
  })
  test('of the year, when its second half is in', () => {
    const halves = districts(['06-20', '12-20'], { frequency: ['semiannual'] })
    expect(shown(faultsIn([halves, department(['12-18'])]))).toEqual([
      'after 0:2026-12-19 1:2026-12-17 Sở Giáo dục và Đào tạo 2026 2x',
    ])
  })
  test('each of several days of a year for itself', () => {
    expect(shown(faultsIn([districts(['06-25', '12-16']), department(['06-20', '12-21'])]))).toEqual([
      'after 0:2026-06-24 1:2026-06-19 Sở Giáo dục và Đào tạo 2026#1 2x',
    ])
  })
  test('and somebody else than themselves', () => {
    const among = districts(['12-20'], { from: ['Sở Giáo dục và Đào tạo', 'Sở Nội vụ'] })
    expect(shown(faultsIn([districts(['12-25']), among]))).toEqual([])
  })
})

test('a report that says where it goes on, and nobody is told to send it there', () => {
  const onward = { onward: ['Ủy ban nhân dân tỉnh'] }
  expect(shown(faultsIn([districts(['12-16'], onward), department(['12-20'])]))).toEqual([])
  expect(shown(faultsIn([districts(['12-16'], onward)]))).toEqual([
    'no-onward 0 Sở Giáo dục và Đào tạo Ủy ban nhân dân tỉnh',
  ])
  // To whom the plan can give nothing, it need not say what to do.
  expect(shown(faultsIn([districts(['12-16'], { to: ['Bộ Giáo dục và Đào tạo'], ...onward })]))).toEqual([])
})

test('reports that come back to who sent them', () => {
  const back = department(['12-22'], { to: ['Ủy ban nhân dân các xã'] })
  expect(shown(faultsIn([districts(['12-16']), back]))).toEqual(['circle 0 1'])
})

test('a report that is due before the figures of its period are closed', () => {
  expect(shown(faultsIn([districts(['12-01'])]))).toEqual(['before-cut-off 0:2026-11-30 2026 2x 2026-12-14'])
})

test('a report "from time to time" without a day', () => {
  expect(shown(faultsIn([department([], { frequency: ['periodic'] })]))).toEqual(['unsaid 0'])
  expect(shown(faultsIn([department([], { frequency: ['once'] })]))).toEqual([])
})

// By hand: in Thái Bình the districts report by 30/11 and the department by 19/12; Kon Tum names no day for either, and does not say
// when the province reports to the ministry; Ninh Thuận says neither how often nor when.
test.each([
  ['thai-binh', ['before-cut-off 1:2026-11-30 2026 2x 2026-12-14']],
  [
    'kon-tum',
    [
      'same-day 1:2026-06-14? 0:2026-06-14? Sở Giáo dục và Đào tạo 2026-H1 6x',
      'no-onward 0 Ủy ban nhân dân tỉnh Bộ Giáo dục và Đào tạo',
    ],
  ],
  ['ninh-thuan', ['unsaid 0']],
])('the order of reports in the plan of %s', (name, faults) => {
  const reports = annotatedPlans().find((plan) => plan.name === name)?.gold.reports ?? []
  expect(shown(faultsIn(reports))).toEqual(faults)
})

test('whatever the days: a day is found wrong where no working day lies before who gathers is due, and nowhere else', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((each) => `12-${String(each).padStart(2, '0')}`)
  fc.assert(
    fc.property(day, day, (below, above) => {
      const wrong = ['2026', '2027'].filter(
        (year) => addWorkingDays(addDays(`${year}-${below}`, -1), 1, working) > addDays(`${year}-${above}`, -1),
      )
      const found = faultsIn([districts([below]), department([above])]).filter(({ kind }) =>
        ['after', 'same-day', 'no-working-day'].includes(kind),
      )
      expect(found.reduce((sum, { periods }) => sum + periods, 0)).toBe(wrong.length)
      if (wrong.length > 0) expect(found.map(({ period }) => period)).toContain(wrong[0])
    }),
  )
})

test('whoever reports to whom: the check comes to an end, and finds nothing where each reports a week after those below', () => {
  const names = ['A', 'B', 'C', 'D', 'E']
  const edge = fc.tuple(fc.nat(4), fc.nat(4), fc.integer({ min: 1, max: 28 }))
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 8 }), (edges) => {
      const report = (from: number, to: number, before: string) =>
        department([before], { from: [names[from] ?? ''], to: [names[to] ?? ''] })
      faultsIn(edges.map(([from, to, on]) => report(from, to, `12-${String(on).padStart(2, '0')}`)))
      const upwards = edges.filter(([from, to]) => from < to)
      const inWeeks = upwards.map(([from, to]) => report(from, to, addDays('2026-12-15', 7 * from).slice(5)))
      const inYear = inWeeks.filter(({ before }) => (before[0] ?? '') >= '12-15')
      expect(faultsIn(inYear)).toEqual([])
    }),
  )
})
