import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { AnnotationRow } from './added.ts'

type ProgrammeKey = { homeId: number; id: string }

const selectAnnotations = sql`
  select fact_id, number, kind, product, due_on, organisations, by_person, at from duty_annotations`

/** All of a programme, in the order in which they were made. */
export async function listAnnotations(db: Db, { homeId, id }: ProgrammeKey): Promise<AnnotationRow[]> {
  const { rows } = await sql<AnnotationRow>`
    ${selectAnnotations} where home_id = ${homeId} and programme_id = ${id} order by fact_id, number`.execute(db)
  return rows
}

type DutyKey = { homeId: number; programmeId: string; factId: string }

/** Of one duty, in the order in which they were made. */
export async function listAnnotationsOf(db: Db, { homeId, programmeId, factId }: DutyKey): Promise<AnnotationRow[]> {
  const { rows } = await sql<AnnotationRow>`
    ${selectAnnotations} where home_id = ${homeId} and programme_id = ${programmeId} and fact_id = ${factId} order by number`.execute(
    db,
  )
  return rows
}

/** It shows to whom the programme does. */
export async function insertAnnotation(db: Db, { homeId, id }: ProgrammeKey, row: AnnotationRow): Promise<void> {
  const { factId, number, kind, product, dueOn, organisations, byPerson, at } = row
  await sql`
    insert into duty_annotations (home_id, programme_id, fact_id, number, unit_path, audience, kind, product, due_on, organisations, by_person, at)
    select p.home_id, p.id, ${factId}::uuid, ${number}, p.unit_path, p.audience, ${kind}, ${product}, ${dueOn}::date,
      ${organisations}::bigint[], ${byPerson}::uuid, ${at}
    from programmes p where p.home_id = ${homeId} and p.id = ${id}`.execute(db)
}

/** They go on showing to whom the programme does now. */
export async function showAnnotations(db: Db, { homeId, id }: ProgrammeKey): Promise<void> {
  await sql`
    update duty_annotations x set audience = p.audience from programmes p
    where p.home_id = x.home_id and p.id = x.programme_id and x.home_id = ${homeId} and x.programme_id = ${id}
      and x.audience is distinct from p.audience`.execute(db)
}
