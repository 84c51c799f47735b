import { type RawBuilder, sql } from 'kysely'
import { SOON_DAYS } from '../../../rules/duties/index.ts'
import type { AnswerState, DueSource, DutyKind, Standing } from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'

export type AnswerRow = {
  homeId: number
  assignmentId: string
  period: string
  opensOn: Day
  dueOn: Day | null
  source: DueSource
  extendedTo: Day | null
  state: AnswerState
  submittedOn: Day | null
  revision: number
  openedOn: Day
}

/** An answer with the duty that asks for it. */
export type AskedRow = AnswerRow & {
  kind: DutyKind
  programmeId: string
  programmeName: string
  section: string
  quote: string
  organisationId: string | null
  organisationName: string | null
}

const ofAnswer = sql`
  a.home_id, a.assignment_id, a.period, a.opens_on, a.due_on, a.source, a.extended_to, a.state, a.submitted_on, a.revision,
  greatest(s.opened_on, s.condition_met_on) as opened_on`
/** One page is chosen first, and only then looked up what it shows. */
const withDuty = (page: RawBuilder<unknown>) => sql<AskedRow>`
  with page as materialized (${page})
  select ${ofAnswer}, s.kind, s.programme_id, p.name as programme_name, f.section, f.quote, s.organisation_id, o.name as organisation_name
  from page a
  join assignments s on s.home_id = a.home_id and s.id = a.assignment_id
  join programmes p on p.home_id = s.home_id and p.id = s.programme_id
  join facts f on f.home_id = s.home_id and f.version_id = s.version_id and f.id = s.fact_id
  left join organisations o on o.home_id = s.home_id and o.id = s.organisation_id
  order by a.due_on nulls last, a.assignment_id, a.period`
const OPEN = sql`a.state in ('not-started', 'in-progress', 'returned')`
const byDay = sql`order by a.due_on nulls last, a.assignment_id, a.period`
const living = sql`
  exists (select from assignments s where s.home_id = a.home_id and s.id = a.assignment_id and s.ended_on is null)`

export type Whose = 'open' | 'handed-in'

/** What these organisations still have to hand in and may begin with, or handed in; by day. */
export async function listAnswersOf(
  db: Db,
  organisations: readonly string[],
  whose: Whose,
  today: Day,
  limit: number,
): Promise<AskedRow[]> {
  const states = whose === 'open' ? sql`${OPEN} and a.opens_on <= ${today}` : sql`a.state = 'submitted'`
  const page = sql`
    select a.* from answers a
    where a.organisation_id = any(${[...organisations]}::bigint[]) and ${states} and ${living}
    ${byDay} limit ${limit}`
  return (await withDuty(page).execute(db)).rows
}

/** What waits to be accepted in the programmes below these places; by day. */
export async function listAnswersToAccept(db: Db, below: readonly string[], limit: number): Promise<AskedRow[]> {
  const page = sql`
    select a.* from programmes p join answers a on a.home_id = p.home_id and a.programme_id = p.id and a.state = 'submitted'
    where p.unit_path <@ ${[...below]}::ltree[] and ${living}
    ${byDay} limit ${limit}`
  return (await withDuty(page).execute(db)).rows
}

const last = sql`coalesce(a.extended_to, a.due_on)`
const opened = sql`(select greatest(s.opened_on, s.condition_met_on) from assignments s where s.home_id = a.home_id and s.id = a.assignment_id)`
/** How an answer stands on a day, as `standingOf` of the rules has it. */
export const standingIn = (today: Day) => sql<Standing>`
  case
    when a.state = 'cancelled' then 'cancelled'
    when a.state in ('submitted', 'done') then
      a.state || case when a.submitted_on > ${last} and ${last} >= ${opened} then '-late' else '' end
    when ${last} < ${opened} then 'passed-before'
    when ${today}::date > ${last} then 'late'
    when a.state = 'returned' then 'returned'
    when a.opens_on > ${today}::date then 'ahead'
    when ${last} - ${today}::date <= ${SOON_DAYS}::int then 'soon'
    else 'open'
  end`

/** What every answer that stands so has, in terms that an index knows. */
const atLeast: Record<Standing, (today: Day) => RawBuilder<unknown>> = {
  late: (today) => sql`${OPEN} and a.due_on < ${today}::date`,
  soon: (today) => sql`${OPEN} and a.due_on <= ${today}::date + ${SOON_DAYS}::int`,
  open: () => OPEN,
  ahead: () => OPEN,
  'passed-before': (today) => sql`${OPEN} and a.due_on < ${today}::date`,
  returned: () => sql`a.state = 'returned'`,
  submitted: () => sql`a.state = 'submitted'`,
  'submitted-late': () => sql`a.state = 'submitted'`,
  done: () => sql`a.state = 'done'`,
  'done-late': () => sql`a.state = 'done'`,
  cancelled: () => sql`a.state = 'cancelled'`,
}

export type AnswerCursor = { dueOn: Day | null; assignmentId: string; period: string }
export type AnswerFilter = {
  standing: Standing | undefined
  organisationId: string | undefined
  after: AnswerCursor | undefined
}

/** Of a programme, by day; answers without a day come last. Those of periods that have not begun only where they are asked for. */
export async function listAnswersOfProgramme(
  db: Db,
  { homeId, id }: { homeId: number; id: string },
  { standing, organisationId, after }: AnswerFilter,
  today: Day,
  limit: number,
): Promise<AskedRow[]> {
  const from = (day: Day | null) => sql`coalesce(${day}::date, 'infinity')`
  const page = sql`
    select a.* from answers a
    where a.home_id = ${homeId} and a.programme_id = ${id}
      -- Asked for each: joined, all of a programme would be sorted for one page.
      and (select s.ended_on is null from assignments s where s.home_id = a.home_id and s.id = a.assignment_id)
      ${organisationId === undefined ? sql`` : sql`and a.organisation_id = ${organisationId}`}
      ${standing === undefined ? sql`and a.opens_on <= ${today}::date` : sql`and ${atLeast[standing](today)} and ${standingIn(today)} = ${standing}`}
      ${
        after === undefined
          ? sql``
          : sql`and (coalesce(a.due_on, 'infinity'), a.assignment_id, a.period) > (${from(after.dueOn)}, ${after.assignmentId}::uuid, ${after.period})`
      }
    ${byDay} limit ${limit}`
  return (await withDuty(page).execute(db)).rows
}

export type CountRow = {
  organisationId: string
  organisationName: string
  duties: number
  standing: Standing | null
  answers: number
}

/** How many answers of each organisation stand how; of what lies ahead only that it does. */
export async function countAnswers(
  db: Db,
  { homeId, id }: { homeId: number; id: string },
  today: Day,
): Promise<CountRow[]> {
  const { rows } = await sql<CountRow>`
    with mine as materialized (
      select s.id, s.organisation_id from assignments s
      where s.home_id = ${homeId} and s.programme_id = ${id} and s.ended_on is null and s.organisation_id is not null
    ), counted as (
      select m.organisation_id, ${standingIn(today)} as standing, count(*)::int as answers
      from mine m join answers a on a.home_id = ${homeId} and a.assignment_id = m.id group by 1, 2
    ), held as (
      select organisation_id, count(*)::int as duties from mine group by 1
    )
    select h.organisation_id, o.name as organisation_name, h.duties, c.standing, coalesce(c.answers, 0) as answers
    from held h join organisations o on o.home_id = ${homeId} and o.id = h.organisation_id
    left join counted c on c.organisation_id = h.organisation_id
    order by o.name collate "vi-x-icu", h.organisation_id`.execute(db)
  return rows
}

/** All answers of an assignment, by period. */
export async function listAnswersOfAssignment(
  db: Db,
  { homeId, id }: { homeId: number; id: string },
): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select ${ofAnswer} from answers a join assignments s on s.home_id = a.home_id and s.id = a.assignment_id
    where a.home_id = ${homeId} and a.assignment_id = ${id} order by a.due_on nulls last, a.period`.execute(db)
  return rows
}

/** The answer, held until the end of the transaction; undefined where there is none, or it is not the actor's to change. */
export async function lockAnswer(
  db: Db,
  { homeId, id }: { homeId: number; id: string },
  period: string,
): Promise<AnswerRow | undefined> {
  const { rows } = await sql<AnswerRow>`
    select ${ofAnswer} from answers a join assignments s on s.home_id = a.home_id and s.id = a.assignment_id
    where a.home_id = ${homeId} and a.assignment_id = ${id} and a.period = ${period} for no key update of a`.execute(db)
  return rows[0]
}

export async function updateAnswer(
  db: Db,
  { homeId, assignmentId, period, revision }: AnswerRow,
  { state, submittedOn }: Pick<AnswerRow, 'state' | 'submittedOn'>,
): Promise<void> {
  await sql`
    update answers set state = ${state}, submitted_on = ${submittedOn}, revision = ${revision + 1}
    where home_id = ${homeId} and assignment_id = ${assignmentId} and period = ${period}`.execute(db)
}
