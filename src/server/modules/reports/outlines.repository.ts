import { sql } from 'kysely'
import type { OutlineSection, ReportKind } from '../../../shared/outlines.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'

export type OutlineRow = {
  homeId: number
  code: string
  version: number
  unitPath: string
  name: string
  kind: ReportKind
  sections: OutlineSection[]
  validFrom: Day
  validUntil: Day | null
}

const ofOutline = sql`home_id, code, version, unit_path::text, name, kind, sections, valid_from, valid_until`
const holdsOn = (day: Day) => sql`valid_from <= ${day}::date and (valid_until is null or valid_until > ${day}::date)`

/** What holds on a day in a home, by kind and name: its own before what is shipped under the same code. */
export async function listOutlinesIn(db: Db, homeId: number, day: Day): Promise<OutlineRow[]> {
  const { rows } = await sql<OutlineRow>`
    select * from (
      select distinct on (code) ${ofOutline} from outlines
      where home_id in (0, ${homeId}) and ${holdsOn(day)} order by code, home_id desc
    ) o order by array_position(array['half-yearly', 'yearly', 'interim', 'final'], o.kind), o.name collate "vi-x-icu"`.execute(
    db,
  )
  return rows
}

/** The version of one that holds on a day in a home. */
export async function findOutlineIn(db: Db, homeId: number, code: string, day: Day): Promise<OutlineRow | undefined> {
  return (await listOutlinesIn(db, homeId, day)).find((each) => each.code === code)
}

/** A home's own last version, held until the end of the transaction together with the home's others of the code. */
export async function lockOwn(db: Db, homeId: number, code: string): Promise<OutlineRow | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`outline ${homeId} ${code}`}, 0))`.execute(db)
  const { rows } = await sql<OutlineRow>`
    select ${ofOutline} from outlines where home_id = ${homeId} and code = ${code} order by version desc limit 1`.execute(
    db,
  )
  return rows[0]
}

export async function endOutlineVersion(db: Db, { homeId, code, version }: OutlineRow, on: Day): Promise<void> {
  await sql`
    update outlines set valid_until = ${on}::date where home_id = ${homeId} and code = ${code} and version = ${version}`.execute(
    db,
  )
}

type NewOutlineRow = Omit<OutlineRow, 'validUntil'> & { madeBy: string; madeAt: Date }

export async function insertOutline(db: Db, { sections, ...row }: NewOutlineRow): Promise<void> {
  await db
    .insertInto('outlines')
    .values({ ...row, sections: JSON.stringify(sections) })
    .execute()
}
