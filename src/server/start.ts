import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import { composeLetters } from './letter-kinds.ts'
import { type BackupSettings, startBackupJobs } from './modules/backups/index.ts'
import { startReadingJobs } from './modules/documents/index.ts'
import { startDailyOpening } from './modules/duties/index.ts'
import { firstAdministratorLink } from './modules/identity/index.ts'
import { mailsWithoutServer, startMailJobs } from './modules/mails/index.ts'
import { startReminderRounds } from './modules/reminders/index.ts'
import { type SampleLink, showSample } from './modules/sample/index.ts'
import { startDailyMergers } from './modules/units/index.ts'
import { systemClock } from './platform/clock.ts'
import { breakConnections, connect, statementTimeoutMs } from './platform/database.ts'
import { watchDatabase } from './platform/database-watch.ts'
import { startJobs } from './platform/jobs.ts'
import { addressOf, describeListenError, PortInUse, requireFreePort } from './platform/listening.ts'
import type { Log, LogLevel } from './platform/log.ts'
import { createMailer } from './platform/mail.ts'
import { urlAs } from './platform/migrate.ts'
import { openDatabase } from './platform/open-database.ts'
import { allowCallsTo, siteAt } from './platform/outgoing.ts'
import { dataSecretsOf, makeDataFolder, openSecrets } from './platform/secrets.ts'
import { describeLiveServer, findLiveServer } from './platform/single-server.ts'
import { StartProblem } from './platform/start-problem.ts'
import { prepareDatabase } from './prepare-database.ts'

export type StartedServer = {
  url: string
  /** While nobody administers the system: where the first administrator sets a password. */
  firstAdministratorUrl: string | undefined
  /** For each role of the sample somebody's link, when it was asked for. */
  sampleLinks: SampleLink[]
  /** Stops accepting, lets requests finish, then puts everything away. */
  stop(): Promise<void>
  /** For the impatient: nothing is waited for, and nothing stored is lost. */
  abandon(): void
}

export type StartOptions = {
  /** Give up half-way and put away what was started. */
  signal: AbortSignal
  /** The server cannot go on; it still has to be stopped. */
  onLost(why: Error): void
  /** Of the log of requests, which goes to standard error as JSON. */
  logLevel: LogLevel
  /** Adds the sample, and answers a way in for its people. */
  demo: boolean
}

const webFolder = join(import.meta.dirname, '../../dist/web')
const finishRequestsMs = 10_000

export async function startServer(
  config: Config,
  log: Log,
  { signal, onLost, logLevel, demo }: StartOptions,
): Promise<StartedServer> {
  const undo: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) {
      await step().catch((error: unknown) => log.error({ err: error }, 'a part did not stop cleanly'))
    }
  }
  try {
    await makeDataFolder(config.dataDir)
    const port = await requireFreePort(config.host, config.port).catch((error) => explainPort(error, config))
    signal.throwIfAborted()

    const database = await openDatabase(config, log, onLost)
    undo.push(database.close)
    signal.throwIfAborted()

    const secrets = await openSecrets(config.dataDir)
    await prepareDatabase(database.adminUrl, secrets)
    signal.throwIfAborted()

    const appUrl = urlAs(database.adminUrl, 'hieuhoc_app', secrets.databaseApp)
    const db = connect(appUrl, 10, statementTimeoutMs)
    undo.push(() => db.destroy())
    const systemDb = connect(urlAs(database.adminUrl, 'hieuhoc_jobs', secrets.databaseJobs), 1, statementTimeoutMs)
    undo.push(() => systemDb.destroy())
    const watch = watchDatabase({ url: appUrl, log, onAway: () => [db, systemDb].forEach(breakConnections) })
    undo.push(watch.stop)
    const jobs = await startJobs({ appUrl, log })
    undo.push(jobs.stop)
    const readings = await startReadingJobs({ db, systemDb, jobs, clock: systemClock, log })
    undo.push(readings.stop)
    const backups = await startBackupJobs({
      db,
      systemDb,
      adminUrl: database.adminUrl,
      secrets: dataSecretsOf(secrets),
      settings: backupSettings(config),
      jobs,
      clock: systemClock,
      log,
    })
    undo.push(backups.stop)
    undo.push(startDailyMergers({ db, clock: systemClock, log }).stop)
    undo.push(startDailyOpening({ db, systemDb, clock: systemClock, log }).stop)
    const url = addressOf(config.host, port, config.tls !== undefined)
    const publicUrl = config.publicUrl ?? url
    const { mail, signIn } = config
    if (mail.way === 'smtp') allowCallsTo(mail.server)
    if (signIn.oidc !== undefined) allowCallsTo(siteAt(signIn.oidc.issuer))
    const compose = composeLetters({ db, clock: systemClock, publicUrl, sessionSecret: secrets.sessions })
    const mails =
      mail.way === 'smtp'
        ? await startMailJobs({ systemDb, jobs, clock: systemClock, log, mailer: createMailer(mail.server), compose })
        : mailsWithoutServer(mail.way, compose)
    undo.push(mails.stop)
    undo.push(startReminderRounds({ db, clock: systemClock, log, mails }).stop)
    const app = await buildApp({
      db,
      clock: systemClock,
      readings,
      backups,
      mails,
      sessionSecret: secrets.sessions,
      publicUrl,
      signIn,
      isDatabaseAway: watch.isAway,
      logger: { level: logLevel, stream: process.stderr },
      ...(existsSync(join(webFolder, 'index.html')) ? { webFolder } : {}),
      ...(config.tls === undefined ? {} : { https: config.tls }),
      ...(config.trustProxy === undefined ? {} : { trustProxy: config.trustProxy }),
    })
    undo.push(async () => {
      const closed = app.close()
      if ((await Promise.race([closed, sleep(finishRequestsMs, 'late', { ref: false })])) !== 'late') return
      app.server.closeAllConnections()
      await closed
    })
    await app.listen({ host: config.host, port }).catch((error) => {
      throw describeListenError(error, config.host, port)
    })
    await database.announce(url)
    const link = await firstAdministratorLink(db, systemClock)
    const sample = demo ? await showSample({ db, clock: systemClock, readings }) : []
    return {
      url: publicUrl,
      firstAdministratorUrl: link && new URL(link.path, publicUrl).href,
      sampleLinks: sample.map((entry) => ({ ...entry, url: new URL(entry.url, publicUrl).href })),
      stop,
      abandon: database.abandon,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

function backupSettings({ dataDir, backup }: Config): BackupSettings {
  const folder = backup.folder ?? join(dataDir, 'backups')
  return { ...backup, folder, besideData: !relative(dataDir, folder).startsWith('..') }
}

/** Whoever starts the same folder twice should read that, and not only that the port is taken. */
async function explainPort(error: unknown, { dataDir, port }: Config): Promise<never> {
  const other = error instanceof PortInUse ? await findLiveServer(dataDir) : undefined
  if (other?.address?.endsWith(`:${port}`)) throw new StartProblem(describeLiveServer(other, dataDir))
  throw error
}
