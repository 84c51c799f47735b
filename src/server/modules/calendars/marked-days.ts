import { type WorkingDays, workingDays } from '../../../rules/holidays.ts'
import type { Holiday, HolidayYear, StruckHoliday } from '../../../shared/calendars.ts'
import type { HolidayChangeRow, HolidayRow } from './calendars.repository.ts'

/** Each marked day as it counts: the catalogue's, and over it what administrators decided. */
export type MarkedDays = {
  marked: (HolidayRow & { changeId: string | null })[]
  struck: StruckHoliday[]
  working: WorkingDays
}

export function markedDays(catalogue: readonly HolidayRow[], changes: readonly HolidayChangeRow[]): MarkedDays {
  const decided = new Set(changes.map(({ day }) => day))
  const marked = catalogue.filter(({ day }) => !decided.has(day)).map((row) => ({ ...row, changeId: null }))
  const made = changes.flatMap(({ id, change, ...row }) =>
    change === 'strike' ? [] : [{ ...row, kind: change, certainty: 'announced' as const, changeId: id }],
  )
  const all = [...marked, ...made].sort((a, b) => (a.day < b.day ? -1 : 1))
  const struck = changes
    .filter(({ change }) => change === 'strike')
    .map(({ id, day, name, basis }) => ({ day, name, basis, changeId: id }))
  return { marked: all, struck, working: workingDays(all) }
}

/** The days of a year in order, with those that are off in place of a holiday on a weekend. */
export function holidayYear(year: number, known: boolean, { marked, struck, working }: MarkedDays): HolidayYear {
  const nameOf = new Map(marked.map(({ day, ...row }) => [day, row]))
  const compensations = [...working.compensations].flatMap(([day, compensates]): Holiday[] => {
    const holiday = nameOf.get(compensates)
    return holiday ? [{ ...holiday, day, kind: 'compensation', compensates, changeId: null }] : []
  })
  const own = marked.map((row): Holiday => ({ ...row, compensates: null }))
  const isInYear = ({ day }: { day: string }) => day.startsWith(`${year}-`)
  return {
    known,
    holidays: [...own, ...compensations].filter(isInYear).sort((a, b) => (a.day < b.day ? -1 : 1)),
    struck: struck.filter(isInYear),
  }
}
