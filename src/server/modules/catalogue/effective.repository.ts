import { type RawBuilder, sql } from 'kysely'
import type { CatalogueElement, CatalogueIndicator } from '../../../shared/elements.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'

export const elementColumns = sql`
  t.home_id, t.id::text as id, t.version, t.code, t.name, t.definition, t.kind, t.measure, t.source, t.level, t.frequency, t.dimensions,
  t.wants_survey, t.valid_from, t.valid_until, t.made_by is null and t.id >= 1000000 as by_plan`
export const indicatorColumns = sql`
  t.home_id, t.id::text as id, t.version, t.code, t.name, t.kind, t.numerator, t.denominator, t.measure, t.source, t.valid_from, t.valid_until,
  t.made_by is null and t.id >= 1000000 as by_plan`

/** The versions that hold on a day. */
export const holdsOn = (on: Day): RawBuilder<unknown> =>
  sql`t.valid_from <= ${on}::date and (t.valid_until is null or t.valid_until > ${on}::date)`

const ofHomes = (homeId: number) => sql`t.home_id in (0, ${homeId})`

/** The elements of these ids or, where they are whole names, search keys, that hold on the day. */
export async function listElementsIn(
  db: Db,
  homeId: number,
  on: Day,
  { ids = [], searchKeys = [] }: { ids?: readonly string[]; searchKeys?: readonly string[] },
): Promise<(CatalogueElement & { searchKey: string })[]> {
  const { rows } = await sql<CatalogueElement & { searchKey: string }>`
    select ${elementColumns}, t.search_key from elements t
    where ${ofHomes(homeId)} and ${holdsOn(on)}
      and (t.id = any(${[...ids]}::bigint[]) or t.search_key = any(${[...searchKeys]}::text[]))
    order by t.home_id, t.id`.execute(db)
  return rows
}

/** The indicators of these ids or codes that hold on the day. */
export async function listIndicatorsIn(
  db: Db,
  homeId: number,
  on: Day,
  { ids = [], codes = [] }: { ids?: readonly string[]; codes?: readonly string[] },
): Promise<CatalogueIndicator[]> {
  const { rows } = await sql<CatalogueIndicator>`
    select ${indicatorColumns} from indicators t
    where ${ofHomes(homeId)} and ${holdsOn(on)}
      and (t.id = any(${[...ids]}::bigint[]) or t.code = any(${[...codes]}::text[]))
    order by t.home_id, t.id`.execute(db)
  return rows
}

/** Until the end of the transaction nobody else makes elements of this home from the words of a plan. */
export async function holdCatalogue(db: Db, homeId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`catalogue ${homeId}`}, 0))`.execute(db)
}

export async function nextCatalogueIds(db: Db, many: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select nextval('catalogue_ids')::text as id from generate_series(1, ${many})`.execute(db)
  return rows.map(({ id }) => id)
}

export type Placed = { homeId: number; unitPath: string }
type Made = { madeBy: string | null; madeAt: Date }
export type ElementRow = Omit<CatalogueElement, 'homeId' | 'byPlan' | 'validUntil'> & { searchKey: string }
export type IndicatorRow = Omit<CatalogueIndicator, 'homeId' | 'byPlan' | 'validUntil'> & { searchKey: string }

/** Throws on `elements_code_once` and `elements_one_at_a_time`. */
export async function insertElements(
  db: Db,
  { homeId, unitPath }: Placed,
  rows: readonly ElementRow[],
  { madeBy, madeAt }: Made,
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into elements (home_id, unit_path, made_by, made_at, id, version, code, name, search_key, definition, kind, measure, source, level,
      frequency, dimensions, wants_survey, valid_from)
    select ${homeId}, ${unitPath}::ltree, ${madeBy}::uuid, ${madeAt}::timestamptz, r.id, r.version, r.code, r.name, r."searchKey", r.definition,
      r.kind, r.measure, r.source, r.level, r.frequency, r.dimensions, r."wantsSurvey", r."validFrom"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id bigint, version integer, code text, name text, "searchKey" text,
      definition text, kind text, measure text, source text, level smallint, frequency text, dimensions text[], "wantsSurvey" boolean,
      "validFrom" date)`.execute(db)
}

/** Throws on `indicators_code_once` and `indicators_one_at_a_time`. */
export async function insertIndicators(
  db: Db,
  { homeId, unitPath }: Placed,
  rows: readonly IndicatorRow[],
  { madeBy, madeAt }: Made,
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into indicators (home_id, unit_path, made_by, made_at, id, version, code, name, search_key, kind, numerator, denominator, measure,
      source, valid_from)
    select ${homeId}, ${unitPath}::ltree, ${madeBy}::uuid, ${madeAt}::timestamptz, r.id, r.version, r.code, r.name, r."searchKey", r.kind,
      r.numerator, nullif(r.denominator, 'null'::jsonb), r.measure, r.source, r."validFrom"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id bigint, version integer, code text, name text, "searchKey" text, kind text,
      numerator jsonb, denominator jsonb, measure text, source text, "validFrom" date)`.execute(db)
}
