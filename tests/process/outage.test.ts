import { execFileSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { startEmbeddedDatabase } from '../../src/server/platform/embedded-database.ts'
import { silentLog } from '../../src/server/platform/log.ts'
import { isAlive } from '../../src/server/platform/processes.ts'
import type { Document } from '../../src/shared/documents.ts'
import { becomeFirstPlanner } from '../support/http.ts'
import {
  addressOf,
  findPostmaster,
  hieuhoc,
  isHealthy,
  someDataFolder,
  someFolder,
  startServer,
  until,
} from '../support/server-process.ts'
import { someSmallDisk } from '../support/small-disk.ts'

// The database hangs, dies or has no room left while the server lives on.

type Answer = { status: number; retryAfter: number; type: string; body: Record<string, unknown>; tookMs: number }

/** A planner of a started server, who asks as a program would. */
async function somePlanner(dataDir: string, env: Record<string, string> = {}) {
  const running = startServer(dataDir, env)
  const url = await addressOf(running)
  const [, firstLink = ''] = /administrator sets a password at (\S+)/.exec(running.out()) ?? []
  const cookie = await becomeFirstPlanner({ url, firstLink, dataDir, process: running })
  const ask = async (method: string, path: string, given: { key?: string; body?: unknown } = {}): Promise<Answer> => {
    const began = performance.now()
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        cookie,
        origin: url,
        ...(given.key === undefined ? {} : { 'idempotency-key': given.key }),
        ...(given.body === undefined || given.body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      },
      ...(given.body === undefined
        ? {}
        : { body: given.body instanceof FormData ? given.body : JSON.stringify(given.body) }),
      signal: AbortSignal.timeout(60_000),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    const body = isJson ? JSON.parse(text) : {}
    const retryAfter = Number(response.headers.get('retry-after') ?? 0)
    return { status: response.status, retryAfter, type: body.type ?? '', body, tookMs: performance.now() - began }
  }
  const session = await ask('GET', '/api/session')
  const { appointments } = session.body as { appointments: { role: string; unitId: string }[] }
  const unitId = appointments.find(({ role }) => role === 'planner')?.unitId ?? ''
  const addOrganisation = (name: string, key: string) =>
    ask('POST', '/api/organisations', { key, body: { unitId, name } })
  const countOrganisations = async (name: string) => {
    const { body } = await ask('GET', '/api/organisations')
    return (body.organisations as { name: string }[]).filter((each) => each.name === name).length
  }
  const upload = async (bytes: Uint8Array, name: string) => {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(bytes)]), name)
    return ask('POST', '/api/documents', { body: form })
  }
  return { url, running, ask, addOrganisation, countOrganisations, upload }
}

type Planner = Awaited<ReturnType<typeof somePlanner>>

/** Every route of the API but those that take no session, with ids that name nothing. */
async function everyRoute({ ask }: Planner): Promise<[string, string][]> {
  const { body } = await ask('GET', '/api/docs/json')
  const paths = body.paths as Record<string, Record<string, unknown>>
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method): [string, string] => [
      method.toUpperCase(),
      path.replace(/\{\w+\}/g, '01890000-0000-7000-8000-000000000000'),
    ]),
  )
  expect(routes.length).toBeGreaterThan(40)
  return routes
}

/** Even what would be refused for its own faults is told to come again. */
const untilNoticed = ({ ask }: Planner) =>
  until(async () => (await ask('POST', '/api/session', { body: {} })).status === 503, 'the outage to be noticed')

async function expectEveryRouteToWait(planner: Planner, routes: readonly [string, string][]) {
  for (const [method, path] of routes) {
    const answer = await planner.ask(method, path, method === 'GET' || method === 'DELETE' ? {} : { body: {} })
    expect([answer.status, answer.type], `${method} ${path}`).toEqual([503, '/problems/database-away'])
    expect(answer.retryAfter, `${method} ${path}`).toBeGreaterThan(0)
  }
}

/** The postmaster and all that it started. */
function processesOf(postmaster: number): number[] {
  const parentOf = (pid: string) => {
    try {
      return Number(/^\d+ \(.*\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
    } catch {
      return undefined
    }
  }
  const children = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && parentOf(pid) === postmaster)
  return [postmaster, ...children.map(Number)]
}

test.runIf(process.platform === 'linux')(
  'a database that hangs for half a minute: 503 and when to come again, then all as if nothing had been',
  async () => {
    const folder = await someDataFolder()
    const planner = await somePlanner(folder)
    const routes = await everyRoute(planner)
    const stopped = processesOf((await findPostmaster(folder)) ?? 0)
    expect(stopped.length).toBeGreaterThan(5)
    const resume = () => {
      for (const pid of stopped.filter(isAlive)) process.kill(pid, 'SIGCONT')
    }
    onTestFinished(resume)
    const key = randomUUID()
    const began = performance.now()
    for (const pid of stopped) process.kill(pid, 'SIGSTOP')

    const hanging = await planner.addOrganisation('Sở Treo', key)
    expect([hanging.status, hanging.type]).toEqual([503, '/problems/database-away'])
    expect(hanging.retryAfter).toBeGreaterThan(0)
    await expectEveryRouteToWait(planner, routes)
    expect((await planner.ask('GET', '/health')).status).toBe(503)
    // The page itself comes from the disk, and says so.
    expect((await fetch(`${planner.url}/api/docs/`)).status).toBe(200)
    await sleep(Math.max(0, 30_000 - (performance.now() - began)))
    resume()

    await until(() => isHealthy(planner.url), 'health')
    const again = await planner.addOrganisation('Sở Treo', key)
    expect(again.status).toBe(201)
    expect(await planner.countOrganisations('Sở Treo')).toBe(1)
    await expectToBeRead(planner, 'sau-khi-treo.txt')
  },
)

/** Jobs go on as well. */
async function expectToBeRead(planner: Planner, name: string) {
  const text = `KẾ HOẠCH\n\nXây dựng xã hội học tập ${randomUUID()}\n\nI. MỤC TIÊU\n\n1. 95% người lớn biết chữ.\n`
  const { status, body } = await planner.upload(new TextEncoder().encode(text), name)
  expect(status).toBe(201)
  const { id } = body.document as Document
  await until(async () => {
    const document = (await planner.ask('GET', `/api/documents/${id}`)).body as Document
    return document.reading?.state === 'done'
  }, `${name} to be read`)
}

test('a database that cannot be started for a while: the server goes on asking, and needs no start of its own', async () => {
  const folder = await someDataFolder()
  const planner = await somePlanner(folder)
  const routes = await everyRoute(planner)
  const cluster = join(folder, 'postgres')
  const postmaster = (await findPostmaster(folder)) ?? 0
  await rename(cluster, `${cluster}.away`)
  onTestFinished(() => rename(`${cluster}.away`, cluster).catch(() => {}))
  process.kill(postmaster, 'SIGKILL')
  await untilNoticed(planner)
  await expectEveryRouteToWait(planner, routes)
  await rename(`${cluster}.away`, cluster)
  await until(() => isHealthy(planner.url), 'health')
  expect((await planner.addOrganisation('Sở Về Lại', randomUUID())).status).toBe(201)
  await expectToBeRead(planner, 'sau-khi-ve.txt')
})

test("one's own database that is away is asked again until it is back", async () => {
  const ownFolder = await someFolder()
  const own = await startEmbeddedDatabase({ dataDir: ownFolder, log: silentLog })
  onTestFinished(() => own.stop())
  const planner = await somePlanner(await someFolder(), { DATABASE_URL: own.adminUrl })
  await own.stop()
  await untilNoticed(planner)
  const key = randomUUID()
  const away = await planner.addOrganisation('Sở Xa', key)
  expect([away.status, away.type]).toEqual([503, '/problems/database-away'])
  await own.revive()
  await until(() => isHealthy(planner.url), 'health')
  expect((await planner.addOrganisation('Sở Xa', key)).status).toBe(201)
  await expectToBeRead(planner, 'sau-khi-xa.txt')
})

test("beside a system on one's own server a trial restore is refused, and a password that was changed is an outage", async () => {
  const own = await startEmbeddedDatabase({ dataDir: await someFolder(), log: silentLog })
  onTestFinished(() => own.stop())
  const folder = await someFolder()
  const planner = await somePlanner(folder, { DATABASE_URL: own.adminUrl })
  const admin = new pg.Client({ connectionString: own.adminUrl })
  await admin.connect()
  onTestFinished(() => admin.end())
  await admin.query('create database trial')
  const file = join(await someFolder(), 'a.tar.gz')
  expect(await hieuhoc(['backup', file], { HIEUHOC_DATA: folder, DATABASE_URL: own.adminUrl }).ended).toBe(0)
  const trial = new URL(own.adminUrl)
  trial.pathname = '/trial'
  const restore = hieuhoc(['restore', file], { HIEUHOC_DATA: await someFolder(), DATABASE_URL: trial.href })
  expect(await restore.ended).toBe(1)
  expect([restore.out(), restore.err()]).toEqual([
    '',
    expect.stringMatching(/^The database "postgres" on this PostgreSQL server belongs to a system[^\n]+\n$/),
  ])

  const breakOff = () =>
    admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'hieuhoc_app'`)
  await breakOff()
  // Whatever a broken connection was asked is told as an outage, and sent again it is done.
  const key = randomUUID()
  await until(async () => (await planner.addOrganisation('Sở Trước', key)).status === 201, 'an answer')
  await admin.query(`alter role hieuhoc_app password 'somebody changed it'`)
  await breakOff()
  await untilNoticed(planner)
  const away = await planner.addOrganisation('Sở Sau', randomUUID())
  expect([away.status, away.type]).toEqual([503, '/problems/database-away'])
  const { databaseApp } = JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8'))
  await admin.query(`alter role hieuhoc_app password '${databaseApp}'`)
  await until(() => isHealthy(planner.url), 'health')
  expect((await planner.addOrganisation('Sở Sau', randomUUID())).status).toBe(201)
})

/** A small disk of its own for a data folder; undefined where this machine lets nobody mount one. */
async function someSmallDataDisk(megabytes: number): Promise<string | undefined> {
  const disk = await someSmallDisk(megabytes * 1_048_576)
  if (disk === undefined) return undefined
  onTestFinished(async () => {
    const postmaster = await findPostmaster(disk.folder)
    if (postmaster !== undefined) process.kill(postmaster, 'SIGQUIT')
    await until(async () => postmaster === undefined || !isAlive(postmaster), 'the database to stop')
    await disk.remove()
  })
  return disk.folder
}

async function useUpLog(folder: string) {
  const [, , , port] = (await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')
  const { databaseOwner: password } = JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8'))
  const client = new pg.Client({
    host: '127.0.0.1',
    port: Number(port),
    user: 'postgres',
    database: 'postgres',
    password,
  })
  client.on('error', () => {})
  await client.connect()
  const segment = async () => {
    await client.query(`select pg_logical_emit_message(true, '', '')`)
    await client.query('select pg_switch_wal()')
  }
  await expect(
    (async () => {
      for (let segments = 0; segments < 40; segments += 1) await segment()
    })(),
  ).rejects.toThrow(/terminat|No space/)
}

test('a full disk: what cannot be kept is refused with 503, what was answered is there, and all goes on when there is room', async ({
  skip,
}) => {
  const folder = await someSmallDataDisk(400)
  if (folder === undefined) return skip('this machine lets nobody mount a disk; run as root to try')
  await cp(await someDataFolder(), folder, { recursive: true })
  const planner = await somePlanner(folder)
  const free = () => Number(execFileSync('df', ['--output=avail', '-B1', folder]).toString().split('\n')[1])
  const ballast = join(folder, 'ballast')
  const leave = 6_000_000
  await writeFile(ballast, Buffer.alloc(free() - leave))

  // Letters that do not compress, as those of a scan would.
  const text = () =>
    new TextEncoder().encode(`KẾ HOẠCH\n\n${randomBytes(400_000).toString('base64').replace(/.{60}/g, '$& ')}\n`)
  const kept: string[] = []
  const refused: { bytes: Uint8Array; name: string }[] = []
  for (let n = 0; n < 40 && refused.length < 4; n += 1) {
    const [bytes, name] = [text(), `ban-${n}.txt`]
    const answer = await planner.upload(bytes, name)
    if (answer.status === 201) kept.push((answer.body.document as Document).id)
    else {
      expect([503, answer.retryAfter > 0], JSON.stringify(answer)).toEqual([answer.status, true])
      expect(['/problems/disk-full', '/problems/database-away']).toContain(answer.type)
      refused.push({ bytes, name })
    }
  }
  expect(refused.length).toBeGreaterThan(0)
  const key = randomUUID()
  const small = await planner.addOrganisation('Sở Hết Chỗ', key)
  expect([201, 503]).toContain(small.status)

  // The log of what is to be written has no room either: PostgreSQL ends itself and cannot start again.
  await useUpLog(folder)
  await untilNoticed(planner)
  expect((await planner.addOrganisation('Sở Không Ghi', randomUUID())).type).toBe('/problems/database-away')
  expect(planner.running.child.exitCode).toBeNull()

  await rm(ballast)
  await until(() => isHealthy(planner.url), 'health')
  for (const { bytes, name } of refused) {
    const answer = await planner.upload(bytes, name)
    expect([200, 201]).toContain(answer.status)
    kept.push((answer.body.document as Document).id)
  }
  expect((await planner.addOrganisation('Sở Hết Chỗ', key)).status).toBe(201)
  expect(await planner.countOrganisations('Sở Hết Chỗ')).toBe(1)
  const { body } = await planner.ask('GET', '/api/documents')
  const stored = (body.documents as Document[]).map(({ id }) => id)
  expect(stored.sort()).toEqual(kept.sort())
  for (const id of stored) expect((await planner.ask('GET', `/api/documents/${id}/file`)).status).toBe(200)
})

test('a start on a full disk ends with one line that says so', async ({ skip }) => {
  const folder = await someSmallDataDisk(1)
  if (folder === undefined) return skip('this machine lets nobody mount a disk; run as root to try')
  await writeFile(join(folder, 'ballast'), Buffer.alloc(1_048_576))
  const server = startServer(folder)
  expect(await server.ended).toBe(1)
  expect(server.out()).toBe('')
  expect(server.err()).toMatch(/^[^\n]*(no room|No space)[^\n]*\n$/)
})
