import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BackupJobs, startBackupJobs } from '../../src/server/modules/backups/index.ts'
import type { Clock } from '../../src/server/platform/clock.ts'
import type { Db } from '../../src/server/platform/database.ts'
import type { Jobs } from '../../src/server/platform/jobs.ts'
import { silentLog } from '../../src/server/platform/log.ts'

type Deps = { db: Db; systemDb: Db; url: string; jobs: Jobs; clock: Clock; sessionSecret: string }

/** The backups of a test's app, in a folder that goes away with it; nothing is taken unless the test asks. */
export async function startTestBackups({ db, systemDb, url, jobs, clock, sessionSecret }: Deps): Promise<BackupJobs> {
  const folder = await mkdtemp(join(tmpdir(), 'hieuhoc-backups-'))
  const settings = { folder, besideData: false, schedule: undefined, keep: 2, passphrase: undefined }
  const secrets = { sessions: sessionSecret }
  const backups = await startBackupJobs({
    ...{ db, systemDb, adminUrl: url, secrets, jobs, clock, log: silentLog },
    settings,
  })
  return {
    ...backups,
    async stop() {
      await backups.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
