import { expect, test } from 'vitest'
import { parseBlock } from '../../../rules/figures/cells.ts'
import { blockText, isIn, rangeOf, spread } from './grid-range.ts'

const sheet = [
  ['1', '2', ''],
  ['3', '-', '5'],
]
const textAt = ({ row, column }: { row: number; column: number }) => sheet[row]?.[column] ?? ''

test('a range is the same from whichever corner it was chosen, and its corners are in it', () => {
  const range = rangeOf({ row: 2, column: 1 }, { row: 0, column: 3 })
  expect(range).toEqual(rangeOf({ row: 0, column: 3 }, { row: 2, column: 1 }))
  expect([
    isIn(range, { row: 0, column: 1 }),
    isIn(range, { row: 2, column: 3 }),
    isIn(range, { row: 1, column: 4 }),
  ]).toEqual([true, true, false])
})

test('what is copied is text that a spreadsheet takes, and is pasted again as it stood', () => {
  const range = rangeOf({ row: 0, column: 0 }, { row: 1, column: 2 })
  const text = blockText(range, textAt)
  expect(text).toBe('1\t2\t\n3\t-\t5')
  const put = spread(parseBlock(text), range)
  expect(put.map(({ text }) => text)).toEqual(sheet.flat())
  expect(put.every(({ place, text }) => textAt(place) === text)).toBe(true)
})

test('a block goes from the first cell on, one value alone into every cell of the range', () => {
  const range = rangeOf({ row: 1, column: 1 }, { row: 2, column: 2 })
  expect(spread([['a', 'b', 'c']], range).map(({ place }) => place.column)).toEqual([1, 2, 3])
  expect(spread([['7']], range)).toHaveLength(4)
})
