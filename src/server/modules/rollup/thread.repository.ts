import { sql } from 'kysely'
import type { FormState, Mark } from '../../../shared/figures.ts'
import type { RollupView } from '../../../shared/rollup.ts'
import type { Db } from '../../platform/database.ts'

export type FigureRow = {
  elementId: string
  category: string
  elementName: string
  period: string
  unitId: string
  organisationName: string
  formId: string
  state: FormState
  value: string | null
  mark: Mark | null
  typedBy: string | null
  typedAt: Date | null
}
type Cell = { elementId: string; category: string }
/** Where a page of figures begins: after this one. */
export type FigureCursor = { period: string; unitId: string; elementId: string; category: string }

const figures = sql`
  select v.element_id::text as element_id, v.category, e.name as element_name, v.period, v.unit_id::text as unit_id, o.name as organisation_name,
    v.form_id, f.state, trim_scale(v.value)::text as value, v.mark, s.by_person as typed_by, s.at as typed_at
  from data_values v
  join forms f on f.home_id = v.home_id and f.id = v.form_id
  join organisations o on o.home_id = v.home_id and o.id = v.organisation_id
  cross join lateral (
    select x.name from elements x where x.id = v.element_id and x.home_id in (0, v.home_id) order by x.version desc limit 1
  ) e
  left join lateral (
    select x.by_person, x.at from form_submissions x
    where x.home_id = v.home_id and x.form_id = v.form_id
      and x.cells @> jsonb_build_array(jsonb_build_object('elementId', v.element_id::text, 'category', v.category))
    order by x.revision desc limit 1
  ) s on true`

/** Every figure of a unit's ground that these cells name, newest period first, each with who typed it last. */
export async function listFiguresUnder(
  db: Db,
  {
    cells,
    unitId,
    view,
    year,
    after,
    limit,
  }: {
    cells: readonly Cell[]
    unitId: string
    view: RollupView
    year: number | undefined
    after: FigureCursor | undefined
    limit: number
  },
): Promise<FigureRow[]> {
  const ground =
    view === 'now'
      ? sql`select units_on_ground(${unitId})`
      : sql`select a.unit_id from unit_ancestors a where a.ancestor_id = ${unitId}`
  const { rows } = await sql<FigureRow>`
    ${figures}
    where (v.element_id, v.category) in (
        select t."elementId", t.category from jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) as t("elementId" bigint, category text))
      and v.unit_id in (${ground})
      ${year === undefined ? sql`` : sql`and v.period = ${String(year)}`}
      ${
        after === undefined
          ? sql``
          : sql`and (v.period < ${after.period} or (v.period = ${after.period}
              and (v.unit_id, v.element_id, v.category) > (${after.unitId}::bigint, ${after.elementId}::bigint, ${after.category})))`
      }
    order by v.period desc, v.unit_id, v.element_id, v.category limit ${limit}`.execute(db)
  return rows
}

/** An element of a unit and a period, the whole first. */
export async function listFiguresOf(db: Db, elementId: string, unitId: string, period: string): Promise<FigureRow[]> {
  const { rows } = await sql<FigureRow>`
    ${figures} where v.element_id = ${elementId} and v.unit_id = ${unitId} and v.period = ${period} order by v.category limit 100`.execute(
    db,
  )
  return rows
}
