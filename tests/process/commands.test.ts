import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { joinUsers } from '../../src/server/platform/database-users.ts'
import { startEmbeddedDatabase } from '../../src/server/platform/embedded-database.ts'
import { silentLog } from '../../src/server/platform/log.ts'
import {
  addressOf,
  findPostmaster,
  hieuhoc,
  someDataFolder,
  someFolder,
  startServer,
  until,
} from '../support/server-process.ts'

// Commands on one folder at once, beside each other and beside a server.

async function run(args: string[], dataDir: string) {
  const { ended, out, err } = hieuhoc(args, { HIEUHOC_DATA: dataDir })
  return { code: await ended, out: out(), err: err() }
}

const person = ['--email', 'a@mau.example']
async function someSystem(): Promise<string> {
  const folder = await someDataFolder()
  const added = await run(['user', 'add', ...person, '--name', 'Mẫu – An', '--role', 'viewer'], folder)
  expect(added).toMatchObject({ code: 0, err: '' })
  return folder
}
const oneLine = /^[^\n]+\n$/

test('commands at once on a stopped system all succeed, and whoever is last stops the database', async () => {
  const [folder, kept] = [await someSystem(), await someFolder()]
  const link = ['user', 'link', ...person]
  const ended = await Promise.all(
    [['backup', join(kept, 'a')], link, ['audit', 'verify'], link].map((args) => run(args, folder)),
  )
  expect(ended.map(({ code, err }) => (code === 0 ? 0 : err))).toEqual([0, 0, 0, 0])
  expect(ended[0]?.err).toMatch(oneLine)
  expect(ended.slice(1).map(({ err }) => err)).toEqual(['', '', ''])
  expect(await findPostmaster(folder)).toBeUndefined()

  const empty = await someFolder()
  const restored = await Promise.all([1, 2].map(() => run(['restore', join(kept, 'a')], empty)))
  expect(restored.map(({ code }) => code).sort()).toEqual([0, 1])
  expect(restored.find(({ code }) => code === 1)).toMatchObject({
    out: '',
    err: expect.stringMatching(/^(Another restore is filling|Something stands in) this system[^\n]+\n$/),
  })
  expect(await run(['verify'], empty)).toMatchObject({ code: 0, err: '' })
  expect(await findPostmaster(empty)).toBeUndefined()
})

/** The database of a folder with a table that nobody else reads until it goes away; joins no users. */
async function holdUnits(folder: string) {
  const database = await startEmbeddedDatabase({ dataDir: folder, log: silentLog })
  onTestFinished(() => database.stop())
  const client = new pg.Client({ connectionString: database.adminUrl })
  client.on('error', () => {})
  await client.connect()
  await client.query('begin; lock table units in access exclusive mode')
  const isWaitedFor = async () => {
    const { rows } = await client.query(`select from pg_locks where relation = 'units'::regclass and not granted`)
    return rows.length > 0
  }
  return { database, client, isWaitedFor }
}

test('a server that stops leaves the database to a command that still needs it', async () => {
  const [folder, kept] = [await someSystem(), await someFolder()]
  const server = startServer(folder)
  await addressOf(server)
  const { client, isWaitedFor } = await holdUnits(folder)
  const backup = run(['backup', join(kept, 'a')], folder)
  await until(isWaitedFor, 'the backup to read units')
  server.child.kill('SIGTERM')
  expect(await server.ended).toBe(0)
  await client.query('rollback')
  await client.end()
  expect(await backup).toMatchObject({ code: 0 })
  expect(await findPostmaster(folder)).toBeUndefined()
})

test('a database that goes away under a command is one line, and nothing half-written stays', async () => {
  const [folder, kept] = [await someSystem(), await someFolder()]
  const { database, isWaitedFor } = await holdUnits(folder)
  const backup = run(['backup', join(kept, 'a')], folder)
  await until(isWaitedFor, 'the backup to read units')
  await database.stop()
  const { code, out, err } = await backup
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toMatch(/^The database went away [^\n]+\n$/)
  expect(await readdir(kept)).toEqual([])
})

test('what only looks changes no table of an older shape, and says how to bring it on', async () => {
  const folder = await someSystem()
  const database = await startEmbeddedDatabase({ dataDir: folder, log: silentLog })
  onTestFinished(() => database.stop())
  const client = new pg.Client({ connectionString: database.adminUrl })
  client.on('error', () => {})
  await client.connect()
  // Or the first command, being alone, would stop it.
  await joinUsers(client)
  await client.query('delete from migrations where name = (select max(name) from migrations)')
  const standing = async () => {
    const { rows } = await client.query(
      'select (select count(*) from migrations) as migrations, (select count(*) from audit_entries) as entries',
    )
    return rows[0]
  }
  const before = await standing()
  for (const args of [['audit', 'verify'], ['verify']])
    expect(await run(args, folder), args.join(' ')).toEqual({
      code: 1,
      out: '',
      err: 'The tables do not have the newest shape. Run: hieuhoc migrate\n',
    })
  expect(await standing()).toEqual(before)
  await client.end()
})
