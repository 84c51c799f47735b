import { readConfig } from '../server/config.ts'
import { createLog } from '../server/platform/log.ts'
import { openDatabase } from '../server/platform/open-database.ts'
import { openSecrets } from '../server/platform/secrets.ts'
import { StartProblem } from '../server/platform/start-problem.ts'
import { prepareDatabase } from '../server/prepare-database.ts'

export async function migrateDatabase(): Promise<number> {
  try {
    const config = readConfig(process.env, process.cwd())
    const database = await openDatabase(config, createLog('warn'), () => {})
    try {
      await prepareDatabase(database.adminUrl, await openSecrets(config.dataDir))
    } finally {
      await database.close()
    }
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error
    console.error(error.message)
    return 1
  }
  console.log('The database has the newest shape.')
  return 0
}
