import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CalendarVersion, periodsOf } from './calendars.ts'
import { addDays } from './days.ts'

const everyMonth = (opens: number, cutOff: number): CalendarVersion => ({
  id: 'administrative-year',
  validFrom: '2019-03-12',
  validUntil: null,
  basis: 'a law',
  certainty: 'law',
  note: null,
  yearBegins: 1,
  periods: [
    {
      kind: 'quarter',
      firstMonth: 1,
      months: 3,
      times: 4,
      opens: { months: -1, day: opens },
      cutOff: { months: 0, day: cutOff },
      due: { months: 0, day: 25 },
    },
  ],
})

describe('a calendar', () => {
  test('says when each period opens, is cut off and is due', () => {
    expect(periodsOf(everyMonth(15, 14), 2026)).toEqual([
      { name: '2026-Q1', kind: 'quarter', opens: '2025-12-15', cutOff: '2026-03-14', due: '2026-03-25' },
      { name: '2026-Q2', kind: 'quarter', opens: '2026-03-15', cutOff: '2026-06-14', due: '2026-06-25' },
      { name: '2026-Q3', kind: 'quarter', opens: '2026-06-15', cutOff: '2026-09-14', due: '2026-09-25' },
      { name: '2026-Q4', kind: 'quarter', opens: '2026-09-15', cutOff: '2026-12-14', due: '2026-12-25' },
    ])
  })
  test('holds for the periods that are cut off while its law is in force', () => {
    expect(periodsOf(everyMonth(15, 14), 2018)).toEqual([])
    expect(periodsOf(everyMonth(15, 14), 2019).map(({ name }) => name)[0]).toBe('2019-Q1')
    const ended = { ...everyMonth(15, 14), validUntil: '2026-06-14' }
    expect(periodsOf(ended, 2026).map(({ name }) => name)).toEqual(['2026-Q1'])
  })
  test('whose year begins in September is named by two years', () => {
    const [term] = periodsOf(
      {
        ...everyMonth(1, 31),
        yearBegins: 9,
        periods: [
          {
            kind: 'term',
            firstMonth: 9,
            months: 5,
            times: 1,
            opens: { months: 0, day: 5 },
            cutOff: { months: 0, day: 17 },
            due: null,
          },
        ],
      },
      2025,
    )
    expect(term).toEqual({ name: '2025-2026-T1', kind: 'term', opens: '2025-09-05', cutOff: '2026-01-17', due: null })
  })
  test('leaves no day out and counts none twice, whatever day it is cut off on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2020, max: 2190 }), fc.integer({ min: 1, max: 27 }), (year, cutOff) => {
        const all = [year, year + 1].flatMap((each) => periodsOf(everyMonth(cutOff + 1, cutOff), each))
        expect(all.slice(1).map(({ opens }) => opens)).toEqual(all.slice(0, -1).map(({ cutOff }) => addDays(cutOff, 1)))
      }),
    )
  })
})
