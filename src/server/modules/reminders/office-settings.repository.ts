import { sql } from 'kysely'
import type { OfficeReminders } from '../../../shared/telling.ts'
import type { Db } from '../../platform/database.ts'

export type OfficePlace = { homeId: number; path: string }
export type OfficeSettings = OfficeReminders & { path: string; revision: number }

const columns = sql`s.unit_path::text as path, s.days_before, s.weekly, s.hour, s.revision`

/** What counts at each of these places: its own, else that of the nearest above; a place for which nothing is set is missing. */
export async function listSettingsAt(db: Db, paths: readonly string[]): Promise<Map<string, OfficeSettings>> {
  if (paths.length === 0) return new Map()
  const { rows } = await sql<OfficeSettings & { at: string }>`
    select at.path::text as at, nearest.*
    from unnest(${[...new Set(paths)]}::text[]) as at(path)
    cross join lateral (
      select ${columns} from reminder_settings s where s.unit_path @> at.path::ltree order by nlevel(s.unit_path) desc limit 1
    ) nearest`.execute(db)
  return new Map(rows.map(({ at, ...settings }) => [at, settings]))
}

type Change = OfficePlace & { seen: number; by: string; at: Date }

/** Answers false where somebody changed it since it was seen; revision 0: nothing was set. */
export async function saveSettings(
  db: Db,
  { homeId, path, seen, by, at }: Change,
  { daysBefore, weekly, hour }: OfficeReminders,
): Promise<boolean> {
  const { numAffectedRows } =
    seen === 0
      ? await sql`
          insert into reminder_settings (home_id, unit_path, days_before, weekly, hour, changed_by, changed_at)
          values (${homeId}, ${path}::ltree, ${[...daysBefore]}::smallint[], ${weekly}, ${hour}, ${by}, ${at})
          on conflict on constraint reminder_settings_pk do nothing`.execute(db)
      : await sql`
          update reminder_settings set days_before = ${[...daysBefore]}::smallint[], weekly = ${weekly}, hour = ${hour},
            revision = revision + 1, changed_by = ${by}, changed_at = ${at}
          where home_id = ${homeId} and unit_path = ${path}::ltree and revision = ${seen}`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

/** As `saveSettings`. */
export async function deleteSettings(
  db: Db,
  { homeId, path, seen }: Pick<Change, 'homeId' | 'path' | 'seen'>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from reminder_settings where home_id = ${homeId} and unit_path = ${path}::ltree and revision = ${seen}`.execute(
    db,
  )
  return (numAffectedRows ?? 0n) > 0n
}
