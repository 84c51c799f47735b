import { resolve } from 'node:path'
import { readConfig } from '../server/config.ts'
import { readBackup } from '../server/platform/backup/read-backup.ts'
import { requireKnown, restoreBackup } from '../server/platform/backup/restore-backup.ts'
import { adoptSecrets } from '../server/platform/secrets.ts'
import { prepareDatabase } from '../server/prepare-database.ts'
import { describeContents } from './describe-contents.ts'
import { orRefusal, withSystem } from './with-system.ts'

/** Fills an empty system with a backup. */
export function restore(name: string): Promise<number> {
  return orRefusal(async () => {
    const file = resolve(name)
    const { passphrase } = readConfig(process.env, process.cwd()).backup
    // Before anything is made for it.
    await readBackup(file, passphrase, { onHeader: (header) => requireKnown(header, file) })
    return withSystem({ make: true }, async ({ config, secrets, adminUrl, server }) => {
      const manifest = await restoreBackup(file, {
        adminUrl,
        passwords: { app: secrets.databaseApp, jobs: secrets.databaseJobs },
        passphrase,
        adoptSecrets: (restored) => adoptSecrets(config.dataDir, restored),
      })
      await prepareDatabase(adminUrl, { ...secrets })
      console.log(
        `Restored as it was on ${manifest.madeAt} (version ${manifest.version}); every row is there: ${describeContents(manifest)}`,
      )
      if (server)
        console.log(`Restart the server (process ${server.pid}): it still works with the keys of the empty system.`)
      return 0
    })
  })
}
