import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readNumber, writeRounded } from './numbers.ts'

test.each([
  ['1234.5', '1.234,5'],
  ['0', '0'],
  ['-0.001', '0'],
  ['-1234567', '-1.234.567'],
  ['85.235', '85,24'],
  ['999.999', '1.000'],
  ['12345678901234.12', '12.345.678.901.234,12'],
])('%s is written %s', (decimal, written) => expect(writeRounded(decimal)).toBe(written))

test.each([
  ['1.234,5', '1234.5'],
  ['85,20', '85.2'],
  ['1234', '1234'],
  ['12.34', undefined],
  ['1,2,3', undefined],
  ['', undefined],
])('%s is read as %s', (written, decimal) => expect(readNumber(written)).toBe(decimal))

test('whatever is written is read as the same number', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 99 }), (whole, part) => {
      const decimal = `${whole}.${String(part).padStart(2, '0')}`
      expect(Number(readNumber(writeRounded(decimal)))).toBe(Number(decimal))
    }),
  )
})
