import { sql } from 'kysely'
import type { FormState } from '../../../shared/figures.ts'
import type { CellReason, FormEventKind } from '../../../shared/form-acts.ts'
import type { Day } from '../../../shared/schema.ts'
import type { UnitKind } from '../../../shared/units.ts'
import { type Db, KEPT } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'

/** A form with what its page says of it. */
export type FormRecord = {
  homeId: number
  id: string
  dataSetId: string
  programmeId: string
  programmeName: string
  programmePath: string
  organisationId: string
  organisationName: string | null
  unitId: string
  unitKind: UnitKind
  unitName: string
  level: number
  period: string
  unitPath: string
  opensOn: Day
  dueOn: Day | null
  ended: boolean
  state: FormState
  verifiedAt: number | null
  submittedOn: Day | null
  revision: number
  /** The levels that verify it, each with the place of the unit that it lies in. */
  verifiers: { level: number; path: string }[]
  filled: number
  asked: number
}

/** Of forms as `f`: the elements that are asked for, as `e`. */
export const askedElements = sql`
  data_set_elements e where e.home_id = f.home_id and e.data_set_id = f.data_set_id and e.removed_by is null
    and frequency_months(e.frequency) <= period_months(f.period)`

/** What is told of forms as `f` that are joined by `joined`. */
export const ofForm = sql`
  f.home_id, f.id, f.data_set_id, f.programme_id, p.name as programme_name, p.unit_path::text as programme_path, f.organisation_id,
  coalesce(o.name, body_name(f.home_id, f.organisation_id)) as organisation_name, f.unit_id, l.kind as unit_kind, l.name as unit_name, f.level,
  f.period, f.unit_path::text, f.opens_on, f.due_on, f.ended, f.state, f.verified_at, f.submitted_on, f.revision,
  (select coalesce(jsonb_agg(jsonb_build_object('level', v.level, 'path', u.path::text) order by v.n), '[]')
    from unnest(d.verified_at) with ordinality v (level, n)
    join unit_ancestors a on a.unit_id = f.unit_id and a.level = v.level join units u on u.id = a.ancestor_id) as verifiers,
  (select count(*)::int from ${askedElements}) as asked,
  (select count(*)::int from data_values x where x.home_id = f.home_id and x.period = f.period and x.unit_id = f.unit_id and x.category = ''
    and x.element_id in (select e.element_id from ${askedElements})) as filled`
/** The organisation of forms as `f`, as `o`. */
export const organisationOf = sql`left join organisations o on o.home_id = f.home_id and o.id = f.organisation_id`
/** Of rows of forms as `f`. */
export const joined = sql`
  join programmes p on p.home_id = f.home_id and p.id = f.programme_id
  join data_sets d on d.home_id = f.home_id and d.id = f.data_set_id
  join latest_units l on l.id = f.unit_id ${organisationOf}`

/** Throws `not-found`. */
export async function getForm(db: Db, id: string): Promise<FormRecord> {
  const { rows } = await sql<FormRecord>`${KEPT} select ${ofForm} from forms f ${joined} where f.id = ${id}`.execute(db)
  if (!rows[0]) throw notFound('This form')
  return rows[0]
}

export type HeldForm = Pick<
  FormRecord,
  | 'homeId'
  | 'id'
  | 'dataSetId'
  | 'programmeId'
  | 'organisationId'
  | 'unitId'
  | 'level'
  | 'period'
  | 'unitPath'
  | 'opensOn'
  | 'ended'
  | 'state'
  | 'verifiedAt'
  | 'revision'
> & {
  /** By element: its kind, and the codes of its dimensions. */
  asked: Record<string, [string, string[]]> | null
}

/** Held until the transaction is over; undefined where it does not show, or nothing may be written there. */
export async function holdForm(db: Db, id: string): Promise<HeldForm | undefined> {
  const { rows } = await sql<HeldForm>`${KEPT} select * from hold_form(${id}::uuid)`.execute(db)
  return rows[0]
}

export type FormChange = { state: FormState; verifiedAt: number | null; submittedOn: Day | null }

/** One revision further; its figures are final while it is locked. */
export async function moveForm(
  db: Db,
  { homeId, id, revision, state }: Pick<HeldForm, 'homeId' | 'id' | 'revision' | 'state'>,
  change: FormChange,
): Promise<void> {
  await sql`
    update forms set state = ${change.state}, verified_at = ${change.verifiedAt}, submitted_on = ${change.submittedOn}, revision = ${revision + 1}
    where home_id = ${homeId} and id = ${id}`.execute(db)
  if ((state === 'locked') === (change.state === 'locked')) return
  await sql`
    update data_values set final = ${change.state === 'locked'} where home_id = ${homeId} and form_id = ${id}`.execute(
    db,
  )
}

export type NewFormEvent = {
  id: string
  act: FormEventKind
  state: FormState
  level: number | null
  byPerson: string
  at: Date
  words: string | null
  cells: readonly CellReason[]
  evidenceId: string | null
}

export async function insertFormEvent(
  db: Db,
  {
    homeId,
    id: formId,
    revision,
    state,
    unitPath,
  }: Pick<HeldForm, 'homeId' | 'id' | 'revision' | 'state' | 'unitPath'>,
  event: NewFormEvent,
): Promise<void> {
  await db
    .insertInto('formEvents')
    .values({
      homeId,
      id: event.id,
      formId,
      revision: revision + 1,
      unitPath,
      act: event.act,
      stateBefore: state,
      state: event.state,
      level: event.level,
      byPerson: event.byPerson,
      at: event.at,
      words: event.words,
      cells: JSON.stringify(event.cells),
      evidenceId: event.evidenceId,
    })
    .execute()
}

export type FormEventRow = NewFormEvent & { revision: number; fileName: string | null }

/** In their order. */
export async function listFormEvents(
  db: Db,
  { homeId, id }: Pick<FormRecord, 'homeId' | 'id'>,
): Promise<FormEventRow[]> {
  const { rows } = await sql<FormEventRow>`
    ${KEPT} select v.id, v.act, v.state, v.level, v.by_person, v.at, v.words, v.cells, v.evidence_id, v.revision, e.file_name
    from form_events v left join form_evidence e on e.home_id = v.home_id and e.id = v.evidence_id
    where v.home_id = ${homeId} and v.form_id = ${id} order by v.revision`.execute(db)
  return rows
}

/** Whether somebody typed in a form, or submitted it. */
export async function hasTyped(
  db: Db,
  { homeId, id }: Pick<FormRecord, 'homeId' | 'id'>,
  person: string,
): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from form_submissions where home_id = ${homeId} and form_id = ${id} and by_person = ${person})
      or exists (select from form_events where home_id = ${homeId} and form_id = ${id} and act = 'submit' and by_person = ${person}) as has`.execute(
    db,
  )
  return rows[0]?.has === true
}

/** Who saved figures of a form, submitted or verified it; `typed`: saved or submitted. */
export async function listHandsOn(
  db: Db,
  { homeId, id }: Pick<FormRecord, 'homeId' | 'id'>,
): Promise<{ personId: string; typed: boolean }[]> {
  const { rows } = await sql<{ personId: string; typed: boolean }>`
    select person_id, bool_or(typed) as typed from (
      select by_person as person_id, true as typed from form_submissions where home_id = ${homeId} and form_id = ${id}
      union
      select by_person, act = 'submit' from form_events where home_id = ${homeId} and form_id = ${id} and act in ('submit', 'verify')
    ) h group by 1 order by 1`.execute(db)
  return rows
}

/** Whether a body above has submitted its own form for the programme and the period. */
export async function isStoodOn(db: Db, { homeId, id }: Pick<FormRecord, 'homeId' | 'id'>): Promise<boolean> {
  const { rows } = await sql<{ on: boolean }>`select form_is_stood_on(${homeId}, ${id}) as on`.execute(db)
  return rows[0]?.on === true
}

export async function findUnitAbove(db: Db, unitId: string): Promise<{ kind: UnitKind; name: string } | undefined> {
  const { rows } = await sql<{ kind: UnitKind; name: string }>`
    select a.kind, a.name from units u join latest_units a on a.id = u.parent_id where u.id = ${unitId}`.execute(db)
  return rows[0]
}
