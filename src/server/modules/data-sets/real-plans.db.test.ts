import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useApp } from '../../../../tests/support/app.ts'
import { upload, whenRead } from '../../../../tests/support/uploads.ts'
import type { Version } from '../../../shared/programmes.ts'

// The three real plans, as they are published by a province that has just set its usual organisations up.
const context = useApp()

type Counts = {
  targets: number
  shipped: number
  own: number
  none: number
  elements: number
  survey: number
  forms: number
}

test.each<[string, string, Counts]>([
  ['thai-binh', '33', { targets: 27, shipped: 22, own: 4, none: 1, elements: 14, survey: 1, forms: 5 }],
  ['kon-tum', '51', { targets: 42, shipped: 20, own: 20, none: 2, elements: 34, survey: 0, forms: 1 }],
  ['ninh-thuan', '56', { targets: 0, shipped: 0, own: 0, none: 0, elements: 0, survey: 0, forms: 0 }],
])(
  '%s: every target has its binding, and each element that is reported stands in one set',
  async (name, code, counts) => {
    const { unitId } = await context.setUp(code)
    const planner = await context.signIn({ role: 'planner', unitId })
    await planner.post(`/api/units/${unitId}/usual-organisations`, { dryRun: false })
    const { document } = (await upload(planner, await readFile(`tests/fixtures/plans/${name}.txt`), { unitId })).json()
    await whenRead(planner, document.id)
    const draft: Version = (await planner.post('/api/drafts', { documentId: document.id, relation: 'starts' })).json()
    const published = await planner.post(`/api/versions/${draft.id}/publish`, { cursor: '0' })
    expect(published.statusCode, published.body).toBe(200)

    const programmeId = draft.programmeId
    const { rows } = await sql<Counts>`
    with bound as (
      select b.fact_id, i.id, i.code, i.numerator || coalesce(i.denominator, '[]') as terms, exists (
          select from jsonb_array_elements(i.numerator || coalesce(i.denominator, '[]')) t
          join elements e on e.id = (t ->> 'elementId')::bigint and e.wants_survey) as by_survey
      from target_bindings b left join indicators i on i.id = b.indicator_id and i.valid_until is null where b.programme_id = ${programmeId}
    ), needed as (
      select e.id, e.wants_survey, bool_and(b.by_survey) as by_survey from bound b, jsonb_array_elements(b.terms) t
      join elements e on e.id = (t ->> 'elementId')::bigint and e.valid_until is null group by 1, 2
    ), standing as (
      select d.element_id from data_sets s join data_set_elements d on d.data_set_id = s.id where s.programme_id = ${programmeId}
    )
    select (select count(*) from bound)::int as targets,
      (select count(*) from bound where id < 1000000)::int as shipped, (select count(*) from bound where id >= 1000000)::int as own,
      (select count(*) from bound where id is null)::int as none,
      (select count(*) from standing)::int as elements, (select count(*) from needed where wants_survey)::int as survey,
      (select count(*) from forms where programme_id = ${programmeId} and not ended)::int as forms,
      (select count(*) from (select element_id from standing group by 1 having count(*) > 1) x)::int as doubled,
      (select count(*) from standing where element_id not in (select id from needed where not by_survey))::int as strange`.execute(
      context.owner,
    )
    const targets = draft.facts.filter(({ kind }) => kind === 'target')
    expect(rows[0]).toEqual({ ...counts, doubled: 0, strange: 0 })
    expect(rows[0]?.targets).toBe(targets.length)
  },
)
