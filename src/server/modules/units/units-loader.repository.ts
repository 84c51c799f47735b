import { sql } from 'kysely'
import type { Day } from '../../../shared/schema.ts'
import { UNIT_LEVELS } from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'

export interface UnitColumns {
  id: string[]
  parentId: (string | null)[]
  level: number[]
  path: string[]
  born: (Day | null)[]
  ended: (Day | null)[]
}
export interface VersionColumns {
  unitId: string[]
  code: (string | null)[]
  kind: string[]
  name: string[]
  searchKey: string[]
  from: (Day | null)[]
  until: (Day | null)[]
}
export interface ChangeColumns {
  fromId: string[]
  toId: string[]
  onDay: Day[]
  relation: string[]
  legalBasis: (string | null)[]
}

/** What an administrator recorded is no part of the files, and what ended by it stays ended. */
const endedByAct = sql`(select c.on_day from unit_changes c where c.from_id = u.id and c.act_id is not null limit 1)`
const madeByAct = sql`exists (select from unit_acts a where a.into_id = u.id)`

/** Acts on units of which the files now say themselves what became give way to the files; to be called before these are stored. */
export async function replaceActs(db: Db, { id, ended }: UnitColumns, at: Date): Promise<void> {
  const ids = id.filter((_, index) => ended[index] !== null)
  await sql`select replace_unit_acts(${ids}::bigint[], ${at})`.execute(db)
}

/** Other tables point at units, so none is removed and none moves. */
export async function storeUnits(db: Db, units: UnitColumns): Promise<void> {
  const { rows: lost } = await sql<{ id: string }>`
    select id from units u where home_id is null and id <> all(${units.id}::bigint[]) and not ${madeByAct} limit 1`.execute(
    db,
  )
  if (lost[0]) throw new Error(`Unit ${lost[0].id} stands in the database but not in the data files`)
  await sql`
    insert into units (id, parent_id, level, path, born, ended)
    select u.id, u.parent_id, u.level, u.path, u.born, coalesce(u.ended, ${endedByAct})
    from unnest(${units.id}::bigint[], ${units.parentId}::bigint[], ${units.level}::smallint[],
      ${units.path}::ltree[], ${units.born}::date[], ${units.ended}::date[]) as u(id, parent_id, level, path, born, ended)
    on conflict (id) do update set parent_id = excluded.parent_id, level = excluded.level, path = excluded.path,
      born = excluded.born, ended = excluded.ended
    where (units.*) is distinct from (excluded.*)`.execute(db)
}

/** Rows that are the same stay as they are, so that a reload leaves no dead copy of the whole table. */
export async function storeVersions(db: Db, versions: VersionColumns): Promise<void> {
  await sql`
    create temp table incoming on commit drop as
    select v.unit_id, u.level, v.code, v.kind, v.name, v.search_key, daterange(v.since, v.until) * daterange(null, ${endedByAct}) as during
    from unnest(${versions.unitId}::bigint[], ${versions.code}::text[], ${versions.kind}::text[], ${versions.name}::text[],
      ${versions.searchKey}::text[], ${versions.from}::date[], ${versions.until}::date[])
      as v(unit_id, code, kind, name, search_key, since, until)
    join units u on u.id = v.unit_id`.execute(db)
  const standing = sql`
    select v.unit_id, v.level, v.code, v.kind, v.name, v.search_key, v.during
    from unit_versions v join units u on u.id = v.unit_id and u.home_id is null and not ${madeByAct}`
  await sql`
    delete from unit_versions v using (${standing} except table incoming) as gone
    where v.unit_id = gone.unit_id and v.during = gone.during`.execute(db)
  await sql`
    insert into unit_versions (unit_id, level, code, kind, name, search_key, during)
    table incoming except ${standing}`.execute(db)
  await sql`drop table incoming`.execute(db)
  // Until its waiting list is worked in, the index looks dearer than reading the whole table.
  await sql`select gin_clean_pending_list('unit_versions_search')`.execute(db)
}

/** What an act made that gave way to the files goes on into those that the files name. */
export async function storeChanges(db: Db, changes: ChangeColumns): Promise<void> {
  await sql`
    create temp table incoming on commit drop as
    select * from unnest(${changes.fromId}::bigint[], ${changes.toId}::bigint[], ${changes.onDay}::date[],
      ${changes.relation}::text[], ${changes.legalBasis}::text[]) as c(from_id, to_id, on_day, relation, legal_basis)`.execute(
    db,
  )
  const standing = sql`
    select c.from_id, c.to_id, c.on_day, c.relation, c.legal_basis
    from unit_changes c join units u on u.id = c.from_id and u.home_id is null where c.act_id is null`
  await sql`
    delete from unit_changes c using (${standing} except table incoming) as gone
    where c.from_id = gone.from_id and c.to_id = gone.to_id and c.on_day = gone.on_day and c.relation = gone.relation`.execute(
    db,
  )
  await sql`
    insert into unit_changes (from_id, to_id, on_day, relation, legal_basis)
    table incoming except ${standing}`.execute(db)
  await sql`drop table incoming`.execute(db)
  await sql`select pass_on_replaced_units()`.execute(db)
  await sql`analyze units, unit_versions, unit_changes, unit_ancestors`.execute(db)
}

/** What is kept of grounds and of where figures lie today follows the changes: of every unit, and of the homes at some. */
export async function followGround(db: Db): Promise<void> {
  await sql`select follow_unit_changes()`.execute(db)
}

export interface CatalogueFacts {
  /** By day, by level and kind. */
  counts: Record<Day, Record<string, number>>
  splitCommunes: number
  endedCommunesWithoutHeir: number
  thaiBinh: { before: number; after: number }
  dongNai: Record<Day, string>
  livesNotWhollyNamed: number
}

/** What the tables say of the catalogue, to be held against what the law says. */
export async function catalogueFacts(db: Db): Promise<CatalogueFacts> {
  const counts: CatalogueFacts['counts'] = {}
  const { rows } = await sql<{ day: Day; level: number; kind: string; count: number }>`
    select d.day, v.level, v.kind, count(*)::int as count
    from unnest('{2025-06-30,2025-07-01,2026-04-30}'::date[]) as d(day)
    join unit_versions v on v.during @> d.day and v.level > 0
    join units u on u.id = v.unit_id and u.home_id is null
    group by 1, 2, 3`.execute(db)
  for (const { day, level, kind, count } of rows) {
    const ofDay = counts[day] ?? {}
    ofDay[`${UNIT_LEVELS[level]} ${kind}`] = count
    counts[day] = ofDay
  }
  const { rows: others } = await sql<{
    splitCommunes: number
    endedCommunesWithoutHeir: number
    before: number
    after: number
    kindBefore: string
    kindAfter: string
    livesNotWhollyNamed: number
  }>`
    with thai_binh as (
      select a.unit_id as id from unit_versions v
      join unit_ancestors a on a.ancestor_id = v.unit_id join units u on u.id = a.unit_id and u.level = 3
      where v.level = 1 and v.code = '34' and v.during @> date '2025-06-30'
    )
    select
      (select count(*)::int from (
        select from_id from unit_changes where relation = 'part' and on_day = '2025-07-01'
        group by from_id having count(*) > 1) as split) as split_communes,
      (select count(*)::int from units u
        where u.level = 3 and u.ended is not null and u.home_id is null
          and not exists (select from unit_changes c where c.from_id = u.id)) as ended_communes_without_heir,
      (select count(*)::int from thai_binh) as before,
      (select count(distinct c.to_id)::int from unit_changes c join thai_binh t on t.id = c.from_id) as after,
      (select kind from unit_versions where level = 1 and code = '75' and during @> date '2026-04-29') as kind_before,
      (select kind from unit_versions where level = 1 and code = '75' and during @> date '2026-04-30') as kind_after,
      (select count(*)::int from units u where u.home_id is null and datemultirange(daterange(u.born, u.ended)) is distinct from
        (select range_agg(v.during) from unit_versions v where v.unit_id = u.id)) as lives_not_wholly_named`.execute(db)
  const other = others[0]
  if (!other) throw new Error('No facts')
  const { splitCommunes, endedCommunesWithoutHeir, livesNotWhollyNamed, before, after } = other
  return {
    counts,
    splitCommunes,
    endedCommunesWithoutHeir,
    thaiBinh: { before, after },
    dongNai: { '2026-04-29': other.kindBefore, '2026-04-30': other.kindAfter },
    livesNotWhollyNamed,
  }
}
