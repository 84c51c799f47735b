import { loadUnits } from './modules/units/index.ts'
import { systemClock } from './platform/clock.ts'
import { connect } from './platform/database.ts'
import { migrate } from './platform/migrate.ts'
import type { Secrets } from './platform/secrets.ts'

/** The newest tables, and the units in them. Does little where both stand already. */
export async function prepareDatabase(adminUrl: string, secrets: Secrets): Promise<void> {
  await migrate(adminUrl, { app: secrets.databaseApp, jobs: secrets.databaseJobs })
  const owner = connect(adminUrl, 1)
  try {
    await loadUnits(owner, systemClock)
  } finally {
    await owner.destroy()
  }
}
