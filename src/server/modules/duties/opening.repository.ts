import { sql } from 'kysely'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import type { NoteProgress } from '../../platform/progress.ts'
import type { AnswerChange, KnownAnswer, KnownAssignment, Opening } from './opening.ts'

type ProgrammeKey = { homeId: number; id: string }

/** All assignments that a programme gives, the ended ones too. */
export async function listKnownAssignments(db: Db, { homeId, id }: ProgrammeKey): Promise<KnownAssignment[]> {
  const { rows } = await sql<KnownAssignment>`
    select id, fact_id, version_id, organisation_id, unit_path::text, audience, received_by,
      received_from::text[], kind, unresolved, named_by, condition_met_on,
      opened_on, ended_on, held_revision > 0 or exists (
        select from duty_comments c where c.home_id = s.home_id and c.assignment_id = s.id) or exists (
        select from assignments p where p.home_id = s.home_id and p.parent_id = s.id) as is_kept
    from assignments s where home_id = ${homeId} and programme_id = ${id} and parent_id is null`.execute(db)
  return rows
}

export async function listKnownAnswers(db: Db, { homeId, id }: ProgrammeKey): Promise<KnownAnswer[]> {
  const { rows } = await sql<KnownAnswer>`
    select assignment_id, period, opens_on, due_on, source, state, revision, dropped_on,
      (assignment_id, period) in (
        select r.assignment_id, r.period from reminders r where r.home_id = ${homeId} and r.programme_id = ${id}) as is_reminded
    from answers where home_id = ${homeId} and programme_id = ${id} and given_by is null`.execute(db)
  return rows
}

/** As many as are put within a moment, so that who waits sees how far it is. */
const atOnce = 2_000

export async function applyOpening(
  db: Db,
  { homeId, id, unitPath }: ProgrammeKey & { unitPath: string },
  on: Day,
  opening: Opening,
  note: NoteProgress = () => {},
): Promise<void> {
  const { remove, removeAnswers, dropAnswers } = opening
  const all = Object.values(opening).reduce((sum, rows) => sum + rows.length, 0)
  let done = 0
  const noteMore = (more: number) => {
    done += more
    note(done, all)
  }
  const inParts = async <T>(rows: readonly T[], put: (json: string) => Promise<unknown>): Promise<void> => {
    for (let at = 0; at < rows.length; at += atOnce) {
      const part = rows.slice(at, at + atOnce)
      await put(JSON.stringify(part))
      noteMore(part.length)
    }
  }
  noteMore(0)
  if (remove.length > 0) await removeUntouched(db, homeId, remove, on)
  noteMore(remove.length)
  await inParts(removeAnswers.map(toKeyRecord), (json) =>
    // Somebody may have begun with it meanwhile.
    sql`
        delete from answers x using jsonb_to_recordset(${json}::jsonb) as r(a uuid, p text)
        where x.home_id = ${homeId} and x.assignment_id = r.a and x.period = r.p and x.revision = 1
          and not exists (select from reminders m where m.home_id = x.home_id and m.assignment_id = x.assignment_id and m.period = x.period)`.execute(
      db,
    ),
  )
  await inParts(dropAnswers.map(toKeyRecord), (json) =>
    // Nor is what was handed in meanwhile.
    sql`
      update answers x set dropped_on = greatest(${on}::date, x.opened_on), ended = true, revision = x.revision + 1
      from jsonb_to_recordset(${json}::jsonb) as r(a uuid, p text)
      where x.home_id = ${homeId} and x.assignment_id = r.a and x.period = r.p
        and x.state in ('not-started', 'in-progress', 'returned')`.execute(db),
  )
  await inParts(opening.insert.map(toRecord), (json) =>
    sql`
      insert into assignments (home_id, programme_id, programme_path, id, fact_id, version_id, organisation_id, unit_path, audience,
        received_by, received_from, kind, unresolved, named_by, condition_met_on, opened_on)
      select ${homeId}, ${id}::uuid, ${unitPath}::ltree, id, fact_id, version_id, organisation_id, unit_path, audience,
        received_by, received_from, kind, unresolved, named_by, condition_met_on, opened_on
      from jsonb_to_recordset(${json}::jsonb) as ${recordColumns}`.execute(db),
  )
  await inParts(opening.update.map(toRecord), (json) =>
    sql`
      update assignments x set version_id = r.version_id, audience = r.audience, received_by = r.received_by,
        received_from = r.received_from, kind = r.kind, unresolved = r.unresolved,
        named_by = r.named_by, condition_met_on = r.condition_met_on, opened_on = r.opened_on, ended_on = r.ended_on
      from jsonb_to_recordset(${json}::jsonb) as ${recordColumns}
      where x.home_id = ${homeId} and x.id = r.id`.execute(db),
  )
  await inParts(opening.insertAnswers.map(toAnswerRecord), (json) =>
    sql`
      insert into answers (home_id, programme_id, assignment_id, organisation_id, unit_path, audience, received_by, received_from,
        opened_on, ended, period, opens_on, due_on, source)
      select a.home_id, a.programme_id, a.id, a.organisation_id, a.unit_path, a.audience, a.received_by, a.received_from, greatest(a.opened_on, a.condition_met_on),
        a.ended_on is not null, r.period, r.opens_on, r.due_on, r.source
      from jsonb_to_recordset(${json}::jsonb) as ${answerColumns}
      -- One look-up each: joined, all assignments of the home would be gone through for every row.
      cross join lateral (select * from assignments s where s.home_id = ${homeId} and s.id = r.assignment_id offset 0) a`.execute(
      db,
    ),
  )
  await inParts(opening.updateAnswers.map(toAnswerRecord), (json) =>
    sql`
      update answers x set opens_on = r.opens_on, due_on = r.due_on, source = r.source, dropped_on = null, ended = false,
        -- A plan that gives as much time by itself leaves nothing of an extension.
        extended_to = case when x.extended_to > r.due_on then x.extended_to end,
        asked_until = case when x.asked_until > r.due_on then x.asked_until end, revision = x.revision + (x.revision > 1)::int
      from jsonb_to_recordset(${json}::jsonb) as ${answerColumns}
      where x.home_id = ${homeId} and x.assignment_id = r.assignment_id and x.period = r.period`.execute(db),
  )
}

/**
 * Whoever was just at one of the answers, reminded of it, wrote below or raises something on the duty, is waited for: what they did
 * stays, and the assignment ends.
 */
async function removeUntouched(db: Db, homeId: number, ids: readonly string[], on: Day): Promise<void> {
  const these = sql`${[...ids]}::uuid[]`
  await sql`
    select from answers where home_id = ${homeId} and assignment_id = any(${these})
    order by assignment_id, period for update`.execute(db)
  await sql`select from assignments where home_id = ${homeId} and id = any(${these}) order by id for update`.execute(db)
  await sql`
    delete from assignments s where s.home_id = ${homeId} and s.id = any(${these})
      and s.id <> all(assignments_spoken_of(${homeId}, ${these}))
      and not exists (select from answers a where a.home_id = s.home_id and a.assignment_id = s.id and a.revision > 1)
      and s.held_revision = 0
      and not exists (select from reminders r where r.home_id = s.home_id and r.assignment_id = s.id)
      and not exists (select from assignments p where p.home_id = s.home_id and p.parent_id = s.id)
      and not exists (select from duty_comments c where c.home_id = s.home_id and c.assignment_id = s.id)`.execute(db)
  await sql`
    update assignments set ended_on = greatest(${on}::date, opened_on)
    where home_id = ${homeId} and id = any(${these}) and ended_on is null`.execute(db)
}

const recordColumns = sql`r(id uuid, fact_id uuid, version_id uuid, organisation_id bigint, unit_path ltree, audience bigint[],
  received_by bigint[], received_from ltree[], kind text,
  unresolved text[], named_by uuid, condition_met_on date, opened_on date, ended_on date)`
const toRecord = (each: KnownAssignment) => ({
  id: each.id,
  fact_id: each.factId,
  version_id: each.versionId,
  organisation_id: each.organisationId,
  unit_path: each.unitPath,
  audience: each.audience,
  received_by: each.receivedBy,
  received_from: each.receivedFrom,
  kind: each.kind,
  unresolved: each.unresolved,
  named_by: each.namedBy,
  condition_met_on: each.conditionMetOn,
  opened_on: each.openedOn,
  ended_on: each.endedOn,
})
const toKeyRecord = ({ assignmentId, period }: Opening['dropAnswers'][number]) => ({ a: assignmentId, p: period })
const answerColumns = sql`r(assignment_id uuid, period text, opens_on date, due_on date, source text)`
const toAnswerRecord = ({ assignmentId, period, opensOn, dueOn, source }: AnswerChange) => ({
  assignment_id: assignmentId,
  period,
  opens_on: opensOn,
  due_on: dueOn,
  source,
})
