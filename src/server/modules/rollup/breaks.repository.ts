import { sql } from 'kysely'
import type { RollupView } from '../../../shared/rollup.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'

const SHOWN = 5

/** When ground of a unit passed from one unit to another: how often, and the first few of it by their ids. */
export async function listBreaks(
  db: Db,
  unitId: string,
  view: RollupView,
  { from, to }: { from: Day; to: Day },
): Promise<{ on: Day; changes: number; legalBasis: string | null; pairs: { fromId: string; intoId: string }[] }[]> {
  const ground =
    view === 'now'
      ? sql`select units_on_ground(${unitId})`
      : sql`select a.unit_id from unit_ancestors a where a.ancestor_id = ${unitId}`
  const { rows } = await sql<{
    on: Day
    changes: number
    legalBasis: string | null
    pairs: { fromId: string; intoId: string }[]
  }>`
    select c.on_day as on, count(*)::int as changes, min(c.legal_basis) as legal_basis,
      (array_agg(jsonb_build_object('fromId', c.from_id::text, 'intoId', c.to_id::text) order by u.level, c.from_id, c.to_id))[1:${sql.lit(SHOWN)}] as pairs
    from unit_changes c join units u on u.id = c.from_id
    where c.from_id <> c.to_id and c.on_day between ${from}::date and ${to}::date and c.from_id in (${ground})
    group by c.on_day order by c.on_day`.execute(db)
  return rows
}
