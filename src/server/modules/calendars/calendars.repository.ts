import type { CalendarVersion } from '../../../rules/calendars.ts'
import type { Certainty, HolidayChangeKind, HolidayKind } from '../../../shared/calendars.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'

export type HolidayRow = { day: Day; kind: HolidayKind; name: string; basis: string; certainty: Certainty }
export type HolidayChangeRow = { id: string; day: Day; change: HolidayChangeKind; name: string; basis: string }

/** Every version of every calendar, in the order of their laws. */
export async function listCalendars(db: Db): Promise<CalendarVersion[]> {
  return db.selectFrom('calendars').selectAll().orderBy('id').orderBy('validFrom').$castTo<CalendarVersion>().execute()
}

/** All days that the catalogue marks. */
export function listHolidayRows(db: Db): Promise<HolidayRow[]> {
  return db
    .selectFrom('holidays')
    .select(['day', 'kind', 'name', 'basis', 'certainty'])
    .orderBy('day')
    .$narrowType<{ kind: HolidayKind; certainty: Certainty }>()
    .execute()
}

/** What administrators decided and nobody has undone. */
export function listStandingChanges(db: Db): Promise<HolidayChangeRow[]> {
  return db
    .selectFrom('holidayChanges')
    .select(['id', 'day', 'change', 'name', 'basis'])
    .where('undoneAt', 'is', null)
    .orderBy('day')
    .$narrowType<{ change: HolidayChangeKind }>()
    .execute()
}

/** Throws, by `holiday_changes_one_a_day`, where a change of that day stands. */
export async function insertHolidayChange(db: Db, change: HolidayChangeRow & { madeBy: string; madeAt: Date }) {
  await db.insertInto('holidayChanges').values(change).execute()
}

/** Ends a standing change. Gives its day, or undefined where none of that id stands. */
export async function endHolidayChange(
  db: Db,
  id: string,
  undone: { undoneBy: string; undoneAt: Date },
): Promise<{ day: Day; change: string } | undefined> {
  return db
    .updateTable('holidayChanges')
    .set(undone)
    .where('id', '=', id)
    .where('undoneAt', 'is', null)
    .returning(['day', 'change'])
    .executeTakeFirst()
}
