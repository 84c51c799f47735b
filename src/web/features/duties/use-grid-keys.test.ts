import { expect, test } from 'vitest'
import { nextOf } from './use-grid-keys.ts'

const links = [
  { row: 0, column: 1 },
  { row: 0, column: 4 },
  { row: 1, column: 0 },
  { row: 1, column: 1 },
  { row: 1, column: 4 },
  { row: 3, column: 1 },
]
const from = { row: 1, column: 1 }

test('an arrow leads over empty cells to the next one with a link, and stops at the edge', () => {
  expect(nextOf(links, from, 'ArrowRight')).toEqual({ row: 1, column: 4 })
  expect(nextOf(links, from, 'ArrowDown')).toEqual({ row: 3, column: 1 })
  expect(nextOf(links, from, 'ArrowUp')).toEqual({ row: 0, column: 1 })
  expect(nextOf(links, { row: 3, column: 1 }, 'ArrowDown')).toBeUndefined()
})

test('Home and End lead to the first and the last of the row', () => {
  expect([nextOf(links, from, 'Home'), nextOf(links, from, 'End')]).toEqual([
    { row: 1, column: 0 },
    { row: 1, column: 4 },
  ])
})
