import { expect, test } from 'vitest'
import { annotatedPlans } from '../../../tests/support/annotated-plans.ts'
import { wordsOf } from './words.ts'

/** The same, by an expression: what a word is, for whoever asks. */
const WORD = /[\p{L}\p{M}\d%]+(?:[/.&][\p{L}\p{M}\d%]+)*/gu
const byExpression = (text: string) => [...text.matchAll(WORD)].map(({ 0: word, index }) => [word, index])

test.each([
  ['Sở GD&ĐT, 95,5% (giai đoạn 2021-2030)'],
  ['a/b/c d//e .f. g.h. %i& &j'],
  ['chữ tổ hợp: Tiếng Việt'],
  ['𝐀𝐁 chữ ngoài mặt phẳng đầu, 😀 và 𠮷.𠮷'],
  ['nửa đôi \ud835 và \udc00 lẻ'],
  [''],
  ['   '],
])('%j is parted into words as the expression parts it', (text) => {
  expect(wordsOf(text).map(({ text, start }) => [text, start])).toEqual(byExpression(text))
})

test('so is every plan', () => {
  for (const { bytes } of annotatedPlans()) {
    const text = new TextDecoder().decode(bytes).normalize('NFC')
    expect(wordsOf(text).map(({ text, start }) => [text, start])).toEqual(byExpression(text))
  }
})
