import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ANSWER_ACTS, ANSWER_STATES, type AnswerAct, type AnswerState } from '../../shared/duties.ts'
import { actsIn, STEPS, stateAfter } from './states.ts'

const [lastDay, later] = ['2026-12-14', '2026-12-20']

/** By hand: what each side may do in each state while no more time is asked for. */
const allowed: Record<AnswerState, { owner: AnswerAct[]; planner: AnswerAct[] }> = {
  'not-started': { owner: ['start', 'note', 'submit', 'ask-extension'], planner: ['grant-extension', 'cancel'] },
  'in-progress': { owner: ['note', 'submit', 'ask-extension'], planner: ['grant-extension', 'cancel'] },
  submitted: { owner: ['withdraw'], planner: ['accept', 'return', 'cancel'] },
  returned: { owner: ['start', 'note', 'submit', 'ask-extension'], planner: ['grant-extension', 'cancel'] },
  done: { owner: [], planner: ['reopen'] },
  cancelled: { owner: [], planner: ['reopen'] },
}

test.each(ANSWER_STATES)('what may be done with an answer that is %s', (state) => {
  const answer = { state, lastDay, askedUntil: null, isAhead: false }
  expect({ owner: actsIn(answer, 'owner'), planner: actsIn(answer, 'planner') }).toEqual(allowed[state])
})

test('more time is asked for once, given or refused, and only where there is a day to move', () => {
  const asking = { state: 'in-progress', lastDay, askedUntil: later, isAhead: false } as const
  expect(actsIn(asking, 'owner')).toEqual(['note', 'submit', 'withdraw-extension'])
  expect(actsIn(asking, 'planner')).toEqual(['grant-extension', 'refuse-extension', 'cancel'])
  const endless = { state: 'in-progress', lastDay: null, askedUntil: null, isAhead: false } as const
  expect([...actsIn(endless, 'owner'), ...actsIn(endless, 'planner')]).toEqual(['note', 'submit', 'cancel'])
})

test('before its period begins an answer is only given up', () => {
  const ahead = { state: 'not-started', lastDay, askedUntil: null, isAhead: true } as const
  expect([...actsIn(ahead, 'owner'), ...actsIn(ahead, 'planner')]).toEqual(['cancel'])
})

test('whatever is done, an answer is done only after it was handed in, and an owner alone never ends it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ANSWER_ACTS), { maxLength: 30 }), (acts) => {
      let state: AnswerState = 'not-started'
      for (const act of acts) {
        const next: AnswerState | undefined = stateAfter(state, act)
        if (next === undefined) continue
        if (next === 'done') expect(state).toBe('submitted')
        if (next === 'done' || next === 'cancelled') expect(STEPS[act].side).toBe('planner')
        if (state === 'done') expect(act).toBe('reopen')
        if (STEPS[act].needsDay) expect(next).toBe(state)
        state = next
      }
    }),
  )
})

test('no state is a dead end, and every state is reached', () => {
  const reached = new Set<AnswerState>(['not-started'])
  for (let grown = 0; grown < reached.size; ) {
    grown = reached.size
    for (const state of [...reached]) for (const act of ANSWER_ACTS) reached.add(stateAfter(state, act) ?? state)
  }
  expect([...reached].sort()).toEqual([...ANSWER_STATES].sort())
  for (const state of ANSWER_STATES) {
    const answer = { state, lastDay, askedUntil: null, isAhead: false }
    expect([...actsIn(answer, 'owner'), ...actsIn(answer, 'planner')]).not.toEqual([])
  }
})
