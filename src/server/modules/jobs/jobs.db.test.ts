import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test, vi } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import { upload, whenRead } from '../../../../tests/support/uploads.ts'
import type { Job, Jobs } from '../../../shared/jobs.ts'
import { NATION_ID } from '../../../shared/units.ts'

const context = useApp({ file: new URL('../../../../tests/support/unruly-reader.ts', import.meta.url) })

let province: { homeId: number; unitId: string }
let planner: Client
beforeAll(async () => {
  province = await context.setUp('33')
  planner = await context.signIn({ role: 'planner', unitId: province.unitId })
})

let made = 0
async function uploaded(order = '', client = planner): Promise<{ id: string; reading: { id: string } }> {
  made += 1
  const text = order === '' ? `KẾ HOẠCH\nXây dựng xã hội học tập, bản ${made}\nI. MỤC TIÊU\n- 98% biết chữ.\n` : order
  const response = await upload(client, Buffer.from(order === '' ? text : `${text} ${made}`), {
    name: `ke-hoach-${made}.txt`,
  })
  expect(response.statusCode, response.body).toBe(201)
  return response.json().document
}
async function list(query = '', client = planner): Promise<Job[]> {
  const response = await client.get(`/api/jobs?${query}`)
  expect(response.statusCode, response.body).toBe(200)
  return (response.json() as Jobs).jobs
}
const find = async (id: string, client = planner, query = '') =>
  (await list(query, client)).find((job) => job.id === id)
const cancel = (kind: string, id: string, client = planner) => client.delete(`/api/jobs/${kind}/${id}`)
const retry = (kind: string, id: string, client = planner) => client.post(`/api/jobs/${kind}/${id}/retry`)
const untilState = (id: string, state: string, client = planner) =>
  vi.waitFor(async () => expect(await find(id, client)).toMatchObject({ state }), { timeout: 20_000, interval: 50 })

test('a planner sees what runs at their unit, how far it is, for whom, and stops it', async () => {
  const { id, reading } = await uploaded('!waits')
  await vi.waitFor(async () => expect(await find(reading.id)).toMatchObject({ stage: 'outline' }), { timeout: 20_000 })
  expect(await find(reading.id)).toMatchObject({
    kind: 'reading',
    unitId: province.unitId,
    unitName: 'tỉnh Hưng Yên',
    subjectId: id,
    title: `ke-hoach-${made}.txt`,
    onBehalfOf: null,
    state: 'running',
    share: 0.25,
    attempts: 1,
    problem: null,
    may: { cancel: true, retry: false },
  })
  expect((await cancel('reading', reading.id)).statusCode).toBe(204)
  expect(await find(reading.id)).toMatchObject({ state: 'cancelled', may: { cancel: false, retry: true } })
  const twice = await cancel('reading', reading.id)
  expect([twice.statusCode, twice.json().type]).toEqual([409, '/problems/job-over'])
})

test('what failed says why, and is done again once, by two who ask at the same time', async () => {
  const { id, reading } = await uploaded('!throws')
  await whenRead(planner, id)
  expect(await find(reading.id, planner, 'state=failed&latest=true')).toMatchObject({
    state: 'failed',
    attempts: 2,
    problem: { code: 'reader-died', params: { times: 2 } },
    may: { cancel: false, retry: true },
  })
  const asked = await Promise.all([retry('reading', reading.id), retry('reading', reading.id)])
  const ids = asked.flatMap((response) => (response.statusCode === 202 ? [response.json().id] : []))
  expect(new Set(ids).size).toBe(1)
  for (const { statusCode } of asked) expect([202, 409]).toContain(statusCode)
  await whenRead(planner, id)
  const rows = await context.owner.selectFrom('readings').select('id').where('documentId', '=', id).execute()
  expect(rows).toHaveLength(2)
  expect(await find(reading.id, planner, 'state=failed&latest=true')).toBeUndefined()
  expect(await find(reading.id)).toMatchObject({ may: { retry: false } })
})

test('the same request sent again is answered as before and done once', async () => {
  const { id, reading } = await uploaded('!throws')
  await whenRead(planner, id)
  const headers = { 'idempotency-key': randomUUID() }
  const again = () => planner.send({ method: 'POST', url: `/api/jobs/reading/${reading.id}/retry`, headers })
  const [first, second] = [await again(), await again()]
  expect([first.statusCode, second.statusCode]).toEqual([202, 202])
  expect(second.json()).toEqual(first.json())
})

test('who operates the system sees all kinds, but no title of what is not theirs to read', async () => {
  const { id, reading } = await uploaded('!throws')
  await whenRead(planner, id)
  const { administrator } = context
  expect(await find(reading.id, administrator)).toMatchObject({ title: null, subjectId: id, may: { retry: true } })
  const backup = (await administrator.post('/api/system/backups')).json()
  await untilState(backup.id, 'done', administrator)
  expect((await list('', administrator)).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['backup', 'reading']))
  expect(await list('kind=backup', administrator)).toMatchObject([{ id: backup.id, kind: 'backup', unitId: NATION_ID }])

  // Asked for again by somebody who reads no documents it is done with the rights of whoever asked first.
  const asked = await retry('reading', reading.id, administrator)
  expect(asked.statusCode, asked.body).toBe(202)
  await whenRead(planner, id)
  expect(await find(asked.json().id, administrator)).toMatchObject({
    state: 'failed',
    problem: { code: 'reader-died' },
  })
})

test('what is of the system shows to nobody else, and they are told that there is none', async () => {
  const nationPlanner = await context.signIn({ role: 'planner', unitId: NATION_ID })
  const { id } = (await context.administrator.post('/api/system/backups')).json()
  await untilState(id, 'done', context.administrator)
  for (const client of [planner, nationPlanner]) {
    expect((await list('', client)).filter(({ kind }) => kind !== 'reading')).toEqual([])
    expect((await cancel('backup', id, client)).statusCode).toBe(404)
    expect((await retry('backup', id, client)).statusCode).toBe(404)
  }
})

test('a planner below sees no work of the unit above, that on a published document neither', async () => {
  const communeId = await context.owner
    .selectFrom('units')
    .select('id')
    .where(sql<boolean>`path <@ (select path from units where id = ${province.unitId})`)
    .where('level', '=', 3)
    .where('ended', 'is', null)
    .limit(1)
    .executeTakeFirstOrThrow()
  const below = await context.signIn({ role: 'planner', unitId: String(communeId.id) })
  const { id, reading } = await uploaded()
  await whenRead(planner, id)
  await sql`update documents set published = true where id = ${id}`.execute(context.owner)
  await sql`update readings set published = true where document_id = ${id}`.execute(context.owner)
  expect((await below.get(`/api/documents/${id}`)).statusCode).toBe(200)
  expect(await list('', below)).toEqual([])
  expect((await cancel('reading', reading.id, below)).statusCode).toBe(404)
  expect((await retry('reading', reading.id, below)).statusCode).toBe(404)
})

test('the list is filtered by state, kind and mine, and goes on where the page ended', async () => {
  const other = await context.signIn({ role: 'planner', unitId: province.unitId })
  const theirs: string[] = []
  for (let n = 0; n < 3; n += 1) {
    const { id, reading } = await uploaded('', other)
    await whenRead(other, id)
    theirs.push(reading.id)
  }
  expect((await list('mine=true', other)).map(({ id }) => id)).toEqual(theirs.toReversed())
  const first = (await other.get('/api/jobs?mine=true&limit=2')).json() as Jobs
  expect([first.jobs.length, first.more]).toEqual([2, true])
  const second = (await other.get(`/api/jobs?mine=true&limit=2&before=${first.jobs[1]?.id}`)).json() as Jobs
  expect([second.jobs.map(({ id }) => id), second.more]).toEqual([[theirs[0]], false])
  const states = new Set((await list('state=done&state=cancelled')).map(({ state }) => state))
  expect([...states].sort()).toEqual(['cancelled', 'done'])
  expect(await list('kind=letter')).toEqual([])
  expect((await planner.get('/api/jobs?state=nonsense')).statusCode).toBe(400)
})
