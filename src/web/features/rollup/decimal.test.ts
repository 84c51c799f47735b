import { expect, test } from 'vitest'
import { formatDecimal } from './decimal.ts'

test.each([
  ['1234567.5', 'vi', '1.234.567,5'],
  ['1234567.5', 'en', '1,234,567.5'],
  ['-1000', 'vi', '-1.000'],
  ['0.05', 'vi', '0,05'],
  ['999', 'vi', '999'],
  ['123456789012345.123456', 'vi', '123.456.789.012.345,123456'],
])('%s in %s is %s', (value, language, written) => {
  expect(formatDecimal(value, language)).toBe(written)
})
