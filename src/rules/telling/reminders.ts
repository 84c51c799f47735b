import type { Day } from '../../shared/schema.ts'

const MS_PER_DAY = 86_400_000

/** The step of what is late; every other step is a number of days before the last one. */
export const LATE = -1

/** What somebody was last told of an answer: which last day it had then, and at which step. */
export type Told = { lastOn: Day; step: number }

/** How many days are left until a day; negative: for how many it is over. */
export const daysUntil = (lastOn: Day, today: Day): number =>
  Math.round((Date.parse(lastOn) - Date.parse(today)) / MS_PER_DAY)

/**
 * At which step an answer stands that is not handed in: late, or the nearest of the days before that has come; null where none
 * has. A day on which nobody could be told is made up for by the next look, since a step lasts until the next one comes.
 */
export function stepOn(lastOn: Day, today: Day, daysBefore: readonly number[]): number | null {
  const left = daysUntil(lastOn, today)
  if (left < 0) return LATE
  const reached = daysBefore.filter((days) => left <= days)
  return reached.length > 0 ? Math.min(...reached) : null
}

/** Whether somebody is told of it now: each step once, and anew where the last day was moved. */
export const isToTell = (lastOn: Day, step: number, told: Told | undefined): boolean =>
  told === undefined || told.lastOn !== lastOn || step < told.step

/** Whether somebody is told of what their organisation has to do: of what a colleague has by name only when it is late. */
export const isTheirs = (personId: string, step: number, holder: string | undefined): boolean =>
  holder === undefined || holder === personId || step === LATE
