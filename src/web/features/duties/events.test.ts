import { expect, test } from 'vitest'
import type { AnswerEvent } from '../../../shared/assignment-page.ts'
import { lastDone, lastSaid, newestFirst } from './events.ts'

const event = (id: string, at: string, words: string | null, period = '2026'): AnswerEvent => ({
  id,
  period,
  act: 'note',
  state: 'in-progress',
  by: 'Nguyễn Thị Lan',
  at,
  words,
  fileName: null,
  until: null,
  lateDays: 0,
})
const events = [
  event('first', '2026-11-20T01:00:00Z', 'đã mở 3 lớp'),
  event('last', '2026-11-22T01:00:00.5Z', null),
  event('middle', '2026-11-22T01:00:00Z', 'đã mở 5 lớp'),
  event('other', '2026-12-01T01:00:00Z', 'kỳ khác', '2027'),
]

test('what happened last comes first', () => {
  expect(newestFirst(events).map(({ id }) => id)).toEqual(['other', 'last', 'middle', 'first'])
})

test('of each period it is told what was last said and what was last done', () => {
  expect(lastSaid(events, { period: '2026', askedUntil: null })?.id).toBe('middle')
  expect(lastDone(events, '2026')?.id).toBe('last')
  expect(lastSaid(events, { period: '2028', askedUntil: null })).toBeUndefined()
})

test('why more time is asked for is told while it is asked for', () => {
  const asked: AnswerEvent = { ...event('asked', '2026-11-23T01:00:00Z', 'chờ số liệu'), act: 'ask-extension' }
  const told = (askedUntil: string | null) => lastSaid([...events, asked], { period: '2026', askedUntil })?.id
  expect([told('2026-12-15'), told(null)]).toEqual(['asked', 'middle'])
})
