import { resolve } from 'node:path'
import { makeBackup } from '../server/platform/backup/make-backup.ts'
import { systemClock } from '../server/platform/clock.ts'
import { dataSecretsOf } from '../server/platform/secrets.ts'
import { describeContents } from './describe-contents.ts'
import { withSystem } from './with-system.ts'

/** Writes everything that stands in the system into a file, and reads that back. Works beside a running server. */
export function backUp(name: string): Promise<number> {
  return withSystem({ make: false }, async ({ config, secrets, adminUrl }) => {
    const file = resolve(name)
    const { passphrase } = config.backup
    const madeAt = systemClock.now()
    const { manifest } = await makeBackup(file, { adminUrl, secrets: dataSecretsOf(secrets), madeAt, passphrase })
    console.log(`Backed up to ${file}: ${describeContents(manifest)}`)
    if (passphrase === undefined)
      console.error(
        'It is not encrypted and holds all that people entered, the hashes of their passwords, and the key of their sessions. Only you can read it here; keep it so, or set HIEUHOC_BACKUP_PASSPHRASE.',
      )
    return 0
  })
}
