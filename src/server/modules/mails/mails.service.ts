import { type Letter, type MailKind, type Mails, NEEDLESS } from '../../../shared/mails.ts'
import { NATION_ID } from '../../../shared/units.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import type { MailJobs } from './mail-jobs.ts'
import { mailIsOff, mailNotKept } from './mails.problems.ts'
import {
  beginSending,
  cancelMailsTo,
  findMail,
  insertMail,
  insertNoticesMail,
  listNewestMails,
  updateMail,
} from './mails.repository.ts'

export type NewMail = { homeId: number; unitPath: string; kind: MailKind; personId: string }

/** A letter to be sent once the caller's transaction is done; earlier ones of its kind to this person that still wait are not. Throws `mail-off`. */
export async function queueMail(db: Db, clock: Clock, actor: Actor, mails: MailJobs, mail: NewMail): Promise<void> {
  if (mails.way === 'off') throw mailIsOff()
  const at = clock.now()
  const id = newId()
  await cancelMailsTo(db, mail.personId, at, mail.kind)
  await insertMail(db, { ...mail, id, requestedBy: actor.personId, requestedAt: at, nextTryAt: at })
  await mails.send(db, { homeId: mail.homeId, id })
}

/**
 * A letter of what somebody was told, to be sent once the caller's transaction is done; where one is under way it will tell
 * everything. Answers whether there is a new one.
 */
export async function queueNoticesMail(
  db: Db,
  clock: Clock,
  mails: MailJobs,
  mail: Pick<NewMail, 'homeId' | 'unitPath' | 'personId'>,
): Promise<boolean> {
  const id = newId()
  if (!(await insertNoticesMail(db, { ...mail, id }, clock.now()))) return false
  await mails.send(db, { homeId: mail.homeId, id })
  return true
}

export async function listMails(db: Db, actor: Actor, mails: MailJobs): Promise<Mails> {
  requireAction(actor, 'system.operate', NATION_ID)
  return { way: mails.way, mails: await inTransaction(db, actor, listNewestMails) }
}

/** Reads a letter here where none leaves: that is its sending. Its link is good this once, as in any letter. Throws `mail-not-kept`. */
export async function openMail(db: Db, clock: Clock, actor: Actor, mails: MailJobs, id: string): Promise<Letter> {
  requireAction(actor, 'system.operate', NATION_ID)
  const mail = await inTransaction(db, actor, (db) => findMail(db, id))
  if (!mail) throw notFound('This letter')
  if (mails.way !== 'kept') throw mailNotKept()
  if (!(await inTransaction(db, actor, (db) => beginSending(db, mail)))) throw mailNotKept()
  const composed = await mails.compose(mail)
  await inTransaction(db, actor, async (db) => {
    const problem = 'problem' in composed ? { code: composed.problem, status: null } : null
    const state = !problem ? 'sent' : NEEDLESS.includes(problem.code) ? 'cancelled' : 'failed'
    await updateMail(db, mail, 'sending', { state, nextTryAt: null, endedAt: clock.now(), problem })
    const { homeId, unitPath, personId } = mail
    if (!problem)
      await recordAudit(db, clock, actor, { homeId, unitPath, action: 'mails.open', subject: `person:${personId}` })
  })
  if ('problem' in composed) throw mailNotKept()
  const { to, subject, text } = composed.letter
  return { to, subject, text }
}
