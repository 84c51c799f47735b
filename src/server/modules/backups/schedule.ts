import { addDays, dayInVietnam } from '../../../rules/days.ts'
import type { BackupSchedule } from '../../../shared/system.ts'

export type LastBackup = { requestedAt: Date; failed: boolean }

const hourMs = 60 * 60 * 1000

/**
 * When the next backup is due; in the past: now. After one that failed it is tried again in an hour. Whoever has none yet
 * has one at once.
 */
export function nextBackupAt(schedule: BackupSchedule, last: LastBackup | undefined, now: Date): Date {
  if (last === undefined) return now
  const { requestedAt, failed } = last
  const regular =
    schedule.at === null ? later(requestedAt, (schedule.everyHours ?? 24) * hourMs) : nextTime(schedule.at, requestedAt)
  const again = later(requestedAt, hourMs)
  return failed && again < regular ? again : regular
}

const later = (instant: Date, ms: number) => new Date(instant.getTime() + ms)

/** The first time after the instant that clocks in Vietnam show this. */
function nextTime(at: string, after: Date): Date {
  const day = dayInVietnam(after)
  const onThatDay = instantOf(day, at)
  return onThatDay > after ? onThatDay : instantOf(addDays(day, 1), at)
}

const instantOf = (day: string, at: string) => new Date(`${day}T${at}:00+07:00`)
