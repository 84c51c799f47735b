import { sql } from 'kysely'
import { EVER, foldsOf } from '../../../rules/figures/fold.ts'
import type { FoldChange, FoldUnit } from '../../../rules/figures/fold-world.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'

/**
 * Units whose path is not their parent's and their own id, whose ancestors are not those of the path, or whose ground or whose
 * place of figures today is not what the changes lead to; rows whose path is no unit's and no organisation's. As the owner of the tables. The trail of a
 * sample outlives its units.
 */
export async function checkPaths(ownerDb: Db): Promise<{ seen: number; faults: string[] }> {
  const { rows: units } = await sql<{ id: string; right: boolean }>`
    select u.id, u.path = coalesce(p.path || u.id::text, u.id::text::ltree)
      and (select array_agg(a.ancestor_id order by nlevel(x.path)) from unit_ancestors a join units x on x.id = a.ancestor_id
        where a.unit_id = u.id) = string_to_array(u.path::text, '.')::bigint[] as "right"
    from units u left join units p on p.id = u.parent_id
    order by u.id`.execute(ownerDb)
  const faults = units.filter(({ right }) => !right).map(({ id }) => `unit ${id}: its path is not right`)
  const { rows: grounds } = await sql<{ id: string }>`
    select unit_id as id from find_unit_grounds() found full join unit_grounds kept using (unit_id)
    where found.paths is distinct from kept.paths order by 1`.execute(ownerDb)
  faults.push(...grounds.map(({ id }) => `unit ${id}: its ground is not right`))
  faults.push(...(await checkFolds(ownerDb)))
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'unit_path'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not a.attisdropped
    order by 1`.execute(ownerDb)
  for (const { name } of tables) {
    const { rows } = await sql<{ path: string; rows: number }>`
      select t.unit_path::text as path, count(*)::int as rows from ${sql.table(name)} t
      where t.home_id in (select id from homes)
        and not exists (select from units u where u.path = t.unit_path)
        and not exists (
          select from units u join organisations o on o.home_id = t.home_id and o.unit_id = u.id
          where u.path || '0' || o.id::text = t.unit_path)
      group by 1 order by 1`.execute(ownerDb)
    faults.push(...rows.map((row) => `${name}: ${row.rows} rows stand at ${row.path}, where nothing is`))
  }
  return { seen: units.length, faults }
}

/** Walked again by the rules, which know nothing of how the database does it. */
async function checkFolds(ownerDb: Db): Promise<string[]> {
  const { rows: units } = await sql<FoldUnit>`select id, parent_id, level, born, ended from units order by id`.execute(
    ownerDb,
  )
  const { rows: changes } = await sql<FoldChange>`
    select from_id, to_id, on_day as on, share::text from unit_changes`.execute(ownerDb)
  const { rows: kept } = await sql<{ unitId: string; level: number; into: string; shares: string; since: Day }>`
    select unit_id, level, into_id as into, trim_scale(least) || '-' || trim_scale(most) as shares, since from unit_folds`.execute(
    ownerDb,
  )
  const keptOf = Map.groupBy(kept, ({ unitId }) => unitId)
  const levels = [...new Set(units.map(({ level }) => level))]
  const folds = foldsOf({ units, changes })
  const wrong = units.filter(({ id }) => {
    const found = folds
      .startsOf(id)
      .flatMap((since) =>
        levels.flatMap((level) =>
          [...folds.sharesOf(id, level, since)].map(
            ([into, { least, most }]) => `${since} ${level} ${into} ${least}-${most}`,
          ),
        ),
      )
    const its = (keptOf.get(id) ?? []).map(
      ({ since, level, into, shares }) => `${since === '-infinity' ? EVER : since} ${level} ${into} ${shares}`,
    )
    return found.toSorted().join() !== its.toSorted().join()
  })
  return wrong.map(({ id }) => `unit ${id}: where its figures lie today is not right`)
}
