import { type RawBuilder, sql } from 'kysely'
import type { DutyKind, Standing } from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'
import { holdsAll } from '../../platform/words-held.ts'
import { wordsOf } from './assignments.repository.ts'
import { standingIn, standsAtLeast } from './standing.repository.ts'

export type AnswerFilter = {
  standing: Standing | undefined
  asking: boolean
  organisationId: string | undefined
  /** To which organisation a report is sent. */
  sentTo: string | undefined
  factId: string | undefined
  kind: DutyKind | undefined
  period: string | undefined
  /** The first and the last of the days on which it may be due. */
  from: Day | undefined
  to: Day | undefined
  /** Folded: without accents, in small letters. */
  words: readonly string[]
}

export type OfProgramme = { homeId: number; id: string }

const saidIn = (words: readonly string[]) => holdsAll(sql`f.section || ' ' || ${wordsOf}`, words)
const named = (homeId: number, words: readonly string[]) =>
  sql`(select o.id from organisations o where o.home_id = ${homeId} and ${holdsAll(sql`o.name`, words)})`

const all = (conditions: readonly RawBuilder<unknown>[]) =>
  conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)

/** What assignments of a programme as `s` must have: somebody has them, and they are what is asked for. */
export function dutiesThatFit(
  { homeId, id }: OfProgramme,
  { organisationId, sentTo, factId, kind, words }: AnswerFilter,
): RawBuilder<unknown> {
  return all([
    sql`s.home_id = ${homeId} and s.programme_id = ${id} and s.ended_on is null and s.organisation_id is not null`,
    ...(organisationId === undefined ? [] : [sql`s.organisation_id = ${organisationId}`]),
    ...(sentTo === undefined ? [] : [sql`s.received_by @> array[${sentTo}]::bigint[]`]),
    ...(factId === undefined ? [] : [sql`s.fact_id = ${factId}`]),
    ...(kind === undefined ? [] : [sql`s.kind = ${kind}`]),
    ...(words.length === 0
      ? []
      : [
          sql`(exists (
              select from facts f where f.home_id = s.home_id and f.version_id = s.version_id and f.id = s.fact_id and ${saidIn(words)}
            ) or s.organisation_id in ${named(homeId, words)})`,
        ]),
  ])
}

/** The same of answers as `a`. */
function ofDutiesThatFit(
  { homeId, id }: OfProgramme,
  { organisationId, sentTo, factId, kind, words }: AnswerFilter,
): RawBuilder<unknown>[] {
  const ofDuty = sql`s.home_id = ${homeId} and s.programme_id = ${id}`
  return [
    ...(organisationId === undefined ? [] : [sql`a.organisation_id = ${organisationId}`]),
    ...(sentTo === undefined ? [] : [sql`a.received_by @> array[${sentTo}]::bigint[]`]),
    ...(factId === undefined
      ? []
      : [sql`a.assignment_id in (select s.id from assignments s where ${ofDuty} and s.fact_id = ${factId})`]),
    ...(kind === undefined
      ? []
      : [sql`a.assignment_id in (select s.id from assignments s where ${ofDuty} and s.kind = ${kind})`]),
    ...(words.length === 0
      ? []
      : [
          sql`(a.assignment_id in (
              select s.id from assignments s join facts f on f.home_id = s.home_id and f.version_id = s.version_id and f.id = s.fact_id
              where ${ofDuty} and ${saidIn(words)}
            ) or a.organisation_id in ${named(homeId, words)})`,
        ]),
  ]
}

/** Whether answers, and not only duties, are chosen. */
export const choosesAnswers = ({ standing, asking, period, from, to }: AnswerFilter): boolean =>
  asking || [standing, period, from, to].some((each) => each !== undefined)

/**
 * What answers of a programme as `a` must have. Those of periods that have not begun only where a standing, a period or days are
 * asked for, or where all of them are.
 */
export function answersThatFit(
  programme: OfProgramme,
  filter: AnswerFilter,
  today: Day,
  { ahead = false } = {},
): RawBuilder<unknown> {
  const { standing, asking, period, from, to } = filter
  const begun = !ahead && [standing, period, from, to].every((each) => each === undefined)
  return all([
    sql`a.home_id = ${programme.homeId} and a.programme_id = ${programme.id} and not a.ended`,
    ...ofDutiesThatFit(programme, filter),
    ...(asking ? [sql`a.asked_until is not null`] : []),
    ...(period === undefined ? [] : [sql`a.period = ${period}`]),
    ...(from === undefined ? [] : [sql`a.last_on >= ${from}::date and a.last_on < 'infinity'`]),
    ...(to === undefined ? [] : [sql`a.last_on <= ${to}::date`]),
    ...(begun ? [sql`a.opens_on <= ${today}::date`] : []),
    ...(standing === undefined ? [] : [sql`${standsAtLeast[standing](today)} and ${standingIn(today)} = ${standing}`]),
  ])
}
