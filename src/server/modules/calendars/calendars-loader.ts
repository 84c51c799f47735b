import { createHash } from 'node:crypto'
import { inLoad, recordLoad } from '../../platform/catalogue-loads.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { readCalendarFile, readHolidayFile } from './calendars-files.ts'
import { replaceCalendars, replaceHolidays } from './calendars-loader.repository.ts'

/**
 * Brings data/calendars and data/holidays into the tables, all or nothing. Does nothing where that state stands already.
 * Needs the role that owns the tables.
 */
export async function loadCalendars(db: Db, clock: Clock, folder?: string): Promise<'loaded' | 'unchanged'> {
  const [calendars, holidays] = await Promise.all([readCalendarFile(folder), readHolidayFile(folder)])
  const checksum = createHash('sha256')
    .update(JSON.stringify([calendars, holidays]))
    .digest('hex')
  return inLoad(db, 'calendars', checksum, async (db) => {
    await replaceCalendars(db, calendars)
    await replaceHolidays(db, holidays)
    await recordLoad(db, 'calendars', checksum, clock.now())
  })
}
