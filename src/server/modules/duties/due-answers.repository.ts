import { sql } from 'kysely'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { OPEN } from './standing.repository.ts'

export type DueAnswer = {
  organisationId: string
  /** The place of the organisation. */
  organisationPath: string
  assignmentId: string
  period: string
  lastOn: Day
  /** Who was given the duty by name. */
  heldBy: string | null
}

/** What organisations of a home have begun with or may, and have not handed in, with its last day up to `until`; by organisation and day. */
export async function listDueAnswers(db: Db, homeId: number, today: Day, until: Day): Promise<DueAnswer[]> {
  const { rows } = await sql<DueAnswer>`
    select o.id as organisation_id, (o.unit_path || '0' || o.id::text)::text as organisation_path, a.assignment_id, a.period, a.last_on,
      (select s.held_by from assignments s where s.home_id = a.home_id and s.id = a.assignment_id) as held_by
    from organisations o join answers a on a.organisation_id = o.id and a.home_id = o.home_id
    where o.home_id = ${homeId} and ${OPEN} and not a.ended and a.opens_on <= ${today}::date
      and a.last_on <= ${until}::date and a.last_on >= a.opened_on
    order by o.id, a.last_on, a.assignment_id, a.period`.execute(db)
  return rows
}

export type LateProgramme = { id: string; name: string; unitPath: string; late: number }

/** The programmes of a home with what is late on a day, by name. */
export async function countLateByProgramme(db: Db, homeId: number, today: Day): Promise<LateProgramme[]> {
  const { rows } = await sql<LateProgramme>`
    select p.id, p.name, p.unit_path::text, sum(a.answers)::int as late
    from answer_counts a join programmes p on p.home_id = a.home_id and p.id = a.programme_id
    where a.home_id = ${homeId} and ${OPEN} and a.last_on < ${today}::date and not a.passed_before
    group by p.home_id, p.id having sum(a.answers) > 0 order by p.name collate "vi-x-icu", p.id`.execute(db)
  return rows
}
