import { type RawBuilder, sql } from 'kysely'
import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type { CatalogueQuery } from '../../../shared/elements.ts'
import type { Day } from '../../../shared/schema.ts'
import { brokenConstraint, type Db } from '../../platform/database.ts'
import { likeText } from '../../platform/like-text.ts'
import { notFound } from '../../platform/problems.ts'
import { codeTaken, versionsOverlap } from './catalogue.problems.ts'
import { CATALOGUE_TABLES, type CatalogueTable } from './catalogue-files.ts'
import { elementColumns, indicatorColumns } from './effective.repository.ts'

const dimensionColumns = sql`
  t.home_id, t.code, t.version, t.name, t.options, t.whole, t.valid_from, t.valid_until, false as by_plan`
const ruleColumns = sql`
  t.home_id, t.id, t.version, t.kind, t.left_terms, t.comparator, t.right_terms, t.percent::text as percent, t.severity, t.sentence,
  t.valid_from, t.valid_until, false as by_plan`
const COLUMNS: Record<CatalogueTable, RawBuilder<unknown>> = {
  elements: elementColumns,
  indicators: indicatorColumns,
  dimensions: dimensionColumns,
  validation_rules: ruleColumns,
}
const keyOf = (table: CatalogueTable) => sql.ref(`t.${CATALOGUE_TABLES[table]}`)

/** Of what is ordered by name the name and the id; of the others the key. */
const cursorOf = (table: CatalogueTable) =>
  table === 'elements' || table === 'indicators' ? sql`t.search_key || ' ' || lpad(t.id::text, 18, '0')` : keyOf(table)
const searched = (table: CatalogueTable, q: string) => {
  const key = `%${likeText(foldVietnamese(q))}%`
  const code = `%${likeText(q.trim())}%`
  if (table === 'elements' || table === 'indicators') return sql`and (t.search_key like ${key} or t.code ilike ${code})`
  return sql`and unaccent(lower(${table === 'dimensions' ? sql`t.name` : sql`t.sentence`})) like ${key}`
}

/** A page of what holds on the day or later, each in its latest version, by name. */
export async function listEntries<T>(
  db: Db,
  table: CatalogueTable,
  on: Day,
  { q = '', after, limit = 100 }: CatalogueQuery,
): Promise<{ rows: T[]; next: string | null }> {
  const found = await sql<T & { cursor: string }>`
    select ${COLUMNS[table]}, (${cursorOf(table)})::text collate "C" as cursor from ${sql.table(table)} t
    where (t.valid_until is null or t.valid_until > ${on}::date)
      and not exists (
        select from ${sql.table(table)} l where l.home_id = t.home_id and l.${sql.ref(CATALOGUE_TABLES[table])} = ${keyOf(table)}
          and l.version > t.version)
      ${q.trim() === '' ? sql`` : searched(table, q)}
      ${after === undefined ? sql`` : sql`and (${cursorOf(table)})::text collate "C" > ${after}`}
    order by (${cursorOf(table)})::text collate "C" limit ${limit + 1}`.execute(db)
  const page = found.rows.slice(0, limit)
  return {
    rows: page.map(({ cursor: _, ...row }) => row as T),
    next: found.rows.length > limit ? (page.at(-1)?.cursor ?? null) : null,
  }
}

export type EntryRow = {
  homeId: number
  key: string
  version: number
  unitPath: string
  validFrom: Day
  validUntil: Day | null
  madeBy: string | null
}

/** All versions of an entry that I may see, the latest first. Throws `not-found`. */
export async function getVersions<T>(db: Db, table: CatalogueTable, key: string): Promise<T[]> {
  const { rows } = await sql<T>`
    select ${COLUMNS[table]} from ${sql.table(table)} t where ${keyOf(table)}::text = ${key} order by t.home_id desc, t.version desc`.execute(
    db,
  )
  if (rows.length === 0) throw notFound('This entry')
  return rows
}

/** The latest version, held until the end of the transaction. Throws `not-found`. */
export async function lockLatest(db: Db, table: CatalogueTable, key: string): Promise<EntryRow> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${table} ${key}`}, 0))`.execute(db)
  return getLatest(db, table, key)
}

/** Of a code in several homes that of the home. Throws `not-found`. */
export async function getLatest(db: Db, table: CatalogueTable, key: string): Promise<EntryRow> {
  const { rows } = await sql<EntryRow>`
    select t.home_id, ${keyOf(table)}::text as key, t.version, t.unit_path::text, t.valid_from, t.valid_until, t.made_by
    from ${sql.table(table)} t where ${keyOf(table)}::text = ${key}
    order by t.home_id desc, t.version desc limit 1`.execute(db)
  const row = rows[0]
  if (!row) throw notFound('This entry')
  return row
}

/** Throws `catalogue-code-taken`, `versions-overlap`. */
export async function insertVersion(
  db: Db,
  table: CatalogueTable,
  columns: Record<string, unknown> & { code?: string; valid_from: string },
): Promise<void> {
  try {
    await sql`
      insert into ${sql.table(table)}
      select (jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(columns)}::jsonb)).*`.execute(db)
  } catch (error) {
    const broken = brokenConstraint(error) ?? ''
    if (/_code_once$|^dimensions_pk$/.test(broken)) throw codeTaken(columns.code ?? '')
    if (/_one_at_a_time$|_pk$/.test(broken)) throw versionsOverlap(columns.valid_from)
    throw error
  }
}

export async function endVersion(
  db: Db,
  table: CatalogueTable,
  { homeId, key, version }: Pick<EntryRow, 'homeId' | 'key' | 'version'>,
  until: Day,
): Promise<void> {
  await sql`
    update ${sql.table(table)} t set valid_until = ${until}
    where t.home_id = ${homeId} and ${keyOf(table)}::text = ${key} and t.version = ${version}`.execute(db)
}

/** Whether home 0 has something under this code. */
export async function isShippedCode(
  db: Db,
  table: 'elements' | 'indicators' | 'dimensions',
  code: string,
): Promise<boolean> {
  const { rows } = await sql`select from ${sql.table(table)} where home_id = 0 and code = ${code} limit 1`.execute(db)
  return rows.length > 0
}

export type OptionsOf = { code: string; options: { code: string }[] }
export async function listDimensionsIn(
  db: Db,
  homeId: number,
  on: Day,
  codes: readonly string[],
): Promise<OptionsOf[]> {
  const { rows } = await sql<OptionsOf>`
    select t.code, t.options from dimensions t where t.home_id in (0, ${homeId}) and t.code = any(${[...codes]}::text[])
      and t.valid_from <= ${on}::date and (t.valid_until is null or t.valid_until > ${on}::date)`.execute(db)
  return rows
}
