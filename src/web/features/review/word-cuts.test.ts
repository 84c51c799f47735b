import { expect, test } from 'vitest'
import { likelyCut, partsAround, trimmed, wholeWords, wordStarts } from './word-cuts.ts'

const text = '- Mở lớp; mua sách, báo (mới).'

test('a fact may be cut before every word but the first', () => {
  expect(wordStarts(text, 2, 8).map((at) => text.slice(at, at + 1))).toEqual(['l'])
  expect(wordStarts(text, 2, 30).map((at) => text.slice(at, at + 3))).toEqual(['lớp', 'mua', 'sác', 'báo', '(mớ'])
})

test('the likely cut is after a full stop or semicolon', () => {
  expect(likelyCut(text, 2, 30)).toBe(text.indexOf('mua'))
  expect(likelyCut('một hai ba', 0, 10)).toBe(4)
  expect(likelyCut('một', 0, 3)).toBeUndefined()
})

test('the parts leave out the mark between them', () => {
  const [left, right] = partsAround(text, 2, 29, text.indexOf('mua'))
  expect([text.slice(left.start, left.end), text.slice(right.start, right.end)]).toEqual([
    'Mở lớp',
    'mua sách, báo (mới)',
  ])
})

test('a selection loses its bullet, its spaces and its full stop', () => {
  const { start, end } = trimmed(text, 0, text.length)
  expect(text.slice(start, end)).toBe('Mở lớp; mua sách, báo (mới)')
  expect(trimmed('  ', 0, 2)).toEqual({ start: 2, end: 2 })
})

test('a selection takes in the words that it cuts', () => {
  const { start, end } = wholeWords(text, 3, 17)
  expect(text.slice(start, end)).toBe('Mở lớp; mua sách')
  expect(wholeWords(text, 8, 10)).toEqual({ start: 10, end: 10 })
})
