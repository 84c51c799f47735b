import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ANSWER_ACTS, ANSWER_STATES, type AnswerAct, type AnswerState } from '../../shared/duties.ts'
import { actsIn, STEPS, stateAfter } from './states.ts'

/** By hand: what each side may do in each state. */
const allowed: Record<AnswerState, { owner: AnswerAct[]; planner: AnswerAct[] }> = {
  'not-started': { owner: ['start', 'note', 'submit'], planner: ['cancel'] },
  'in-progress': { owner: ['note', 'submit'], planner: ['cancel'] },
  submitted: { owner: ['withdraw'], planner: ['accept', 'return', 'cancel'] },
  returned: { owner: ['start', 'note', 'submit'], planner: ['cancel'] },
  done: { owner: [], planner: ['reopen'] },
  cancelled: { owner: [], planner: ['reopen'] },
}

test.each(ANSWER_STATES)('what may be done with an answer that is %s', (state) => {
  expect({ owner: actsIn(state, 'owner'), planner: actsIn(state, 'planner') }).toEqual(allowed[state])
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
  for (const state of ANSWER_STATES) expect([...actsIn(state, 'owner'), ...actsIn(state, 'planner')]).not.toEqual([])
})
