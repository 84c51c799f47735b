import { isWaiting, lastDayOf, standingOf } from '../../../rules/duties/index.ts'
import type { MailWay } from '../../../shared/mails.ts'
import type {
  LateAnswers,
  LateQuery,
  NewReminder,
  Reminder,
  ReminderSent,
  Reminders,
} from '../../../shared/reminders.ts'
import { type Actor, actingFor, mayAnywhere, mayAt, refusalOf } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { invalidRequest, notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { findPersonNames } from '../identity/index.ts'
import { getReadableProgramme } from '../programmes/index.ts'
import { getAssignmentRow } from './assignments.repository.ts'
import { nothingToRemindOf, remindedToday } from './duties.problems.ts'
import { findLetterhead } from './letterheads.repository.ts'
import { noLetterhead } from './letterheads.service.ts'
import { findRemindingPlace, requireReminding } from './may-remind.ts'
import { pageOfAnswers } from './programme-duties.service.ts'
import { listReceivingBodies } from './received-reports.repository.ts'
import { writeReminderLetter } from './reminder-letter.ts'
import { listToldOf, tellReminded } from './reminder-messages.ts'
import {
  type AnswerKey,
  awaitsSomething,
  countReminders,
  insertReminders,
  listDocumentFacts,
  listLastReminders,
  listRemindable,
  listRemindersOf,
  listSending,
  type ReminderRow,
} from './reminders.repository.ts'

export type RemindDeps = { db: Db; clock: Clock; mailWay: MailWay }

const keyOf = ({ assignmentId, period }: AnswerKey) => `${assignmentId} ${period}`

/**
 * Reminds of answers of a programme: all of them or none. Whoever is in charge of the programme may, whoever is in charge of the
 * organisation's place or watches over it, and whoever awaits it: to whom a report is sent, or who gave a part. Throws `reminded-today` unless it is said that it is meant, `nothing-to-remind-of`
 * where an answer waits for nobody, and `invalid-request`, by mail where none leaves this server too.
 */
export async function remind(
  { db, clock, mailWay }: RemindDeps,
  actor: Actor,
  programmeId: string,
  { way, answers: asked, words, answerBy, again }: NewReminder,
): Promise<ReminderSent> {
  if (way === 'mail' && mailWay === 'off') throw invalidRequest([{ pointer: '#/way', code: 'mail-is-off' }])
  const day = today(clock)
  return inTransaction(db, actor, async (db) => {
    if (!(await mayRemindIn(db, actor, programmeId))) throw refusalOf(actor, 'duties.remind')
    const programme = await getReadableProgramme(db, actor, programmeId)
    const answers = await listRemindable(db, programme, asked)
    const known = new Set(answers.map(keyOf))
    const faults = asked.flatMap((key, index) =>
      known.has(keyOf(key)) ? [] : [{ pointer: `#/answers/${index}`, code: 'unknown' }],
    )
    if (faults.length > 0) throw answers.length === 0 ? notFound('What is asked for') : invalidRequest(faults)
    if (answerBy !== undefined && answerBy <= day)
      throw invalidRequest([{ pointer: '#/answerBy', code: 'in-the-past' }])
    const places = new Map(answers.map((each) => [keyOf(each), requireReminding(actor, programme.unitPath, each)]))
    const waits = (answer: (typeof answers)[number]) =>
      answer.organisationId !== null && !answer.ended && isWaiting(standingOf(answer, day).standing)
    if (!answers.every(waits)) throw nothingToRemindOf()
    const before = new Map(
      (await countReminders(db, programme.homeId, answers, day)).map((each) => [keyOf(each), each.times]),
    )
    if (before.size > 0 && !again) throw remindedToday(before.size)
    const sendingId = newId()
    const inserted = await insertReminders(db, {
      homeId: programme.homeId,
      sendingId,
      way,
      words: words?.trim() ?? null,
      answerBy: answerBy ?? null,
      byPerson: actor.personId,
      on: day,
      at: clock.now(),
      answers: answers.map(({ assignmentId, period }) => {
        return { assignmentId, period, nth: (before.get(keyOf({ assignmentId, period })) ?? 0) + 1 }
      }),
    })
    if (inserted < answers.length) throw remindedToday(answers.length - inserted)
    const trailAt = (answer: (typeof answers)[number]) => {
      const place = places.get(keyOf(answer))
      return place === undefined || place === programme.unitPath ? answer.unitPath : place
    }
    for (const [unitPath, its] of Map.groupBy(answers, trailAt)) {
      await recordAudit(db, clock, actor, {
        homeId: programme.homeId,
        unitPath,
        action: 'duties.remind',
        subject: `programme:${programme.id}`,
        detail: { way, sending: sendingId, answers: its.length },
      })
    }
    const told =
      way === 'letter'
        ? { people: 0, nobody: [] }
        : await tellReminded(db, clock, actor, { programme, sendingId, answers, words, answerBy, places })
    return { sendingId, reminded: inserted, ...told }
  })
}

/** Whether there may be something in a programme of which the actor reminds. */
const mayRemindIn = async (db: Db, actor: Actor, programmeId: string): Promise<boolean> =>
  mayAnywhere(actor, 'duties.remind') ||
  (await awaitsSomething(db, programmeId, actingFor(actor, 'duties.answer').parties))

/**
 * A page of what is late in a programme, and when somebody was last reminded of it. Whoever receives reports reminds of those, and of
 * nothing else that they see.
 */
export async function listLateAnswers(
  { db, clock, mailWay }: RemindDeps,
  actor: Actor,
  programmeId: string,
  { sentTo: asked, ...page }: LateQuery,
): Promise<LateAnswers> {
  return inTransaction(db, actor, async (db) => {
    const programme = await getReadableProgramme(db, actor, programmeId)
    const own = mayAnywhere(actor, 'duties.remind') ? [] : await listReceivingBodies(db, programme, actor.parties)
    const sentTo = asked ?? own[0]
    const late = await pageOfAnswers(db, programme, today(clock), {
      ...page,
      standing: 'late',
      ...(sentTo && { sentTo }),
    })
    return {
      ...late,
      mayRemind: await mayRemindIn(db, actor, programmeId),
      mayMail: mailWay !== 'off',
      sentTo: sentTo ?? null,
      reminders: await toReminders(db, actor, await listLastReminders(db, programme, late.answers)),
    }
  })
}

/** Every reminder of the answers of an assignment. */
export async function getRemindersOf(
  { db, mailWay }: RemindDeps,
  actor: Actor,
  assignmentId: string,
): Promise<Reminders> {
  return inTransaction(db, actor, async (db) => {
    const assignment = await getAssignmentRow(db, assignmentId)
    const mayRemind = findRemindingPlace(actor, assignment.programmePath, assignment) !== undefined
    return {
      mayRemind,
      mayMail: mailWay !== 'off',
      reminders: await toReminders(db, actor, await listRemindersOf(db, assignment)),
    }
  })
}

async function toReminders(db: Db, actor: Actor, rows: readonly ReminderRow[]): Promise<Reminder[]> {
  const names = await findPersonNames(db, [...new Set(rows.map(({ byPerson }) => byPerson))])
  const told = await listToldOf(db, actor, rows)
  return rows.map(({ byPerson, at, organisationId, ...row }) => ({
    ...row,
    at: at.toISOString(),
    by: names.get(byPerson) ?? null,
    told: told.get(`${row.sendingId} ${organisationId}`) ?? null,
  }))
}

/**
 * The official letter of a sending, as of the day on which it was drafted: with the letterhead of the programme for those in charge
 * of it, and with blanks for others, whose office is another one.
 */
export async function getReminderLetter(
  db: Db,
  actor: Actor,
  sendingId: string,
): Promise<{ name: string; bytes: Buffer }> {
  return inTransaction(db, actor, async (db) => {
    const sent = await listSending(db, sendingId)
    const [first] = sent
    // Whoever reminds of nothing anywhere is not told whether there is one.
    if (!first) throw mayAnywhere(actor, 'duties.remind') ? notFound('This letter') : refusalOf(actor, 'duties.remind')
    const programme = await getReadableProgramme(db, actor, first.programmeId)
    for (const each of sent) requireReminding(actor, programme.unitPath, each)
    const isOurs = mayAt(actor, 'duties.plan', programme.unitPath)
    const bytes = await writeReminderLetter({
      letterhead: (isOurs ? await findLetterhead(db, programme) : undefined) ?? noLetterhead,
      on: first.on,
      plans: await listDocumentFacts(db, first.homeId, [...new Set(sent.map(({ versionId }) => versionId))]),
      duties: sent.map((row) => {
        const { standing, days } = standingOf({ ...row, state: 'not-started' }, first.on)
        return {
          organisationName: row.organisationName ?? '',
          section: row.section,
          quote: row.quote,
          giver: row.giverName,
          period: row.period,
          lastOn: lastDayOf(row),
          daysLate: standing === 'late' ? days : 0,
        }
      }),
      words: first.words,
      answerBy: first.answerBy,
    })
    return { name: `Công văn đôn đốc ${first.on}.docx`, bytes }
  })
}
