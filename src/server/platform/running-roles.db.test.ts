import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { useDatabase } from '../../../tests/support/database.ts'
import { databaseUrl, testPasswords } from '../../../tests/support/database-server.ts'
import { migrate } from './migrate.ts'
import { urlAs } from './running-roles.ts'

const context = useDatabase()
const admin = new pg.Client({ connectionString: inject('adminUrl') })
const name = `hieuhoc_trial_${randomBytes(6).toString('hex')}`
const others = { app: 'of-another-folder', jobs: 'of-another-folder-too' }

beforeAll(async () => {
  await admin.connect()
  await admin.query(`create database ${name}`)
})
afterAll(async () => {
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.end()
})

async function opens(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  )
}

test('a second system on a server whose roles another one works as is refused, and the first goes on', async () => {
  const trial = databaseUrl(inject('adminUrl'), name)
  await expect(migrate(trial, others)).rejects.toThrow(/^The database "[^\n]+" on this PostgreSQL server[^\n]+\.$/)
  for (const [role, password] of [
    ['hieuhoc_app', testPasswords.app],
    ['hieuhoc_jobs', testPasswords.jobs],
  ] as const)
    expect(await opens(urlAs(context.url, role, password)), role).toBe(true)
  // With the passwords that the server knows, as many databases as one likes.
  await migrate(trial, testPasswords)
})

test('another data folder does not take a database over while a system works in it', async () => {
  const atWork = new pg.Client({ connectionString: urlAs(context.url, 'hieuhoc_app', testPasswords.app) })
  await atWork.connect()
  await expect(migrate(context.url, others)).rejects.toThrow(/in use by a system with another data folder/)
  await atWork.end()
  expect(await opens(urlAs(context.url, 'hieuhoc_app', testPasswords.app))).toBe(true)
})
