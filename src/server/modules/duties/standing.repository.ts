import { type RawBuilder, sql } from 'kysely'
import { SOON_DAYS } from '../../../rules/duties/index.ts'
import type { Standing } from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'

/** Whether an answer is still to be handed in, in the terms of the indexes. */
export const OPEN = sql`a.state in ('not-started', 'in-progress', 'returned')`

type LateTerms = { passedBefore: RawBuilder<unknown>; handedInLate: RawBuilder<unknown> }
const ofAnswer: LateTerms = {
  passedBefore: sql`a.last_on < a.opened_on`,
  handedInLate: sql`a.submitted_on > a.last_on and a.last_on >= a.opened_on`,
}

/** How an answer, or all of a count, stands on a day, as `standingOf` of the rules has it. */
export const standingIn = (today: Day, { passedBefore, handedInLate }: LateTerms = ofAnswer) => sql<Standing>`
  case
    when a.state = 'cancelled' then 'cancelled'
    when a.state in ('submitted', 'done') then a.state || case when ${handedInLate} then '-late' else '' end
    when ${passedBefore} then 'passed-before'
    when ${today}::date > a.last_on then 'late'
    when a.state = 'returned' then 'returned'
    when a.opens_on > ${today}::date then 'ahead'
    when a.last_on <= ${today}::date + ${SOON_DAYS}::int then 'soon'
    else 'open'
  end`

/** What every answer that stands so has, in terms that an index knows. */
export const standsAtLeast: Record<Standing, (today: Day) => RawBuilder<unknown>> = {
  late: (today) => sql`${OPEN} and a.last_on < ${today}::date`,
  soon: (today) => sql`${OPEN} and a.last_on <= ${today}::date + ${SOON_DAYS}::int`,
  open: () => OPEN,
  ahead: () => OPEN,
  'passed-before': (today) => sql`${OPEN} and a.last_on < ${today}::date`,
  returned: () => sql`a.state = 'returned'`,
  submitted: () => sql`a.state = 'submitted'`,
  'submitted-late': () => sql`a.state = 'submitted'`,
  done: () => sql`a.state = 'done'`,
  'done-late': () => sql`a.state = 'done'`,
  cancelled: () => sql`a.state = 'cancelled'`,
}
