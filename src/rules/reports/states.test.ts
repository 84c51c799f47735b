import fc from 'fast-check'
import { expect, test } from 'vitest'
import { REPORT_ACTS, REPORT_STATES, SECTION_ACTS, SECTION_STATES } from '../../shared/reports.ts'
import { isWithMaker, isWritable, reportStateAfter, sectionStateAfter } from './states.ts'

test('a report is sent, received, and accepted or returned; a returned one is sent again', () => {
  const possible = REPORT_STATES.map((state) => [
    state,
    REPORT_ACTS.filter((act) => reportStateAfter(state, act) !== undefined),
  ])
  expect(Object.fromEntries(possible)).toEqual({
    drafting: ['send'],
    sent: ['take-back', 'receive', 'accept', 'return'],
    received: ['accept', 'return'],
    accepted: [],
    returned: ['send'],
  })
})

test('whatever is done, a report is written by whoever makes it only while it is with them', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...REPORT_ACTS)), (acts) => {
      let state: (typeof REPORT_STATES)[number] = 'drafting'
      for (const act of acts) {
        const next = reportStateAfter(state, act)
        if (next === undefined) continue
        expect(isWithMaker(state)).toBe(act === 'send')
        state = next
      }
    }),
  )
})

test('a part is never writable by both sides at once', () => {
  for (const state of SECTION_STATES)
    expect([state, isWritable(state, 'maker') && isWritable(state, 'writer')]).toEqual([state, false])
})

test('what was taken can be returned, and only what was handed in is taken', () => {
  const possible = SECTION_STATES.map((state) => [
    state,
    SECTION_ACTS.filter((act) => sectionStateAfter(state, act) !== undefined),
  ])
  expect(Object.fromEntries(possible)).toEqual({
    own: [],
    unasked: ['ask'],
    asked: ['withdraw', 'hand-in'],
    writing: ['withdraw', 'hand-in'],
    'handed-in': ['take', 'return'],
    taken: ['return'],
    returned: ['withdraw', 'hand-in'],
  })
})
