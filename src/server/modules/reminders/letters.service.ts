import { addDays, dayInVietnam } from '../../../rules/days.ts'
import { lastDayOf } from '../../../rules/duties/index.ts'
import { daysUntil, isTheirs, LATE } from '../../../rules/telling/index.ts'
import type { Day } from '../../../shared/schema.ts'
import { type OfficeReminders, USUAL_REMINDERS } from '../../../shared/telling.ts'
import { clockActor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { signedIds } from '../../platform/signed-ids.ts'
import {
  countLateByProgramme,
  type LateProgramme,
  listAnswersOf,
  listDueAnswers,
  listMailReminders,
  listRemindedByMail,
  type MailReminder,
} from '../duties/index.ts'
import { listHomes } from '../homes/index.ts'
import { findPersonNames, listPeopleAnsweringFor, listPlannersOf } from '../identity/index.ts'
import { type Compose, type MailJobs, queueNoticesMail, type WaitingMail } from '../mails/index.ts'
import { giveBackFromMail, takeForMail } from '../notices/index.ts'
import { type DueLine, noticesLetter, type ReminderLines } from './letter-text.ts'
import { findAddressee, getHabits } from './my-letters.repository.ts'
import { listSettingsAt } from './office-settings.repository.ts'
import { newsSince } from './reminder-rounds.ts'
import { farthestDaysBefore, giveTellingsBack, takeTellings } from './tellings.repository.ts'
import type { ToldLine } from './told-text.ts'

export type LettersDeps = { db: Db; clock: Clock; publicUrl: string; sessionSecret: string }

/** A letter shows so many of what is due; the page shows all. */
const mostLines = 40

/**
 * Writes what is due and late at the moment of sending to whoever answers for it then: what was handed in meanwhile is not in it,
 * and where nothing is left there is no letter.
 */
export function composeNoticesLetters({ db, clock, publicUrl, sessionSecret }: LettersDeps): Compose {
  const tokens = signedIds(sessionSecret, 'stop letters')
  return async ({ id, personId }) => {
    const homes = await listHomes(db)
    return inTransaction(db, clockActor(homes.flatMap(({ scopes }) => scopes)), async (db) => {
      const habits = await getHabits(db, personId)
      if (habits.mail === 'off') return { problem: 'stopped' }
      const taken = await takeTellings(db, personId, id, newsSince(clock))
      const day = today(clock)
      const due: DueLine[] = []
      const programmes: LateProgramme[] = []
      const reminded: ReminderLines[] = []
      const told = await listTold(db, personId, id, newsSince(clock))
      for (const [homeId, kinds] of Map.groupBy(taken, (telling) => telling.homeId)) {
        const days = kinds.flatMap(({ kind, onDay }) => (kind === 'reminded' ? [onDay] : []))
        if (days.length > 0) reminded.push(...(await listRemindedOf(db, homeId, personId, days, day)))
        if (kinds.some(({ kind }) => kind !== 'late-programmes' && kind !== 'told'))
          due.push(...(await listDueOf(db, homeId, personId, day)))
        if (kinds.some(({ kind }) => kind === 'late-programmes'))
          programmes.push(...(await listLateOf(db, homeId, personId, day)))
      }
      const to = await findAddressee(db, personId)
      if (!to || (due.length === 0 && programmes.length === 0 && reminded.length === 0 && told.length === 0))
        return { problem: 'nothing-left' }
      const token = tokens.issue(personId)
      const letter = noticesLetter(habits.language, {
        to,
        told,
        reminded,
        due,
        programmes,
        mostLines,
        publicUrl,
        token,
      })
      return { letter: { ...letter, stopUrl: `${publicUrl}/api/stop-letters?token=${token}` } }
    })
  }
}

/** What a letter that was not sent had to tell waits again and is asked for anew, in the caller's transaction. */
export async function writeNoticesAgain(
  db: Db,
  clock: Clock,
  mails: MailJobs,
  { id, personId, homeId, unitPath }: WaitingMail,
): Promise<void> {
  await giveTellingsBack(db, personId, id)
  await giveBackFromMail(db, personId, id)
  await queueNoticesMail(db, clock, mails, { homeId, unitPath, personId })
}

/** What became of what a person did, what was given to them and what came to them, as far as they have not seen it. */
async function listTold(db: Db, personId: string, mailId: string, since: Date): Promise<ToldLine[]> {
  const notices = await takeForMail(db, personId, mailId, since)
  const names = await findPersonNames(db, [...new Set(notices.flatMap(({ byPerson }) => byPerson ?? []))])
  return notices.map(({ kind, subject, params, words, byPerson, at }) => ({
    ...{ kind, subject, params, words },
    by: byPerson === null ? null : (names.get(byPerson) ?? null),
    onDay: dayInVietnam(at),
  }))
}

/** What a person was reminded of by others on these days and is still to do, a block for each sending. */
async function listRemindedOf(
  db: Db,
  homeId: number,
  personId: string,
  days: readonly Day[],
  day: Day,
): Promise<ReminderLines[]> {
  const since = new Date(`${days.toSorted()[0]}T00:00:00+07:00`)
  const organisationIds = (await listRemindedByMail(db, homeId, since)).map(({ organisationId }) => organisationId)
  const answering = await listPeopleAnsweringFor(db, homeId, [...new Set(organisationIds)], day)
  const mine = answering.filter((each) => each.personId === personId).map(({ organisationId }) => organisationId)
  const rows = await listMailReminders(db, homeId, mine, days)
  const names = await findPersonNames(db, [...new Set(rows.map(({ byPerson }) => byPerson))])
  const toLine = (row: MailReminder): DueLine => ({ ...row, left: daysUntil(row.lastOn, day) })
  return [...Map.groupBy(rows, ({ sendingId }) => sendingId).values()].flatMap((its) => {
    const [first] = its
    if (!first) return []
    const { byPerson, onDay, words, answerBy } = first
    return [{ by: names.get(byPerson) ?? null, onDay, words, answerBy, lines: its.map(toLine) }]
  })
}

/** What is late and what its offices want to be told of, of everything that somebody answers for in a home. */
async function listDueOf(db: Db, homeId: number, personId: string, day: Day): Promise<DueLine[]> {
  const until = addDays(day, Math.max(...USUAL_REMINDERS.daysBefore, await farthestDaysBefore(db)))
  const due = await listDueAnswers(db, homeId, day, until)
  const pathOf = new Map(due.map(({ organisationId, organisationPath }) => [organisationId, organisationPath]))
  const answering = await listPeopleAnsweringFor(db, homeId, [...pathOf.keys()], day)
  const mine = answering.filter((each) => each.personId === personId).map(({ organisationId }) => organisationId)
  const settingsAt = await listSettingsAt(db, [...pathOf.values()])
  const rows = await listAnswersOf(db, mine, ['open'], day, due.length)
  return rows.flatMap((row) => {
    const settings = settingsAt.get(pathOf.get(row.organisationId ?? '') ?? '') ?? USUAL_REMINDERS
    const lastOn = lastDayOf(row)
    // That had passed before it was asked for.
    if (lastOn === null || lastOn < row.openedOn) return []
    const left = daysUntil(lastOn, day)
    const holder = answering.find(
      (each) => each.personId === row.heldBy && each.organisationId === row.organisationId,
    )?.personId
    return isTold(left, settings) && isTheirs(personId, left < 0 ? LATE : left, holder)
      ? [{ ...row, lastOn, left }]
      : []
  })
}

const isTold = (left: number, { daysBefore }: OfficeReminders) => left < 0 || left <= Math.max(0, ...daysBefore)

async function listLateOf(db: Db, homeId: number, personId: string, day: Day): Promise<LateProgramme[]> {
  const found: LateProgramme[] = []
  for (const programme of await countLateByProgramme(db, homeId, day)) {
    const planners = await listPlannersOf(db, homeId, programme.unitPath, day)
    if (planners.some((planner) => planner.personId === personId)) found.push(programme)
  }
  return found
}
