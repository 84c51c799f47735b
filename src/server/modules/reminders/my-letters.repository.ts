import { sql } from 'kysely'
import { type MyReminders, USUAL_MY_REMINDERS } from '../../../shared/telling.ts'
import type { Db } from '../../platform/database.ts'

type HabitsRow = Omit<MyReminders, 'mail'> & {
  personId: string
  mail: Exclude<MyReminders['mail'], 'off'>
  stopped: boolean
}

/** How letters reach these people; who has set nothing is missing. */
export async function listHabits(db: Db, personIds: readonly string[]): Promise<Map<string, MyReminders>> {
  const { rows } = await sql<HabitsRow>`
    select person_id, mail, stopped, language, quiet_from, quiet_until, working_days_only, revision
    from letter_habits where person_id = any (${[...personIds]}::uuid[])`.execute(db)
  return new Map(
    rows.map(({ personId, stopped, mail, ...habits }) => [personId, { ...habits, mail: stopped ? 'off' : mail }]),
  )
}

export const getHabits = async (db: Db, personId: string): Promise<MyReminders> =>
  (await listHabits(db, [personId])).get(personId) ?? USUAL_MY_REMINDERS

/** Answers false where they were changed since they were seen. What was wanted before letters were stopped is kept. */
export async function saveHabits(
  db: Db,
  personId: string,
  { mail, language, quietFrom, quietUntil, workingDaysOnly, revision }: MyReminders,
): Promise<boolean> {
  const stopped = mail === 'off'
  const pace = stopped ? USUAL_MY_REMINDERS.mail : mail
  const { numAffectedRows } =
    revision === 0
      ? await sql`
          insert into letter_habits (person_id, mail, stopped, language, quiet_from, quiet_until, working_days_only)
          values (${personId}, ${pace}, ${stopped}, ${language}, ${quietFrom}, ${quietUntil}, ${workingDaysOnly})
          on conflict on constraint letter_habits_pk do nothing`.execute(db)
      : await sql`
          update letter_habits set mail = case when ${stopped} then mail else ${pace} end, stopped = ${stopped},
            language = ${language}, quiet_from = ${quietFrom}, quiet_until = ${quietUntil},
            working_days_only = ${workingDaysOnly}, revision = revision + 1
          where person_id = ${personId} and revision = ${revision}`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

/** Letters stop, or come again as they were wanted before. */
export async function setStopped(db: Db, personId: string, stopped: boolean): Promise<void> {
  const { mail, language, quietFrom, quietUntil, workingDaysOnly } = USUAL_MY_REMINDERS
  await sql`
    insert into letter_habits (person_id, mail, stopped, language, quiet_from, quiet_until, working_days_only)
    values (${personId}, ${mail}, ${stopped}, ${language}, ${quietFrom}, ${quietUntil}, ${workingDaysOnly})
    on conflict on constraint letter_habits_pk do update
      set stopped = excluded.stopped, revision = letter_habits.revision + 1 where letter_habits.stopped <> excluded.stopped`.execute(
    db,
  )
}

export async function findAddressee(db: Db, personId: string): Promise<{ name: string; email: string } | undefined> {
  const { rows } = await sql<{
    name: string
    email: string
  }>`select name, email from people where id = ${personId}`.execute(db)
  return rows[0]
}
