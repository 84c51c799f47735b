import type { Fact, FactOf } from '../../../shared/facts.ts'

// Builders for the tests beside.

const common = {
  clauseId: 'c1',
  section: 'I',
  start: 0,
  end: 10,
  quote: 'Thực hiện nhiệm vụ',
  rule: 'duty.bullet',
  certainty: 'sure' as const,
  doubts: [],
  origin: 'read' as const,
  revision: 1,
  confirmedBy: null,
  confirmedAt: null,
  changed: false,
  lacks: [],
}

export const someDuty = (id: string, over: Partial<FactOf<'duty'>> = {}): FactOf<'duty'> => ({
  ...common,
  id,
  kind: 'duty',
  body: { responsible: ['Sở Giáo dục và Đào tạo'], role: 'lead', with: [], requested: false, due: null, product: null },
  ...over,
})

export const someTarget = (id: string, over: Partial<FactOf<'target'>> = {}): FactOf<'target'> => ({
  ...common,
  id,
  kind: 'target',
  body: { milestone: 2025, comparator: 'at-least', value: 65, upper: null, unit: '%', partOf: null },
  ...over,
})

export const confirmed = <F extends Fact>(fact: F): F => ({
  ...fact,
  revision: fact.revision + 1,
  confirmedBy: 'Trần Thị A',
  confirmedAt: '2026-11-20T07:05:00Z',
})
