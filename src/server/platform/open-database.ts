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
  const embedded = databaseUrl === undefined ? await startEmbeddedDatabase({ dataDir, log }) : undefined
  const adminUrl = embedded?.adminUrl ?? databaseUrl ?? ''
  const version = embedded?.version ?? (await checkOwnDatabase(adminUrl)).version
  const claim = await keepClaim({
    databaseUrl: adminUrl,
    dataDir,
    log,
    revive: async () => embedded?.revive(),
    onLost,
  }).catch(async (error: unknown) => {
    await stopUnlessAnothers(embedded, error)
    throw error
  })
  log.info({ version, embedded: embedded !== undefined, adopted: embedded?.adopted }, 'PostgreSQL answers')
  return {
    adminUrl,
    announce: claim.announce,
    close: () => claim.release(async () => embedded?.stop()),
    abandon: () => embedded?.abandon(),
  }
}

/** One that ran before us, or whose folder another server won meanwhile, is that server's to stop. */
async function stopUnlessAnothers(embedded: EmbeddedDatabase | undefined, error: unknown): Promise<void> {
  if (embedded && !embedded.adopted && !(error instanceof StartProblem)) await embedded.stop()
}
