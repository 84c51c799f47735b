import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../days.ts'
import { workingDays } from '../holidays.ts'
import { type OrderedReport, reportOrderFaults } from './report-order.ts'

const working = workingDays([])
const report = (id: string, from: string, to: string, dueOn: string | null, rest: Partial<OrderedReport> = {}) => ({
  id,
  from: [from],
  to: [to],
  days: [{ period: '2026', dueOn, source: 'clause' as const }],
  ...rest,
})
const kinds = (reports: readonly OrderedReport[]) =>
  reportOrderFaults(reports, working).map(({ kind, below, above }) => `${below} ${kind} ${above}`)

// 2026-12-04 is a Friday.
test.each<[string, string, string[]]>([
  ['2026-12-01', '2026-12-19', []],
  ['2026-12-20', '2026-12-14', ['xa after so']],
  ['2026-12-14', '2026-12-14', ['xa same-day so']],
  ['2026-12-04', '2026-12-06', ['xa no-day-between so']],
  ['2026-12-04', '2026-12-07', []],
])('communes by %s and the department by %s', (commune, department, expected) => {
  expect(kinds([report('xa', 'xã', 'sở', commune), report('so', 'sở', 'tỉnh', department)])).toEqual(expected)
})

test('where no day is said for either it is told as that, and what has no day at all is no fault', () => {
  const days = [{ period: '2026', dueOn: '2026-12-14', source: 'calendar' as const }]
  expect(kinds([report('xa', 'xã', 'sở', null, { days }), report('so', 'sở', 'tỉnh', null, { days })])).toEqual([
    'xa unsaid so',
  ])
  expect(kinds([report('xa', 'xã', 'sở', null), report('so', 'sở', 'tỉnh', '2026-12-14')])).toEqual([])
})

test('two that wait for each other are told once, and a pair once for all its years', () => {
  expect(kinds([report('a', 'sở', 'hội', '2026-12-01'), report('b', 'hội', 'sở', '2026-12-05')])).toEqual([
    'a circle b',
  ])
  const years = (day: string) =>
    ['2026', '2027', '2028'].map((period) => ({ period, dueOn: `${period}-${day}`, source: 'clause' as const }))
  const faults = reportOrderFaults(
    [
      report('xa', 'xã', 'sở', null, { days: years('12-20') }),
      report('so', 'sở', 'tỉnh', null, { days: years('12-14') }),
    ],
    working,
  )
  expect(faults).toEqual([
    { kind: 'after', below: 'xa', above: 'so', period: '2026', belowOn: '2026-12-20', aboveOn: '2026-12-14' },
  ])
})

test('a chain whose days each leave a week has no fault, and one link turned round is found', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 8 }), fc.nat(), (length, at) => {
      const chain = Array.from({ length }, (_, n) =>
        report(`r${n}`, `b${n}`, `b${n + 1}`, addDays('2026-10-01', 7 * n)),
      )
      expect(kinds(chain)).toEqual([])
      const wrong = 1 + (at % (length - 1))
      const turned = chain.map((each, n) =>
        n === wrong ? report(`r${n}`, `b${n}`, `b${n + 1}`, addDays('2026-10-01', 7 * (n - 1) - 1)) : each,
      )
      expect(kinds(turned)).toEqual([`r${wrong - 1} after r${wrong}`])
    }),
  )
})
