import { expect, test } from 'vitest'
import { formatBytes, formatNumber, formatWhen, parseDay } from './format.ts'

test('a day reads day, month, year, as precise as it is known', () => {
  expect(formatWhen('2026-11-20')).toBe('20/11/2026')
  expect(formatWhen('2026-11')).toBe('11/2026')
  expect(formatWhen('2026')).toBe('2026')
})

test('an instant is told in Vietnam, whatever clock the reader has', () => {
  expect(formatWhen('2026-11-20T07:05:00Z')).toBe('14:05 20/11/2026')
  expect(formatWhen('2026-11-20T20:00:00Z', 'day')).toBe('21/11/2026')
  expect(formatWhen('2026-11-20T17:00:00Z')).toBe('00:00 21/11/2026')
})

test('numbers follow the language', () => {
  expect(formatNumber(1234.5, {}, 'vi')).toBe('1.234,5')
  expect(formatNumber(1234.5, {}, 'en')).toBe('1,234.5')
})

test('file sizes round up to what a person would say', () => {
  expect(formatBytes(900)).toMatch(/^900 B$/)
  expect(formatBytes(1025)).toBe('2 kB')
  expect(formatBytes(26_214_400)).toBe('25 MB')
})

test('a day is typed as it is written', () => {
  expect(parseDay(' 1/7/2025 ')).toBe('2025-07-01')
  expect(parseDay('20-11-2026')).toBe('2026-11-20')
  expect(parseDay('31/2/2026')).toBeUndefined()
  expect(parseDay('2026-11-20')).toBeUndefined()
})
