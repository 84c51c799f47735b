import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { migrate } from '../../src/server/platform/migrate.ts'
import { databaseUrl, testPasswords } from './database-server.ts'

const folder = join(import.meta.dirname, '../fixtures/upgrade')
/** The last migration of the first issue. */
export const lastOfFirstIssue = '20261120050000-create-sample'

const unpack = async (name: string) => brotliDecompressSync(await readFile(join(folder, name))).toString('utf8')

/** What the people of the old database saw before, as the API of that day said it. */
export type SeenBefore = {
  password: string
  programme: string
  version: string
  document: string
  /** By e-mail. */
  people: Record<
    string,
    {
      appointments: { role: string; unitName: string }[]
      programmes: string[]
      documents: string[]
      organisations: number
    }
  >
  page: Record<string, unknown>
}
export const readSeenBefore = async (): Promise<SeenBefore> => JSON.parse(await unpack('458b377.json.br'))

export type OldDatabase = { url: string; client: pg.Client }

/** A database of this file's own in the shape of the first issue, with the rows of its time or with none. */
export function useOldDatabase({ rows }: { rows: boolean }): OldDatabase {
  const name = `hieuhoc_old_${randomBytes(6).toString('hex')}`
  const old = {} as OldDatabase
  const admin = new pg.Client({ connectionString: inject('adminUrl') })
  beforeAll(async () => {
    await admin.connect()
    await admin.query(`create database ${name}`)
    old.url = databaseUrl(inject('adminUrl'), name)
    await migrate(old.url, testPasswords, lastOfFirstIssue)
    old.client = new pg.Client({ connectionString: old.url })
    old.client.on('error', () => {})
    await old.client.connect()
    // The lock of the migrator of that time, which ours does without.
    await old.client.query('create table migrations_lock (id varchar(255) primary key, is_locked integer not null)')
    if (!rows) return
    const text = await unpack('458b377.sql.br')
    const tables = new Set([...text.matchAll(/^insert into (\w+) /gm)].map(([, table]) => table))
    await old.client.query(`truncate ${[...tables].join(', ')} cascade`)
    // What is published is not written again; what keeps `unit_ancestors` is needed.
    const guarded = [...tables].filter((table) => table !== 'units')
    for (const table of guarded) await old.client.query(`alter table ${table} disable trigger user`)
    await old.client.query(text)
    for (const table of guarded) await old.client.query(`alter table ${table} enable trigger user`)
    await old.client.query('analyze')
  })
  afterAll(async () => {
    await old.client?.end()
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.end()
  })
  return old
}
