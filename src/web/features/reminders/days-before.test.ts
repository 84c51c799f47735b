import { expect, test } from 'vitest'
import { parseDaysBefore } from './days-before.ts'

test.each([
  ['7, 3, 1', [7, 3, 1]],
  ['1;10 ', [10, 1]],
  ['3 7', [7, 3]],
  ['', []],
  ['7, 7', undefined],
  ['0', undefined],
  ['61', undefined],
  ['1,2,3,4,5,6', undefined],
  ['một', undefined],
])('"%s" is %j', (text, days) => expect(parseDaysBefore(text)).toEqual(days))
