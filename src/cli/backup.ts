import { resolve } from 'node:path'
import { keepConsoleBackup } from '../server/modules/backups/index.ts'
import { makeBackup } from '../server/platform/backup/make-backup.ts'
import { hasNewestShape } from '../server/platform/backup/newest-shape.ts'
import { systemClock } from '../server/platform/clock.ts'
import { connect } from '../server/platform/database.ts'
import { dataSecretsOf } from '../server/platform/secrets.ts'
import { describeContents } from './describe-contents.ts'
import { withSystem } from './with-system.ts'

/**
 * Writes everything that stands in the system into a file, and reads that back. Works beside a running server, and on
 * tables of an older version, whose list of backups stays as it is.
 */
export function backUp(name: string): Promise<number> {
  return withSystem({ make: false }, async ({ config, secrets, adminUrl }) => {
    const file = resolve(name)
    const { passphrase } = config.backup
    const take = async (madeAt: Date) => {
      const source = { adminUrl, secrets: dataSecretsOf(secrets), madeAt, passphrase }
      const { manifest, bytes, sha256 } = await makeBackup(file, source)
      console.log(`Backed up to ${file}: ${describeContents(manifest)}`)
      return { file, encrypted: passphrase !== undefined, byteSize: bytes, sha256 }
    }
    if (await hasNewestShape(adminUrl)) {
      const owner = connect(adminUrl, 1)
      await keepConsoleBackup(owner, systemClock, take).finally(() => owner.destroy())
    } else await take(systemClock.now())
    if (passphrase === undefined)
      console.error(
        'It is not encrypted and holds all that people entered, the hashes of their passwords, and the key of their sessions. Only you can read it here; keep it so, or set HIEUHOC_BACKUP_PASSPHRASE.',
      )
    return 0
  })
}
