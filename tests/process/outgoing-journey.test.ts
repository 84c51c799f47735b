import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { goodText } from '../support/bad-files.ts'
import { httpClient, openSession, password } from '../support/http.ts'
import { tokenOf } from '../support/links.ts'
import { type RunningServer, startServerWith, stopServerProcess } from '../support/server.ts'
import { until } from '../support/spawn.ts'

const preload = pathToFileURL(join(import.meta.dirname, '../support/recorded-calls.mjs')).href
const folders: string[] = []
const servers: RunningServer[] = []
afterAll(async () => {
  await Promise.all(servers.map(stopServerProcess))
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
})

async function recordedServer(env: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'hieuhoc-calls-'))
  folders.push(folder)
  const file = join(folder, 'calls')
  writeFileSync(file, '')
  const recording = { NODE_OPTIONS: `--import=${preload}`, RECORDED_CALLS_FILE: file, ...env }
  const server = await startServerWith(recording, join(folder, 'data'))
  servers.push(server)
  const calls = () => [...new Set(readFileSync(file, 'utf8').trim().split('\n'))].sort()
  return { server, calls }
}

/** The first administrator comes in, sets up a province, uploads a plan, has it read and takes a backup. */
async function wholeJourney(server: RunningServer) {
  const person = { name: 'Nguyễn Thị Mẫu', email: 'mau@mau.example' }
  const first = await openSession(server, '/links/use', { token: tokenOf(server.firstLink), password, ...person })
  await httpClient(server, first).post('/passwords/judge', { password: 'mật khẩu khác', own: [] })
  const client = httpClient(server, await openSession(server, '/session', { email: person.email, password }))
  const found = await client.get<{ hits: { unit: { id: string } }[] }>('/units?query=hung%20yen&level=province')
  const unitId = found.body.hits[0]?.unit.id
  expect((await client.post('/homes', { unitId, alsoPlanner: true })).status).toBe(201)
  const uploaded = await client.upload<{ document: { id: string } }>(goodText(), 'ke-hoach.txt')
  expect(uploaded.status).toBe(201)
  const { id } = uploaded.body.document
  await until(async () => {
    const { body } = await client.get<{ reading: { state: string } }>(`/documents/${id}`)
    return body.reading.state === 'done'
  }, 'the reading')
  expect((await client.post('/system/backups')).status).toBeLessThan(300)
  await until(async () => {
    const { body } = await client.get<object>('/system/backups')
    return /"state":"(done|good)"/.test(JSON.stringify(body))
  }, 'the backup')
  return client
}

test('over a whole journey the server calls its own database and nothing else', { timeout: 180_000 }, async () => {
  const { server, calls } = await recordedServer()
  await wholeJourney(server)
  await stopServerProcess(server)
  const made = calls()
  const port = /^connect 127\.0\.0\.1:(\d+)$/.exec(made.find((call) => call.startsWith('connect')) ?? '')?.[1]
  const elsewhere = made.filter(
    (call) => call !== `connect 127.0.0.1:${port}` && call !== 'name 127.0.0.1' && !call.startsWith('program '),
  )
  expect(elsewhere).toEqual([])
  // Programs of ours: PostgreSQL, what starts it as another user where we are root, and the process that reads files,
  // which calls nobody (`reading-limits.test.ts`).
  const programs = made.filter((call) => call.startsWith('program ')).map((call) => call.replace(/.*[ /]/, ''))
  const known = [
    'initdb',
    'pg_ctl',
    'postgres',
    'sh',
    'id',
    'useradd',
    'setpriv',
    'ps',
    'tasklist',
    'reading-worker.ts',
  ]
  expect(programs.filter((name) => !known.includes(name))).toEqual([])
})

test('what is not configured is refused by the server that ships, and what is configured is called', {
  timeout: 180_000,
}, async () => {
  const greeted: string[] = []
  const smtp = createServer((socket) => {
    greeted.push('greeted')
    socket.on('error', () => {}).end('554 5.3.2 not today\r\n')
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  const { port } = smtp.address() as { port: number }
  try {
    // Loaded before anything of ours, and calls out later, as a package that turned bad would.
    const folder = await mkdtemp(join(tmpdir(), 'hieuhoc-spy-'))
    folders.push(folder)
    const spy = join(folder, 'spy.mjs')
    const told = `${spy}.told`
    writeFileSync(told, '')
    writeFileSync(
      spy,
      `import { appendFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
if (isMainThread) setInterval(() => fetch('http://127.0.0.1:${port + 1}/').then(() => 'called', (error) => error.cause?.code)
  .then((how) => appendFileSync(${JSON.stringify(told)}, how + '\\n')), 500).unref()`,
    )
    const { server, calls } = await recordedServer({
      NODE_OPTIONS: `--import=${preload} --import=${pathToFileURL(spy).href}`,
      HIEUHOC_SMTP_URL: `smtp://127.0.0.1:${port}`,
      HIEUHOC_MAIL_FROM: 'hieuhoc@mau.example',
    })
    writeFileSync(told, '')
    const client = await wholeJourney(server)
    const found = await client.get<{ hits: { unit: { id: string } }[] }>('/units?query=hung%20yen&level=province')
    const unitId = found.body.hits[0]?.unit.id
    const invited = { name: 'Mời Thử', email: 'moi@mau.example', role: 'viewer', unitId, by: 'mail' }
    expect((await client.post('/people', invited)).status).toBe(201)
    await until(() => greeted.length > 0, 'the mail server to be called')
    await until(() => readFileSync(told, 'utf8') !== '', 'the call that is refused')
    expect(calls()).toContain(`connect 127.0.0.1:${port}`)
    expect(new Set(readFileSync(told, 'utf8').trim().split('\n'))).toEqual(new Set(['EOUTGOING']))
  } finally {
    smtp.close()
  }
})
