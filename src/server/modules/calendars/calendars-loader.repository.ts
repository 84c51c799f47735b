import type { CalendarVersion } from '../../../rules/calendars.ts'
import type { Db } from '../../platform/database.ts'
import type { HolidayRow } from './calendars.repository.ts'

/** Nothing points at them, so what stood before is replaced whole. */
export async function replaceCalendars(db: Db, calendars: readonly CalendarVersion[]): Promise<void> {
  await db.deleteFrom('calendars').execute()
  await db
    .insertInto('calendars')
    .values(calendars.map(({ periods, ...row }) => ({ ...row, periods: JSON.stringify(periods) })))
    .execute()
}

/** What administrators decided stands apart and is not touched. */
export async function replaceHolidays(db: Db, holidays: readonly HolidayRow[]): Promise<void> {
  await db.deleteFrom('holidays').execute()
  await db
    .insertInto('holidays')
    .values([...holidays])
    .execute()
}
