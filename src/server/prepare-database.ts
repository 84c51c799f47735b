import { backupQueue } from './modules/backups/index.ts'
import { loadCalendars } from './modules/calendars/index.ts'
import { loadCatalogue } from './modules/catalogue/index.ts'
import { readingQueue } from './modules/documents/index.ts'
import { mailQueue } from './modules/mails/index.ts'
import { loadOutlines } from './modules/reports/index.ts'
import { loadUnits } from './modules/units/index.ts'
import { systemClock } from './platform/clock.ts'
import { connect } from './platform/database.ts'
import { migrateJobs } from './platform/jobs.ts'
import { migrate } from './platform/migrate.ts'
import type { Secrets } from './platform/secrets.ts'

/** The queues of the modules. */
export const queues = [backupQueue, mailQueue, readingQueue]

/** The newest tables, and the catalogues in them. Does little where both stand already. */
export async function prepareDatabase(adminUrl: string, secrets: Secrets): Promise<void> {
  await migrate(adminUrl, { app: secrets.databaseApp, jobs: secrets.databaseJobs })
  await migrateJobs(adminUrl, queues)
  const owner = connect(adminUrl, 1)
  try {
    await loadUnits(owner, systemClock)
    await loadCalendars(owner, systemClock)
    await loadCatalogue(owner, systemClock)
    await loadOutlines(owner, systemClock)
  } finally {
    await owner.destroy()
  }
}
