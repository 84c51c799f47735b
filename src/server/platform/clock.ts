/** The one clock: passed in, never read elsewhere. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

const dayInVietnam = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' })

/** The day in Vietnam, as `YYYY-MM-DD`. */
export const today = (clock: Clock): string => dayInVietnam.format(clock.now())
