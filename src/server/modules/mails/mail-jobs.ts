import { type MailProblem, type MailState, type MailWay, NEEDLESS } from '../../../shared/mails.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import type { Jobs } from '../../platform/jobs.ts'
import type { Log } from '../../platform/log.ts'
import type { Delivery, Mailer, WrittenLetter } from '../../platform/mail.ts'
import {
  beginSending,
  findWaitingMail,
  listDueMails,
  listMailsBeingSent,
  type MailPlace,
  updateMail,
  type WaitingMail,
} from './mails.repository.ts'

export const mailQueue = 'mails.send'

const atOnce = 2
const usuallyLookEveryMs = 30_000
const minuteMs = 60_000
/** After each try that may go better later: minutes until the next. After the last it is given up, within two days. */
const pauses = [1, 5, 15, 60, 180, 360, 720, 1440]

/** Writes the letter at the moment it is sent, so that no link ever lies in the database. */
export type Compose = (mail: WaitingMail) => Promise<{ letter: WrittenLetter } | { problem: MailProblem }>

export type MailJobsDeps = {
  /** As the system's own role: it sees what waits, and no address. */
  systemDb: Db
  jobs: Jobs
  clock: Clock
  log: Log
  mailer: Mailer
  compose: Compose
}

export type MailJobs = {
  way: MailWay
  compose: Compose
  /** In the transaction that makes the row. */
  send(db: Db, mail: MailPlace): Promise<void>
  /** After that transaction. */
  wake(): void
  stop(): Promise<void>
}

/** Where no letter leaves: none is taken, or they wait to be read on a page here. */
export const mailsWithoutServer = (way: 'off' | 'kept', compose: Compose): MailJobs => ({
  way,
  compose,
  send: async () => {},
  wake: () => {},
  stop: async () => {},
})

/** Sends what waits. What was handed over when a server died is told and not sent again: it may have arrived. */
export async function startMailJobs(deps: MailJobsDeps, lookEveryMs = usuallyLookEveryMs): Promise<MailJobs> {
  const { systemDb, jobs, clock, log, compose } = deps
  const underWay = new Map<string, Promise<void>>()
  const abort = new AbortController()

  const endWork = await jobs.work<MailPlace>(mailQueue, atOnce, async (mail) => {
    if (abort.signal.aborted || underWay.has(mail.id)) return
    const sending = sendOne(deps, mail, abort.signal).finally(() => underWay.delete(mail.id))
    underWay.set(mail.id, sending)
    await sending
  })
  const send = ({ homeId, id }: MailPlace, db?: Db) =>
    jobs.send(mailQueue, { homeId, id }, { key: id, ...(db && { db }) })
  async function look() {
    const at = clock.now()
    for (const mail of await listMailsBeingSent(systemDb)) {
      if (underWay.has(mail.id)) continue
      await updateMail(systemDb, mail, 'sending', {
        state: 'failed',
        nextTryAt: null,
        endedAt: at,
        problem: { code: 'unknown', status: null },
      })
    }
    for (const mail of await listDueMails(systemDb, at)) if (!underWay.has(mail.id)) await send(mail)
    jobs.wake(mailQueue)
  }
  await look()
  const rounds = setInterval(() => {
    look().catch((error: unknown) => log.error({ err: error }, 'letters that wait were not looked for'))
  }, lookEveryMs).unref()

  return {
    way: 'smtp',
    compose,
    send: (db, mail) => send(mail, db),
    wake: () => jobs.wake(mailQueue),
    async stop() {
      clearInterval(rounds)
      abort.abort()
      await Promise.allSettled(underWay.values())
      await endWork()
    },
  }
}

async function sendOne(deps: MailJobsDeps, place: MailPlace, signal: AbortSignal): Promise<void> {
  const { systemDb, clock, log, mailer, compose } = deps
  const mail = await findWaitingMail(systemDb, place)
  if (!mail || !(await beginSending(systemDb, mail))) return
  const { outcome, problem } = await deliver(mail)
  const at = clock.now()
  const pause = outcome === 'later' ? pauses[mail.tries] : undefined
  const needless = problem !== null && NEEDLESS.includes(problem.code)
  if (outcome !== 'sent' && !needless) log.warn({ mail: mail.id, outcome, problem }, 'a letter was not sent')
  const ended: MailState = outcome === 'sent' ? 'sent' : needless ? 'cancelled' : 'failed'
  await updateMail(systemDb, mail, 'sending', {
    state: pause === undefined ? ended : 'waiting',
    nextTryAt: pause === undefined ? null : new Date(at.getTime() + pause * minuteMs),
    endedAt: pause === undefined ? at : null,
    problem,
  })

  async function deliver(mail: WaitingMail): Promise<Delivery> {
    try {
      const composed = await compose(mail)
      if ('problem' in composed) return { outcome: 'refused', problem: { code: composed.problem, status: null } }
      return await mailer.send({ id: mail.id, ...composed.letter }, signal)
    } catch (error) {
      log.error({ err: error, mail: mail.id }, 'a letter could not be written')
      return { outcome: 'later', problem: { code: 'unreachable', status: null } }
    }
  }
}
