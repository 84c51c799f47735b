import { NATION_ID } from '../../../shared/units.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { type JobWays, requireJob } from '../../platform/job-ways.ts'
import { jobNotFailed, jobOver } from '../../platform/jobs.problems.ts'
import { notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { type MailJobs, mailQueue } from './mail-jobs.ts'
import { cancelMail, findMail, listLatestMails, type WaitingMail } from './mails.repository.ts'

export type LetterWaysDeps = {
  db: Db
  clock: Clock
  mails: MailJobs
  /** Has a letter written again, in the caller's transaction and by the rights of whoever asks. */
  writeAgain: (db: Db, actor: Actor, mail: WaitingMail) => Promise<void>
}

/** How the jobs page handles letters. One on its way to the mail server cannot be called back. */
export const letterWays = (deps: LetterWaysDeps): JobWays => ({
  view: 'letter_jobs',
  queue: mailQueue,
  of: 'system',
  titlesFor: 'people.read',
  cancels: ['waiting'],
  cancel: (actor, id) => cancelLetter(deps, actor, id),
  retry: (actor, id) => retryLetter(deps, actor, id),
})

async function cancelLetter({ db, clock }: LetterWaysDeps, actor: Actor, id: string): Promise<void> {
  await inTransaction(db, actor, async (db) => {
    const mail = await getJob(db, actor, id)
    if (!(await cancelMail(db, mail, clock.now()))) throw jobOver()
    const { homeId, unitPath, personId } = mail
    await recordAudit(db, clock, actor, { homeId, unitPath, action: 'mails.cancel', subject: `person:${personId}` })
  })
}

async function retryLetter({ db, mails, writeAgain }: LetterWaysDeps, actor: Actor, id: string): Promise<string> {
  const latest = await inTransaction(db, actor, async (db) => {
    const mail = await getJob(db, actor, id)
    const { personId, kind, state } = mail
    const latestTo = async () => (await listLatestMails(db, [personId], [kind])).get(personId)
    if ((await latestTo())?.id !== id || (state !== 'failed' && state !== 'cancelled')) throw jobNotFailed()
    await writeAgain(db, actor, mail)
    return latestTo()
  })
  mails.wake()
  if (!latest) throw notFound('This job')
  return latest.id
}

async function getJob(db: Db, actor: Actor, id: string) {
  requireJob(actor, 'system', NATION_ID)
  const mail = await findMail(db, id)
  if (!mail) throw notFound('This job')
  return mail
}
