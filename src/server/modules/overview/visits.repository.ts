import { sql } from 'kysely'
import type { SeenStates } from '../../../rules/overview/index.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'

export type Visit = { at: Date; states: SeenStates }

/** When a person last looked at a programme on a day before this one, and what they saw. */
export async function findVisitBefore(
  db: Db,
  personId: string,
  programmeId: string,
  today: Day,
): Promise<Visit | undefined> {
  const { rows } = await sql<{ at: Date | null; states: SeenStates }>`
    select case when seen_on < ${today}::date then seen_at else before_at end as at,
      case when seen_on < ${today}::date then states else before_states end as states
    from overview_visits where person_id = ${personId} and programme_id = ${programmeId}`.execute(db)
  const [found] = rows
  return found && found.at !== null ? { at: found.at, states: found.states } : undefined
}

/** That they look now; the last look of an earlier day is kept beside it. */
export async function putVisit(
  db: Db,
  personId: string,
  programmeId: string,
  { on, at, states }: { on: Day; at: Date; states: SeenStates },
): Promise<void> {
  await sql`
    insert into overview_visits as v (person_id, programme_id, seen_on, seen_at, states)
    values (${personId}, ${programmeId}, ${on}::date, ${at}, ${JSON.stringify(states)}::jsonb)
    on conflict on constraint overview_visits_pk do update set
      before_at = case when v.seen_on < excluded.seen_on then v.seen_at else v.before_at end,
      before_states = case when v.seen_on < excluded.seen_on then v.states else v.before_states end,
      seen_on = excluded.seen_on, seen_at = excluded.seen_at, states = excluded.states
    where v.seen_at <= excluded.seen_at`.execute(db)
}
