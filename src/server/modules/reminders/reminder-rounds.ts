import { addDays, hourInVietnam } from '../../../rules/days.ts'
import { letterMayGo, mondayOf } from '../../../rules/telling/index.ts'
import { USUAL_MY_REMINDERS, USUAL_REMINDERS } from '../../../shared/telling.ts'
import { clockActor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { type Rounds, startRounds } from '../../platform/rounds.ts'
import { getWorkingDays } from '../calendars/index.ts'
import { countLateByProgramme, listDueAnswers } from '../duties/index.ts'
import { type HomeRow, listHomes } from '../homes/index.ts'
import { listPeopleAnsweringFor, listPlannersOf } from '../identity/index.ts'
import { type MailJobs, queueNoticesMail } from '../mails/index.ts'
import { getUnit } from '../units/index.ts'
import { clockNotices, type PlannerLate } from './clock-notices.ts'
import { gatherDue, gatherLate, type PersonDue, type PersonLate } from './gather.ts'
import { listHabits } from './my-letters.repository.ts'
import { listSettingsAt } from './office-settings.repository.ts'
import { tellNoticed, tellReminded } from './reminded.ts'
import {
  farthestDaysBefore,
  insertTelling,
  listTellings,
  listToldAnswers,
  listWaiting,
  type TellingKind,
} from './tellings.repository.ts'

export type ReminderDeps = { db: Db; clock: Clock; log: Log; mails: MailJobs }
const lookEveryMs = 60_000
/** So long a server is off at most (a long weekend): who reminded of something before is not told anew to whoever answers by now. */
const longestOffMs = 4 * 24 * 60 * 60_000
/** What was written at an instant is seen by others so much later at most. */
const longestTransactionMs = 10 * 60_000
/** What nobody could be written of for so long is no news any more. */
const keptForMs = 14 * 24 * 60 * 60_000
export const newsSince = (clock: Clock): Date => new Date(clock.now().getTime() - keptForMs)

/**
 * Tells people what is due and late, each by a notice, and gathers it into letters for those who get any. What was told stands in
 * rows that are written with it, so a server that was off makes up for it, and of two servers one tells.
 */
export function startReminderRounds(deps: ReminderDeps): Rounds {
  const { db, clock, log, mails } = deps
  /** In which hour each home was gone through: who is to be told changes by the hour. */
  const goneThrough = new Map<number, string>()
  /** Up to when it was looked whom somebody reminded. */
  const lookedAt = new Map<number, Date>()
  async function tellAll(isStopping: () => boolean): Promise<void> {
    const homes = (await listHomes(db)).filter(({ id }) => id !== 0)
    for (const home of homes) {
      const now = clock.now()
      const hour = `${today(clock)} ${hourInVietnam(now)}`
      if (isStopping()) return
      try {
        const since = lookedAt.get(home.id) ?? new Date(now.getTime() - longestOffMs)
        await tellReminded(deps, home, since)
        await tellNoticed(deps, home, since)
        lookedAt.set(home.id, new Date(now.getTime() - longestTransactionMs))
        if (goneThrough.get(home.id) === hour) continue
        await remindHome(deps, home)
        goneThrough.set(home.id, hour)
      } catch (error) {
        log.error({ err: error, home: home.id }, 'the people of a province were not reminded')
      }
    }
    if (mails.way !== 'off' && !isStopping()) await askForLetters(deps, homes)
  }
  return startRounds(lookEveryMs, tellAll, { log, failed: 'reminders were not looked for' })
}

async function remindHome(deps: ReminderDeps, { id: homeId, unitId, scopes }: HomeRow): Promise<void> {
  const { db, clock } = deps
  const day = today(clock)
  const monday = mondayOf(day)
  const actor = clockActor(scopes)
  const { due, late, planning, unitPath, known } = await inTransaction(db, actor, async (db) => {
    const facts = await readFacts(db, homeId, day)
    return {
      due: gatherDue({ ...facts, today: day, monday }),
      late: gatherLate({ ...facts, today: day, monday }),
      planning: await listLatePlanning(db, homeId, day, monday),
      unitPath: (await getUnit(db, unitId, day)).path,
      known: new Set(
        (await listTellings(db, homeId, monday)).map((told) => `${told.personId} ${told.kind} ${told.onDay}`),
      ),
    }
  })
  const hour = hourInVietnam(clock.now())
  const tell = async (
    kind: TellingKind,
    onDay: string,
    { personId, fromHour }: PersonLate | PersonDue,
    more: (db: Db) => Promise<void>,
  ) => {
    if (hour < fromHour || known.has(`${personId} ${kind} ${onDay}`)) return
    await inTransaction(db, actor, async (db) => {
      const telling = { homeId, unitPath, personId, kind, onDay, toldAt: clock.now() }
      if (await insertTelling(db, telling)) await more(db)
    })
  }
  const notices = clockNotices(clock, { homeId, unitPath })
  for (const one of due) await tell('due', day, one, (db) => notices.due(db, one))
  for (const one of late) await tell('late-week', monday, one, (db) => notices.lateWeek(db, one))
  for (const one of planning) await tell('late-programmes', monday, one, (db) => notices.lateProgrammes(db, one))
}

async function readFacts(db: Db, homeId: number, day: string) {
  const daysBefore = Math.max(...USUAL_REMINDERS.daysBefore, await farthestDaysBefore(db))
  const due = await listDueAnswers(db, homeId, day, addDays(day, daysBefore))
  const organisationIds = [...new Set(due.map(({ organisationId }) => organisationId))]
  return {
    due,
    answering: await listPeopleAnsweringFor(db, homeId, organisationIds, day),
    settingsAt: await listSettingsAt(
      db,
      due.map(({ organisationPath }) => organisationPath),
    ),
    told: await listToldAnswers(
      db,
      homeId,
      due.map(({ assignmentId }) => assignmentId),
    ),
  }
}

/** The planners of programmes in which something was late when the week began. */
async function listLatePlanning(db: Db, homeId: number, day: string, monday: string): Promise<PlannerLate[]> {
  const programmes = await countLateByProgramme(db, homeId, monday)
  const settingsAt = await listSettingsAt(
    db,
    programmes.map(({ unitPath }) => unitPath),
  )
  const people = new Map<string, PlannerLate>()
  for (const [unitPath, its] of Map.groupBy(programmes, ({ unitPath }) => unitPath)) {
    const { weekly, hour } = settingsAt.get(unitPath) ?? USUAL_REMINDERS
    if (!weekly) continue
    for (const { personId } of await listPlannersOf(db, homeId, unitPath, day)) {
      const mine = people.get(personId) ?? { personId, fromHour: hour, late: 0, programmes: [] }
      const late = its.reduce((sum, programme) => sum + programme.late, mine.late)
      const programmes = [...mine.programmes, ...its.map(({ id }) => id)]
      people.set(personId, { personId, fromHour: Math.min(mine.fromHour, hour), late, programmes })
    }
  }
  return [...people.values()]
}

/** To each for whom something waits a letter, where their habits let it go now. */
async function askForLetters({ db, clock, log, mails }: ReminderDeps, homes: readonly HomeRow[]): Promise<void> {
  const actor = clockActor(homes.flatMap(({ scopes }) => scopes))
  const { waiting, habits, working } = await inTransaction(db, actor, async (db) => {
    const waiting = await listWaiting(db, newsSince(clock))
    return {
      waiting,
      habits: await listHabits(
        db,
        waiting.map(({ personId }) => personId),
      ),
      working: await getWorkingDays(db),
    }
  })
  for (const { personId, lastAt, byHand, ...place } of waiting) {
    const mine = habits.get(personId) ?? USUAL_MY_REMINDERS
    // What a person reminds of waits for no day or week of letters.
    const pace = byHand && mine.mail !== 'off' ? 'at-once' : mine.mail
    if (!letterMayGo(clock.now(), { ...mine, mail: pace }, lastAt, working)) continue
    await inTransaction(db, actor, (db) => queueNoticesMail(db, clock, mails, { ...place, personId })).catch(
      (error: unknown) => log.error({ err: error, person: personId }, 'a letter was not asked for'),
    )
  }
  mails.wake()
}
