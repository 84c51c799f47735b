import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DutyBody, TargetBody } from '../shared/facts.ts'
import type { DocumentFacts } from '../shared/plan.ts'
import { bodyFaults, idsInCircles, lacksOf } from './facts.ts'
import { firstDayOf, isRealDate, isRealDayOfYear, lastDayOf } from './partial-dates.ts'

const target = (rest: Partial<TargetBody> = {}): TargetBody => ({
  milestone: 2030,
  comparator: 'at-least',
  value: 90,
  upper: null,
  unit: '%',
  partOf: null,
  ...rest,
})
const duty = (rest: Partial<DutyBody> = {}): DutyBody => ({
  responsible: ['Sở Giáo dục và Đào tạo'],
  role: 'lead',
  with: [],
  requested: false,
  due: { kind: 'by', date: '2030' },
  product: 'Báo cáo',
  ...rest,
})
const document = (rest: Partial<DocumentFacts> = {}): DocumentFacts => ({
  kind: null,
  number: null,
  issuer: null,
  place: null,
  issuedOn: null,
  title: null,
  signer: null,
  scope: null,
  horizon: null,
  ...rest,
})

describe('what a fact lacks', () => {
  test('a duty lacks an owner, a product and a date until it says them', () => {
    expect(lacksOf('duty', duty())).toEqual([])
    expect(lacksOf('duty', duty({ responsible: [], product: null, due: null }))).toEqual(['owner', 'product', 'date'])
  })
  test('a target lacks its year, and its unit where it has a value', () => {
    expect(lacksOf('target', target())).toEqual([])
    expect(lacksOf('target', target({ unit: null, milestone: null }))).toEqual(['unit', 'milestone'])
    expect(lacksOf('target', target({ unit: null, value: null, comparator: 'achieve' }))).toEqual([])
  })
  test('nothing else lacks anything', () => {
    expect(lacksOf('document', document())).toEqual([])
    expect(lacksOf('recipient', { name: 'Lưu: VT' })).toEqual([])
  })
})

describe('what no schema can say', () => {
  const codes = (faults: { pointer: string; code: string }[]) => faults.map(({ pointer, code }) => `${pointer} ${code}`)

  test.each([
    [{}, []],
    [{ upper: 95 }, ['/upper only-between']],
    [{ comparator: 'between', upper: 95 }, []],
    [{ comparator: 'between', upper: 90 }, []],
    [{ comparator: 'between', upper: 89.5 }, ['/upper below-value']],
    [{ comparator: 'between' }, ['/upper needed-between']],
    [{ comparator: 'between', value: null, upper: 95 }, ['/value needed-between']],
  ] as [Partial<TargetBody>, string[]][])('a target %j', (rest, expected) => {
    expect(codes(bodyFaults('target', target(rest)))).toEqual(expected)
  })

  test.each([
    [null, []],
    [{ kind: 'by', date: '2025-02-30' }, ['/due/date not-a-date']],
    [{ kind: 'by', date: '2025-13' }, ['/due/date not-a-date']],
    [{ kind: 'within', from: '2025-07', to: '2025-09-30' }, []],
    [{ kind: 'within', from: '2025', to: '2025' }, []],
    [{ kind: 'within', from: '2025-06-15', to: '2025-06' }, []],
    [{ kind: 'within', from: '2025-07', to: '2025-06-30' }, ['/due/to before-from']],
    [{ kind: 'within', from: '2025-00', to: '2025' }, ['/due/from not-a-date']],
    [{ kind: 'every', period: 'year', before: ['12-15', '02-29'] }, []],
    [{ kind: 'every', period: 'year', before: ['12-15', '02-30'] }, ['/due/before/1 not-a-date']],
  ] as [DutyBody['due'], string[]][])('a duty due %j', (due, expected) => {
    expect(codes(bodyFaults('duty', duty({ due })))).toEqual(expected)
  })

  test('days of reports, citations and documents stand in the calendar, and a horizon ends after it begins', () => {
    const report = { from: [], to: [], onward: [], frequency: ['annual' as const], before: ['12-32'] }
    expect(codes(bodyFaults('report', report))).toEqual(['/before/0 not-a-date'])
    const citation = { number: '1', kind: null, issuer: null, date: '2021-07-30', dates: ['2021-07-30', '2021-06-31'] }
    expect(codes(bodyFaults('citation', citation))).toEqual(['/dates/1 not-a-date'])
    expect(codes(bodyFaults('document', document({ issuedOn: '2021-99', horizon: { from: 2030, to: 2021 } })))).toEqual(
      ['/issuedOn not-a-date', '/horizon/to before-from'],
    )
    expect(bodyFaults('document', document({ horizon: { from: 2021, to: null } }))).toEqual([])
  })
})

describe('dates as precise as their text', () => {
  test('the first and the last day that they may mean', () => {
    expect([firstDayOf('2024'), lastDayOf('2024')]).toEqual(['2024-01-01', '2024-12-31'])
    expect([firstDayOf('2024-02'), lastDayOf('2024-02')]).toEqual(['2024-02-01', '2024-02-29'])
    expect([firstDayOf('2024-02-09'), lastDayOf('2024-02-09')]).toEqual(['2024-02-09', '2024-02-09'])
  })
  test('every day of the calendar is real, and its year and month too', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10)
        expect([day, day.slice(0, 7), day.slice(0, 4)].map(isRealDate)).toEqual([true, true, true])
        expect(isRealDayOfYear(day.slice(5))).toBe(true)
        expect(firstDayOf(day.slice(0, 7)) <= day && day <= lastDayOf(day.slice(0, 7))).toBe(true)
      }),
    )
  })
})

describe('parts of targets', () => {
  test('a part of itself, and two parts of each other, are circles; what hangs below is not', () => {
    expect(idsInCircles(new Map([['a', 'a']]))).toEqual(['a'])
    const wholes = new Map([
      ['a', 'b'],
      ['b', 'a'],
      ['c', 'a'],
      ['d', 'e'],
    ])
    expect(idsInCircles(wholes).sort()).toEqual(['a', 'b'])
  })
  test('where each part stands after its whole there is no circle', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { maxLength: 100 }), (numbers) => {
        const wholes = new Map(numbers.map((number, index) => [`${index + 1}`, `${number % (index + 1)}`]))
        expect(idsInCircles(wholes)).toEqual([])
      }),
    )
  })
  test('a circle is found wherever it closes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.nat(49), (length, back) => {
        const wholes = new Map(Array.from({ length }, (_, index) => [`${index}`, `${index + 1}`]))
        const to = back % length
        wholes.set(`${length}`, `${to}`)
        expect(idsInCircles(wholes).length).toBe(length + 1 - to)
      }),
    )
  })
})
