import { ANSWER_ACTS, type AnswerAct, type AnswerState } from '../../shared/duties.ts'
import type { Day } from '../../shared/schema.ts'

/** Who does it: whoever answers for the organisation, or whoever runs the programme. */
export type ActSide = 'owner' | 'planner'

type Step = {
  side: ActSide
  /** From where to where; a state that is missing here does not allow it. */
  to: Partial<Record<AnswerState, AnswerState>>
  /** It is refused without words that say why. */
  needsReason: boolean
  /** It moves the last day, or asks to: it says until when. */
  needsDay?: true
  /** Whether more time must be, or must not be, asked for. */
  asking?: boolean
}

const whileOpen: Step['to'] = {
  'not-started': 'not-started',
  'in-progress': 'in-progress',
  returned: 'returned',
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
  'ask-extension': { side: 'owner', to: whileOpen, needsReason: true, needsDay: true, asking: false },
  'withdraw-extension': { side: 'owner', to: whileOpen, needsReason: false, asking: true },
  accept: { side: 'planner', to: { submitted: 'done' }, needsReason: false },
  return: { side: 'planner', to: { submitted: 'returned' }, needsReason: true },
  'grant-extension': { side: 'planner', to: whileOpen, needsReason: false, needsDay: true },
  'refuse-extension': { side: 'planner', to: whileOpen, needsReason: true, asking: true },
  reopen: { side: 'planner', to: { done: 'in-progress', cancelled: 'in-progress' }, needsReason: true },
  cancel: {
    side: 'planner',
    to: { 'not-started': 'cancelled', 'in-progress': 'cancelled', submitted: 'cancelled', returned: 'cancelled' },
    needsReason: true,
  },
}

/** What those to whom a report is sent may do with it, beside whoever runs the programme: it is theirs to receive, and not to extend or give up. */
export const RECEIVING_ACTS: readonly AnswerAct[] = ['accept', 'return', 'reopen']

/** What an act makes of a state; undefined where the state does not allow it. */
export const stateAfter = (state: AnswerState, act: AnswerAct): AnswerState | undefined => STEPS[act].to[state]

/** What of an answer decides what may be done with it. `lastDay` null: nothing says when it is due. `isAhead`: its period has not begun. */
export type Actable = { state: AnswerState; lastDay: Day | null; askedUntil: Day | null; isAhead: boolean }

/** Whether an act is possible with an answer as it stands, whoever does it. */
export function isPossible({ state, lastDay, askedUntil, isAhead }: Actable, act: AnswerAct): boolean {
  const { side, needsDay, asking } = STEPS[act]
  if (stateAfter(state, act) === undefined) return false
  // Nothing is asked for yet, so nothing is done and no day is moved; it may be given up.
  if (isAhead && (side === 'owner' || needsDay)) return false
  if (needsDay && lastDay === null) return false
  return asking === undefined || asking === (askedUntil !== null)
}

/** What may be done with an answer, in the order of the table. */
export const actsIn = (answer: Actable, side: ActSide): AnswerAct[] =>
  ANSWER_ACTS.filter((act) => STEPS[act].side === side && isPossible(answer, act))
