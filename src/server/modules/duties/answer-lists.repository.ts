import { type RawBuilder, sql } from 'kysely'
import type { AnswerState, DutyKind } from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'
import { type Db, KEPT } from '../../platform/database.ts'
import { type AnswerFilter, answersThatFit, type OfProgramme } from './answer-filter.repository.ts'
import { type AnswerRow, ofAnswer } from './answers.repository.ts'
import { ownerName, wordsOf } from './assignments.repository.ts'
import type { HeldBy } from './holdings.repository.ts'
import { OPEN } from './standing.repository.ts'

/** An answer with the duty that asks for it. */
export type AskedRow = AnswerRow & {
  kind: DutyKind
  programmeId: string
  programmeName: string
  section: string
  quote: string
  organisationId: string | null
  organisationName: string | null
  unitPath: string
  programmePath: string
  givenFrom: string | null
  receivedFrom: string[]
  /** Who was given the duty by name. */
  heldBy: string | null
  heldRevision: number
}

/** One page is chosen first, and only then looked up what it shows. */
const withDuty = (page: RawBuilder<unknown>, plan = sql``) => sql<AskedRow>`
  ${plan} with page as materialized (${page})
  select ${ofAnswer}, s.kind, s.programme_id, p.name as programme_name, f.section, ${wordsOf} as quote, s.organisation_id, ${ownerName} as organisation_name,
    s.unit_path::text, s.programme_path::text, s.given_from::text, s.received_from::text[], s.held_by, s.held_revision
  from page a
  join assignments s on s.home_id = a.home_id and s.id = a.assignment_id
  join programmes p on p.home_id = s.home_id and p.id = s.programme_id
  join facts f on f.home_id = s.home_id and f.version_id = s.version_id and f.id = s.fact_id
  left join organisations o on o.home_id = s.home_id and o.id = s.organisation_id
  order by a.last_on, a.assignment_id, a.period`
/** The planner takes the policies to hide nearly everything and would sort whole programmes; so it walks an index. */
async function read(db: Db, page: RawBuilder<unknown>, plan = sql``): Promise<AskedRow[]> {
  await sql`set local enable_sort = off`.execute(db)
  const { rows } = await withDuty(page, plan).execute(db)
  await sql`set local enable_sort = on`.execute(db)
  return rows
}
const byDay = sql`order by a.last_on, a.assignment_id, a.period`

export type Whose = 'open' | 'handed-in'

/**
 * What these organisations still have to hand in and may begin with, or handed in, without what others have by name; so many of each,
 * by day.
 */
export async function listAnswersOf(
  db: Db,
  organisations: readonly string[],
  whose: readonly Whose[],
  today: Day,
  limit: number,
  others: readonly HeldBy[] = [],
): Promise<AskedRow[]> {
  const states = { open: sql`${OPEN} and a.opens_on <= ${today}`, 'handed-in': sql`a.state = 'submitted'` }
  const pages = whose.map(
    (each) => sql`(
      select a.* from answers a
      where a.organisation_id = any(${[...organisations]}::bigint[]) and ${states[each]} and not a.ended ${notHeldBy(others)}
      ${byDay} limit ${limit})`,
  )
  const { rows } = await withDuty(sql.join(pages, sql` union all `), KEPT).execute(db)
  return rows
}

const notHeldBy = (others: readonly HeldBy[]) =>
  others.length === 0
    ? sql``
    : sql`and not exists (
        select from assignments s
        join unnest(${others.map(({ personId }) => personId)}::uuid[], ${others.map(({ organisationId }) => organisationId)}::bigint[]) as o(person, body)
          on s.held_by = o.person and s.organisation_id = o.body
        where s.home_id = a.home_id and s.id = a.assignment_id)`

/** For what planners are waited for: that a result is accepted, or more time is given. */
export type Wanted = 'to-accept' | 'asking'

/** What waits for whoever plans the programmes below these places, or as one of these organisations gave parts or receives reports; so many of each, by day. */
export async function listAnswersToDecide(
  db: Db,
  below: readonly string[],
  bodies: readonly string[],
  wanted: readonly Wanted[],
  limit: number,
): Promise<AskedRow[]> {
  const waits = {
    'to-accept': sql`a.state = 'submitted'`,
    asking: sql`a.asked_until is not null and a.state <> 'submitted'`,
  }
  const planned = (each: Wanted) => sql`(
    select a.* from programmes p
    join answers a on a.home_id = p.home_id and a.programme_id = p.id and ${waits[each]} and not a.ended and a.given_by is null
    where p.unit_path <@ ${[...below]}::ltree[] ${byDay} limit ${limit})`
  const given = (each: Wanted) => sql`(
    select a.* from answers a where a.given_by = any(${[...bodies]}::bigint[]) and ${waits[each]} and not a.ended ${byDay} limit ${limit})`
  const received = sql`(
    select a.* from (select distinct home_id, programme_id from reports_sent_to_me()) p
    join answers a on a.home_id = p.home_id and a.programme_id = p.programme_id and ${waits['to-accept']} and not a.ended
    where a.received_by && ${[...bodies]}::bigint[] ${byDay} limit ${limit})`
  const pages = [
    ...(below.length > 0 ? wanted.map(planned) : []),
    ...(bodies.length > 0 ? wanted.map(given) : []),
    ...(bodies.length > 0 && wanted.includes('to-accept') ? [received] : []),
  ]
  // A report waits for whoever plans and for whoever receives it, who may be one.
  return pages.length === 0 ? [] : read(db, sql.join(pages, sql` union `), below.length === 0 ? KEPT : sql``)
}

/** `lastOn` null: none. */
export type AnswerCursor = { lastOn: Day | null; assignmentId: string; period: string }

/** Of a programme, by day; answers without a day come last. */
export async function listAnswersOfProgramme(
  db: Db,
  programme: OfProgramme,
  filter: AnswerFilter,
  today: Day,
  limit: number,
  after?: AnswerCursor,
): Promise<AskedRow[]> {
  const page = sql`
    select a.* from answers a
    where ${answersThatFit(programme, filter, today)}
      ${
        after === undefined
          ? sql``
          : sql`and (a.last_on, a.assignment_id, a.period) > (coalesce(${after.lastOn}::date, 'infinity'), ${after.assignmentId}::uuid, ${after.period})`
      }
    ${byDay} limit ${limit}`
  return read(db, page)
}

/** Of a programme, up to so many in each of these states; by state and day. */
export async function listAnswersInStates(
  db: Db,
  programme: OfProgramme,
  filter: AnswerFilter,
  states: readonly AnswerState[],
  today: Day,
  limit: number,
): Promise<AskedRow[]> {
  const fitting = answersThatFit(programme, filter, today)
  const columns = states.map(
    (state) => sql`(select a.* from answers a where ${fitting} and a.state = ${state} ${byDay} limit ${limit})`,
  )
  return read(db, sql.join(columns, sql` union all `))
}
