import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

export type Binding = {
  factId: string
  indicatorId: string | null
  baseline: string | null
  baselineYear: number | null
}

/** By which indicator each target of a programme is measured, as far as one is bound or known to be a hole. */
export async function listBindings(db: Db, homeId: number, programmeId: string): Promise<Binding[]> {
  const { rows } = await sql<Binding>`
    select fact_id, indicator_id::text as indicator_id, baseline::text as baseline, baseline_year from target_bindings
    where home_id = ${homeId} and programme_id = ${programmeId}`.execute(db)
  return rows
}

/** Which of these elements nobody types, since only a survey tells them. */
export async function listSurveyElements(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct id::text as id from elements where id = any(${[...ids]}::bigint[]) and wants_survey`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

export type UseRow = {
  programmeId: string
  factId: string
  indicatorId: string
  indicatorName: string
}

/** The targets of published programmes whose unit holds the ground of a unit, and whose indicator adds an element up. */
export async function listUses(db: Db, elementId: string, unitId: string): Promise<UseRow[]> {
  const term = JSON.stringify([{ elementId }])
  const { rows } = await sql<UseRow>`
    select distinct b.programme_id, b.fact_id, i.id::text as indicator_id, i.name as indicator_name
    from target_bindings b
    join programmes p on p.home_id = b.home_id and p.id = b.programme_id and p.published
    join lateral (
      select x.id, x.name, x.numerator, x.denominator from indicators x
      where x.id = b.indicator_id and x.home_id in (0, b.home_id) order by x.version desc limit 1
    ) i on i.numerator @> ${term}::jsonb or i.denominator @> ${term}::jsonb
    where p.unit_id in (
      select a.ancestor_id from unit_ancestors a where a.unit_id = ${unitId}
      union select f.into_id from unit_folds f where f.unit_id = ${unitId}
      union select a.ancestor_id from unit_origins(array[${unitId}]::bigint[]) o join unit_ancestors a on a.unit_id = o.id)
    order by 1, 2`.execute(db)
  return rows
}
