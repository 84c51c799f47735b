import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, readConfig } from '../server/config.ts'
import { type Outage, outageOf } from '../server/platform/database.ts'
import { shareEmbeddedDatabase } from '../server/platform/database-users.ts'
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
    if (databaseUrl !== undefined) await checkOwnDatabase(databaseUrl)
    const shared = databaseUrl === undefined ? await shareEmbeddedDatabase(dataDir, silentLog) : undefined
    try {
      const adminUrl = databaseUrl ?? shared?.adminUrl ?? ''
      const secrets = await openSecrets(dataDir)
      return await work({ config, secrets, adminUrl, server: await findLiveServer(dataDir) })
    } finally {
      await shared?.leave()
    }
  })
}

/** Answers the exit code of `work`, or 1 where it refuses or the database cannot do it, in one line. */
export async function orRefusal(work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    const line = describeRefusal(error)
    if (line === undefined) throw error
    console.error(line)
    return 1
  }
}

function describeRefusal(error: unknown): string | undefined {
  if (error instanceof Problem) return `${error.kind.title}. ${error.message}.`
  if (error instanceof StartProblem) return error.message
  const outage = outageOf(error)
  const [why] = (error as Error).message.split('\n')
  return outage && `${outages[outage]} (${why}). Nothing is half-done; run it again.`
}

const outages: Record<Outage, string> = {
  away: 'The database went away or does not let us in',
  busy: 'The database has too much to do',
  full: 'There is no room left for the data',
}

function requireMade(dataDir: string): void {
  if (existsSync(join(dataDir, 'secrets.json'))) return
  throw new StartProblem(`No system was ever started on ${dataDir}. Set HIEUHOC_DATA to the folder of one.`)
}
