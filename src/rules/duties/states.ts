import { ANSWER_ACTS, type AnswerAct, type AnswerState } from '../../shared/duties.ts'

/** Who does it: whoever answers for the organisation, or whoever runs the programme. */
export type ActSide = 'owner' | 'planner'

type Step = {
  side: ActSide
  /** From where to where; a state that is missing here does not allow it. */
  to: Partial<Record<AnswerState, AnswerState>>
  /** It is refused without words that say why. */
  needsReason: boolean
}

/** The one table of what may become of an answer: server and web read it. */
export const STEPS: Record<AnswerAct, Step> = {
  start: { side: 'owner', to: { 'not-started': 'in-progress', returned: 'in-progress' }, needsReason: false },
  note: {
    side: 'owner',
    to: { 'not-started': 'in-progress', 'in-progress': 'in-progress', returned: 'returned' },
    needsReason: true,
  },
  submit: {
    side: 'owner',
    to: { 'not-started': 'submitted', 'in-progress': 'submitted', returned: 'submitted' },
    needsReason: true,
  },
  withdraw: { side: 'owner', to: { submitted: 'in-progress' }, needsReason: false },
  accept: { side: 'planner', to: { submitted: 'done' }, needsReason: false },
  return: { side: 'planner', to: { submitted: 'returned' }, needsReason: true },
  reopen: { side: 'planner', to: { done: 'in-progress', cancelled: 'in-progress' }, needsReason: true },
  cancel: {
    side: 'planner',
    to: { 'not-started': 'cancelled', 'in-progress': 'cancelled', submitted: 'cancelled', returned: 'cancelled' },
    needsReason: true,
  },
}

/** What an act makes of a state; undefined where the state does not allow it. */
export const stateAfter = (state: AnswerState, act: AnswerAct): AnswerState | undefined => STEPS[act].to[state]

/** What may be done in a state, in the order of the table. */
export const actsIn = (state: AnswerState, side: ActSide): AnswerAct[] =>
  ANSWER_ACTS.filter((act) => STEPS[act].side === side && stateAfter(state, act) !== undefined)
