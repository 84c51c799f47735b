import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, readConfig } from '../server/config.ts'
import { startEmbeddedDatabase } from '../server/platform/embedded-database.ts'
import { silentLog } from '../server/platform/log.ts'
import { checkOwnDatabase } from '../server/platform/own-database.ts'
import { Problem } from '../server/platform/problems.ts'
import { openSecrets, type Secrets } from '../server/platform/secrets.ts'
import { findLiveServer, type LiveServer } from '../server/platform/single-server.ts'
import { StartProblem } from '../server/platform/start-problem.ts'

export type System = {
  config: Config
  secrets: Secrets
  /** As the role that migrates. */
  adminUrl: string
  /** Beside which this command runs. */
  server: LiveServer | undefined
}

/**
 * Runs a command on the database as it stands, beside a running server too, and answers its exit code. What it refuses is
 * one line. With `make` a system that is not there yet is begun, otherwise refused.
 */
export async function withSystem({ make }: { make: boolean }, work: (system: System) => Promise<number>) {
  return orRefusal(async () => {
    const config = readConfig(process.env, process.cwd())
    const { dataDir, databaseUrl } = config
    if (!make) requireMade(dataDir)
    const embedded = databaseUrl === undefined ? await startEmbeddedDatabase({ dataDir, log: silentLog }) : undefined
    try {
      if (databaseUrl !== undefined) await checkOwnDatabase(databaseUrl)
      const adminUrl = databaseUrl ?? embedded?.adminUrl ?? ''
      const secrets = await openSecrets(dataDir)
      return await work({ config, secrets, adminUrl, server: await findLiveServer(dataDir) })
    } finally {
      // One that ran before us, or that a server took over meanwhile, serves somebody.
      if (embedded && !embedded.adopted && !(await findLiveServer(dataDir))) await embedded.stop()
    }
  })
}

/** Answers the exit code of `work`, or 1 where it refuses, in one line. */
export async function orRefusal(work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof StartProblem || error instanceof Problem)) throw error
    console.error(error instanceof Problem ? `${error.kind.title}. ${error.message}.` : error.message)
    return 1
  }
}

function requireMade(dataDir: string): void {
  if (existsSync(join(dataDir, 'secrets.json'))) return
  throw new StartProblem(`No system was ever started on ${dataDir}. Set HIEUHOC_DATA to the folder of one.`)
}
