import { expect, test } from 'vitest'
import { type DatedDocument, endOf, isInForce } from './documents-in-force.ts'

const document = (documentId: string, rest: Partial<DatedDocument> = {}): DatedDocument => ({
  documentId,
  relation: 'starts',
  onDay: '2021-01-01',
  untilDay: null,
  ofDocumentId: null,
  published: true,
  ...rest,
})

test('a document holds from its day until the day before it ends', () => {
  const plan = document('plan', { untilDay: '2025-07-01' })
  const days = ['2020-12-31', '2021-01-01', '2025-06-30', '2025-07-01']
  expect(days.map((day) => isInForce(plan, [plan], day))).toEqual([false, true, true, false])
})

test('a document that replaces another ends it on its own day, and nothing else', () => {
  const [old, letter] = [document('old'), document('letter', { relation: 'supplements', onDay: '2022-01-01' })]
  const replacing = document('new', { relation: 'replaces', onDay: '2024-03-01', ofDocumentId: 'old' })
  const all = [old, letter, replacing]
  expect(all.map((each) => endOf(each, all))).toEqual(['2024-03-01', null, null])
  expect(isInForce(old, all, '2024-02-29')).toBe(true)
  expect(isInForce(old, all, '2024-03-01')).toBe(false)
  expect(isInForce(replacing, all, '2024-03-01')).toBe(true)
})

test('where it names none it ends whatever began before it', () => {
  const ending = document('end', { relation: 'ends', onDay: '2024-03-01' })
  const all = [document('a'), document('b', { onDay: '2024-02-01' }), document('c', { onDay: '2024-03-02' }), ending]
  expect(all.map((each) => endOf(each, all))).toEqual(['2024-03-01', '2024-03-01', null, null])
})

test('the earlier of two ends counts', () => {
  const plan = document('plan', { untilDay: '2023-01-01' })
  const ending = document('end', { relation: 'ends', onDay: '2024-03-01' })
  expect(endOf(plan, [plan, ending])).toBe('2023-01-01')
})

test('what is only drafted ends nothing and is not in force', () => {
  const plan = document('plan')
  const drafted = document('new', { relation: 'replaces', onDay: '2024-03-01', published: false })
  expect(endOf(plan, [plan, drafted])).toBeNull()
  expect(isInForce(drafted, [plan, drafted], '2024-03-01')).toBe(false)
})

test.each(['implements', 'supplements', 'amends'] as const)('a document that %s another ends nothing', (relation) => {
  const plan = document('plan')
  expect(endOf(plan, [plan, document('other', { relation, onDay: '2024-03-01' })])).toBeNull()
})
