import { sql } from 'kysely'
import type { Db } from '../src/server/platform/database.ts'
import { type SomeClause, someTarget } from '../tests/support/read-document.ts'

const firstElement = 2_000_001

/** The two elements that each of so many targets is a share of, beginning with the first. */
export const elementsOf = (targets: number): string[] =>
  Array.from({ length: 2 * targets }, (_, index) => String(firstElement + index))

/** Elements by pairs, and a ratio of each pair: enough for so many targets. */
export async function makeIndicators(owner: Db, targets: number): Promise<void> {
  await sql`
    insert into elements (home_id, id, version, unit_path, code, name, search_key, kind, measure, level, frequency, valid_from, made_at)
    select 0, n, 1, '1', 'do-' || n, 'Số đo ' || n, 'so do ' || n, 'whole', 'người', 3, 'year', '2020-01-01', now()
    from unnest(${elementsOf(targets)}::bigint[]) n`.execute(owner)
  await sql`
    insert into indicators (home_id, id, version, unit_path, code, name, search_key, kind, numerator, denominator, measure, valid_from, made_at)
    select 0, ${firstElement}::int + n, 1, '1', 'ty-le-' || n, 'Tỷ lệ ' || n, 'ty le ' || n, 'ratio',
      jsonb_build_array(jsonb_build_object('elementId', (${firstElement}::int + 2 * n)::text, 'category', '')),
      jsonb_build_array(jsonb_build_object('elementId', (${firstElement}::int + 2 * n + 1)::text, 'category', '')), '%', '2020-01-01', now()
    from generate_series(0, ${targets - 1}::int) n`.execute(owner)
}

export const targetClauses = (targets: number): SomeClause[] =>
  Array.from({ length: targets }, (_, index) => ({
    ...{ text: `Chỉ tiêu số ${index + 1} đạt 90%`, section: `II.${index + 1}`, kind: 'target', body: someTarget() },
  }))

/** Measures each target of a version by the ratio of its place. */
export async function bindTargets(owner: Db, version: { id: string; programmeId: string }): Promise<void> {
  await sql`
    with numbered as (
      select f.id, row_number() over (order by f.section, f.id) - 1 as n from facts f where f.version_id = ${version.id} and f.kind = 'target'
    )
    insert into target_bindings (home_id, programme_id, fact_id, unit_path, indicator_id, baseline, baseline_year)
    select p.home_id, p.id, t.id, p.unit_path, ${firstElement}::int + t.n, 30, 2023
    from numbered t, programmes p where p.id = ${version.programmeId}
    on conflict (home_id, programme_id, fact_id) do update set indicator_id = excluded.indicator_id, baseline = 30, baseline_year = 2023`.execute(
    owner,
  )
}

/** Forms of every commune's committee in the homes of provinces, locked, with a figure for each element that so many targets need. */
export async function fillForms(owner: Db, targets: number, years: readonly string[]): Promise<void> {
  await owner.transaction().execute(async (db) => {
    // Keys between tables were right when they were written; what counts answers does so all the same.
    await sql`set local session_replication_role = replica`.execute(db)
    await sql`
      insert into data_sets (home_id, id, programme_id, level, unit_path, verified_at)
      select home_id, gen_random_uuid(), id, 3, unit_path, '{1}' from programmes where home_id > 0`.execute(db)
    await sql`
      insert into data_set_elements (home_id, data_set_id, element_id, unit_path, position, frequency)
      select d.home_id, d.id, n, d.unit_path, n, 'year'
      from data_sets d, unnest(${elementsOf(targets)}::bigint[]) n`.execute(db)
    await sql`
      insert into forms (home_id, id, data_set_id, programme_id, organisation_id, unit_id, level, period, unit_path, opens_on, state, submitted_on)
      select o.home_id, gen_random_uuid(), d.id, d.programme_id, o.id, o.unit_id, 3, p, o.unit_path || '0' || o.id::text, '2024-01-01',
        'locked', '2026-11-01'
      from organisations o join data_sets d on d.home_id = o.home_id join units u on u.id = o.unit_id, unnest(${[...years]}::text[]) p
      where o.kind = 'people-committee' and u.level = 3 and u.ended is null`.execute(db)
    await sql`
      insert into data_values (home_id, period, unit_id, element_id, category, level, organisation_id, form_id, unit_path, value, final)
      select f.home_id, f.period, f.unit_id, n, '', 3, f.organisation_id, f.id, f.unit_path,
        case when n % 2 = 0 then 1000 else 300 + (f.unit_id * n) % 400 end, true
      from forms f, unnest(${elementsOf(targets)}::bigint[]) n`.execute(db)
  })
}
