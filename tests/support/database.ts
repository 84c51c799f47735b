import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { connect, type Db } from '../../src/server/platform/database.ts'
import { urlAs } from '../../src/server/platform/migrate.ts'
import { databaseUrl, testPasswords } from './database-server.ts'

export type TestDatabase = {
  /** As the app's role: row-level security is in force. */
  db: Db
  /** As the owner: to prepare and to look behind the walls. */
  owner: Db
  /** As the system's own role. */
  systemDb: Db
  url: string
}

/** A database of this file's own, cloned from the migrated template. */
export function useDatabase(): TestDatabase {
  const name = `hieuhoc_test_${randomBytes(6).toString('hex')}`
  const context = {} as TestDatabase
  const admin = new pg.Client({ connectionString: inject('adminUrl') })
  beforeAll(async () => {
    await admin.connect()
    // Copying the files is faster than writing them through the log, where nobody waits for the disk.
    await admin.query(`create database ${name} template ${inject('template')} strategy file_copy`)
    context.url = databaseUrl(inject('adminUrl'), name)
    context.owner = connect(context.url, 2)
    context.db = connect(urlAs(context.url, 'hieuhoc_app', testPasswords.app), 8)
    context.systemDb = connect(urlAs(context.url, 'hieuhoc_jobs', testPasswords.jobs), 1)
    await sql`select 1`.execute(context.db)
  })
  afterAll(async () => {
    await context.db?.destroy()
    await context.systemDb?.destroy()
    await context.owner?.destroy()
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.end()
  })
  return context
}
