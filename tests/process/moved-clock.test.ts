import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Document } from '../../src/shared/documents.ts'
import type { AddedPerson } from '../../src/shared/people.ts'
import { becomeFirstPlanner, httpClient, openSession, password } from '../support/http.ts'
import { tokenOf } from '../support/links.ts'
import { movedClock } from '../support/moved-clock.ts'
import { addressOf, someDataFolder, startServer, until } from '../support/server-process.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hieuhoc-clock-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('the clock of a server that runs is moved, and with it links, sessions and what its jobs write', async () => {
  const clock = movedClock(folder)
  const process = startServer(await someDataFolder(), clock.env)
  const url = await addressOf(process)
  const [, firstLink = ''] = /administrator sets a password at (\S+)/.exec(process.out()) ?? []
  const cookie = await becomeFirstPlanner({ url, firstLink, dataDir: '', process })
  let client = httpClient({ url }, cookie)
  const status = async () => (await client.get('/session')).status
  const added = await client.post<AddedPerson>('/people', {
    name: 'Người được mời',
    email: 'nguoi-duoc-moi@mau.example',
    role: 'viewer',
    unitId: '1',
  })
  expect(added.status).toBe(201)
  const stranger = httpClient({ url })
  const lookAtLink = async () => (await stranger.post('/links/look', { token: tokenOf(added.body.link ?? '') })).status

  // Used within twelve hours a session goes on, and the link lasts three days.
  clock.moveTo(11 * hourMs)
  expect([await lookAtLink(), await status()]).toEqual([200, 200])
  clock.moveTo(22 * hourMs)
  expect(await status()).toBe(200)
  clock.moveTo(3 * dayMs - hourMs)
  expect([await lookAtLink(), await status()]).toEqual([200, 401])
  clock.moveTo(3 * dayMs + hourMs)
  expect(await lookAtLink()).toBe(410)
  client = httpClient({ url }, await openSession({ url }, '/session', { email: 'nguoi-thu@mau.example', password }))
  expect(await status()).toBe(200)

  const text = `KẾ HOẠCH\nXây dựng xã hội học tập năm 2026\nI. MỤC TIÊU\n1. Trước ngày 15/12 hằng năm, báo cáo kết quả.\n`
  const before = Date.now()
  const { body } = await client.upload<{ document: Document }>(new TextEncoder().encode(text), 'ke-hoach.txt')
  const read = async () => (await client.get<Document>(`/documents/${body.document.id}`)).body
  await until(async () => (await read()).reading?.state === 'done', 'the document to be read')
  const { uploadedAt, reading } = await read()
  for (const at of [uploadedAt, reading?.endedAt]) {
    const ahead = Date.parse(at ?? '') - before
    expect(ahead).toBeGreaterThan(3 * dayMs)
    expect(ahead).toBeLessThan(4 * dayMs)
  }

  clock.moveTo(40 * dayMs)
  expect(await status()).toBe(401)
  process.child.kill('SIGTERM')
  expect(await process.ended).toBe(0)
})
