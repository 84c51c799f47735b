import { expect, test } from 'vitest'
import type { CalendarEntry } from '../../../shared/programmes.ts'
import { agenciesOf, type Duty, dutiesOf } from './agencies.ts'
import { calendarOf } from './calendar.ts'

const entry = (dueOn: string | null): CalendarEntry => ({
  factId: 'f',
  clauseId: 'c',
  documentId: 'd',
  dueOn,
  period: '2026',
  frequency: 'annual',
  from: ['Ủy ban nhân dân xã'],
  to: ['Sở Giáo dục và Đào tạo'],
  onward: [],
  quote: '',
})

test('what is due next comes first, what is past stands apart, what has no day is kept', () => {
  const entries = [null, '2027-06-15', '2026-12-15', '2026-06-15', '2026-12-01', '2026-11-20'].map(entry)
  const { coming, past, undated } = calendarOf(entries, '2026-11-20')
  expect(coming.map(({ month, entries: list }) => [month, list.map(({ dueOn }) => dueOn)])).toEqual([
    ['2026-11', ['2026-11-20']],
    ['2026-12', ['2026-12-01', '2026-12-15']],
    ['2027-06', ['2027-06-15']],
  ])
  expect(past.map(({ month }) => month)).toEqual(['2026-06'])
  expect(undated).toHaveLength(1)
})

const duty = (responsible: string[], role: 'lead' | 'support', others: string[]) =>
  ({ body: { responsible, role, with: others, requested: false, due: null, product: null } }) as unknown as Duty

test('an agency is counted where it leads and where it joins', () => {
  const duties = [duty(['Sở A'], 'lead', ['Sở B']), duty(['Sở A', 'Sở B'], 'lead', []), duty([], 'support', ['Sở A'])]
  expect(agenciesOf(duties)).toEqual([
    { name: 'Sở A', leads: 2, joins: 1 },
    { name: 'Sở B', leads: 1, joins: 1 },
    { name: '', leads: 0, joins: 1 },
  ])
  expect(dutiesOf(duties, 'Sở B')).toHaveLength(2)
  expect(dutiesOf(duties, '')).toHaveLength(1)
})
