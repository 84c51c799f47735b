import { type RawBuilder, sql } from 'kysely'
import { unitFullName, unitKindWord } from '../../../rules/unit-names.ts'
import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type { Day } from '../../../shared/schema.ts'
import {
  UNIT_KINDS,
  UNIT_LEVELS,
  type Unit,
  type UnitChange,
  type UnitId,
  type UnitKind,
  type UnitLevel,
  type UnitVersion,
} from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'
import { likeText } from '../../platform/like-text.ts'

/** A unit with its path, which scopes are made of. */
export type UnitRecord = Unit & { path: string }

interface UnitRow {
  id: UnitId
  path: string
  parentId: UnitId | null
  level: number
  born: Day | null
  ended: Day | null
  code: string | null
  kind: UnitKind
  name: string
}

function toUnit(row: UnitRow): UnitRecord {
  const { id, path, parentId, level, born, ended, code, kind, name } = row
  return {
    id,
    path,
    parentId,
    level: UNIT_LEVELS[level] as UnitLevel,
    born,
    ended,
    code,
    kind,
    name,
    fullName: unitFullName(kind, name),
  }
}

const columns = sql`u.id, u.path::text, u.parent_id, u.level, u.born, u.ended, v.code, v.kind, v.name`

/**
 * Joined to units as u: how each was called on the day, or on the day of its life nearest to it.
 * The limit keeps the planner to one look-up a row; without it both tables are hashed whole for a handful.
 */
const versionOn = (day: RawBuilder<unknown>) => sql`
  cross join lateral (
    select code, kind, name from unit_versions
    where unit_id = u.id
      and during @> least(greatest(${day}, coalesce(u.born, '-infinity')), coalesce(u.ended - 1, 'infinity'))
    limit 1
  ) v`

const livesOn = (day: Day) =>
  sql`(u.born is null or u.born <= ${day}::date) and (u.ended is null or u.ended > ${day}::date)`

const latest = sql`'infinity'::date`
const aDay = (day: Day | undefined) => (day === undefined ? latest : sql`${day}::date`)

/** As it was called on the day; without a day as it is now, or as it last was. */
export async function findUnit(db: Db, id: string, on?: Day): Promise<UnitRecord | undefined> {
  const [unit] = await listUnits(db, [id], on)
  return unit
}

/** In no order; unknown ids are left out. */
export async function listUnits(db: Db, ids: readonly string[], on?: Day): Promise<UnitRecord[]> {
  const { rows } = await sql<UnitRow>`
    select ${columns} from units u ${versionOn(aDay(on))} where u.id = any(${ids}::bigint[])`.execute(db)
  return rows.map(toUnit)
}

/** The unit that holds an official code on a day: of a province (2 digits), a district (3) or a commune (5). */
export async function findUnitByCode(db: Db, code: string, on: Day): Promise<UnitRecord | undefined> {
  const { rows } = await sql<UnitRow>`
    select ${columns} from unit_versions v join units u on u.id = v.unit_id
    where v.code = ${code} and v.during @> ${on}::date`.execute(db)
  return rows.map(toUnit)[0]
}

/** From the nation down to the direct parent. */
export async function listParents(db: Db, ids: readonly string[], on: Day): Promise<Map<UnitId, UnitRecord[]>> {
  const { rows } = await sql<UnitRow & { ofId: UnitId }>`
    select a.unit_id as of_id, ${columns}
    from unit_ancestors a join units u on u.id = a.ancestor_id ${versionOn(aDay(on))}
    where a.unit_id = any(${ids}::bigint[]) and a.ancestor_id <> a.unit_id
    order by a.unit_id, a.level`.execute(db)
  return grouped(rows)
}

/** Those that lived on the day. Invented units show below invented ones only. */
export async function listChildren(db: Db, id: string, on: Day): Promise<UnitRecord[]> {
  const { rows } = await sql<UnitRow>`
    select ${columns} from units p join units u on u.parent_id = p.id and u.home_id is not distinct from p.home_id
    ${versionOn(aDay(on))}
    where p.id = ${id} and ${livesOn(on)}`.execute(db)
  return rows.map(toUnit)
}

interface ChangeRow extends UnitRow {
  relation: UnitChange['relation']
  onDay: Day
  share: string | null
  legalBasis: string | null
}
const toChange = ({ relation, onDay, share, legalBasis, ...row }: ChangeRow): UnitChange => ({
  unit: toUnit(row),
  relation,
  on: onDay,
  share,
  legalBasis,
})

/** What a unit was directly made of. */
export async function listIncomingChanges(db: Db, id: string): Promise<UnitChange[]> {
  const { rows } = await sql<ChangeRow>`
    select c.relation, c.on_day, c.share::text, c.legal_basis, ${columns}
    from unit_changes c join units u on u.id = c.from_id ${versionOn(sql`c.on_day - 1`)}
    where c.to_id = ${id} and c.from_id <> c.to_id order by c.on_day, v.code`.execute(db)
  return rows.map(toChange)
}

/** Where a unit's ground directly went. */
export async function listOutgoingChanges(db: Db, id: string): Promise<UnitChange[]> {
  const { rows } = await sql<ChangeRow>`
    select c.relation, c.on_day, c.share::text, c.legal_basis, ${columns}
    from unit_changes c join units u on u.id = c.to_id ${versionOn(sql`c.on_day`)}
    where c.from_id = ${id} and c.from_id <> c.to_id order by c.on_day, v.code`.execute(db)
  return rows.map(toChange)
}

export async function listVersions(db: Db, id: string): Promise<UnitVersion[]> {
  const { rows } = await sql<Omit<UnitVersion, 'fullName'>>`
    select v.code, v.kind, v.name, lower(v.during) as from, upper(v.during) as until,
      (select min(c.legal_basis) from unit_changes c where c.to_id = v.unit_id and c.on_day = lower(v.during)) as legal_basis
    from unit_versions v where v.unit_id = ${id} order by v.during`.execute(db)
  return rows.map((row) => ({ ...row, fullName: unitFullName(row.kind, row.name) }))
}

/**
 * All earlier units whose ground lies, wholly or in part, in these units, however many changes back; of units inside
 * one another only the topmost. For today's Hưng Yên: the former Hưng Yên and Thái Bình.
 */
export async function listPredecessors(db: Db, unitIds: readonly string[]): Promise<UnitRecord[]> {
  const { rows } = await sql<UnitRow>`
    select ${columns} from (select distinct id from unit_origins(${unitIds}::bigint[])) o
    join units u on u.id = o.id ${versionOn(latest)} order by v.code`.execute(db)
  return rows.map(toUnit)
}

/** All later units on whose ground these lie. For the ended district Mỹ Đức: five communes. */
export async function listSuccessors(db: Db, unitIds: readonly string[]): Promise<UnitRecord[]> {
  const { rows } = await sql<UnitRow>`
    select ${columns} from (select distinct id from unit_heirs(${unitIds}::bigint[])) h
    join units u on u.id = h.id ${versionOn(latest)} order by v.code`.execute(db)
  return rows.map(toUnit)
}

/** For each unit those living on the day that hold its ground. */
export async function listHeirs(db: Db, unitIds: readonly string[], on: Day): Promise<Map<UnitId, UnitRecord[]>> {
  if (unitIds.length === 0) return new Map()
  const { rows } = await sql<UnitRow & { ofId: UnitId }>`
    select h.root as of_id, ${columns} from unit_heirs(${unitIds}::bigint[]) h
    join units u on u.id = h.id ${versionOn(aDay(on))} where ${livesOn(on)}`.execute(db)
  return grouped(rows)
}

export interface NameSearch {
  /** Folded and written out; never empty. */
  name: string
  /** Folded names that must stand above the unit. */
  within: readonly string[]
  on: Day
  level: UnitLevel | undefined
  limit: number
}

const kindKeys = [...new Set(UNIT_KINDS.map((kind) => ` ${foldVietnamese(unitKindWord(kind))}`)), '']

// 'Quận 1' is not the beginning of 'Quận 10'.
const withinPattern = (part: string) => `% ${likeText(part)}${/\d$/.test(part) ? ' ' : ''}%`

/** Exact names, then beginnings, then the rest; provinces before communes; the living before the ended. */
export async function searchUnits(db: Db, { name, within, on, level, limit }: NameSearch): Promise<UnitRecord[]> {
  const exact = kindKeys.map((kind) => `${kind} ${name}`)
  const beginning = exact.map((key) => `${likeText(key)}%`)
  const ofLevel = level === undefined ? sql`true` : sql`u.level = ${UNIT_LEVELS.indexOf(level)}`
  const above = within.map(
    (part) => sql`and exists (
      select from unit_ancestors a join unit_versions av on av.unit_id = a.ancestor_id
      where a.unit_id = u.id and a.ancestor_id <> u.id and av.search_key || ' ' like ${withinPattern(part)})`,
  )
  const { rows } = await sql<UnitRow>`
    with met as (
      select s.unit_id, min(s.name) as name, min(case
        when s.search_key = any(${exact}::text[]) or s.code = ${name} then 0
        when s.search_key like any(${beginning}::text[]) then 1
        else 2 end) as rank
      from unit_versions s
      where s.search_key like ${`% ${likeText(name)}%`} or s.code = ${name}
      group by s.unit_id
    ), found as (
      select u.*, row_number() over (
        order by met.rank, u.level, (u.ended is not null and u.ended <= ${on}::date), met.name, u.path) as place
      from met join units u on u.id = met.unit_id
      where (u.born is null or u.born <= ${on}::date) and ${ofLevel} ${sql.join(above, sql` `)}
      order by place limit ${limit}
    )
    select ${columns} from found u ${versionOn(aDay(on))} order by u.place`.execute(db)
  return rows.map(toUnit)
}

function grouped(rows: (UnitRow & { ofId: UnitId })[]): Map<UnitId, UnitRecord[]> {
  const groups = new Map<UnitId, UnitRecord[]>()
  for (const row of rows) {
    const group = groups.get(row.ofId)
    if (group) group.push(toUnit(row))
    else groups.set(row.ofId, [toUnit(row)])
  }
  return groups
}
