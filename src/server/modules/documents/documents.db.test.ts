import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import { upload, uploadSlowly, whenRead } from '../../../../tests/support/uploads.ts'
import { DocumentText } from '../../../shared/documents.ts'
import type { ReadFact } from '../../../shared/read-facts.ts'
import { inTransaction } from '../../platform/database.ts'
import { checkAgainst } from '../../platform/validation.ts'
import { actorOf } from '../identity/index.ts'
import { getFinishedReading, listDocumentRows, publishDocument } from './index.ts'

const context = useApp()
const songLam = await readFile('examples/ke-hoach-song-lam.txt')
let made = 0
/** A small plan of its own words, so that no test meets another's. */
const somePlan = () => {
  made += 1
  return Buffer.from(`KẾ HOẠCH\nXây dựng xã hội học tập, bản ${made}\nI. MỤC TIÊU\n- 98% người từ 15 tuổi biết chữ.\n`)
}

let provinces: Promise<{ hungYen: { homeId: number; unitId: string }; laoCai: { homeId: number; unitId: string } }>
/** Provinces are set up once; people are each test's own. */
const setUp = () => {
  provinces ??= (async () => ({ hungYen: await context.setUp('33'), laoCai: await context.setUp('15') }))()
  return provinces
}
const somePlanner = async (province: 'hungYen' | 'laoCai' = 'hungYen') =>
  context.signIn({ role: 'planner', unitId: (await setUp())[province].unitId })
const uploaded = async (client: Client, bytes = somePlan()): Promise<string> => {
  const response = await upload(client, bytes)
  expect(response.statusCode, response.body).toBe(201)
  return response.json().document.id
}
const asOf = async <T>(client: Client, work: Parameters<typeof inTransaction<T>>[2]) =>
  inTransaction(context.db, await actorOf(context.db, context.clock, client.personId), work)

test('a plan that is uploaded is read, and its facts stand on its clauses', async () => {
  const planner = await somePlanner()
  const response = await upload(planner, songLam, { name: 'Kế hoạch Sông Lam.txt' })
  expect(response.statusCode).toBe(201)
  const { document, alreadyHere } = response.json()
  expect(alreadyHere).toBe(false)
  expect(document).toMatchObject({ fileName: 'Kế hoạch Sông Lam.txt', format: 'txt', byteSize: songLam.length })
  expect(document.reading).toMatchObject({ state: 'waiting', share: 0 })

  const read = await whenRead(planner, document.id)
  expect(read).toMatchObject({ kind: 'Kế hoạch', number: '47/KH-UBND', issuedOn: '2026-03-16', programmes: [] })
  expect(read.reading).toMatchObject({ state: 'done', share: 1, problem: null, found: { document: 1 } })
  expect(read.reading?.found?.target).toBeGreaterThan(0)

  const text: DocumentText = (await planner.get(`/api/documents/${document.id}/text`)).json()
  expect(checkAgainst(DocumentText, text, '')).toEqual([])
  const clauses = new Map(text.clauses.map((clause) => [clause.id, clause]))
  for (const { parentId } of text.clauses) if (parentId !== null) expect(clauses.has(parentId)).toBe(true)
  const { facts, textId, homeId } = await asOf(planner, (db) => getFinishedReading(db, document.id))
  expect(textId).toBe(text.id)
  expect(homeId).toBe((await setUp()).hungYen.homeId)
  expect(facts.length).toBe(Object.values(read.reading?.found ?? {}).reduce((sum, n) => sum + n, 0))
  for (const { clauseId, start, end } of facts) {
    const clause = clauses.get(clauseId)
    expect(clause && clause.start <= start && start < clause.end).toBe(true)
    expect(end).toBeLessThanOrEqual(text.text.length)
  }
  const target = facts.find(
    (fact): fact is ReadFact & { kind: 'target' } => fact.kind === 'target' && fact.body.value === 98,
  )
  expect(target && text.text.slice(target.start, target.end)).toBe(target?.quote)
  expect(facts.every(({ certainty, doubts }) => (certainty === 'sure') === (doubts?.length === 0))).toBe(true)
  expect(facts.find((fact) => fact.kind === 'funding')?.body).toMatchObject({
    sources: ['dự toán ngân sách nhà nước hằng năm', expect.any(String), expect.any(String), expect.any(String)],
  })
})

test('the file comes back as it went in, under its own name', async () => {
  const planner = await somePlanner()
  const bytes = somePlan()
  const response = await upload(planner, bytes, { name: '../Kế hoạch "số 1".txt' })
  const { id } = response.json().document
  const file = await planner.get(`/api/documents/${id}/file`)
  expect(file.rawPayload.equals(bytes)).toBe(true)
  expect(file.headers['content-disposition']).toMatch(
    /^attachment; filename="Ke hoach .*"; filename\*=UTF-8''K%E1%BA%BF%20/,
  )
  expect(file.headers['x-content-type-options']).toBe('nosniff')
  expect(file.headers['content-security-policy']).toContain('sandbox')
})

test('one person sends three files at a time; a fourth waits on the line, then is told to come again, and nobody else is held up', async () => {
  const [planner, other] = [await somePlanner(), await somePlanner()]
  const slow = [1, 2, 3].map(() => uploadSlowly(planner, somePlan()))
  await expect.poll(() => slow.every(({ isTaken }) => isTaken()), { timeout: 20_000 }).toBe(true)
  const fourth = upload(planner, somePlan())
  await uploaded(other)
  const refused = await fourth
  expect([refused.statusCode, refused.json().type]).toEqual([503, '/problems/uploads-waiting'])
  expect(refused.headers['retry-after']).toBe('10')
  for (const { finish } of slow) finish()
  expect((await Promise.all(slow.map(({ answer }) => answer))).map(({ statusCode }) => statusCode)).toEqual([
    201, 201, 201,
  ])
  await uploaded(planner)
})

test('the same file sent by ten people at once is one document with one reading', async () => {
  const planners = await Promise.all(Array.from({ length: 10 }, () => somePlanner()))
  const bytes = somePlan()
  const responses = await Promise.all(planners.map((planner) => upload(planner, bytes)))
  expect(responses.map(({ statusCode }) => statusCode).sort()).toEqual([...Array(9).fill(200), 201])
  const ids = new Set(responses.map((response) => response.json().document.id))
  expect(ids.size).toBe(1)
  const [id = ''] = ids
  await whenRead(planners[0] as Client, id)
  const count = (table: 'documentFiles' | 'readings' | 'documentTexts') =>
    context.owner.selectFrom(table).select('documentId').where('documentId', '=', id).execute()
  expect(
    [await count('documentFiles'), await count('readings'), await count('documentTexts')].map((r) => r.length),
  ).toEqual([1, 1, 1])
  const again = await upload(planners[3] as Client, bytes)
  expect([again.statusCode, again.json().alreadyHere]).toEqual([200, true])
})

test('two provinces each keep their own copy', async () => {
  const bytes = somePlan()
  const one = await upload(await somePlanner('hungYen'), bytes)
  const other = await upload(await somePlanner('laoCai'), bytes)
  expect([one.statusCode, other.statusCode]).toEqual([201, 201])
  expect(one.json().document.id).not.toBe(other.json().document.id)
})

test('a province uploads for a commune below it, and for nobody else', async () => {
  const planner = await somePlanner()
  const { hungYen, laoCai } = await setUp()
  const commune = await context.owner
    .selectFrom('units')
    .select('id')
    .where('parentId', '=', hungYen.unitId)
    .where('ended', 'is', null)
    .executeTakeFirstOrThrow()
  const below = await upload(planner, somePlan(), { unitId: commune.id })
  expect(below.json().document.unitId).toBe(commune.id)
  const beside = await upload(planner, somePlan(), { unitId: laoCai.unitId })
  expect([beside.statusCode, beside.json().type]).toEqual([403, '/problems/not-allowed'])
  const nowhere = await upload(planner, somePlan(), { unitId: '99999999' })
  expect(nowhere.statusCode).toBe(404)

  const inCommune = await context.signIn({ role: 'planner', unitId: commune.id })
  const bytes = somePlan()
  await uploaded(planner, bytes)
  const unseen = await upload(inCommune, bytes)
  expect([unseen.statusCode, unseen.json().type]).toEqual([409, '/problems/document-kept-elsewhere'])
})

test('to another province a document does not exist', async () => {
  const planner = await somePlanner()
  const stranger = await somePlanner('laoCai')
  const id = await uploaded(planner)
  const { reading } = await whenRead(planner, id)
  const answers = [
    await stranger.get(`/api/documents/${id}`),
    await stranger.get(`/api/documents/${id}/file`),
    await stranger.get(`/api/documents/${id}/text`),
    await stranger.delete(`/api/documents/${id}`),
    await stranger.post(`/api/documents/${id}/readings`),
    await stranger.delete(`/api/readings/${reading?.id}`),
  ]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(404))
  const unknown = await stranger.get('/api/documents/01890000-0000-7000-8000-000000000000')
  const { requestId: _, ...seen } = (await stranger.get(`/api/documents/${id}`)).json()
  const { requestId: __, ...unseen } = unknown.json()
  expect(seen).toEqual(unseen)
  const list = (await stranger.get('/api/documents')).json().documents
  expect(list.map((document: { id: string }) => document.id)).not.toContain(id)
})

test('a viewer reads and does not upload, a published document shows below, and nobody below removes it', async () => {
  const planner = await somePlanner()
  const { hungYen } = await setUp()
  const viewer = await context.signIn({ role: 'viewer', unitId: hungYen.unitId })
  expect((await upload(viewer, somePlan())).statusCode).toBe(403)
  const id = await uploaded(planner)
  await whenRead(planner, id)
  expect((await viewer.get(`/api/documents/${id}`)).statusCode).toBe(200)

  const { id: communeId } = await context.owner
    .selectFrom('units')
    .select('id')
    .where('parentId', '=', hungYen.unitId)
    .where('ended', 'is', null)
    .executeTakeFirstOrThrow()
  const below = await context.signIn({ role: 'planner', unitId: communeId })
  const paths = [`/api/documents/${id}`, `/api/documents/${id}/file`, `/api/documents/${id}/text`]
  const statuses = async () => Promise.all(paths.map(async (path) => (await below.get(path)).statusCode))
  expect(await statuses()).toEqual([404, 404, 404])
  await asOf(planner, (db) => publishDocument(db, hungYen.homeId, id, []))
  expect(await statuses()).toEqual([200, 200, 200])
  const shown = (await below.get(`/api/documents/${id}`)).json()
  expect(shown).toMatchObject({ kind: 'Kế hoạch', reading: null })
  expect((await below.get(`/api/documents/${id}/text`)).json().clauses.length).toBeGreaterThan(0)
  expect((await below.delete(`/api/documents/${id}`)).statusCode).toBe(403)

  expect((await planner.post(`/api/documents/${id}/readings`)).statusCode).toBe(202)
  await whenRead(planner, id)
  expect(await statuses()).toEqual([200, 200, 200])
})

test('a document is removed whole, unless a version stands on it', async () => {
  const planner = await somePlanner()
  const id = await uploaded(planner)
  await whenRead(planner, id)
  const { homeId, unitPath, textId } = await asOf(planner, (db) => getFinishedReading(db, id))
  const at = context.clock.now()
  const programmeId = '01890000-0000-7000-8000-00000000aaaa'
  const row = { homeId, unitPath, createdBy: planner.personId, createdAt: at }
  const { unitId } = (await setUp()).hungYen
  await context.owner
    .insertInto('programmes')
    .values({ ...row, id: programmeId, unitId, name: 'Xã hội học tập' })
    .execute()
  const version = { ...row, id: programmeId, programmeId, documentId: id, textId, number: 1, state: 'draft' }
  await context.owner.insertInto('planVersions').values(version).execute()
  expect((await planner.get(`/api/documents/${id}`)).json().programmes).toEqual([
    { id: programmeId, name: 'Xã hội học tập', versionId: programmeId, state: 'draft' },
  ])
  const refused = await planner.delete(`/api/documents/${id}`)
  expect([refused.statusCode, refused.json().type]).toEqual([409, '/problems/document-in-use'])

  await context.owner.deleteFrom('planVersions').where('id', '=', programmeId).execute()
  expect((await planner.delete(`/api/documents/${id}`)).statusCode).toBe(204)
  expect((await planner.get(`/api/documents/${id}`)).statusCode).toBe(404)
  for (const table of ['documentFiles', 'documentTexts', 'readings'] as const) {
    expect(await context.owner.selectFrom(table).select('homeId').where('documentId', '=', id).execute()).toEqual([])
  }
  expect(await context.owner.selectFrom('clauses').select('id').where('textId', '=', textId).execute()).toEqual([])
})

test('the list goes from the newest back, a page at a time', async () => {
  const { unitId } = await context.setUp('37')
  const planner = await context.signIn({ role: 'planner', unitId })
  const ids: string[] = []
  for (let n = 0; n < 5; n++) ids.unshift(await uploaded(planner))
  const first = (await planner.get('/api/documents?limit=3')).json()
  const second = (await planner.get(`/api/documents?limit=3&before=${first.documents[2].id}`)).json()
  const idsOf = (page: { documents: { id: string }[] }) => page.documents.map(({ id }) => id)
  expect([...idsOf(first), ...idsOf(second)]).toEqual(ids)
  expect([first.more, second.more]).toEqual([true, false])
  expect(await asOf(planner, (db) => listDocumentRows(db, ids))).toHaveLength(5)
})
