import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { FIRST_CATALOGUE_DAY } from '../../../shared/elements.ts'
import type { Day } from '../../../shared/schema.ts'
import { NATION_ID } from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'
import { type Entry, SHIPPED_TABLES, type ShippedTable } from './catalogue-files.ts'

type Known = { key: string; version: number; validFrom: Day; validUntil: Day | null; row: Record<string, unknown> }

async function listShipped(db: Db, table: ShippedTable): Promise<Map<string, Known>> {
  const key = sql.ref(SHIPPED_TABLES[table])
  // Of a home's own catalogue only home 0's planners could add to it, and their ids come from the sequence.
  const shipped = table === 'elements' || table === 'indicators' ? sql`and id < 1000000` : sql`and made_by is null`
  const { rows } = await sql<Known>`
    select distinct on (${key}) ${key}::text as key, version, valid_from, valid_until, to_jsonb(t) as row
    from ${sql.table(table)} t where home_id = 0 ${shipped} order by ${key}, version desc`.execute(db)
  return new Map(rows.map((each) => [each.key, each]))
}

const says = ({ row }: Known, { columns }: Entry) =>
  Object.entries(columns).every(([name, value]) => isDeepStrictEqual(row[name], value))

/** Brings what is shipped of a table into home 0, as `loadCatalogue` says. Needs the role that owns the tables. */
export async function storeShipped(
  db: Db,
  table: ShippedTable,
  entries: readonly Entry[],
  { on, at }: { on: Day; at: Date },
): Promise<void> {
  const known = await listShipped(db, table)
  const now = new Map(entries.map((entry) => [entry.key, entry]))
  const stands = (each: Known) => each.validUntil === null
  const over = [...known.values()].filter((each) => {
    const entry = now.get(each.key)
    return stands(each) && (entry === undefined || !says(each, entry))
  })
  const key = sql.ref(SHIPPED_TABLES[table])
  const keys = JSON.stringify(over.map((each) => ({ key: each.key, version: each.version })))
  const ofThese = sql`
    from jsonb_to_recordset(${keys}::jsonb) as r(key text, version integer)
    where t.home_id = 0 and t.${key}::text = r.key and t.version = r.version`
  // Loaded twice on one day, nothing was counted by the first.
  await sql`
    delete from ${sql.table(table)} t using jsonb_to_recordset(${keys}::jsonb) as r(key text, version integer)
    where t.home_id = 0 and t.${key}::text = r.key and t.version = r.version and t.valid_from >= ${on}::date`.execute(
    db,
  )
  await sql`update ${sql.table(table)} t set valid_until = ${on}::date ${ofThese}`.execute(db)
  const added = entries.flatMap((entry) => {
    const before = known.get(entry.key)
    if (before && stands(before) && says(before, entry)) return []
    const replaced = before !== undefined && stands(before) && before.validFrom >= on
    const version = before === undefined ? 1 : replaced ? before.version : before.version + 1
    return [
      {
        ...entry.columns,
        home_id: 0,
        [SHIPPED_TABLES[table]]: entry.key,
        version,
        unit_path: NATION_ID,
        published: true,
        audience: [],
        valid_from: before === undefined ? FIRST_CATALOGUE_DAY : on,
        made_at: at.toISOString(),
      },
    ]
  })
  await sql`
    insert into ${sql.table(table)}
    select (jsonb_populate_record(null::${sql.table(table)}, r)).* from jsonb_array_elements(${JSON.stringify(added)}::jsonb) r`.execute(
    db,
  )
}

/** What stands as shipped in home 0 against what is. */
export async function findShippedFaults(
  db: Db,
  table: ShippedTable,
  entries: readonly Entry[],
): Promise<{ seen: number; faults: string[] }> {
  const known = await listShipped(db, table)
  const standing = new Map([...known].filter(([, { validUntil }]) => validUntil === null))
  const differ = entries.filter((entry) => {
    const row = standing.get(entry.key)
    return row === undefined || !says(row, entry)
  })
  const given = new Set(entries.map(({ key }) => key))
  const more = [...standing.keys()].filter((key) => !given.has(key))
  return {
    seen: known.size,
    faults: [
      ...differ.map(({ key }) => `${table} ${key}: it is not as shipped`),
      ...more.map((key) => `${table} ${key}: nothing of that name is shipped`),
    ],
  }
}
