import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CalendarVersion } from '../../../rules/calendars.ts'
import { isWithin } from '../../../rules/days.ts'
import { dayOfYearIn } from '../../../rules/partial-dates.ts'
import type { Certainty, HolidayKind } from '../../../shared/calendars.ts'
import type { Day } from '../../../shared/schema.ts'
import type { HolidayRow } from './calendars.repository.ts'

type Source = { certainty: Certainty; basis: string }
type HolidayFile = {
  from: number
  until: number
  yearly: (Source & { on: string; name: string; validFrom: Day; validUntil: Day | null })[]
  sources: Record<string, Source>
  days: { day: Day; kind: HolidayKind; name: string; source: string }[]
}

const dataFolder = join(import.meta.dirname, '../../../../data')
const readJson = async (path: string) => JSON.parse(await readFile(path, 'utf8'))

export const readCalendarFile = (folder = dataFolder): Promise<CalendarVersion[]> =>
  readJson(join(folder, 'calendars/calendars.json'))

/** One row a day: what the law says for every year, written out for the years that the file knows, and its single days. */
export async function readHolidayFile(folder = dataFolder): Promise<HolidayRow[]> {
  const { from, until, yearly, sources, days }: HolidayFile = await readJson(join(folder, 'holidays/holidays.json'))
  const years = Array.from({ length: until - from + 1 }, (_, index) => from + index)
  const ofEveryYear = yearly.flatMap(({ on, name, basis, certainty, validFrom, validUntil }) =>
    years
      .map((year) => ({ day: dayOfYearIn(year, on), kind: 'holiday' as const, name, basis, certainty }))
      .filter(({ day }) => isWithin(day, { from: validFrom, until: validUntil })),
  )
  const single = days.map(({ source, ...row }) => {
    const found = sources[source]
    if (!found) throw new Error(`The day ${row.day} has no source in the data of holidays`)
    return { ...row, ...found }
  })
  return [...ofEveryYear, ...single].sort((a, b) => (a.day < b.day ? -1 : 1))
}
