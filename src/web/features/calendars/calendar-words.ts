import type { TFunction } from 'i18next'
import type {
  CalendarId,
  CalendarPeriod,
  Certainty,
  Holiday,
  HolidayChangeKind,
  PeriodKind,
} from '../../../shared/calendars.ts'
import { periodWords } from '../../facts/period-words.ts'
import { formatWhen } from '../../ui/format.ts'
import type { StateTone } from '../../ui/state-mark.tsx'
import type { TextKey } from '../../ui/text-key.ts'

type T = TFunction<'text'>

export const CALENDAR_WORDS: Record<CalendarId, TextKey> = {
  'calendar-year': 'calendars.kinds.calendarYear',
  'administrative-year': 'calendars.kinds.administrativeYear',
  'school-year': 'calendars.kinds.schoolYear',
  'education-statistics': 'calendars.kinds.educationStatistics',
}

export const CHANGE_WORDS: Record<HolidayChangeKind, TextKey> = {
  holiday: 'calendars.change.holiday',
  'swapped-off': 'calendars.change.swappedOff',
  working: 'calendars.change.working',
  strike: 'calendars.change.strike',
}

export const CERTAINTY_WORDS: Record<Certainty, TextKey> = {
  law: 'calendars.certainty.law',
  announced: 'calendars.certainty.announced',
  recalled: 'calendars.certainty.recalled',
  computed: 'calendars.certainty.computed',
}

export const CERTAINTY_TONES: Record<Certainty, StateTone> = {
  law: 'good',
  announced: 'good',
  recalled: 'soon',
  computed: 'soon',
}

export const holidayKindWords = (t: T, { kind, compensates }: Holiday): string =>
  kind === 'compensation'
    ? t('calendars.change.compensation', { day: formatWhen(compensates ?? '') })
    : t(CHANGE_WORDS[kind])

/** Those that a calendar of another than the calendar year has. */
const OWN_PERIODS: Partial<Record<PeriodKind, TextKey>> = {
  'nine-months': 'calendars.period.nineMonths',
  'start-of-year': 'calendars.period.startOfYear',
  term: 'calendars.period.term',
}

export function calendarPeriodWords(t: T, { name, kind }: CalendarPeriod): string {
  const own = OWN_PERIODS[kind]
  const year = /^\d{4}(-\d{4})?/.exec(name)?.[0] ?? ''
  if (own) return t(own, { year, number: name.replace(/^.*-T/, '') })
  return year.length > 4 ? t('calendars.period.schoolYear', { year }) : periodWords(t, name)
}
