import { readConfig } from '../server/config.ts'
import { createLog } from '../server/platform/log.ts'
import { openDatabase } from '../server/platform/open-database.ts'
import { openSecrets } from '../server/platform/secrets.ts'
import { prepareDatabase } from '../server/prepare-database.ts'
import { orRefusal } from './with-system.ts'

export function migrateDatabase(): Promise<number> {
  return orRefusal(async () => {
    const config = readConfig(process.env, process.cwd())
    const database = await openDatabase(config, createLog('warn'), () => {})
    try {
      await prepareDatabase(database.adminUrl, await openSecrets(config.dataDir))
    } finally {
      await database.close()
    }
    console.log('The database has the newest shape.')
    return 0
  })
}
