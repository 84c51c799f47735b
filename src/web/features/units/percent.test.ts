import { expect, test } from 'vitest'
import { parsePercent } from './percent.ts'

test.each([
  ['37,5', '0.375'],
  ['37.5 %', '0.375'],
  ['0,0001', '0.000001'],
  ['', null],
  ['0', undefined],
  ['100', undefined],
  ['-3', undefined],
  ['ba mươi', undefined],
])('a share typed as "%s" is %s', (written, share) => {
  expect(parsePercent(written)).toBe(share)
})
