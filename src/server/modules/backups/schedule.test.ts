import { expect, test } from 'vitest'
import { nextBackupAt } from './schedule.ts'

const now = new Date('2026-11-20T02:00:00Z')
const next = (schedule: { everyHours: number } | { at: string }, requestedAt: string, failed = false) =>
  nextBackupAt(
    { everyHours: null, at: null, ...schedule },
    { requestedAt: new Date(requestedAt), failed },
    now,
  ).toISOString()

test('a system that has no backup yet takes one at once', () => {
  expect(nextBackupAt({ everyHours: 24, at: null }, undefined, now)).toEqual(now)
  expect(nextBackupAt({ everyHours: null, at: '02:30' }, undefined, now)).toEqual(now)
})

test('so many hours after the last one', () => {
  expect(next({ everyHours: 6 }, '2026-11-19T22:00:00Z')).toBe('2026-11-20T04:00:00.000Z')
})

test('at a time of day it is Vietnam’s day, whatever the server’s', () => {
  expect(next({ at: '02:30' }, '2026-11-19T19:29:59Z')).toBe('2026-11-19T19:30:00.000Z')
  expect(next({ at: '02:30' }, '2026-11-19T19:30:00Z')).toBe('2026-11-20T19:30:00.000Z')
  expect(next({ at: '23:00' }, '2026-12-31T17:00:00Z')).toBe('2027-01-01T16:00:00.000Z')
})

test('one that failed is tried again in an hour, or sooner where that is due', () => {
  expect(next({ everyHours: 24 }, '2026-11-20T01:30:00Z', true)).toBe('2026-11-20T02:30:00.000Z')
  expect(next({ at: '09:00' }, '2026-11-20T01:30:00Z', true)).toBe('2026-11-20T02:00:00.000Z')
})
