import { expect, test } from 'vitest'
import { doubtfulFirst, filterFacts, knownParties, NO_FILTER, rowsOf, sureToConfirm, tally } from './rows.ts'
import { confirmed, someDuty, someTarget } from './some-facts.ts'

const facts = [
  someTarget('t', { section: 'II.1' }),
  confirmed(someDuty('d', { section: 'III', quote: 'Tổ chức lớp xóa mù chữ' })),
  someDuty('e', { section: 'III', lacks: ['owner', 'date'], body: { ...someDuty('x').body, responsible: [] } }),
  someDuty('f', { section: 'II.1' }),
]
const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id).join('')

test('facts are found by words without accents, in their quote or in the agencies named', () => {
  expect(ids(filterFacts(facts, { ...NO_FILTER, query: 'xoa mu' }))).toBe('d')
  expect(ids(filterFacts(facts, { ...NO_FILTER, query: 'so giao duc' }))).toBe('df')
})

test('filters narrow each other, and what is being worked on stays', () => {
  expect(ids(filterFacts(facts, { ...NO_FILTER, kind: 'duty', unconfirmed: true }))).toBe('ef')
  expect(ids(filterFacts(facts, { ...NO_FILTER, lack: 'owner' }))).toBe('e')
  expect(ids(filterFacts(facts, { ...NO_FILTER, lack: 'owner' }, 'd'))).toBe('de')
})

test('what the reader doubts stands first, each class in the order of the text', () => {
  const judged = [
    someDuty('a'),
    someDuty('b', { certainty: 'doubtful', doubts: ['owner-not-named'] }),
    someDuty('c', { certainty: null }),
    someDuty('d', { certainty: 'look', doubts: ['marker-missing'] }),
    someDuty('e', { certainty: 'doubtful', doubts: ['date-not-read'] }),
    confirmed(someDuty('f')),
  ]
  expect(ids(doubtfulFirst(judged))).toBe('bedcaf')
  expect(ids(filterFacts(judged, { ...NO_FILTER, certainty: 'doubtful' }))).toBe('be')
  expect(ids(sureToConfirm(judged))).toBe('a')
  expect(tally(judged).classes).toEqual({ sure: 1, look: 1, doubtful: 2 })
})

test('each run of facts under one heading is a group with its own count', () => {
  expect(rowsOf(facts).map(({ fact, section }) => fact?.id ?? `${section.section} ${section.confirmed}`)).toEqual([
    'II.1 0',
    't',
    'III 1',
    'd',
    'e',
    'II.1 0',
    'f',
  ])
})

test('what is confirmed and what is lacking is counted', () => {
  expect(tally(facts)).toMatchObject({
    all: { total: 4, confirmed: 1 },
    kinds: { duty: { total: 3, confirmed: 1 }, target: { total: 1, confirmed: 0 } },
    lacks: { owner: 1, date: 1 },
  })
  expect(knownParties(facts)).toEqual(['Sở Giáo dục và Đào tạo'])
})
