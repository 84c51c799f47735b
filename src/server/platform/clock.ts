import { dayInVietnam } from '../../rules/days.ts'

/** The one clock: passed in, never read elsewhere. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** The day in Vietnam, as `YYYY-MM-DD`. */
export const today = (clock: Clock): string => dayInVietnam(clock.now())
