import { periodsOf } from '../../../rules/calendars.ts'
import { changesNothing, type WorkingDays } from '../../../rules/holidays.ts'
import {
  CALENDAR_IDS,
  type CalendarInYear,
  type HolidayYear,
  type NewHolidayChange,
} from '../../../shared/calendars.ts'
import type { Day } from '../../../shared/schema.ts'
import { NATION_ID } from '../../../shared/units.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { brokenConstraint, type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { dayAsItIs, dayDecided } from './calendars.problems.ts'
import {
  endHolidayChange,
  insertHolidayChange,
  listCalendars,
  listHolidayRows,
  listStandingChanges,
} from './calendars.repository.ts'
import { holidayYear, type MarkedDays, markedDays } from './marked-days.ts'

/** The periods of each calendar in the year that begins in `year`; a calendar that has none in it is left out. */
export async function listCalendarsInYear(db: Db, year: number): Promise<CalendarInYear[]> {
  const versions = await listCalendars(db)
  return versions
    .map((version) => ({ ...version, periods: periodsOf(version, year) }))
    .filter(({ periods }) => periods.length > 0)
    .sort((a, b) => CALENDAR_IDS.indexOf(a.id) - CALENDAR_IDS.indexOf(b.id))
    .map(({ id, basis, certainty, note, periods }) => ({ id, basis, certainty, note, periods }))
}

/** The last day whose figures count in a period of the administrative year, by its name; null where no calendar has it. */
export async function getCutOffs(db: Db): Promise<(period: string) => Day | null> {
  const versions = (await listCalendars(db)).filter(({ id }) => id === 'administrative-year')
  const known = new Map<string, Day>()
  const years = new Set<number>()
  return (period) => {
    const year = Number(period.slice(0, 4))
    if (!years.has(year))
      for (const { name, cutOff } of versions.flatMap((version) => periodsOf(version, year))) known.set(name, cutOff)
    years.add(year)
    return known.get(period) ?? null
  }
}

export async function getHolidayYear(db: Db, year: number): Promise<HolidayYear> {
  const catalogue = await listHolidayRows(db)
  const years = catalogue.map(({ day }) => Number(day.slice(0, 4)))
  const known = Math.min(...years) <= year && year <= Math.max(...years)
  return holidayYear(year, known, markedDays(catalogue, await listStandingChanges(db)))
}

/** Which days are worked, for deadlines. */
export async function getWorkingDays(db: Db): Promise<WorkingDays> {
  return (await readMarkedDays(db)).working
}

async function readMarkedDays(db: Db): Promise<MarkedDays> {
  return markedDays(await listHolidayRows(db), await listStandingChanges(db))
}

/** Decides about one day, for the whole country. Throws `day-as-it-is`, `day-decided`. */
export async function changeHoliday(
  db: Db,
  clock: Clock,
  actor: Actor,
  { day, change, name, basis }: NewHolidayChange,
): Promise<{ id: string }> {
  requireAction(actor, 'system.operate', NATION_ID)
  try {
    return await inTransaction(db, actor, async (db) => {
      const { marked, struck, working } = await readMarkedDays(db)
      const stands = marked.find((row) => row.day === day)
      if (stands?.changeId || struck.some((row) => row.day === day)) throw dayDecided()
      // What was only computed may be said again by whoever saw the announcement.
      const isConfirmed = stands?.certainty === 'computed' && stands.kind === change
      if (!isConfirmed && changesNothing({ day, change }, stands?.kind, working)) throw dayAsItIs()
      const id = newId()
      const made = { id, day, change, name: name.trim(), basis: basis.trim() }
      await insertHolidayChange(db, { ...made, madeBy: actor.personId, madeAt: clock.now() })
      await audit(db, clock, actor, 'holidays.change', { day, change, name: made.name, basis: made.basis })
      return { id }
    })
  } catch (error) {
    if (brokenConstraint(error) === 'holiday_changes_one_a_day') throw dayDecided()
    throw error
  }
}

/** Undoes what was decided about a day: it is again as the catalogue has it. */
export async function undoHolidayChange(db: Db, clock: Clock, actor: Actor, id: string): Promise<void> {
  requireAction(actor, 'system.operate', NATION_ID)
  await inTransaction(db, actor, async (db) => {
    const undone = await endHolidayChange(db, id, { undoneBy: actor.personId, undoneAt: clock.now() })
    if (!undone) throw notFound('This change')
    await audit(db, clock, actor, 'holidays.undo', undone)
  })
}

const audit = (
  db: Db,
  clock: Clock,
  actor: Actor,
  action: 'holidays.change' | 'holidays.undo',
  detail: Record<string, string>,
) => recordAudit(db, clock, actor, { homeId: 0, unitPath: NATION_ID, action, subject: `day:${detail.day}`, detail })
