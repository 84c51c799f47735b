import { stateAfter } from '../../../rules/duties/states.ts'
import type { AnswerAct } from '../../../shared/duties.ts'
import { BOARD_STATES, type BoardCard, type BoardState } from '../../../shared/duty-views.ts'

export type Move = { act: AnswerAct; to: BoardState }

/** Acts that carry a card to another column; no two of them carry it from one column to the same. */
const MOVING: readonly AnswerAct[] = ['start', 'submit', 'withdraw', 'accept', 'return', 'reopen']

/** To which columns I may carry a card, and by which act. */
export const movesOf = ({ state, may }: Pick<BoardCard, 'state' | 'may'>): Move[] =>
  MOVING.filter((act) => may.includes(act)).flatMap((act) => {
    const to = BOARD_STATES.find((each) => each === stateAfter(state, act))
    return to && to !== state ? [{ act, to }] : []
  })
