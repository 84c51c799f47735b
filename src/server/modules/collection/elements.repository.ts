import { sql } from 'kysely'
import { crossingOf } from '../../../rules/figures/splits.ts'
import type { FormElement, FormRule } from '../../../shared/form-rules.ts'
import type { AskingFact } from '../../../shared/forms.ts'
import { type Db, KEPT } from '../../platform/database.ts'
import { askedElements, type FormRecord } from './forms.repository.ts'

type Asking = Pick<FormRecord, 'homeId' | 'id' | 'programmeId'>

const isValid = (table: string) => sql`
  ${sql.ref(table)}.valid_from <= form_day(f.period) and (${sql.ref(table)}.valid_until is null or ${sql.ref(table)}.valid_until > form_day(f.period))`

type AskedRow = Omit<FormElement, 'dimensions' | 'crossings'> & { dimensions: string[] }
type DimensionRow = FormElement['dimensions'][number]

/** What a form asks for, in its order, as it is defined on the last day of its period. */
export async function listFormElements(db: Db, { homeId, id }: Asking): Promise<FormElement[]> {
  const { rows } = await sql<{ elements: AskedRow[] | null; dimensions: DimensionRow[] | null }>`
    ${KEPT} with form as (select * from forms where home_id = ${homeId} and id = ${id}),
    asked as materialized (
      select x.id::text as id, x.code, x.name, x.definition, x.kind, x.measure, x.source, x.dimensions, y.facts, y.position
      from form f
      cross join lateral (select e.* from ${askedElements}) y
      join elements x on x.home_id = any (array[0, f.home_id]) and x.id = y.element_id and ${isValid('x')}
    )
    select
      (select jsonb_agg(to_jsonb(a) - 'position' order by a.position, a.id) from asked a) as elements,
      (select jsonb_agg(jsonb_build_object('code', d.code, 'name', d.name, 'options', d.options, 'whole', d.whole) order by d.home_id)
        from form f join dimensions d on d.home_id = any (array[0, f.home_id]) and ${isValid('d')}
        where d.code in (select unnest(a.dimensions) from asked a)) as dimensions`.execute(db)
  const dimensions = new Map((rows[0]?.dimensions ?? []).map((each) => [each.code, each]))
  return (rows[0]?.elements ?? []).map((each) => ({
    ...each,
    dimensions: each.dimensions.flatMap((code) => dimensions.get(code) ?? []),
    crossings: each.dimensions.filter((code) => crossingOf(code) !== undefined),
  }))
}

/** The options of dimensions, as `sex:female`, as they are on the last day of a form's period. */
export async function listOptions(db: Db, { homeId, id }: Pick<FormRecord, 'homeId' | 'id'>): Promise<Set<string>> {
  const { rows } = await sql<{ option: string }>`
    select d.code || ':' || (o.value ->> 'code') as option
    from forms f join dimensions d on d.home_id = any (array[0, f.home_id]) and ${isValid('d')}
    cross join jsonb_array_elements(d.options) o
    where f.home_id = ${homeId} and f.id = ${id}`.execute(db)
  return new Set(rows.map(({ option }) => option))
}

/** What must hold between figures that a form all asks for: by rules, and since a part is no more than its whole. */
export async function listFormRules(db: Db, { homeId, id }: Asking): Promise<FormRule[]> {
  const { rows } = await sql<FormRule>`
    ${KEPT} with form as (select * from forms where home_id = ${homeId} and id = ${id}),
    asked as materialized (select y.element_id::text as id from form f cross join lateral (select e.element_id from ${askedElements}) y),
    rules as (
      select r.kind, r.left_terms as "left", r.comparator, r.right_terms as "right", r.percent::text, r.severity, r.sentence, 1 as n, r.id::text as id
      from form f join validation_rules r on r.home_id = any (array[0, f.home_id]) and ${isValid('r')}
      union all
      select 'ratio', i.numerator, 'at-most', i.denominator, null, 'hard', null, 0, i.id::text
      from form f join indicators i on i.home_id = any (array[0, f.home_id]) and ${isValid('i')}
      where i.kind in ('ratio', 'share-of-criteria') and i.denominator is not null
    )
    select r.kind, r."left", r.comparator, r."right", r.percent, r.severity, r.sentence from rules r
    where not exists (
      select from jsonb_array_elements(r."left" || coalesce(r."right", '[]')) t where t.value ->> 'elementId' not in (select a.id from asked a))
    order by r.n, r.id`.execute(db)
  return rows
}

/** The clauses of the programme that ask for figures, as its published versions say them last. */
export async function listAskingFacts(
  db: Db,
  { homeId, programmeId }: Asking,
  ids: readonly string[],
): Promise<AskingFact[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<AskingFact>`
    ${KEPT} select distinct on (t.id) t.id, t.version_id, t.clause_id, t.section, t.quote
    from plan_versions v join facts t on t.home_id = v.home_id and t.version_id = v.id and t.id = any(${[...ids]}::uuid[])
    where v.home_id = ${homeId} and v.programme_id = ${programmeId} and v.state = 'published' and t.deleted_at is null
    order by t.id, v.number desc`.execute(db)
  return rows
}
