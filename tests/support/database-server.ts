import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { loadCalendars } from '../../src/server/modules/calendars/index.ts'
import { loadCatalogue } from '../../src/server/modules/catalogue/index.ts'
import { loadOutlines } from '../../src/server/modules/reports/index.ts'
import { loadUnits } from '../../src/server/modules/units/index.ts'
import { systemClock } from '../../src/server/platform/clock.ts'
import { connect } from '../../src/server/platform/database.ts'
import { startEmbeddedDatabase } from '../../src/server/platform/embedded-database.ts'
import { migrateJobs } from '../../src/server/platform/jobs.ts'
import { silentLog } from '../../src/server/platform/log.ts'
import { migrate } from '../../src/server/platform/migrate.ts'
import { queues } from '../../src/server/prepare-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of this run, as its owner; every test file clones the template for itself. */
    adminUrl: string
    template: string
  }
}

export const testPasswords = { app: 'app-of-the-tests', jobs: 'jobs-of-the-tests' }

/** One PostgreSQL for the whole run: the embedded one, or one's own through DATABASE_URL. */
export default async function startDatabaseServer(project: TestProject): Promise<() => Promise<void>> {
  const own = process.env.DATABASE_URL
  const folder = await mkdtemp(join(tmpdir(), 'hieuhoc-tests-'))
  const embedded = own ? undefined : await startEmbeddedDatabase({ dataDir: folder, log: silentLog })
  const adminUrl = own ?? embedded?.adminUrl ?? ''
  const template = `hieuhoc_template_${process.pid}_${Date.now()}`
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  if (embedded) {
    // Nobody needs these files after a power cut.
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
      await admin.query(`alter system set ${setting} = off`)
    await admin.query('select pg_reload_conf()')
  }
  await admin.query(`create database ${template}`)
  const url = databaseUrl(adminUrl, template)
  await migrate(url, testPasswords)
  // An owner who is no superuser must belong to the roles to speak as them and to end their sessions.
  await admin.query('grant hieuhoc_app, hieuhoc_jobs to current_user')
  await migrateJobs(url, queues)
  const owner = connect(url, 1)
  await loadUnits(owner, systemClock)
  await loadCalendars(owner, systemClock)
  await loadCatalogue(owner, systemClock)
  await loadOutlines(owner, systemClock)
  await owner.destroy()
  project.provide('adminUrl', adminUrl)
  project.provide('template', template)
  return async () => {
    await admin.query(`drop database ${template} with (force)`)
    await admin.end()
    await embedded?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

export function databaseUrl(adminUrl: string, name: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.href
}
