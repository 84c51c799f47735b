import { sql } from 'kysely'
import type { DimensionPage, ElementPage } from '../../../shared/elements.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'

const holds = (on: Day) => sql`(t.valid_until is null or t.valid_until > ${on}::date)`
const names = (elementId: string) => sql`${JSON.stringify([{ elementId }])}::jsonb`

/** What is made of an element in any version that holds on the day or later. */
export async function listIndicatorsOf(db: Db, elementId: string, on: Day): Promise<ElementPage['indicators']> {
  const { rows } = await sql<ElementPage['indicators'][number]>`
    select distinct on (t.id) t.id::text as id, t.code, t.name from indicators t
    where ${holds(on)} and (t.numerator @> ${names(elementId)} or t.denominator @> ${names(elementId)}) order by t.id, t.version desc`.execute(
    db,
  )
  return rows
}

export async function listRulesOf(db: Db, elementId: string, on: Day): Promise<ElementPage['rules']> {
  const { rows } = await sql<ElementPage['rules'][number]>`
    select distinct on (t.id) t.id, t.sentence from validation_rules t
    where ${holds(on)} and (t.left_terms @> ${names(elementId)} or t.right_terms @> ${names(elementId)}) order by t.id, t.version desc`.execute(
    db,
  )
  return rows
}

/** The programmes whose forms ask for an element, with how many targets need it. */
export async function listProgrammesAsking(db: Db, elementId: string): Promise<ElementPage['programmes']> {
  const { rows } = await sql<ElementPage['programmes'][number]>`
    select p.id, p.name, max(cardinality(e.facts))::int as targets
    from data_set_elements e join data_sets s on s.home_id = e.home_id and s.id = e.data_set_id
    join programmes p on p.home_id = s.home_id and p.id = s.programme_id
    where e.element_id = ${elementId} and e.removed_by is null group by p.id, p.name order by p.name, p.id`.execute(db)
  return rows
}

/** The programmes with targets that are measured by an indicator. */
export async function listProgrammesMeasuredBy(db: Db, indicatorId: string): Promise<ElementPage['programmes']> {
  const { rows } = await sql<ElementPage['programmes'][number]>`
    select p.id, p.name, count(*)::int as targets from target_bindings b
    join programmes p on p.home_id = b.home_id and p.id = b.programme_id
    where b.indicator_id = ${indicatorId} group by p.id, p.name order by p.name, p.id`.execute(db)
  return rows
}

/** The elements that are split by a dimension, by name. */
export async function listElementsSplitBy(
  db: Db,
  homeId: number,
  code: string,
  on: Day,
): Promise<DimensionPage['elements']> {
  const { rows } = await sql<DimensionPage['elements'][number]>`
    select distinct on (t.name, t.id) t.id::text as id, t.code, t.name from elements t
    where (t.home_id = ${homeId} or ${homeId} = 0) and ${holds(on)} and ${code} = any(t.dimensions)
    order by t.name, t.id, t.version desc limit 200`.execute(db)
  return rows
}

/** Indicators and rules as `t`, in any version that holds on the day or later, with a term `x` of theirs. */
const withTerms = (on: Day) => sql`
  (
    select i.home_id, i.name, i.valid_until, i.numerator || coalesce(i.denominator, '[]') as terms from indicators i
    union all
    select r.home_id, r.sentence, r.valid_until, r.left_terms || coalesce(r.right_terms, '[]') from validation_rules r
  ) t cross join jsonb_array_elements(t.terms) x where ${holds(on)}`

/** What is made of an element's parts by one of these splits: names and sentences. */
export async function listUsersOfSplits(
  db: Db,
  on: Day,
  elementId: string,
  splits: readonly string[],
): Promise<string[]> {
  if (splits.length === 0) return []
  const { rows } = await sql<{ name: string }>`
    select distinct t.name from ${withTerms(on)} and x.value ->> 'elementId' = ${elementId}
      and regexp_replace(x.value ->> 'category', ':[^,]*', '', 'g') = any (${[...splits]}::text[]) order by 1 limit 5`.execute(
    db,
  )
  return rows.map(({ name }) => name)
}

/** What of a home is made of parts by one of these options, as `sex:female`: names and sentences. */
export async function listUsersOfOptions(
  db: Db,
  homeId: number,
  on: Day,
  options: readonly string[],
): Promise<string[]> {
  if (options.length === 0) return []
  const { rows } = await sql<{ name: string }>`
    select distinct t.name from ${withTerms(on)} and t.home_id = ${homeId}
      and string_to_array(x.value ->> 'category', ',') && ${[...options]}::text[] order by 1 limit 5`.execute(db)
  return rows.map(({ name }) => name)
}
