import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Document } from '../../src/shared/documents.ts'
import type { Job, JobRef, Jobs } from '../../src/shared/jobs.ts'
import { becomeFirstPlanner, type HttpClient, httpClient } from '../support/http.ts'
import { copyPreparedTo } from '../support/prepared-folder.ts'
import { type RunningServer, startServerProcess, stopServerProcess } from '../support/server.ts'

const plan = join(import.meta.dirname, '../fixtures/plans/thai-binh.txt')

let dataDir: string
let server: RunningServer
let client: HttpClient
let cookie: string
beforeAll(async () => {
  dataDir = await copyPreparedTo(await mkdtemp(join(tmpdir(), 'hieuhoc-jobs-')))
  server = await startServerProcess(dataDir)
  cookie = await becomeFirstPlanner(server)
  client = httpClient(server, cookie)
})
afterAll(async () => {
  await stopServerProcess(server)
  await rm(dataDir, { recursive: true, force: true })
})

async function startAgain() {
  server = await startServerProcess(dataDir)
  client = httpClient(server, cookie)
}
async function kill() {
  server.process.child.kill('SIGKILL')
  await server.process.ended
}

/** So long a text that it is read for some seconds. */
async function upload(): Promise<JobRef> {
  const text = `${(await readFile(plan, 'utf8')).repeat(100)}\n${Math.random()}\n`
  const { status, body } = await client.upload<{ document: Document }>(new TextEncoder().encode(text), 'ke-hoach.txt')
  expect(status).toBe(201)
  return { kind: 'reading', id: body.document.reading?.id ?? '' }
}
async function when(id: string, is: (job: Job) => boolean): Promise<Job> {
  for (;;) {
    const { body } = await client.get<Jobs>('/jobs?kind=reading')
    const job = body.jobs.find((one) => one.id === id)
    if (job && is(job)) return job
    if (job && !['waiting', 'running'].includes(job.state)) throw new Error(JSON.stringify(job))
    await sleep(20)
  }
}
const runs = (attempts: number) => (job: Job) => job.state === 'running' && job.attempts === attempts

test('what the server died over is read once more; twice, and it fails, says so, and a person has it done', async () => {
  const { id } = await upload()
  await when(id, runs(1))
  await kill()
  await startAgain()
  await when(id, runs(2))
  await kill()
  await startAgain()
  const failed = await when(id, ({ state }) => state === 'failed')
  expect(failed).toMatchObject({ attempts: 2, problem: { code: 'reader-died', params: { times: 2 } } })

  const asked = await client.post<JobRef>(`/jobs/reading/${id}/retry`)
  expect(asked.status).toBe(202)
  expect(await when(asked.body.id, ({ state }) => state === 'done')).toMatchObject({ attempts: 1 })
})

test('a server that is stopped, however often, takes no attempt from what it was reading', async () => {
  const { id } = await upload()
  for (let stops = 0; stops < 3; stops += 1) {
    await when(id, runs(1))
    expect(await stopServerProcess(server)).toBe(0)
    await startAgain()
  }
  expect(await when(id, ({ state }) => state === 'done')).toMatchObject({ attempts: 1 })
})
