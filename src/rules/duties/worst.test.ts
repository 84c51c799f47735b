import fc from 'fast-check'
import { expect, test } from 'vitest'
import { STANDINGS } from '../../shared/duties.ts'
import { WORST_FIRST, worstOf } from './worst.ts'

test('every standing has its place, once', () => {
  expect([...WORST_FIRST].sort()).toEqual([...STANDINGS].sort())
})

test('what is late is told before all else, and what was done before what has not begun', () => {
  expect(worstOf(['done', 'late', 'ahead', 'late'])).toEqual({ standing: 'late', answers: 2 })
  expect(worstOf(['ahead', 'done', 'ahead'])).toEqual({ standing: 'done', answers: 1 })
  expect(worstOf(['cancelled', 'ahead'])).toEqual({ standing: 'ahead', answers: 1 })
  expect(worstOf([])).toBeUndefined()
})

test('in whatever order they come, none of them is worse than what is told', () => {
  const standings = fc.array(fc.constantFrom(...STANDINGS), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(standings, (all) => {
      const worst = worstOf(all)
      const ranks = all.map((each) => WORST_FIRST.indexOf(each))
      expect(worst && WORST_FIRST.indexOf(worst.standing)).toBe(Math.min(...ranks))
      expect(worst?.answers).toBe(ranks.filter((rank) => rank === Math.min(...ranks)).length)
      expect(worstOf(all.toReversed())).toEqual(worst)
    }),
  )
})
