import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { testPasswords } from '../../../tests/support/database-server.ts'
import { lastOfFirstIssue, useOldDatabase } from '../../../tests/support/old-database.ts'
import { migrate, migrationsFolder, outsideTransaction } from './migrate.ts'

// The tables that grow hold a country's rows; each migration since the first issue is watched for what it does to them.
const old = useOldDatabase({ rows: true })
const empty = useOldDatabase({ rows: false })

/** Looking at a few rows is no scan. */
const fewRows = 1000
/** As long as anybody waits for a table that a migration holds. */
const longestWait = '10s'

/** From one row of each, with ids in a row, which fills their indexes quickest. */
const fill = [
  `insert into audit_entries (home_id, id, unit_path, at, actor, action, subject)
   select home_id, lpad(to_hex(n), 32, '0')::uuid, unit_path, at, actor, action, subject || n
   from (select * from audit_entries where home_id = 2 limit 1) one, generate_series(1, 100000) n`,
  `insert into facts (home_id, id, version_id, unit_path, kind, clause_id, section, start_at, end_at, quote, body, origin)
   select home_id, lpad(to_hex(n), 32, '0')::uuid, version_id, unit_path, kind, clause_id, section, start_at, end_at, quote, body, 'added'
   from (select * from facts where version_id = (select id from plan_versions where state = 'draft' and home_id = 2) limit 1) one,
     generate_series(1, 100000) n`,
  `insert into fact_edits (home_id, version_id, batch_id, fact_id, unit_path, actions, revision, after)
   select home_id, version_id, batch_id, lpad(to_hex(n), 32, '0')::uuid, unit_path, actions, revision, after
   from (select * from fact_edits limit 1) one, generate_series(1, 100000) n`,
  `insert into clauses (home_id, id, text_id, ordinal, unit_path, kind, depth, section, start_at, end_at)
   select home_id, lpad(to_hex(n), 32, '0')::uuid, text_id, 100000 + n, unit_path, kind, depth, section, start_at, end_at
   from (select * from clauses limit 1) one, generate_series(1, 1000000) n`,
]
const grown = ['audit_entries', 'facts', 'fact_edits', 'clauses']

const names = () =>
  readdirSync(migrationsFolder)
    .map((name) => name.replace(/\.sql$/, ''))
    .sort()

beforeAll(async () => {
  for (const table of grown) await old.client.query(`alter table ${table} disable trigger user`)
  // Five times faster without the checks of keys, where one may do without.
  await old.client.query('set session_replication_role = replica').catch(() => {})
  for (const statement of fill) await old.client.query(statement)
  for (const table of grown) await old.client.query(`alter table ${table} enable trigger user`)
  await old.client.query('reset session_replication_role')
  await old.client.query('analyze')
}, 300_000)

type Touched = { table: string; locks: string[] | null; read: number; written: number }

/** What the open transaction did to the grown tables, where writers would have to wait for it. */
async function holdUps(): Promise<string[]> {
  const { rows } = await old.client.query<Touched>(
    `select c.relname as "table",
       (select array_agg(l.mode) from pg_locks l where l.relation = c.oid and l.pid = pg_backend_pid()
         and l.mode in ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')) as locks,
       pg_stat_get_xact_tuples_returned(c.oid)::int as read,
       (pg_stat_get_xact_tuples_inserted(c.oid) + pg_stat_get_xact_tuples_updated(c.oid)
         + pg_stat_get_xact_tuples_deleted(c.oid))::int as written
     from pg_class c where c.oid = any ($1::regclass[])`,
    [grown],
  )
  return rows.flatMap(({ table, locks, read, written }) => [
    ...(locks && read > fewRows ? [`reads ${table} whole while it holds ${locks.join(' and ')} on it`] : []),
    ...(written > fewRows ? [`writes ${written} rows of ${table} in one transaction`] : []),
  ])
}

async function watched(statements: string, end: 'commit' | 'rollback' = 'rollback'): Promise<string[]> {
  // What the transaction before it read is counted with this one until it was handed on.
  await old.client.query('select pg_stat_force_next_flush()')
  await old.client.query('begin')
  try {
    await old.client.query(statements)
    const found = await holdUps()
    await old.client.query(end)
    return found
  } catch (error) {
    await old.client.query('rollback')
    throw error
  }
}

/** Reads and locks rows of each grown table as a request would, over and over, until told to stop. */
function keepWorking() {
  let stopped = false
  const waits: string[] = []
  const rounds = (async () => {
    const client = new pg.Client({ connectionString: old.url })
    await client.connect()
    while (!stopped) {
      for (const table of grown) {
        try {
          await client.query(
            `begin; set local lock_timeout = '${longestWait}'; select from ${table} limit 1 for update; commit`,
          )
        } catch (error) {
          await client.query('rollback')
          waits.push(`${table}: ${(error as Error).message}`)
        }
      }
    }
    await client.end()
  })()
  return async () => {
    stopped = true
    await rounds
    return waits
  }
}

test('the watch tells what holds writers up from what does not', async () => {
  expect(await watched(`alter table facts add column a integer not null default 1, add column b text`)).toEqual([])
  expect(await watched(`alter table facts add constraint c check (revision < 1000) not valid`)).toEqual([])
  expect(
    await watched(`update facts set rule = 'x' where id = (select id from facts where origin = 'added' limit 1)`),
  ).toEqual([])
  const reads = (table: string, lock: string) => [`reads ${table} whole while it holds ${lock} on it`]
  expect(await watched(`alter table facts alter column quote set not null, add check (revision < 1000)`)).toEqual(
    reads('facts', 'AccessExclusiveLock'),
  )
  expect(await watched(`alter table facts alter column start_at type bigint`)).toEqual(
    reads('facts', 'ShareLock and AccessExclusiveLock'),
  )
  expect(await watched(`create index on fact_edits (revision)`)).toEqual(reads('fact_edits', 'ShareLock'))
  expect(await watched(`update facts set rule = 'x' where origin = 'added'`)).toEqual([
    expect.stringMatching(/^writes 10000. rows of facts/),
  ])
})

test('no migration since the first issue holds up who works on a table of a million rows', {
  timeout: 300_000,
}, async () => {
  const stopWorking = keepWorking()
  const found: string[] = []
  for (const name of names().filter((name) => name > lastOfFirstIssue)) {
    const text = await readFile(join(migrationsFolder, `${name}.sql`), 'utf8')
    if (outsideTransaction.test(text)) {
      await migrate(old.url, testPasswords, name)
    } else {
      found.push(...(await watched(text, 'commit')).map((what) => `${name} ${what}`))
      await old.client.query('insert into migrations (name, timestamp) values ($1, now()::text)', [name])
    }
  }
  expect(await stopWorking()).toEqual([])
  expect(found).toEqual([])
  const { rows } = await old.client.query('select count(*)::int as count from migrations')
  expect(rows).toEqual([{ count: names().length }])
})

test('a migration that finds its table in use lets others pass, and is done when it is free', async () => {
  const [first = ''] = names().filter((name) => name > lastOfFirstIssue)
  const reader = new pg.Client({ connectionString: empty.url })
  await reader.connect()
  await reader.query('begin; select from organisations')
  let done = false
  const migrated = migrate(empty.url, testPasswords, first).then(() => {
    done = true
  })
  await expect.poll(async () => (await waiting()).length, { timeout: 20_000 }).toBe(1)
  // Behind what waits for the whole table everyone waits, until it gives up for a while.
  await empty.client.query(`set lock_timeout = '20s'; select from organisations`)
  expect(done).toBe(false)
  await reader.query('commit')
  await migrated
  await reader.end()
})

const waiting = async () =>
  (await empty.client.query(`select from pg_locks where relation = 'organisations'::regclass and not granted`)).rows
