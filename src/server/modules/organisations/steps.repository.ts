import { sql } from 'kysely'
import { unitFullName } from '../../../rules/unit-names.ts'
import type { OrganisationStep, OrganisationStepAction, OrganisationStepList } from '../../../shared/organisations.ts'
import type { UnitKind } from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'
import type { Holder } from './relations.repository.ts'

export type StepFacts = {
  action: OrganisationStepAction
  detail?: Record<string, unknown>
  personId: string
  at: Date
}

/** Notes a step together with all that stands of the organisation now, before it is changed. */
export async function insertStep(db: Db, { homeId, id, unitPath }: Holder, step: StepFacts): Promise<string> {
  const all = (table: string, column: string) => sql`
    (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from ${sql.table(table)} t
     where t.home_id = ${homeId} and t.${sql.ref(column)} = ${id})`
  const { rows } = await sql<{ id: string }>`
    insert into organisation_steps (home_id, organisation_id, action, detail, before, by_person, at, unit_path)
    select ${homeId}::int, ${id}::bigint, ${step.action}, ${JSON.stringify(step.detail ?? {})}::jsonb, jsonb_build_object(
      'organisation', (select to_jsonb(o) from organisations o where o.home_id = ${homeId} and o.id = ${id}),
      'names', ${all('organisation_names', 'organisation_id')},
      'lines', ${all('organisation_lines', 'organisation_id')},
      'successors', ${all('organisation_successors', 'from_id')}),
      ${step.personId}::uuid, ${step.at}::timestamptz, ${unitPath}::ltree
    returning id`.execute(db)
  return rows[0]?.id ?? ''
}

/** A new organisation was nothing before. */
export async function insertFirstStep(
  db: Db,
  { homeId, id, unitPath }: Holder,
  { action, personId, at }: StepFacts,
): Promise<string> {
  const step = { homeId, organisationId: id, action, before: '{}', byPerson: personId, at, unitPath }
  return (await db.insertInto('organisationSteps').values(step).returning('id').executeTakeFirstOrThrow()).id
}

export async function insertBatchStep(
  db: Db,
  { homeId, unitPath, made }: { homeId: number; unitPath: string; made: string[] },
  { action, personId, at }: StepFacts,
): Promise<string> {
  const step = { homeId, made, action, before: '{}', byPerson: personId, at, unitPath }
  return (await db.insertInto('organisationSteps').values(step).returning('id').executeTakeFirstOrThrow()).id
}

/** A step about a watch, with how it was before; it was nothing before where it is made now. */
export async function insertPatronageStep(
  db: Db,
  { homeId, organisationId, unitPath, id }: Holder & { organisationId: string },
  step: StepFacts,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into organisation_steps (home_id, organisation_id, action, detail, before, by_person, at, unit_path)
    select ${homeId}::int, ${organisationId}::bigint, ${step.action}, ${JSON.stringify({ ...step.detail, patronageId: id })}::jsonb,
      jsonb_build_object('patronage', (select to_jsonb(p) from patronages p where p.home_id = ${homeId} and p.id = ${id})),
      ${step.personId}::uuid, ${step.at}::timestamptz, ${unitPath}::ltree
    returning id`.execute(db)
  return rows[0]?.id ?? ''
}

export async function listSteps(db: Db, { homeId, id }: Holder, limit: number): Promise<OrganisationStep[]> {
  const rows = await db
    .selectFrom('organisationSteps')
    .select(['id', 'action', 'at', 'undoneAt'])
    .where('homeId', '=', homeId)
    .where((eb) => eb.or([eb('organisationId', '=', id), eb(eb.val(id), '=', eb.fn.any('made'))]))
    .orderBy('id', 'desc')
    .limit(limit)
    .$narrowType<{ action: OrganisationStepAction }>()
    .execute()
  const last = rows.find(({ undoneAt }) => undoneAt === null)?.id
  return rows.map(({ id, action, at, undoneAt }) => ({
    id,
    action,
    at: at.toISOString(),
    undone: undoneAt !== null,
    last: id === last,
  }))
}

type RecentRow = Omit<OrganisationStepList['steps'][number], 'at'> & { at: Date; unitKind: UnitKind; unitName: string }

/** What was done lately at units that I keep, the last first. */
export async function listRecentSteps(db: Db, limit: number): Promise<OrganisationStepList['steps']> {
  const { rows } = await sql<RecentRow>`
    select s.id, s.action, s.at, s.undone_at is not null as undone, o.id as organisation_id,
      coalesce(o.name, s.before -> 'organisation' ->> 'name') as name, greatest(cardinality(s.made), 1) as count,
      u.kind as unit_kind, u.name as unit_name,
      s.undone_at is null and not exists (
        select from organisation_steps later
        where later.home_id = s.home_id and later.id > s.id and later.undone_at is null
          and (later.organisation_id = s.organisation_id or later.organisation_id = any(s.made) or s.organisation_id = any(later.made)
            or later.made && s.made)) as last
    from (select * from organisation_steps order by id desc limit ${limit}) s
    left join organisations o on o.home_id = s.home_id and o.id = s.organisation_id
    join latest_units u on u.path = s.unit_path
    order by s.id desc`.execute(db)
  return rows.map(({ at, unitKind, unitName, ...row }) => ({
    ...row,
    name: row.name ?? unitFullName(unitKind, unitName),
    at: at.toISOString(),
  }))
}

export type StepRow = {
  homeId: number
  id: string
  organisationId: string | null
  made: string[]
  action: OrganisationStepAction
  unitPath: string
  patronageId: string | null
}

export async function findStep(db: Db, id: string): Promise<StepRow | undefined> {
  const { rows } = await sql<StepRow>`
    select home_id, id, organisation_id, made, action, unit_path::text,
      detail ->> 'patronageId' as patronage_id
    from organisation_steps where id = ${id}`.execute(db)
  return rows[0]
}

/** Until the end of the transaction nobody else undoes it. Answers false where somebody has. */
export async function lockStep(db: Db, { homeId, id }: StepRow): Promise<boolean> {
  const { rows } = await sql`
    select from organisation_steps where home_id = ${homeId} and id = ${id} and undone_at is null for update`.execute(
    db,
  )
  return rows.length > 0
}

/** Whether one of the organisations was changed after the step, and that still stands. */
export async function hasLaterStep(db: Db, { homeId, id, organisationId, made }: StepRow): Promise<boolean> {
  const ids = organisationId === null ? made : [organisationId]
  const { rows } = await sql`
    select from organisation_steps
    where home_id = ${homeId} and id > ${id} and undone_at is null
      and (organisation_id = any(${ids}::bigint[]) or made && ${ids}::bigint[]) limit 1`.execute(db)
  return rows.length > 0
}

export async function markUndone(db: Db, { homeId, id }: StepRow, at: Date): Promise<void> {
  await db
    .updateTable('organisationSteps')
    .set({ undoneAt: at })
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .execute()
}

/** Brings an organisation, which may be gone, back to what it was before the step. */
export async function restoreBefore(db: Db, { homeId, id, organisationId }: StepRow): Promise<void> {
  const of = sql`organisation_steps s where s.home_id = ${homeId} and s.id = ${id}`
  await sql`
    insert into organisations overriding system value
    select o.* from (select before -> 'organisation' as was from ${of}) s, jsonb_populate_record(null::organisations, s.was) o
    on conflict (home_id, id) do update set kind = excluded.kind, name = excluded.name, name_key = excluded.name_key,
      born = excluded.born, ended = excluded.ended, search_key = excluded.search_key, revision = organisations.revision + 1`.execute(
    db,
  )
  for (const [table, column, key] of [
    ['organisation_names', 'organisation_id', 'names'],
    ['organisation_lines', 'organisation_id', 'lines'],
    ['organisation_successors', 'from_id', 'successors'],
  ] as const) {
    await sql`delete from ${sql.table(table)} where home_id = ${homeId} and ${sql.ref(column)} = ${organisationId}`.execute(
      db,
    )
    await sql`
      insert into ${sql.table(table)}
      select t.* from (select before -> ${key} as was from ${of}) s, jsonb_populate_recordset(null::${sql.table(table)}, s.was) t`.execute(
      db,
    )
  }
}

/** Brings a watch back to what it was before the step; it goes where it was not there. */
export async function restorePatronage(db: Db, { homeId, id, patronageId }: StepRow): Promise<void> {
  await sql`delete from patronages where home_id = ${homeId} and id = ${patronageId}`.execute(db)
  await sql`
    insert into patronages
    select p.* from organisation_steps s, jsonb_populate_record(null::patronages, s.before -> 'patronage') p
    where s.home_id = ${homeId} and s.id = ${id} and s.before -> 'patronage' <> 'null'`.execute(db)
}

/** Takes away what was made at once, with what leads to it from the others. */
export async function deleteMade(db: Db, { homeId, made }: StepRow): Promise<void> {
  const ids = sql`any(${made}::bigint[])`
  await sql`delete from organisation_lines where home_id = ${homeId} and (parent_id = ${ids} or organisation_id = ${ids})`.execute(
    db,
  )
  await sql`delete from organisation_successors where home_id = ${homeId} and (to_id = ${ids} or from_id = ${ids})`.execute(
    db,
  )
  await sql`delete from organisations where home_id = ${homeId} and id = ${ids}`.execute(db)
}
