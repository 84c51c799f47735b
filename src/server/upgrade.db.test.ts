import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testClock, testOrigin } from '../../tests/support/app.ts'
import { startTestBackups } from '../../tests/support/backups.ts'
import { testPasswords } from '../../tests/support/database-server.ts'
import { readSeenBefore, type SeenBefore, useOldDatabase } from '../../tests/support/old-database.ts'
import { type App, buildApp } from './app.ts'
import type { BackupJobs } from './modules/backups/index.ts'
import { type ReadingJobs, startReadingJobs } from './modules/documents/index.ts'
import { loadUnits } from './modules/units/index.ts'
import { connect, type Db } from './platform/database.ts'
import { type Jobs, migrateJobs, startJobs } from './platform/jobs.ts'
import { silentLog } from './platform/log.ts'
import { migrate, migrationsFolder, urlAs } from './platform/migrate.ts'
import { queues } from './prepare-database.ts'

// A database of the first issue, with what people had put into it, is brought to the newest shape and used.
const old = useOldDatabase({ rows: true })

let before: SeenBefore
let countsBefore: Record<string, number>
let db: Db
let systemDb: Db
let jobs: Jobs
let readings: ReadingJobs
let backups: BackupJobs
let app: App
beforeAll(async () => {
  before = await readSeenBefore()
  countsBefore = await countRows()
  await migrate(old.url, testPasswords)
  await old.client.query('grant hieuhoc_app, hieuhoc_jobs to current_user')
  await migrateJobs(old.url, queues)
  const clock = testClock('2026-11-20T09:00:00Z')
  const owner = connect(old.url, 1)
  await loadUnits(owner, clock)
  await owner.destroy()
  const appUrl = urlAs(old.url, 'hieuhoc_app', testPasswords.app)
  db = connect(appUrl)
  systemDb = connect(urlAs(old.url, 'hieuhoc_jobs', testPasswords.jobs), 1)
  jobs = await startJobs({ appUrl, log: silentLog })
  readings = await startReadingJobs({ db, systemDb, jobs, clock, log: silentLog })
  const sessionSecret = 'only-for-the-tests-0123456789abcdef'
  backups = await startTestBackups({ db, systemDb, url: old.url, jobs, clock, sessionSecret })
  app = await buildApp({ db, clock, readings, backups, sessionSecret, publicUrl: testOrigin, rateLimitFactor: 1000 })
})
afterAll(async () => {
  await app?.close()
  await readings?.stop()
  await backups?.stop()
  await jobs?.stop()
  await db?.destroy()
  await systemDb?.destroy()
})

/** By table, what people made. */
async function countRows(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of [
    ...['homes', 'people', 'accounts', 'organisations', 'appointments', 'audit_entries'],
    ...['documents', 'document_files', 'document_texts', 'clauses', 'readings'],
    ...['programmes', 'programme_documents', 'plan_versions', 'facts', 'edit_batches', 'fact_edits'],
  ]) {
    const { rows } = await old.client.query<{ count: number }>(`select count(*)::int as count from ${table}`)
    counts[table] = rows[0]?.count ?? 0
  }
  return counts
}

async function signIn(email: string) {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { origin: testOrigin },
    payload: { email, password: before.password },
  })
  expect(answer.statusCode, email).toBe(200)
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  const headers = { cookie, origin: testOrigin }
  return {
    session: answer.json(),
    get: async (url: string) => (await app.inject({ method: 'GET', url: `/api${url}`, headers })).json(),
    post: (url: string, payload: object) => app.inject({ method: 'POST', url: `/api${url}`, headers, payload }),
  }
}

test('the migrations of the first issue are what they were', async () => {
  const hash = createHash('sha256')
  const first = (await readdir(migrationsFolder)).filter((name) => name < '20261121').sort()
  for (const name of first) hash.update(`${name}\n${await readFile(join(migrationsFolder, name), 'utf8')}`)
  expect(first).toHaveLength(6)
  expect(hash.digest('hex')).toBe('5923d3ce9a44fca16a6c81bcdd2791912ab0feeae81fa1a12f6a6337978f11ea')
})

test('no row that people made is lost or doubled', async () => {
  expect(Object.values(countsBefore).every((count) => count > 0)).toBe(true)
  expect(await countRows()).toEqual(countsBefore)
})

/** What a role of then is called now. */
const roleNow = (role: string, unitName: string) =>
  role !== 'administrator' ? role : unitName === 'Việt Nam' ? 'system-administrator' : 'unit-administrator'

test('everyone signs in with the old password, holds what they held and sees what they saw', async () => {
  expect(Object.keys(before.people)).toHaveLength(5)
  const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id).sort()
  for (const [email, seen] of Object.entries(before.people)) {
    const person = await signIn(email)
    const held = seen.appointments.map(({ role, unitName }) => ({ role: roleNow(role, unitName), unitName }))
    const holds = person.session.appointments.map(({ role, unitName }: Record<string, string>) => ({ role, unitName }))
    expect(holds, email).toEqual(held)
    if (held.some(({ role }) => role !== 'unit-administrator')) {
      // Who operates the system reads plans only where they plan: as the other planner there does.
      const operates = held.some(({ role }) => role === 'system-administrator')
      const reads = operates ? before.people['chuyen-vien.hy@mau.example'] : seen
      expect(idsOf((await person.get('/programmes')).programmes), email).toEqual(reads?.programmes)
      expect(idsOf((await person.get('/documents')).documents), email).toEqual(reads?.documents)
    } else {
      // Of a province: since the second issue its people are all that its administrator looks after.
      expect(await person.get('/programmes'), email).toMatchObject({ status: 403 })
    }
    expect((await person.get('/organisations')).organisations, email).toHaveLength(seen.organisations)
  }
})

test('a commune reads the published plan as before, and not the document beside it', async () => {
  const { name, unitId, unitName, horizonFrom, horizonTo, state, counts, documents, facts } = before.page
  const commune = await signIn('can-bo.xa@mau.example')
  expect(await commune.get(`/programmes/${before.programme}`)).toMatchObject({
    ...{ name, unitId, unitName, horizonFrom, horizonTo, state, counts, documents, facts },
  })
  expect((facts as unknown[]).length).toBeGreaterThan(100)
  const unpublished = before.people['chuyen-vien.hy@mau.example']?.documents.find((id) => id !== before.document)
  expect((await commune.get(`/documents/${unpublished}`)).status).toBe(404)
})

test('work goes on: the draft is edited, an organisation added, a person appointed', async () => {
  const planner = await signIn('chuyen-vien.hy@mau.example')
  const programme = await planner.get(`/programmes/${before.programme}`)
  const draft = await planner.get(`/versions/${programme.draftVersionId}`)
  const [fact] = draft.facts.filter(({ confirmedAt }: { confirmedAt: string | null }) => confirmedAt === null)
  const edits = [{ action: 'confirm', factId: fact.id, revision: fact.revision }]
  const batchId = '0d5b1f3e-6a5c-4c7e-9a64-0a4f4d0b6b11'
  expect((await planner.post(`/versions/${draft.id}/edits`, { batchId, edits })).statusCode).toBe(200)
  const { appointments } = planner.session
  const body = { unitId: appointments[0].unitId, name: 'Sở Mới' }
  expect((await planner.post('/organisations', body)).statusCode).toBe(201)
  const administrator = await signIn('quan-tri.hy@mau.example')
  const person = { name: 'Mẫu – Người mới', email: 'nguoi-moi@mau.example', role: 'viewer', unitId: body.unitId }
  expect((await administrator.post('/people', person)).statusCode).toBe(201)
})
