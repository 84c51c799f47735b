import { sql } from 'kysely'
import type { DutyBody } from '../../../shared/facts.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { type AnswerRow, ofAnswer } from './answers.repository.ts'
import { ownerName, wordsOf } from './assignments.repository.ts'
import { OPEN } from './standing.repository.ts'

export type ReportedRow = AnswerRow & {
  factId: string
  section: string
  quote: string
  body: Partial<DutyBody>
  organisationId: string
  organisationName: string | null
  place: string
  words: string | null
  files: number
}

export type Reported = { homeId: number; programmeId: string; unitPath: string | null; from: Day; to: Day; today: Day }

/**
 * The answers that a report on these days tells of, at or below a unit or all of it, by organisation and day: those asked for in these days, and what
 * was due before and is still open. Reports themselves and parts of duties are left out.
 */
export async function listReportedAnswers(
  db: Db,
  { homeId, programmeId, unitPath, from, to, today }: Reported,
): Promise<ReportedRow[]> {
  const { rows } = await sql<ReportedRow>`
    select ${ofAnswer}, s.fact_id, f.section, ${wordsOf} as quote, f.body, a.organisation_id, ${ownerName} as organisation_name, a.unit_path::text as place,
      (select e.words from answer_events e
        where e.home_id = a.home_id and e.assignment_id = a.assignment_id and e.period = a.period and e.act = 'submit'
        order by e.at desc, e.id desc limit 1) as words,
      (select count(*)::int from evidence e
        where e.home_id = a.home_id and e.assignment_id = a.assignment_id and e.period = a.period and not exists (
          select from answer_events v where v.home_id = e.home_id and v.evidence_id = e.id and v.act = 'detach')) as files
    from answers a
    join assignments s on s.home_id = a.home_id and s.id = a.assignment_id
    join facts f on f.home_id = s.home_id and f.version_id = s.version_id and f.id = s.fact_id
    left join organisations o on o.home_id = a.home_id and o.id = a.organisation_id
    where a.home_id = ${homeId} and a.programme_id = ${programmeId} and not a.ended and a.organisation_id is not null
      ${unitPath === null ? sql`` : sql`and a.unit_path <@ ${unitPath}::ltree`} and a.given_by is null and s.kind <> 'report'
      and a.opens_on <= least(${to}::date, ${today}::date)
      and (a.last_on >= ${from}::date or ${OPEN} and a.last_on >= a.opened_on)
    order by o.name collate "vi-x-icu", a.organisation_id, f.version_id, f.start_at, a.last_on, a.assignment_id, a.period`.execute(
    db,
  )
  return rows
}
