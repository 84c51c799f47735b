import { isPossible, lastDayOf, STEPS, standingOf, stateAfter } from '../../../rules/duties/index.ts'
import type { NewAct } from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'
import { invalidRequest } from '../../platform/problems.ts'
import type { AnswerChange, AnswerRow } from './answers.repository.ts'
import { actNotPossible, answerChanged } from './duties.problems.ts'

/** What an act makes of an answer, and by how many days it was late where its day is moved. */
export type ActMade = AnswerChange & { lateDays: number }

/**
 * Throws `answer-changed` where somebody did something meanwhile, `act-not-possible`, and `invalid-request` where the act needs words
 * that say why, or a day later than the last one.
 */
export function makeOf(
  answer: AnswerRow,
  { act, revision, words, until }: Pick<NewAct, 'act' | 'revision' | 'words' | 'until'>,
  today: Day,
): ActMade {
  const { needsReason, needsDay } = STEPS[act]
  if (answer.revision !== revision) throw answerChanged(answer.revision)
  if (answer.droppedOn !== null) throw actNotPossible(act, 'dropped')
  const lastDay = lastDayOf(answer)
  const isAhead = answer.opensOn > today
  const state = stateAfter(answer.state, act)
  if (state === undefined || !isPossible({ ...answer, lastDay, isAhead }, act))
    throw actNotPossible(act, isAhead ? 'ahead' : answer.state)
  const faults = []
  if (needsReason && words === undefined) faults.push({ pointer: '#/words', code: 'needed' })
  if (needsDay && until === undefined) faults.push({ pointer: '#/until', code: 'needed' })
  if (!needsDay && until !== undefined) faults.push({ pointer: '#/until', code: 'not-asked' })
  if (needsDay && until !== undefined && lastDay !== null && until <= lastDay)
    faults.push({ pointer: '#/until', code: 'not-later' })
  if (faults.length > 0) throw invalidRequest(faults)
  const { standing, days } = standingOf(answer, today)
  return {
    state,
    submittedOn: act === 'submit' ? today : answer.submittedOn,
    extendedTo: act === 'grant-extension' && until !== undefined ? until : answer.extendedTo,
    askedUntil: askedAfter(answer, act, until),
    lateDays: act === 'grant-extension' && standing === 'late' ? days : 0,
  }
}

/** What is handed in, given up, granted or refused asks for no more time; what is only begun or noted goes on asking. */
function askedAfter({ askedUntil }: AnswerRow, act: NewAct['act'], until: Day | undefined): Day | null {
  if (act === 'ask-extension') return until ?? null
  return act === 'start' || act === 'note' ? askedUntil : null
}
