import { consoleActor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { recordAudit } from '../audit/index.ts'
import { backupsHome, type FinishedBackup, insertFinishedBackup } from './backups.repository.ts'

/** Has a backup taken from the command line, tells the trail before, and the list after. As the owner of the tables. */
export async function keepConsoleBackup(
  ownerDb: Db,
  clock: Clock,
  take: (madeAt: Date) => Promise<FinishedBackup>,
): Promise<void> {
  // Before its moment, so that the backup itself says that it was taken.
  await ownerDb
    .transaction()
    .execute((db) =>
      recordAudit(db, clock, consoleActor, { ...backupsHome, action: 'backups.take', subject: 'backup' }),
    )
  const madeAt = clock.now()
  await insertFinishedBackup(ownerDb, await take(madeAt), madeAt, clock.now())
}
