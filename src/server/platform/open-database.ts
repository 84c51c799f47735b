import { outageOf } from './database.ts'
import { leaveUsers, whileItRuns } from './database-users.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded-database.ts'
import { keepClaim } from './kept-claim.ts'
import type { Log } from './log.ts'
import { checkOwnDatabase } from './own-database.ts'
import { makeDataFolder } from './secrets.ts'
import { StartProblem } from './start-problem.ts'

export type OpenDatabase = {
  /** As the role that migrates. */
  adminUrl: string
  /** Tells other starts on the folder where we answer. */
  announce(address: string): Promise<void>
  close(): Promise<void>
  /** Without waiting for the end. */
  abandon(): void
}

/** The database of a data folder, for us alone: the embedded one, or one's own. */
export async function openDatabase(
  { databaseUrl, dataDir }: { databaseUrl: string | undefined; dataDir: string },
  log: Log,
  onLost: (why: Error) => void,
): Promise<OpenDatabase> {
  await makeDataFolder(dataDir)
  return databaseUrl === undefined
    ? whileItRuns(() => openEmbedded(dataDir, log, onLost))
    : openOwn(databaseUrl, dataDir, log, onLost)
}

async function openOwn(
  adminUrl: string,
  dataDir: string,
  log: Log,
  onLost: (why: Error) => void,
): Promise<OpenDatabase> {
  const { version } = await checkOwnDatabase(adminUrl)
  const claim = await keepClaim({ databaseUrl: adminUrl, dataDir, log, revive: async () => {}, onLost })
  log.info({ version, embedded: false }, 'PostgreSQL answers')
  return { adminUrl, announce: claim.announce, close: () => claim.release(async () => {}), abandon() {} }
}

async function openEmbedded(dataDir: string, log: Log, onLost: (why: Error) => void): Promise<OpenDatabase> {
  const embedded = await startEmbeddedDatabase({ dataDir, log })
  const { adminUrl, version, adopted } = embedded
  const claim = await keepClaim({ databaseUrl: adminUrl, dataDir, log, revive: embedded.revive, onLost }).catch(
    async (error: unknown) => {
      await stopUnlessAnothers(embedded, error)
      throw error
    },
  )
  log.info({ version, embedded: true, adopted }, 'PostgreSQL answers')
  return {
    adminUrl,
    announce: claim.announce,
    close: () => claim.release((client) => leaveUsers(client, embedded)),
    abandon: () => embedded.abandon(),
  }
}

/** One that ran before us, that is gone, or whose folder another server won meanwhile, is not ours to stop. */
async function stopUnlessAnothers(embedded: EmbeddedDatabase, error: unknown): Promise<void> {
  if (!embedded.adopted && !(error instanceof StartProblem) && outageOf(error) !== 'away') await embedded.stop()
}
