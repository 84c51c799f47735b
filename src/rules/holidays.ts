import type { HolidayChangeKind, HolidayKind } from '../shared/calendars.ts'
import type { Day } from '../shared/schema.ts'
import { addDays, weekdayOf } from './days.ts'

export type MarkedDay = { day: Day; kind: HolidayKind }

/** State agencies rest on Saturday and Sunday (Quyết định 188/1999/QĐ-TTg, recalled). */
export const isWeekend = (day: Day): boolean => weekdayOf(day) % 6 === 0

/** Which days are worked, as far as the marked days tell. */
export type WorkingDays = {
  isWorkingDay(day: Day): boolean
  /** Days off in place of a holiday on a weekend, each with that holiday. */
  compensations: ReadonlyMap<Day, Day>
}

/**
 * A holiday on a weekly day of rest is made up for on the next working day (Bộ luật Lao động 2019, Điều 111 khoản 3, recalled;
 * seen in how 27/4/2026 was given for 26/4/2026). A day marked as worked is worked, whatever else it is.
 */
export function workingDays(marked: readonly MarkedDay[]): WorkingDays {
  const kinds = new Map(marked.map(({ day, kind }) => [day, kind]))
  const compensations = new Map<Day, Day>()
  const isFree = (day: Day) => !isWeekend(day) && !isOff(kinds.get(day)) && !compensations.has(day)
  const onWeekends = marked.filter(({ day, kind }) => kind === 'holiday' && isWeekend(day)).map(({ day }) => day)
  for (const holiday of onWeekends.sort()) {
    compensations.set(nextWorkingDay(addDays(holiday, 1), { isWorkingDay: isFree }), holiday)
  }
  for (const [day, kind] of kinds) if (kind === 'working') compensations.delete(day)
  const isWorkingDay = (day: Day) =>
    kinds.get(day) === 'working' || (!isWeekend(day) && !isOff(kinds.get(day)) && !compensations.has(day))
  return { isWorkingDay, compensations }
}

const isOff = (kind: HolidayKind | undefined) => kind === 'holiday' || kind === 'swapped-off'

/** The day itself where it is worked, or the first one after it that is. */
export function nextWorkingDay(day: Day, { isWorkingDay }: Pick<WorkingDays, 'isWorkingDay'>): Day {
  let at = day
  while (!isWorkingDay(at)) at = addDays(at, 1)
  return at
}

/** The `count`-th working day after a day. */
export function addWorkingDays(day: Day, count: number, working: Pick<WorkingDays, 'isWorkingDay'>): Day {
  let at = day
  for (let left = count; left > 0; left -= 1) at = nextWorkingDay(addDays(at, 1), working)
  return at
}

/** How many working days lie after one day, up to and with another. */
export function countWorkingDays(after: Day, until: Day, { isWorkingDay }: Pick<WorkingDays, 'isWorkingDay'>): number {
  let count = 0
  for (let day = addDays(after, 1); day <= until; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1
  return count
}

/** Whether a decision about a day would leave it as it is. `stands`: what is marked there, if anything. */
export function changesNothing(
  { day, change }: { day: Day; change: HolidayChangeKind },
  stands: HolidayKind | undefined,
  { isWorkingDay }: WorkingDays,
): boolean {
  if (change === 'strike') return stands === undefined
  if (change === stands) return true
  if (change === 'working') return isWorkingDay(day)
  return change === 'swapped-off' && !isWorkingDay(day)
}
