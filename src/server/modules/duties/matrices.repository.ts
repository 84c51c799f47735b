import { sql } from 'kysely'
import { WORST_FIRST } from '../../../rules/duties/index.ts'
import type { Standing } from '../../../shared/duties.ts'
import type { GivenDuty } from '../../../shared/duty-views.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { type AnswerFilter, answersThatFit, dutiesThatFit, type OfProgramme } from './answer-filter.repository.ts'
import { listBodiesNamed, type NamedBody } from './assignments.repository.ts'
import { standingIn } from './standing.repository.ts'

// The planner takes the policies to hide nearly everything and would join each row with all others; so what is large is joined
// by its reader, over ids.

const order = sql`${[...WORST_FIRST]}::text[]`
const rankIn = (today: Day) => sql`array_position(${order}, ${standingIn(today)})`

/** The organisations that have answers such as are chosen, by name. */
export async function listAnswering(
  db: Db,
  programme: OfProgramme,
  filter: AnswerFilter,
  today: Day,
): Promise<NamedBody[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.organisation_id as id from answers a
    where ${answersThatFit(programme, filter, today)} and a.organisation_id is not null`.execute(db)
  return listBodiesNamed(
    db,
    programme.homeId,
    rows.map(({ id }) => id),
  )
}

/** The organisations that have duties of a programme. */
export async function listHolderIds(db: Db, programme: OfProgramme, filter: AnswerFilter): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct s.organisation_id as id from assignments s where ${dutiesThatFit(programme, filter)}`.execute(db)
  return rows.map(({ id }) => id)
}

export type GivenDutyRow = GivenDuty & { kind: 'duty' | 'report' }

/** The duties and reports that somebody has, in the order of the text. Each is looked for alone: it may be given to hundreds. */
export async function listGivenDuties(db: Db, programme: OfProgramme, filter: AnswerFilter): Promise<GivenDutyRow[]> {
  const { rows } = await sql<GivenDutyRow>`
    select ${ofFact} from plan_versions v
    join facts f on f.home_id = v.home_id and f.version_id = v.id and f.kind in ('duty', 'report')
    cross join lateral (
      select from assignments s where ${dutiesThatFit(programme, filter)} and s.fact_id = f.id and s.version_id = f.version_id limit 1
    ) given
    where v.home_id = ${programme.homeId} and v.programme_id = ${programme.id} ${inText}`.execute(db)
  return rows
}

const ofFact = sql`f.id as fact_id, f.section, f.quote, f.kind`
const inText = sql`order by f.version_id, f.start_at, f.id`

/** In the order of the text. */
export async function listFactsNamed(
  db: Db,
  homeId: number,
  named: readonly { factId: string; versionId: string }[],
): Promise<GivenDutyRow[]> {
  const versions = named.map(({ versionId }) => versionId)
  const facts = named.map(({ factId }) => factId)
  const { rows } = await sql<GivenDutyRow>`
    select ${ofFact} from facts f
    where f.home_id = ${homeId} and f.version_id = any(${[...new Set(versions)]}::uuid[]) and f.id = any(${facts}::uuid[])
      and (f.version_id, f.id) in (select * from unnest(${versions}::uuid[], ${facts}::uuid[])) ${inText}`.execute(db)
  return rows
}

export type HeldRow = { id: string; organisationId: string; factId: string; versionId: string }
/** Of these organisations, these duties, or these assignments alone. */
export type OfThese = { organisationIds?: readonly string[]; factIds?: readonly string[]; ids?: readonly string[] }

/** Who has which of the duties of a programme. */
export async function listHeld(
  db: Db,
  programme: OfProgramme,
  filter: AnswerFilter,
  { organisationIds, factIds, ids }: OfThese,
): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select s.id, s.organisation_id, s.fact_id, s.version_id from assignments s
    where ${dutiesThatFit(programme, filter)}
      ${organisationIds ? sql`and s.organisation_id = any(${[...organisationIds]}::bigint[])` : sql``}
      ${factIds ? sql`and s.fact_id = any(${[...factIds]}::uuid[])` : sql``}
      ${ids ? sql`and s.id = any(${[...ids]}::uuid[])` : sql``}`.execute(db)
  return rows
}

export type StandingRow = Omit<HeldRow, 'versionId'> & { standing: Standing | null; answers: number }

/** Who of these organisations has which of these duties, with the worst standing of the answers begun, and how many have it. */
export async function listStanding(
  db: Db,
  programme: OfProgramme,
  filter: AnswerFilter,
  today: Day,
  { organisationIds, factIds }: Required<Pick<OfThese, 'organisationIds' | 'factIds'>>,
): Promise<StandingRow[]> {
  const { rows } = await sql<StandingRow>`
    select s.id, s.organisation_id, s.fact_id, (${order})[w.rank] as standing, coalesce(w.answers, 0) as answers
    from assignments s left join lateral (
      select ${rankIn(today)} as rank, count(*)::int as answers from answers a
      where a.home_id = s.home_id and a.assignment_id = s.id and not a.ended and a.opens_on <= ${today}::date
      group by 1 order by 1 limit 1
    ) w on true
    where ${dutiesThatFit(programme, filter)}
      and s.organisation_id = any(${[...organisationIds]}::bigint[]) and s.fact_id = any(${[...factIds]}::uuid[])`.execute(
    db,
  )
  return rows
}

export type WorstRow = { assignmentId: string; standing: Standing; answers: number }

/** The worst standing of the answers of each assignment of these organisations, and how many have it. */
export async function listWorst(
  db: Db,
  programme: OfProgramme,
  filter: AnswerFilter,
  today: Day,
  organisationIds: readonly string[],
): Promise<WorstRow[]> {
  const { rows } = await sql<WorstRow>`
    with stood as materialized (
      select a.assignment_id, ${rankIn(today)} as rank, count(*)::int as answers from answers a
      where ${answersThatFit(programme, filter, today)} and a.organisation_id = any(${[...organisationIds]}::bigint[])
      group by 1, 2
    )
    select distinct on (assignment_id) assignment_id, (${order})[rank] as standing, answers from stood order by assignment_id, rank`.execute(
    db,
  )
  return rows
}

export type ReportedRow = {
  organisationId: string
  period: string
  /** The first of them, by the plan. */
  dueOn: Day | null
  standing: Standing
  answers: number
  assignmentId: string
}

/** How the answers of these assignments stand in each period, those of later periods too; the worst of each organisation first. */
export async function listReported(
  db: Db,
  programme: OfProgramme,
  filter: AnswerFilter,
  today: Day,
  assignmentIds: readonly string[],
): Promise<ReportedRow[]> {
  const { rows } = await sql<ReportedRow>`
    with stood as materialized (
      select a.organisation_id, a.period, min(a.due_on) as due_on, ${rankIn(today)} as rank, count(*)::int as answers,
        min(a.assignment_id::text) as assignment_id
      from answers a
      where ${answersThatFit(programme, filter, today, { ahead: true })} and a.assignment_id = any(${[...assignmentIds]}::uuid[])
      group by a.organisation_id, a.period, rank
    )
    select organisation_id, period, due_on, (${order})[rank] as standing, answers, assignment_id from stood order by rank`.execute(
    db,
  )
  return rows
}
