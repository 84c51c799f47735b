import { existsSync } from 'node:fs'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isAlive } from '../../src/server/platform/processes.ts'
import {
  addressOf,
  findPostmaster,
  isHealthy,
  someDataFolder,
  someFolder,
  startServer,
  until,
} from '../support/server-process.ts'

test('from nothing to an answer, and after SIGTERM nothing is left', async () => {
  const folder = await someFolder()
  const server = startServer(folder)
  const address = await addressOf(server)
  expect(await isHealthy(address)).toBe(true)
  expect(server.out()).toMatch(/first administrator .*\/link#/)
  server.child.kill('SIGTERM')
  expect(await server.ended).toBe(0)
  expect(await findPostmaster(folder)).toBeUndefined()
  expect(existsSync(join(folder, 'server.json'))).toBe(false)
})

test.each(['SIGINT', 'SIGHUP'] as const)('%s stops cleanly', async (signal) => {
  const folder = await someDataFolder()
  const server = startServer(folder)
  await addressOf(server)
  server.child.kill(signal)
  // A terminal and npm both pass a Ctrl-C on.
  server.child.kill(signal)
  expect(await server.ended).toBe(0)
  expect(await findPostmaster(folder)).toBeUndefined()
})

test('a signal in the middle of the start leaves nothing running', async () => {
  const folder = await someDataFolder()
  const server = startServer(folder)
  await until(async () => (await findPostmaster(folder)) !== undefined, 'the database to start')
  server.child.kill('SIGTERM')
  expect(await server.ended).toBe(0)
  expect(server.out()).toBe('')
  expect(await findPostmaster(folder)).toBeUndefined()
})

test('a second server on the folder is refused and told by whom; the first goes on', async () => {
  const folder = await someDataFolder()
  const first = startServer(folder)
  const address = await addressOf(first)
  const second = startServer(folder)
  const third = startServer(folder, { PORT: new URL(address).port })
  expect([await second.ended, await third.ended]).toEqual([1, 1])
  const told = `Another server (process ${first.pid}, ${address}) is running on ${folder}.`
  expect(second.err()).toContain(told)
  expect(third.err()).toContain(told)
  expect(await isHealthy(address)).toBe(true)
})

test('of several started at once exactly one serves', async () => {
  const folder = await someFolder()
  const servers = [1, 2, 3].map(() => startServer(folder))
  const outcomes = await Promise.all(
    servers.map((server) =>
      Promise.race([addressOf(server).then(() => 'serves'), server.ended.then(() => 'refused')]).catch(() => 'refused'),
    ),
  )
  expect(outcomes.toSorted()).toEqual(['refused', 'refused', 'serves'])
  for (const [index, server] of servers.entries()) {
    if (outcomes[index] === 'refused') expect(server.err()).toContain('Another server')
  }
})

test('after SIGKILL of the server its database goes on and is adopted', async () => {
  const folder = await someDataFolder()
  const killed = startServer(folder)
  await addressOf(killed)
  const postmaster = await findPostmaster(folder)
  killed.child.kill('SIGKILL')
  await killed.ended
  expect(postmaster !== undefined && isAlive(postmaster)).toBe(true)

  const next = startServer(folder)
  expect(await isHealthy(await addressOf(next))).toBe(true)
  expect(await findPostmaster(folder)).toBe(postmaster)
  next.child.kill('SIGTERM')
  expect(await next.ended).toBe(0)
  expect(await findPostmaster(folder)).toBeUndefined()
})

test('the server stops when whoever launched it is gone', async () => {
  const folder = await someDataFolder()
  const server = startServer(folder)
  await addressOf(server)
  server.child.disconnect()
  expect(await server.ended).toBe(0)
  expect(await findPostmaster(folder)).toBeUndefined()
})

test('when the database is killed under it, the server brings it back', async () => {
  const folder = await someDataFolder()
  const server = startServer(folder)
  const address = await addressOf(server)
  const postmaster = (await findPostmaster(folder)) ?? 0
  process.kill(postmaster, 'SIGKILL')
  await until(async () => ((await findPostmaster(folder)) ?? postmaster) !== postmaster, 'another database')
  await until(() => isHealthy(address), 'health')
})

test('a start that is killed while it makes the database is made good by the next', async () => {
  const folder = await someFolder()
  const isHalfMade = async () => (await readdir(folder)).some((name) => name.startsWith('postgres.new-'))
  const killed = startServer(folder)
  await until(isHalfMade, 'initdb')
  killed.child.kill('SIGKILL')
  await killed.ended
  expect(await isHalfMade()).toBe(true)

  expect(await isHealthy(await addressOf(startServer(folder)))).toBe(true)
  expect(await isHalfMade()).toBe(false)
})

test.each([
  ['is dead', async () => deadPid()],
  ['belongs to another program now', async () => process.pid],
])('a postmaster.pid whose process %s does not confuse', async (_name, pid) => {
  const folder = await someDataFolder()
  const content = [await pid(), join(folder, 'postgres'), 1, 5432, '', '127.0.0.1', '  1 1', 'ready   ', '']
  await writeFile(join(folder, 'postgres/postmaster.pid'), content.join('\n'))
  expect(await isHealthy(await addressOf(startServer(folder)))).toBe(true)
})

async function deadPid(): Promise<number> {
  const highest = Number(await readFile('/proc/sys/kernel/pid_max', 'utf8').catch(() => '99999'))
  for (let pid = highest - 1; ; pid -= 1) if (!isAlive(pid)) return pid
}

test.skipIf(process.platform === 'win32')('what is secret is for its owner only', async () => {
  const folder = await someDataFolder()
  const modes = await Promise.all(
    ['secrets.json', 'postgres'].map(async (name) => (await stat(join(folder, name))).mode),
  )
  expect(modes.map((mode) => mode & 0o077)).toEqual([0, 0])
})
