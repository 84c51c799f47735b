import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import { testPasswords } from '../../../../tests/support/database-server.ts'
import { upload, whenRead } from '../../../../tests/support/uploads.ts'
import type { DocumentText, ReadingState } from '../../../shared/documents.ts'
import { startJobs } from '../../platform/jobs.ts'
import { silentLog } from '../../platform/log.ts'
import { urlAs } from '../../platform/migrate.ts'
import { startReadingJobs } from './index.ts'

const file = new URL('../../../../tests/support/unruly-reader.ts', import.meta.url)
/** Whose reader is given the time it wants. */
const patient = useApp({ file, progressEveryMs: 0 })
const context = useApp({ file, read: { timeMs: 6000, memoryMb: 40 }, progressEveryMs: 0, lookEveryMs: 300 })

let unitId: string
let planner: Client
beforeAll(async () => {
  unitId = (await context.setUp('33')).unitId
  planner = await context.signIn({ role: 'planner', unitId })
})

let made = 0
const plan =
  'KẾ HOẠCH\nXây dựng xã hội học tập\nI. MỤC TIÊU\n- 98% người từ 15 tuổi biết chữ.\nII. NHIỆM VỤ\n- Mở lớp xóa mù chữ.\n'
const uploaded = async (order: string, client = planner) => {
  made += 1
  const response = await upload(client, Buffer.from(order === '' ? `${plan}Bản ${made}.\n` : `${order} ${made}`))
  expect(response.statusCode, response.body).toBe(201)
  return response.json().document as { id: string; reading: { id: string } }
}
const readingOf = async (documentId: string, client = planner) =>
  (await client.get(`/api/documents/${documentId}`)).json().reading
async function whenStage(documentId: string, stage: string, client = planner) {
  while ((await readingOf(documentId, client)).stage !== stage) await new Promise((resolve) => setTimeout(resolve, 20))
}
const attemptsOf = async (documentId: string, { owner } = context) => {
  const rows = await owner.selectFrom('readings').select('attempts').where('documentId', '=', documentId).execute()
  return rows[0]?.attempts
}
const rowsOf = async (documentId: string) =>
  context.owner.selectFrom('documentTexts').select('id').where('documentId', '=', documentId).execute()

/** The jobs of a server that starts anew on the same database, with its own limits. */
async function startAnew(app = context) {
  const { db, systemDb, clock, url } = app
  const jobs = await startJobs({ appUrl: urlAs(url, 'hieuhoc_app', testPasswords.app), log: silentLog })
  const readings = await startReadingJobs({ db, systemDb, jobs, clock, log: silentLog }, { file, progressEveryMs: 0 })
  return {
    readings,
    stop: async () => {
      await readings.stop()
      await jobs.stop()
    },
  }
}

const failures: [order: string, code: string][] = [
  ['!loops', 'took-too-long'],
  ['!grows', 'out-of-memory'],
  ['!throws', 'reader-died'],
]
for (const [order, code] of failures) {
  test(`a file on which the reader ${order.slice(1)} fails with a code, and the server goes on`, async () => {
    const { id } = await uploaded(order)
    const { reading } = await whenRead(planner, id)
    expect(reading).toMatchObject({ state: 'failed', problem: { code }, found: null })
    expect(await rowsOf(id)).toEqual([])
    expect((await planner.get(`/api/documents/${id}/text`)).json().type).toBe('/problems/not-read-yet')
  })
}

test('a reading shows how far it is, is cancelled once, and can be asked for again', async () => {
  const document = await uploaded('!waits')
  await whenStage(document.id, 'outline')
  expect(await readingOf(document.id)).toMatchObject({ state: 'running', share: 0.25 })
  const again = await planner.post(`/api/documents/${document.id}/readings`)
  expect([again.statusCode, again.json().id]).toEqual([202, document.reading.id])
  expect((await planner.delete(`/api/jobs/reading/${document.reading.id}`)).statusCode).toBe(204)
  expect(await readingOf(document.id)).toMatchObject({ state: 'cancelled', problem: null })
  const twice = await planner.delete(`/api/jobs/reading/${document.reading.id}`)
  expect([twice.statusCode, twice.json().type]).toEqual([409, '/problems/job-over'])
  const next = await planner.post(`/api/documents/${document.id}/readings`)
  expect(next.json().id).not.toBe(document.reading.id)
  expect((await planner.delete(`/api/documents/${document.id}`)).statusCode).toBe(204)
})

test('two are read at once, and the third when one of them ends', async () => {
  const [first, second, third] = [await uploaded('!waits'), await uploaded('!waits'), await uploaded('')]
  await whenStage(first.id, 'outline')
  await whenStage(second.id, 'outline')
  expect((await readingOf(third.id)).state).toBe('waiting')
  await planner.delete(`/api/jobs/reading/${first.reading.id}`)
  expect((await whenRead(planner, third.id)).reading?.state).toBe('done')
  await planner.delete(`/api/jobs/reading/${second.reading.id}`)
})

test('a mark that only a later look finds removes the document whole, and whoever asks is told', async () => {
  const { id } = await uploaded('!secret')
  let answer = await planner.get(`/api/documents/${id}`)
  while (answer.statusCode === 200) answer = await planner.get(`/api/documents/${id}`)
  expect([answer.statusCode, answer.json().type]).toEqual([410, '/problems/secret-removed'])
  for (const table of ['documentFiles', 'readings', 'documentTexts'] as const) {
    expect(await context.owner.selectFrom(table).select('homeId').where('documentId', '=', id).execute()).toEqual([])
  }
  const subject = `document:${id}`
  // That the planner looked at it may have been written later than what became of it.
  const entries = await context.owner
    .selectFrom('auditEntries')
    .select(['action', 'detail'])
    .where('subject', '=', subject)
    .where('action', '<>', 'documents.read')
    .orderBy('id', 'desc')
    .execute()
  expect(entries[0]).toEqual({ action: 'documents.remove-secret', detail: {} })
  const { unitId: elsewhere } = await context.setUp('15')
  const stranger = await context.signIn({ role: 'planner', unitId: elsewhere })
  expect((await stranger.get(`/api/documents/${id}`)).statusCode).toBe(404)
})

test('a late mark on a document that a version stands on is for people to decide', async () => {
  const { id } = await uploaded('')
  await whenRead(planner, id)
  const text = await context.owner
    .selectFrom('documentTexts')
    .select(['homeId', 'unitPath', 'id as textId'])
    .where('documentId', '=', id)
    .executeTakeFirstOrThrow()
  const programmeId = id
  const { textId, ...owner } = text
  const row = { ...owner, id: programmeId, createdBy: planner.personId, createdAt: context.clock.now() }
  await context.owner
    .insertInto('programmes')
    .values({ ...row, unitId, name: 'Xã hội học tập' })
    .execute()
  const version = { ...row, programmeId, documentId: id, textId, number: 1, state: 'draft' }
  await context.owner.insertInto('planVersions').values(version).execute()
  await context.owner
    .updateTable('documentFiles')
    .set({ bytes: Buffer.from('!secret') })
    .where('documentId', '=', id)
    .execute()
  expect((await planner.post(`/api/documents/${id}/readings`)).statusCode).toBe(202)
  const { reading } = await whenRead(planner, id)
  expect(reading).toMatchObject({ state: 'failed', problem: { code: 'secret-document' } })
  expect(await rowsOf(id)).toHaveLength(1)
})

test('whoever lost the right to upload while it waited has nothing read for them', async () => {
  for (const left of ['viewer', undefined] as const) {
    const leaver = await context.signIn({ role: 'planner', unitId })
    const { id } = await uploaded('', leaver)
    await whenRead(planner, id)
    if (left)
      await context.owner
        .updateTable('appointments')
        .set({ role: left })
        .where('personId', '=', leaver.personId)
        .execute()
    else await context.owner.deleteFrom('appointments').where('personId', '=', leaver.personId).execute()
    const waiting = { state: 'waiting' as ReadingState, textId: null, facts: null }
    await context.owner.updateTable('readings').set(waiting).where('documentId', '=', id).execute()
    const { stop } = await startAnew()
    const { reading } = await whenRead(planner, id)
    expect(reading).toMatchObject({ state: 'failed', problem: { code: 'rights-lost', params: {} } })
    await stop()
  }
})

test('whoever leaves while it is read has nothing stored for them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hieuhoc-leaver-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const leaver = await patient.signIn({ role: 'planner', unitId: (await patient.setUp('79')).unitId })
  const { id } = await uploaded(`!holds ${join(folder, 'go')}`, leaver)
  await whenStage(id, 'outline', leaver)
  expect((await patient.administrator.post(`/api/people/${leaver.personId}/end`)).statusCode).toBe(200)
  await writeFile(join(folder, 'go'), '')
  const stored = () =>
    patient.owner
      .selectFrom('readings')
      .select(['state', 'problem', 'textId'])
      .where('documentId', '=', id)
      .executeTakeFirst()
  while ((await stored())?.state === 'running') await new Promise((resolve) => setTimeout(resolve, 20))
  expect(await stored()).toEqual({ state: 'failed', problem: { code: 'rights-lost', params: {} }, textId: null })
})

test('what a crash left in the middle is read at the next start, once', async () => {
  const { id } = await uploaded('')
  await whenRead(planner, id)
  await context.owner
    .updateTable('readings')
    .set({ state: 'running', attempts: 1, stage: 'facts', share: 0.6, textId: null, facts: null, endedAt: null })
    .where('documentId', '=', id)
    .execute()
  await context.owner.deleteFrom('documentTexts').where('documentId', '=', id).execute()
  const servers = [await startAnew(), await startAnew()]
  expect((await whenRead(planner, id)).reading?.state).toBe('done')
  for (const { stop } of servers) await stop()
  expect(await rowsOf(id)).toHaveLength(1)
  expect(await attemptsOf(id)).toBe(2)
})

test('what died twice is not read again by itself, says so, and is once a person asks', async () => {
  const { id, reading } = await uploaded('')
  await whenRead(planner, id)
  const died = { state: 'running', attempts: 2, textId: null, facts: null, endedAt: null }
  await context.owner.updateTable('readings').set(died).where('documentId', '=', id).execute()
  expect((await whenRead(planner, id)).reading).toMatchObject({
    id: reading.id,
    state: 'failed',
    problem: { code: 'reader-died', params: { times: 2 } },
  })
  const asked = await planner.post(`/api/jobs/reading/${reading.id}/retry`)
  expect(asked.statusCode, asked.body).toBe(202)
  expect((await whenRead(planner, id)).reading).toMatchObject({ id: asked.json().id, state: 'done' })
  const again = await planner.post(`/api/jobs/reading/${reading.id}/retry`)
  expect([again.statusCode, again.json().type]).toEqual([409, '/problems/job-not-failed'])
})

test('a process that died is replaced, once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hieuhoc-reader-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const { id } = await uploaded(`!dies ${join(folder, 'died')}`)
  expect((await whenRead(planner, id)).reading?.state).toBe('done')
  expect(await attemptsOf(id)).toBe(2)
  const { id: hopeless } = await uploaded(`!dies ${join(folder, 'no-such-folder', 'died')}`)
  expect((await whenRead(planner, hopeless)).reading).toMatchObject({ problem: { code: 'reader-died' } })
  expect(await attemptsOf(hopeless)).toBe(2)
})

test('three servers take each reading once', async () => {
  const { unitId } = await patient.setUp('01')
  const planner = await patient.signIn({ role: 'planner', unitId })
  const ids: string[] = []
  for (let n = 0; n < 6; n += 1) ids.push((await uploaded('', planner)).id)
  for (const id of ids) await whenRead(planner, id)
  const anew = { state: 'waiting', attempts: 0, textId: null, facts: null, endedAt: null }
  await patient.owner.updateTable('readings').set(anew).where('documentId', 'in', ids).execute()
  const servers = await Promise.all([startAnew(patient), startAnew(patient), startAnew(patient)])
  for (const id of ids) {
    expect((await whenRead(planner, id)).reading?.state).toBe('done')
    expect(await attemptsOf(id, patient)).toBe(1)
  }
  for (const { stop } of servers) await stop()
})

test('a second server passes by what the first one is reading', async () => {
  const { unitId } = await patient.setUp('22')
  const planner = await patient.signIn({ role: 'planner', unitId })
  const document = await uploaded('!waits', planner)
  await whenStage(document.id, 'outline', planner)
  const { stop } = await startAnew(patient)
  const passedBy = async () => {
    const { rows } = await sql`
      select from pgboss.job where singleton_key = ${document.reading.id} and state = 'completed'`.execute(
      patient.owner,
    )
    return rows.length > 0
  }
  while (!(await passedBy())) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(await readingOf(document.id, planner)).toMatchObject({ state: 'running' })
  expect(await attemptsOf(document.id, patient)).toBe(1)
  await stop()
  expect((await planner.delete(`/api/jobs/reading/${document.reading.id}`)).statusCode).toBe(204)
})

test('a database that is away when a reading ends is waited for: nothing is read a second time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hieuhoc-away-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const planner = await patient.signIn({ role: 'planner', unitId: (await patient.setUp('04')).unitId })
  const { id } = await uploaded(`!holds ${join(folder, 'go')}`, planner)
  await whenStage(id, 'outline', planner)
  const name = sql.id(new URL(patient.url).pathname.slice(1))
  await sql`alter database ${name} connection limit 0`.execute(patient.owner)
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and usename in ('hieuhoc_app', 'hieuhoc_jobs')`.execute(patient.owner)
  await writeFile(join(folder, 'go'), '')
  await new Promise((resolve) => setTimeout(resolve, 2500))
  await sql`alter database ${name} connection limit -1`.execute(patient.owner)
  expect((await whenRead(planner, id)).reading).toMatchObject({ state: 'done', problem: null })
  expect(await attemptsOf(id, patient)).toBe(1)
})

test('a reading whose job was lost is read all the same', async () => {
  const { id } = await uploaded('')
  await whenRead(planner, id)
  await context.owner.updateTable('readings').set({ state: 'waiting' }).where('documentId', '=', id).execute()
  expect((await whenRead(planner, id)).reading?.state).toBe('done')
})

test('uploads go on while papers are compared without end, two ask for one comparison, and a server that stops ends it', async () => {
  const [older, newer] = [Buffer.from(plan), Buffer.from('!waits')]
  const anew = await startAnew()
  const asked = [1, 2].map(() => anew.readings.compare({ older, newer }).catch((error) => error.kind.type))
  const gone = new AbortController()
  const left = context.readings
    .compare({ older, newer }, gone.signal)
    .catch((error) => [error.kind.status, error.kind.type])
  for (const _ of [1, 2, 3]) await uploaded('')
  gone.abort()
  expect(await left).toEqual([503, '/problems/comparisons-waiting'])
  await anew.stop()
  expect(await Promise.all(asked)).toEqual(Array(2).fill('/problems/comparisons-waiting'))
  const once = [1, 2].map(() => context.readings.compare({ older, newer: Buffer.from(`${plan}Hai.`) }))
  const [first, second] = await Promise.all(once)
  expect(first).toEqual({ form: 'whole' })
  expect(first).toBe(second)
})

test('a server that stops leaves its readings to the next start', async () => {
  const { unitId } = await patient.setUp('33')
  const planner = await patient.signIn({ role: 'planner', unitId })
  const document = await uploaded('!waits', planner)
  await whenStage(document.id, 'outline', planner)
  await patient.readings.stop()
  await patient.jobs.stop()
  expect((await readingOf(document.id, planner)).state).toBe('waiting')
  expect(await attemptsOf(document.id, patient)).toBe(0)
  const { stop } = await startAnew(patient)
  await whenStage(document.id, 'outline', planner)
  expect((await planner.delete(`/api/jobs/reading/${document.reading.id}`)).statusCode).toBe(204)
  await stop()
})

test('read again by the same reader nothing is new; by another, the same words keep their clause', async () => {
  const { id } = await uploaded('')
  await whenRead(planner, id)
  const textOf = async (which = ''): Promise<DocumentText> =>
    (await planner.get(`/api/documents/${id}/text${which}`)).json()
  const first = await textOf()
  await planner.post(`/api/documents/${id}/readings`)
  await whenRead(planner, id)
  expect(await textOf()).toEqual(first)

  const earlier = first.text.replace('Mở lớp xóa mù chữ', 'Mở lớp')
  const cut = first.text.length - earlier.length
  await context.owner
    .updateTable('documentTexts')
    .set({ readerVersion: '0', text: earlier })
    .where('id', '=', first.id)
    .execute()
  const changed = first.clauses.findIndex(({ end }) => end > first.text.indexOf('Mở lớp') + 6)
  for (const [index, { id: clauseId, start, end }] of first.clauses.entries()) {
    if (index < changed) continue
    const places = { startAt: index === changed ? start : start - cut, endAt: end - cut }
    await context.owner.updateTable('clauses').set(places).where('id', '=', clauseId).execute()
  }
  await planner.post(`/api/documents/${id}/readings`)
  await whenRead(planner, id)
  const second = await textOf()
  expect([second.version, second.text]).toEqual([2, first.text])
  const kept = second.clauses.map((clause, index) => clause.id === first.clauses[index]?.id)
  expect(kept).toEqual(first.clauses.map((_, index) => index !== changed))
  expect((await textOf(`?textId=${first.id}`)).version).toBe(1)
})
