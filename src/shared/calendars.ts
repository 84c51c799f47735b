import { type Static, Type } from 'typebox'
import { Day, Nullable, strict, Uuid } from './schema.ts'

// Days off and reporting calendars: the wire contract between server and web.

export const PERIOD_KINDS = ['month', 'quarter', 'half-year', 'nine-months', 'year', 'start-of-year', 'term'] as const
export const PeriodKind = Type.Enum([...PERIOD_KINDS])
export type PeriodKind = (typeof PERIOD_KINDS)[number]

export const CALENDAR_IDS = ['calendar-year', 'administrative-year', 'school-year', 'education-statistics'] as const
export const CalendarId = Type.Enum([...CALENDAR_IDS])
export type CalendarId = (typeof CALENDAR_IDS)[number]

/** `law`: its text says so; `announced`: news or announcements seen; `recalled`: no source seen, to be checked; `computed`: not announced yet. */
export const CERTAINTIES = ['law', 'announced', 'recalled', 'computed'] as const
export const Certainty = Type.Enum([...CERTAINTIES])
export type Certainty = (typeof CERTAINTIES)[number]

/** `holiday`: made up for when it falls on a weekend; `swapped-off`: a working day moved elsewhere; `working`: a day off that is worked. */
export const HOLIDAY_KINDS = ['holiday', 'swapped-off', 'working'] as const
export type HolidayKind = (typeof HOLIDAY_KINDS)[number]
export const HOLIDAY_CHANGES = [...HOLIDAY_KINDS, 'strike'] as const
export type HolidayChangeKind = (typeof HOLIDAY_CHANGES)[number]

const Basis = Type.String({ minLength: 3, maxLength: 500, pattern: '\\S' })

export const CalendarYearQuery = Type.Object({ year: Type.Integer({ minimum: 1900, maximum: 2199 }) }, strict)
export type CalendarYearQuery = Static<typeof CalendarYearQuery>

export const CalendarPeriod = Type.Object(
  {
    name: Type.String({
      description: '2026, 2026-H1, 2026-9M, 2026-Q1, 2026-01, 2025-2026, 2025-2026-T1, 2025-2026-S',
    }),
    kind: PeriodKind,
    opens: Nullable(Day),
    /** The last day whose figures count. */
    cutOff: Day,
    /** The last day for sending. */
    due: Nullable(Day),
  },
  strict,
)
export type CalendarPeriod = Static<typeof CalendarPeriod>

export const CalendarInYear = Type.Object(
  {
    id: CalendarId,
    basis: Type.String(),
    certainty: Certainty,
    note: Nullable(Type.String()),
    periods: Type.Array(CalendarPeriod),
  },
  strict,
)
export type CalendarInYear = Static<typeof CalendarInYear>
export const CalendarList = Type.Object({ calendars: Type.Array(CalendarInYear) }, strict)

export const Holiday = Type.Object(
  {
    day: Day,
    kind: Type.Enum([...HOLIDAY_KINDS, 'compensation']),
    name: Type.String(),
    basis: Type.String(),
    certainty: Certainty,
    /** The holiday on a weekend that this day makes up for. */
    compensates: Nullable(Day),
    /** By this it can be undone; null where it comes with the program. */
    changeId: Nullable(Uuid),
  },
  strict,
)
export type Holiday = Static<typeof Holiday>

export const StruckHoliday = Type.Object(
  { day: Day, name: Type.String(), basis: Type.String(), changeId: Uuid },
  strict,
)
export type StruckHoliday = Static<typeof StruckHoliday>

/** `known` is false where no source reaches: only weekends and what people added count then. */
export const HolidayYear = Type.Object(
  { known: Type.Boolean(), holidays: Type.Array(Holiday), struck: Type.Array(StruckHoliday) },
  strict,
)
export type HolidayYear = Static<typeof HolidayYear>

/** What an administrator decides about one day; the basis is the paper that says so. */
export const NewHolidayChange = Type.Object(
  {
    day: Day,
    change: Type.Enum([...HOLIDAY_CHANGES]),
    name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    basis: Basis,
  },
  strict,
)
export type NewHolidayChange = Static<typeof NewHolidayChange>
export const HolidayChangeMade = Type.Object({ id: Uuid }, strict)
