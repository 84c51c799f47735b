import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseBlock, parseCell, writeCell, writeNumber } from './cells.ts'

const number = (value: string) => ({ value, mark: null })

test.each([
  ['1.234,5', 'decimal', '1234.5'],
  ['1234.5', 'decimal', '1234.5'],
  ['1,234.5', 'decimal', '1234.5'],
  ['1.234', 'decimal', '1234'],
  ['1,234', 'decimal', '1.234'],
  ['1,234', 'whole', '1234'],
  ['1.234.567', 'whole', '1234567'],
  ['1,234,567', 'money', '1234567'],
  ['0,5', 'decimal', '0.5'],
  ['0.125', 'decimal', '0.125'],
  ['95,5%', 'decimal', '95.5'],
  ['1 234 567', 'whole', '1234567'],
  ['1\u00a0234', 'whole', '1234'],
  ['1.500.000 đồng', 'money', '1500000'],
  ['007', 'whole', '7'],
  ['12,0', 'whole', '12'],
  ['có', 'yes-no', '1'],
  ['0', 'yes-no', '0'],
] as const)('%s as %s is %s', (typed, kind, value) => {
  expect(parseCell(typed, kind)).toEqual(number(value))
})

test.each([
  ['12,5', 'whole', 'not-whole'],
  ['-3', 'whole', 'negative'],
  ['mười', 'whole', 'not-a-number'],
  ['1.23.456', 'whole', 'not-a-number'],
  ['1,2,3', 'decimal', 'not-a-number'],
  ['1.2.3', 'decimal', 'not-a-number'],
  ['12a', 'decimal', 'not-a-number'],
  ['1e5', 'decimal', 'not-a-number'],
  ['0,1234567', 'decimal', 'too-long'],
  ['1234567890123456', 'whole', 'too-long'],
  ['2', 'yes-no', 'not-yes-no'],
] as const)('%s is refused as %s: %s', (typed, kind, fault) => {
  expect(parseCell(typed, kind)).toEqual({ fault })
})

test('why there is no number is one key, and empty text empties', () => {
  expect(parseCell('-', 'whole')).toEqual({ value: null, mark: 'none' })
  expect(parseCell('?', 'whole')).toEqual({ value: null, mark: 'unknown' })
  expect(parseCell('X', 'yes-no')).toEqual({ value: null, mark: 'not-applicable' })
  expect(parseCell('  ', 'whole')).toEqual({ value: null, mark: null })
})

test('what is written is read again as the same', () => {
  const decimal = fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), fc.integer({ min: 0, max: 999_999 }))
    .map(([whole, part]) => {
      const fraction = String(part).padStart(6, '0').replace(/0+$/, '')
      return fraction === '' ? String(whole) : `${whole}.${fraction}`
    })
  fc.assert(
    fc.property(decimal, (value) => {
      expect(parseCell(writeNumber(value), 'decimal')).toEqual(number(value))
    }),
  )
  fc.assert(
    fc.property(fc.constantFrom('none', 'unknown', 'not-applicable'), (mark) => {
      expect(parseCell(writeCell({ value: null, mark }, 'whole'), 'whole')).toEqual({ value: null, mark })
    }),
  )
  expect(writeNumber('1234567.5')).toBe('1.234.567,5')
  expect(writeNumber('1234567.5', 'en')).toBe('1,234,567.5')
  expect(writeNumber('-1000')).toBe('-1.000')
  expect(writeNumber('123456789012345.123456')).toBe('123.456.789.012.345,123456')
})

test('a block from a spreadsheet has its rows and cells', () => {
  expect(parseBlock('1\t2\r\n3\t"4"\r\n')).toEqual([
    ['1', '2'],
    ['3', '4'],
  ])
})
