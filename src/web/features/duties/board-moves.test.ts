import { expect, test } from 'vitest'
import { STEPS } from '../../../rules/duties/states.ts'
import { ANSWER_ACTS, ANSWER_STATES } from '../../../shared/duties.ts'
import { movesOf } from './board-moves.ts'

test('a card goes where an act of mine carries it, and nowhere else', () => {
  expect(movesOf({ state: 'not-started', may: ['start', 'note', 'submit', 'ask-extension'] })).toEqual([
    { act: 'start', to: 'in-progress' },
    { act: 'submit', to: 'submitted' },
  ])
  expect(movesOf({ state: 'submitted', may: ['accept', 'return', 'cancel'] })).toEqual([
    { act: 'accept', to: 'done' },
    { act: 'return', to: 'returned' },
  ])
  expect(movesOf({ state: 'done', may: [] })).toEqual([])
})

test('from one column to another leads one act at most, and each is an act of the table', () => {
  for (const state of ANSWER_STATES) {
    const moves = movesOf({ state, may: [...ANSWER_ACTS] })
    expect(new Set(moves.map(({ to }) => to)).size).toBe(moves.length)
    for (const { act, to } of moves) expect(STEPS[act].to[state]).toBe(to)
  }
})
