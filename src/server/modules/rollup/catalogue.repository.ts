import { sql } from 'kysely'
import type { Terms } from '../../../shared/figures.ts'
import type { IndicatorKind } from '../../../shared/indicators.ts'
import type { Db } from '../../platform/database.ts'

export type ElementMeta = {
  id: string
  code: string
  name: string
  kind: 'whole' | 'decimal' | 'money' | 'yes-no'
  measure: string
  /** Of the units that are summed: where a programme asks for it, else where it is its own. */
  level: number
  dimensions: string[]
}

const latestElements = sql`
  select distinct on (t.home_id, t.id) t.id, t.code, t.name, t.kind, t.measure, t.level, t.dimensions from elements t
  order by t.home_id, t.id, t.version desc`

/** The elements of the forms of a programme, in their order. */
export async function listElementsOfProgramme(db: Db, programmeId: string): Promise<ElementMeta[]> {
  const { rows } = await sql<ElementMeta>`
    select e.id::text as id, e.code, e.name, e.kind, e.measure, max(s.level) as level, e.dimensions
    from data_sets s
    join data_set_elements d on d.home_id = s.home_id and d.data_set_id = s.id and d.removed_by is null
    join (${latestElements}) e on e.id = d.element_id
    where s.programme_id = ${programmeId}
    group by e.id, e.code, e.name, e.kind, e.measure, e.dimensions order by min(d.position), e.id`.execute(db)
  return rows
}

/** In the order asked; those that nobody knows are left out. */
export async function listElementsNamed(db: Db, ids: readonly string[]): Promise<ElementMeta[]> {
  const { rows } = await sql<ElementMeta>`
    select e.id::text as id, e.code, e.name, e.kind, e.measure, e.level, e.dimensions
    from unnest(${[...ids]}::bigint[]) with ordinality as wanted(id, place) join (${latestElements}) e on e.id = wanted.id
    order by wanted.place`.execute(db)
  return rows
}

export type IndicatorMeta = {
  id: string
  code: string
  name: string
  kind: IndicatorKind
  measure: string
  numerator: Terms
  denominator: Terms | null
}

/** As each is now, in the order of their ids. */
export async function listIndicatorsNamed(db: Db, ids: readonly string[]): Promise<IndicatorMeta[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<IndicatorMeta>`
    select distinct on (t.home_id, t.id) t.id::text as id, t.code, t.name, t.kind, t.measure, t.numerator, t.denominator
    from indicators t where t.id = any(${[...ids]}::bigint[]) order by t.home_id, t.id, t.version desc`.execute(db)
  return rows
}

/** Those by which the targets of a programme are measured. */
export async function listIndicatorIdsOf(db: Db, programmeId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct indicator_id::text as id from target_bindings
    where programme_id = ${programmeId} and indicator_id is not null order by 1`.execute(db)
  return rows.map(({ id }) => id)
}

export type DimensionMeta = { code: string; name: string; options: { code: string; name: string }[] }

export async function listDimensionsNamed(db: Db, codes: readonly string[]): Promise<DimensionMeta[]> {
  const { rows } = await sql<DimensionMeta>`
    select distinct on (t.code) t.code, t.name, t.options from dimensions t
    where t.code = any(${[...codes]}::text[]) order by t.code, t.home_id desc, t.version desc`.execute(db)
  return rows
}

/** Which programmes have forms that the caller sees, by name. */
export async function listProgrammesWithForms(db: Db): Promise<{ id: string; name: string; unitId: string }[]> {
  const { rows } = await sql<{ id: string; name: string; unitId: string }>`
    select p.id, p.name, p.unit_id::text as unit_id from programmes p
    where exists (select from data_sets s where s.home_id = p.home_id and s.programme_id = p.id)
    order by p.name collate "vi-x-icu", p.id`.execute(db)
  return rows
}
