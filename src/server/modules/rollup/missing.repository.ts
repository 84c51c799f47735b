import { sql } from 'kysely'
import type { FormState, Mark } from '../../../shared/figures.ts'
import type { RollupView } from '../../../shared/rollup.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'

export type MissingRow = {
  unitId: string
  organisationName: string
  formId: string
  state: FormState
  dueOn: Day | null
  mark: Mark | null
}
type Asked = {
  elementId: string
  period: string
  unitId: string
  level: number
  view: RollupView
  after?: string
  limit: number
}

/** Units of a level on the ground that are asked for an element of a period and of which no number stands, in the order of their ids. */
export async function listMissing(db: Db, asked: Asked): Promise<MissingRow[]> {
  const { elementId, period, unitId, level, view, after, limit } = asked
  const ground =
    view === 'now'
      ? sql`select g.unit_id from units u cross join lateral ground_now(u.id, u.level, form_day(${period})) g where u.id = ${unitId}`
      : sql`select a.unit_id from unit_ancestors a where a.ancestor_id = ${unitId}`
  const { rows } = await sql<MissingRow>`
    select distinct on (f.unit_id) f.unit_id::text as unit_id, o.name as organisation_name, f.id as form_id, f.state, f.due_on, v.mark
    from forms f
    join data_set_elements e on e.home_id = f.home_id and e.data_set_id = f.data_set_id and e.element_id = ${elementId} and e.removed_by is null
      and frequency_months(e.frequency) <= period_months(f.period)
    join organisations o on o.home_id = f.home_id and o.id = f.organisation_id
    left join data_values v on v.period = f.period and v.element_id = e.element_id and v.category = '' and v.unit_id = f.unit_id
    where f.period = ${period} and f.level = ${level} and not f.ended and f.unit_id in (${ground})
      and (v.unit_id is null or v.mark = 'unknown') and f.unit_id > ${after ?? '0'}::bigint
    order by f.unit_id, f.id limit ${limit}`.execute(db)
  return rows
}
