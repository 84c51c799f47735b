import type { AnswerState, Standing } from '../../shared/duties.ts'
import type { Day } from '../../shared/schema.ts'
import { daysBetween } from '../days.ts'

/** So long before its last day an answer is said to be due soon. */
export const SOON_DAYS = 7

export type AnswerTimes = {
  state: AnswerState
  opensOn: Day
  /** By the plan; null where nothing says. */
  dueOn: Day | null
  /** Moved to, by an extension that was granted. */
  extendedTo: Day | null
  /** When the programme was opened here. */
  openedOn: Day
  /** When it was last handed in. */
  submittedOn: Day | null
}

/** The last day that counts: moved by an extension, else the plan's; null where nothing says. */
export const lastDayOf = ({ extendedTo, dueOn }: Pick<AnswerTimes, 'extendedTo' | 'dueOn'>): Day | null =>
  extendedTo ?? dueOn

/** What still waits for its organisation and may be reminded of, late or not. */
const WAITING: readonly Standing[] = ['late', 'returned', 'soon', 'open']
export const isWaiting = (standing: Standing): boolean => WAITING.includes(standing)

/** `days`: until it is due, or for which it has been or was late; 0 where neither counts. */
export type StandingOf = { standing: Standing; days: number }

/**
 * How an answer stands on a day. Late is what is not handed in after its last day, and stays said when it comes after all.
 * A deadline that had passed when the plan was opened here is nobody's fault and is told as such.
 */
export function standingOf(
  { state, opensOn, dueOn, extendedTo, openedOn, submittedOn }: AnswerTimes,
  today: Day,
): StandingOf {
  if (state === 'cancelled') return { standing: 'cancelled', days: 0 }
  const last = lastDayOf({ extendedTo, dueOn })
  const mayBeLate = last !== null && last >= openedOn
  const handedIn = state === 'submitted' || state === 'done'
  if (handedIn) {
    const days = mayBeLate && submittedOn !== null ? Math.max(0, daysBetween(last, submittedOn)) : 0
    if (state === 'done') return { standing: days > 0 ? 'done-late' : 'done', days }
    return { standing: days > 0 ? 'submitted-late' : 'submitted', days }
  }
  if (last !== null && last < openedOn) return { standing: 'passed-before', days: 0 }
  if (mayBeLate && today > last) return { standing: 'late', days: daysBetween(last, today) }
  if (state === 'returned') return { standing: 'returned', days: last === null ? 0 : daysBetween(today, last) }
  if (today < opensOn) return { standing: 'ahead', days: last === null ? 0 : daysBetween(today, last) }
  if (last === null) return { standing: 'open', days: 0 }
  const days = daysBetween(today, last)
  return { standing: days <= SOON_DAYS ? 'soon' : 'open', days }
}
