import { type RawBuilder, sql } from 'kysely'
import type { DutyKind, Standing } from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { type AnswerRow, ofAnswer } from './answers.repository.ts'
import { OPEN, standingIn, standsAtLeast } from './standing.repository.ts'

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

/** One page is chosen first, and only then looked up what it shows. */
const withDuty = (page: RawBuilder<unknown>) => sql<AskedRow>`
  with page as materialized (${page})
  select ${ofAnswer}, s.kind, s.programme_id, p.name as programme_name, f.section, f.quote, s.organisation_id, o.name as organisation_name
  from page a
  join assignments s on s.home_id = a.home_id and s.id = a.assignment_id
  join programmes p on p.home_id = s.home_id and p.id = s.programme_id
  join facts f on f.home_id = s.home_id and f.version_id = s.version_id and f.id = s.fact_id
  left join organisations o on o.home_id = s.home_id and o.id = s.organisation_id
  order by a.last_on, a.assignment_id, a.period`
/** The planner takes the policies to hide nearly everything and would sort whole programmes; so it walks an index. */
async function read(db: Db, page: RawBuilder<unknown>): Promise<AskedRow[]> {
  await sql`set local enable_sort = off`.execute(db)
  const { rows } = await withDuty(page).execute(db)
  await sql`set local enable_sort = on`.execute(db)
  return rows
}
const byDay = sql`order by a.last_on, a.assignment_id, a.period`

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
    where a.organisation_id = any(${[...organisations]}::bigint[]) and ${states} and not a.ended
    ${byDay} limit ${limit}`
  return read(db, page)
}

/** For what planners are waited for: that a result is accepted, or more time is given. */
export type Wanted = 'to-accept' | 'asking'

/** What waits for whoever plans the programmes below these places; by day. */
export async function listAnswersToDecide(
  db: Db,
  below: readonly string[],
  wanted: Wanted,
  limit: number,
): Promise<AskedRow[]> {
  const waits = wanted === 'to-accept' ? sql`a.state = 'submitted'` : sql`a.asked_until is not null`
  const page = sql`
    select a.* from programmes p join answers a on a.home_id = p.home_id and a.programme_id = p.id and ${waits} and not a.ended
    where p.unit_path <@ ${[...below]}::ltree[]
    ${byDay} limit ${limit}`
  return read(db, page)
}

/** `lastOn` null: none. */
export type AnswerCursor = { lastOn: Day | null; assignmentId: string; period: string }
export type AnswerFilter = {
  standing: Standing | undefined
  asking: boolean
  organisationId: string | undefined
  kind: DutyKind | undefined
  period: string | undefined
  /** The first and the last of the days on which it may be due. */
  from: Day | undefined
  to: Day | undefined
  /** Folded: without accents, in small letters. */
  words: readonly string[]
  after: AnswerCursor | undefined
}

type OfProgramme = { homeId: number; id: string }

const holdsAll = (text: RawBuilder<unknown>, words: readonly string[]) =>
  sql`unaccent(lower(${text})) like all(${words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)}::text[])`

/** What answers as `a` must have, beside how they stand. */
function thatFit({ homeId, id }: OfProgramme, filter: AnswerFilter): RawBuilder<unknown> {
  const { asking, organisationId, kind, period, from, to, words } = filter
  const ofDuty = sql`s.home_id = ${homeId} and s.programme_id = ${id}`
  const conditions = [
    ...(organisationId === undefined ? [] : [sql`a.organisation_id = ${organisationId}`]),
    ...(asking ? [sql`a.asked_until is not null`] : []),
    ...(period === undefined ? [] : [sql`a.period = ${period}`]),
    ...(from === undefined ? [] : [sql`a.last_on >= ${from}::date and a.last_on < 'infinity'`]),
    ...(to === undefined ? [] : [sql`a.last_on <= ${to}::date`]),
    ...(kind === undefined
      ? []
      : [sql`a.assignment_id in (select s.id from assignments s where ${ofDuty} and s.kind = ${kind})`]),
    ...(words.length === 0
      ? []
      : [
          sql`(a.assignment_id in (
              select s.id from assignments s join facts f on f.home_id = s.home_id and f.version_id = s.version_id and f.id = s.fact_id
              where ${ofDuty} and ${holdsAll(sql`f.section || ' ' || f.quote`, words)}
            ) or a.organisation_id in (select o.id from organisations o where o.home_id = ${homeId} and ${holdsAll(sql`o.name`, words)}))`,
        ]),
  ]
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/**
 * Of a programme, by day; answers without a day come last. Those of periods that have not begun only where a standing, a period or
 * days are asked for.
 */
export async function listAnswersOfProgramme(
  db: Db,
  programme: OfProgramme,
  filter: AnswerFilter,
  today: Day,
  limit: number,
): Promise<AskedRow[]> {
  const { standing, period, from, to, after } = filter
  const begun = [standing, period, from, to].every((each) => each === undefined)
  const page = sql`
    select a.* from answers a
    where a.home_id = ${programme.homeId} and a.programme_id = ${programme.id} and not a.ended and ${thatFit(programme, filter)}
      ${begun ? sql`and a.opens_on <= ${today}::date` : sql``}
      ${standing === undefined ? sql`` : sql`and ${standsAtLeast[standing](today)} and ${standingIn(today)} = ${standing}`}
      ${
        after === undefined
          ? sql``
          : sql`and (a.last_on, a.assignment_id, a.period) > (coalesce(${after.lastOn}::date, 'infinity'), ${after.assignmentId}::uuid, ${after.period})`
      }
    ${byDay} limit ${limit}`
  return read(db, page)
}
