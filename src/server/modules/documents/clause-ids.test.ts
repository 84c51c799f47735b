import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pairSameWords } from './clause-ids.ts'

test('what was put in or taken out leaves its neighbours paired', () => {
  expect(pairSameWords(['a', 'b', 'c', 'd'], ['a', 'x', 'b', 'd', 'y'])).toEqual([
    [0, 0],
    [1, 2],
    [3, 3],
  ])
  expect(pairSameWords([], ['a'])).toEqual([])
  expect(pairSameWords(['-', 'a', '-', 'b', '-'], ['-', 'b', '-'])).toHaveLength(3)
})

test('a clause that moved far away does not cost the others their ids', () => {
  const older = Array.from({ length: 1000 }, (_, n) => `clause ${n}`)
  const newer = ['clause 999', ...older.slice(0, 999)]
  expect(pairSameWords(older, newer)).toHaveLength(999)
})

test('pairs are of the same words, rise in both lists, and a list is wholly itself', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 40 })
  fc.assert(
    fc.property(words, words, (older, newer) => {
      const pairs = pairSameWords(older, newer)
      for (const [index, [a, b]] of pairs.entries()) {
        expect(older[a]).toBe(newer[b])
        const [beforeA, beforeB] = pairs[index - 1] ?? [-1, -1]
        expect(a > beforeA && b > beforeB).toBe(true)
      }
      expect(pairSameWords(older, older)).toHaveLength(older.length)
    }),
  )
})

test('a hundred thousand repeats are paired in no time', () => {
  const many = (last: string) => [...Array.from({ length: 100_000 }, (_, n) => (n % 2 ? '-' : '+')), last]
  const start = performance.now()
  expect(pairSameWords(['x', ...many('y'), 'z'], ['u', ...many('v'), 'w'])).toHaveLength(100_000)
  expect(performance.now() - start).toBeLessThan(2000)
})
