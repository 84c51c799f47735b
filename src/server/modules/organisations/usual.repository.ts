import { sql } from 'kysely'
import type { UsualOrganisation, UsualRef } from '../../../rules/usual-organisations.ts'
import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'

/** What stands at units, and what somebody took away there on purpose. */
export type Standing = {
  organisations: {
    id: string
    unitId: string
    usualKey: string | null
    born: Day | null
    ended: Day | null
    nameKeys: string[]
  }[]
  lines: { organisationId: string; parentId: string }[]
  successors: { fromId: string; toId: string; task: string }[]
  removedBodies: UsualRef[]
}

/** Relations that were removed count as standing, so that they do not come back. */
export async function listStanding(db: Db, homeId: number): Promise<Standing> {
  const organisations = await sql<Standing['organisations'][number]>`
    select o.id, o.unit_id, o.usual_key, o.born, o.ended, array_agg(n.name_key) as name_keys
    from organisations o join organisation_names n on n.home_id = o.home_id and n.organisation_id = o.id
    where o.home_id = ${homeId} group by o.home_id, o.id`.execute(db)
  const lines = await sql<Standing['lines'][number]>`
    select organisation_id, parent_id from organisation_lines where home_id = ${homeId}
    union select organisation_id, (detail ->> 'parentId')::bigint from organisation_steps
    where home_id = ${homeId} and action = 'remove-line' and undone_at is null`.execute(db)
  const successors = await sql<Standing['successors'][number]>`
    select from_id, to_id, task from organisation_successors where home_id = ${homeId}
    union select organisation_id, (detail ->> 'toId')::bigint, detail ->> 'task' from organisation_steps
    where home_id = ${homeId} and action = 'remove-successor' and undone_at is null`.execute(db)
  const removed = await sql<UsualRef>`
    select before -> 'organisation' ->> 'unit_id' as unit_id, before -> 'organisation' ->> 'usual_key' as key
    from organisation_steps
    where home_id = ${homeId} and action = 'remove' and undone_at is null and before -> 'organisation' ->> 'usual_key' is not null`.execute(
    db,
  )
  return {
    organisations: organisations.rows,
    lines: lines.rows,
    successors: successors.rows,
    removedBodies: removed.rows,
  }
}

/** An end of a line or succession: an organisation that stands, or one that is made in the same statement. */
export type End = { id: string } | UsualRef
export type NewUsual = {
  organisations: (UsualOrganisation & { unitPath: string })[]
  lines: { child: End; parent: End; from: Day | null; until: Day | null; unitPath: string }[]
  successors: { from: End; to: End; task: string; on: Day; legalBasis: string | null; unitPath: string }[]
}

/** Puts all in with one statement; what another put in meanwhile stays as it is. Answers the ids of what was made. */
export async function insertUsual(db: Db, homeId: number, added: NewUsual, createdAt: Date): Promise<string[]> {
  const organisations = added.organisations.map(({ unitId, unitPath, key, kind, born, ended, names }) => {
    const last = names.findLast(({ form }) => form === 'full')
    const searchKeys = [...new Set(names.map(({ name }) => foldVietnamese(name)))]
    return {
      unit_id: unitId,
      unit_path: unitPath,
      usual_key: key,
      kind,
      born,
      ended,
      name: last?.name,
      name_key: foldVietnamese(last?.name ?? ''),
      search_key: searchKeys.map((key) => ` ${key}`).join(''),
    }
  })
  const names = added.organisations.flatMap(({ unitId, key, names }) =>
    names.map(({ name, form, from, until }) => ({
      unit_id: unitId,
      usual_key: key,
      name,
      name_key: foldVietnamese(name),
      form,
      since: from,
      until,
    })),
  )
  const end = (side: string, end: End) =>
    'id' in end ? { [`${side}_id`]: end.id } : { [`${side}_unit`]: end.unitId, [`${side}_key`]: end.key }
  const lines = added.lines.map(({ child, parent, from, until, unitPath }) => ({
    ...end('child', child),
    ...end('parent', parent),
    since: from,
    until,
    unit_path: unitPath,
  }))
  const successors = added.successors.map(({ from, to, task, on, legalBasis, unitPath }) => ({
    ...end('from', from),
    ...end('to', to),
    task,
    on_day: on,
    legal_basis: legalBasis,
    unit_path: unitPath,
  }))
  const endOf = (side: string) =>
    sql.raw(
      `coalesce(r.${side}_id, (select m.id from made m where m.unit_id = r.${side}_unit and m.usual_key = r.${side}_key))`,
    )
  const { rows } = await sql<{ id: string }>`
    with made as materialized (
      insert into organisations (home_id, unit_id, unit_path, usual_key, kind, born, ended, name, name_key, search_key, created_at)
      select ${homeId}::int, r.*, ${createdAt}::timestamptz from jsonb_to_recordset(${JSON.stringify(organisations)}::jsonb) as r(
        unit_id bigint, unit_path ltree, usual_key text, kind text, born date, ended date, name text, name_key text, search_key text)
      on conflict do nothing
      returning id, unit_id, unit_path, usual_key
    ), named as (
      insert into organisation_names (home_id, organisation_id, unit_path, name, name_key, form, during)
      select ${homeId}::int, m.id, m.unit_path, r.name, r.name_key, r.form, daterange(r.since, r.until)
      from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as r(
        unit_id bigint, usual_key text, name text, name_key text, form text, since date, until date)
      join made m on m.unit_id = r.unit_id and m.usual_key = r.usual_key
    ), lined as (
      insert into organisation_lines (home_id, organisation_id, parent_id, from_day, until_day, unit_path)
      select ${homeId}::int, r.child, r.parent, r.since, r.until, r.unit_path from (
        select ${endOf('child')} as child, ${endOf('parent')} as parent, r.since, r.until, r.unit_path
        from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r(
          child_id bigint, child_unit bigint, child_key text, parent_id bigint, parent_unit bigint, parent_key text,
          since date, until date, unit_path ltree)
      ) r where r.child is not null and r.parent is not null
      on conflict do nothing
    ), followed as (
      insert into organisation_successors (home_id, from_id, to_id, task, on_day, legal_basis, unit_path)
      select ${homeId}::int, r.old, r.heir, r.task, r.on_day, r.legal_basis, r.unit_path from (
        select ${endOf('from')} as old, ${endOf('to')} as heir, r.task, r.on_day, r.legal_basis, r.unit_path
        from jsonb_to_recordset(${JSON.stringify(successors)}::jsonb) as r(
          from_id bigint, from_unit bigint, from_key text, to_id bigint, to_unit bigint, to_key text,
          task text, on_day date, legal_basis text, unit_path ltree)
      ) r where r.old is not null and r.heir is not null
      on conflict do nothing
    )
    select id from made order by id`.execute(db)
  return rows.map(({ id }) => id)
}
