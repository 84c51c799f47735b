import type { Day } from '../../shared/schema.ts'
import type { MyReminders } from '../../shared/telling.ts'
import { addDays, dayInVietnam, hourInVietnam, weekdayOf } from '../days.ts'
import type { WorkingDays } from '../holidays.ts'

export type LetterHabits = Pick<MyReminders, 'mail' | 'quietFrom' | 'quietUntil' | 'workingDaysOnly'>
type Working = Pick<WorkingDays, 'isWorkingDay'>

/** The Monday of the week in which a day lies. */
export const mondayOf = (day: Day): Day => addDays(day, -((weekdayOf(day) + 6) % 7))

/** Whether nothing is sent at this moment: by the hours, which may pass midnight, or since nobody works on the day. */
export function isQuiet(
  at: Date,
  { quietFrom, quietUntil, workingDaysOnly }: Omit<LetterHabits, 'mail'>,
  { isWorkingDay }: Working,
): boolean {
  if (workingDaysOnly && !isWorkingDay(dayInVietnam(at))) return true
  const hour = hourInVietnam(at)
  if (quietFrom <= quietUntil) return quietFrom <= hour && hour < quietUntil
  return quietFrom <= hour || hour < quietUntil
}

/** Whether a letter may go now to somebody for whom something waits. `lastAt`: when the one before went. */
export function letterMayGo(at: Date, habits: LetterHabits, lastAt: Date | null, working: Working): boolean {
  if (habits.mail === 'off' || isQuiet(at, habits, working)) return false
  if (habits.mail === 'at-once' || lastAt === null) return true
  const [today, last] = [dayInVietnam(at), dayInVietnam(lastAt)]
  return habits.mail === 'daily' ? last < today : last < mondayOf(today)
}
